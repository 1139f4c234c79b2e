import { deviceFaults } from './fault-devices.ts';
import { faults } from './faults.ts';

/** Texts of recordings (REC), of their lock (LCK), and of vSphere's faults (VSP), which every adapter shares. */
export const recording = {
  'REC-001/missing': {
    message: 'There is no recording {file}.',
    hint: 'Check the path: --recording counts from the current folder, spec.vcenter.recording from the manifest. `hvm init` makes a small one.',
  },
  'REC-001/folder': {
    message: '{file} is a folder, not a recording.',
    hint: 'Name the recording file in it.',
  },
  'REC-001/special': {
    message: '{file} is not a regular file.',
    hint: 'Save it as a file first, and name that.',
  },
  'REC-001/denied': {
    message: 'The recording {file} may not be read.',
    hint: "Look at the file's permissions (`ls -l`).",
  },
  'REC-001/failed': {
    message: 'The recording {file} cannot be read: {reason}.',
    hint: 'Mend the cause and run the command again.',
  },
  'REC-002/large': {
    message: 'The recording {file} has {size} MB; hvm reads at most {limit} MB.',
    hint: 'Check that it is a recording at all: 5,000 VMs take about 4 MB, and no vCenter holds more than ten times as many.',
  },
  'REC-002/empty': {
    message: 'The recording {file} is empty.',
    hint: 'Take it back from version control (`git checkout`) or a backup.',
  },
  'REC-002/utf8': {
    message: 'The recording {file} is not UTF-8 text.',
    hint: 'Save it as UTF-8 in the editor. A UTF-16 or Shift_JIS file has to be converted.',
  },
  'REC-002/end': {
    message: 'The recording breaks off here: it was cut short, or a bracket is not closed.',
    hint: 'Close what is open, or take the file back from version control (`git checkout`) or a backup.',
  },
  'REC-002/trailing-comma': {
    message: 'There is a comma before a closing bracket.',
    hint: 'Take the comma away: JSON has none after the last one.',
  },
  'REC-002/comment': {
    message: 'There is a comment in the recording.',
    hint: 'Take the comment away: JSON has none.',
  },
  'REC-002/conflict': {
    message: 'The recording holds an unresolved merge conflict of git.',
    hint: 'Resolve it: keep one side between the `<<<<<<<` and `>>>>>>>` lines, and remove these lines.',
  },
  'REC-002/unexpected': {
    message: 'The recording is not JSON: what stands here does not fit.',
    hint: 'Look for a missing comma, quote or bracket here or just before.',
  },
  'REC-002/twice': {
    message: 'The key "{key}" stands twice in one object.',
    hint: 'Remove one of them, or rename it: only one of the two values could be kept.',
  },
  'REC-002/foreign': {
    message: '{file} is JSON, but not a recording: its "format" is not "{format}".',
    hint: 'Check the path. A saved plan belongs to `apply --plan`, not to --recording.',
  },
  'REC-002/newer': {
    message: 'The recording {file} has format version {version}; this hvm knows versions up to {known}.',
    hint: 'Use a newer hvm for it.',
  },
  'REC-003/unknown-key': {
    message: 'A recording has no key {path}.{also}',
    hint: 'Correct the spelling or take it away; docs/recording.md lists every key.',
  },
  'REC-003/missing-key': {
    message: '{path} is missing.{also}',
    hint: 'Add "{key}"; docs/recording.md says what belongs there.',
  },
  'REC-003/null': {
    message: '{path} is null.{also}',
    hint: 'Leave the key out to get its default.',
  },
  'REC-003/size': {
    message: '{path} is {found}; sizes in a recording are numbers of MiB.{also}',
    hint: 'Write a bare number: 1 GiB is 1024, 8 GiB is 8192, 1 TiB is 1048576.',
  },
  'REC-003/type': {
    message: '{path} is {found}, which is not of the JSON type {expected}.{also}',
    hint: 'Write a value of that type; text is in quotes, numbers and true/false are not.',
  },
  'REC-003/value': {
    message: '{path} is {found}, which is none of: {values}.{also}',
    hint: 'Write one of these.',
  },
  'REC-003/small': {
    message: '{path} is {found}, which is too small or too short.{also}',
    hint: 'The least is {minimum}.',
  },
  'REC-003/big': {
    message: '{path} is {found}, which is too big.{also}',
    hint: 'The most is {maximum}.',
  },
  'REC-003/form': {
    message: '{path} is {found}, which has not the right form.{also}',
    hint: 'docs/recording.md shows the form of every key.',
  },
  'REC-003/version': {
    message: 'The format version is {found}, which never existed.{also}',
    hint: 'Write {known}, without quotes.',
  },
  'REC-004/name': {
    message: '{path} and {first} have the same name, {name}, in the same place.{also}',
    hint: 'Rename or remove one: a vCenter would not hold both.',
  },
  'REC-004/uuid': {
    message: '{path} and {first} have the same instanceUuid {uuid}.{also}',
    hint: 'Take the instanceUuid out of the one that is a copy; hvm gives it one.',
  },
  'REC-004/place': {
    message: '{path} and {first} are both at {place}.{also}',
    hint: 'Give one another "unit" or "controller".',
  },
  'REC-004/key': {
    message: '{path} and {first} have the same device key {key}.{also}',
    hint: 'Give one another "key", or leave it out.',
  },
  'REC-004/reference': {
    message: '{path} names the {kind} "{name}", which is not in the recording.{also}',
    hint: 'Correct the name, or add the {kind} to the recording.',
  },
  'REC-004/elsewhere': {
    message: '{path} names the {kind} "{name}", which is in {other}, not in {here}.{also}',
    hint: 'Correct the one or the other.',
  },
  'REC-004/template': {
    message: '{path} is "{power}", and the VM is a template: a template is always off.{also}',
    hint: 'Take "power" or "template" out.',
  },
  'REC-004/which': {
    message: '{path} is missing, and there is not exactly one {kind} that it could be.{also}',
    hint: 'Say which {kind} it is.',
  },
  'REC-005/full': {
    message: 'The recording {file} was not saved: the disk is full. The file is as it was before.',
    hint: 'Free some space, then apply again: it goes on where it stopped.',
  },
  'REC-005/denied': {
    message:
      'The recording {file} was not saved: its folder {folder} is not writable. The file is as it was before.',
    hint: 'hvm writes a new file beside the old one and renames it. Make the folder writable, or work on a copy.',
  },
  'REC-005/read-only': {
    message: 'The recording {file} is write-protected; nothing was written.',
    hint: 'Take the write protection off (`chmod u+w`), or work on a copy.',
  },
  'REC-005/failed': {
    message: 'The recording {file} was not saved: {reason}. The file is as it was before.',
    hint: 'Mend the cause, then apply again: it goes on where it stopped.',
  },
  'REC-006': {
    message:
      'The recording {file} was changed by somebody else while this run was working on it; nothing more was written.',
    hint: 'Look at `git diff {file}`, then plan and apply again.',
  },
  'LCK-001': {
    message: 'The recording {file} is being applied to by process {pid} on {host}, since {age} ({since}).',
    hint: 'Wait for it, or let hvm wait: --lock-timeout 5m. If that process is not hvm or is gone for good, remove {lock}.',
  },
  'LCK-001/unreadable': {
    message: 'The recording {file} is locked by {lock}, which does not say by whom.',
    hint: 'If no other hvm is running on it, remove that file.',
  },
  'LCK-002': {
    message: 'The recording {file} cannot be locked: {lock} cannot be written ({reason}).',
    hint: 'Make the folder writable, or work on a copy of the recording.',
  },
  'LCK-002/full': {
    message: 'The recording {file} cannot be locked: the disk is full.',
    hint: 'Free some space, then run the command again.',
  },
  'LCK-003': {
    message:
      'The lock {lock} of the recording {file} was taken away during the run; nothing more was written.',
    hint: 'Find out who removed it, then plan and apply again.',
  },
  ...faults,
  ...deviceFaults,
} as const;
