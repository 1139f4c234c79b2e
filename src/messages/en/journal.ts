/** Texts of the journal and of `status`. */
export const journal = {
  'JNL-001': {
    message: 'The journal {file} cannot be written: {reason}. Nothing was changed.',
    hint: 'Every apply leaves a record of what it did. Choose another place for it: --journal FILE.',
  },
  'JNL-001/denied': {
    message: 'The journal {file} cannot be written: you may not write there ({reason}). Nothing was changed.',
    hint: 'Mend the permissions, or choose another place for it: --journal FILE, or XDG_STATE_HOME.',
  },
  'JNL-001/full': {
    message: 'The journal {file} cannot be written: there is no room ({reason}). Nothing was changed.',
    hint: 'Make room, or choose another place for it: --journal FILE, or XDG_STATE_HOME.',
  },
  'JNL-001/missing': {
    message: 'The journal {file} cannot be written: there is no such folder ({reason}). Nothing was changed.',
    hint: 'Make the folder first, or choose another place for it: --journal FILE.',
  },
  'JNL-001/nowhere': {
    message: 'There is no place for the journal: you have no home folder here. Nothing was changed.',
    hint: 'Choose one: --journal FILE, or XDG_STATE_HOME.',
  },
  'JNL-002': {
    message: '{file} is no journal, and lines of a journal would break what it holds. Nothing was changed.',
    hint: 'Give --journal a new file, or one that an apply has written.',
  },
  'JNL-003': {
    message: 'The journal {file} cannot be written any more ({reason}). The apply goes on.',
    hint: 'Nothing depends on it; but "hvm status" will not know all that this run did.',
  },
  'JNL-004': {
    message: 'There is no run "{id}" in {place}.',
    hint: 'Run "hvm status" for the last ones. A run in another place: --journal FILE.',
  },
  'JNL-004/several': {
    message: 'Several runs begin with "{id}": {runs}.',
    hint: 'Give more of the id.',
  },
  'JNL-005': {
    message: 'The journal {file} cannot be read: {reason}.',
    hint: 'Check that it is there and that you may read it. Nothing else depends on it.',
  },
} as const;
