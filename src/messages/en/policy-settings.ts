/** Settings of a Site's policy, and exceptions, that say nothing hvm could obey. */
export const policySettings = {
  'MAN-015': {
    message: '{path}: there is no finding {code}.',
    hint: 'Of that kind there are: {known}. "hvm explain CODE" explains one.',
  },
  'MAN-015/near': {
    message: '{path}: there is no finding {code}.',
    hint: 'Did you mean {near}? "hvm explain CODE" explains one.',
  },
  'MAN-015/none': {
    message: '{path}: there is no finding {code}, nor one of that kind.',
    hint: 'Write a code as "hvm check" prints it. docs/findings.md has them all.',
  },
  'MAN-015/never': {
    message: '{path}: nobody can set {code}: vSphere would refuse, or it would hit another server.',
    hint: 'Take the setting out. "hvm explain {code}" tells what to do about the finding.',
  },
  'MAN-015/no-exception': {
    message: '{path}: nobody can except {code}: vSphere would refuse, or it would hit another server.',
    hint: 'Take the exception out: it has no effect. "hvm explain {code}" tells what to do about the finding.',
  },
  'MAN-015/no-thresholds': {
    message: '{path}: {code} has no thresholds, and {name} is none.',
    hint: 'Only its severity can be set: error, warning, info or off.',
  },
  'MAN-015/threshold': {
    message: '{path}: {code} has no threshold {name}.',
    hint: 'It has: {known}. "hvm explain {code}" tells what they do.',
  },
  'MAN-015/threshold-near': {
    message: '{path}: {code} has no threshold {name}.',
    hint: 'Did you mean {near}? "hvm explain {code}" tells what it does.',
  },
  'MAN-015/value': {
    message: '{path} does not take {found}.',
    hint: 'Write it in the same unit as the default: {example}.',
  },
  'MAN-015/share': {
    message: '{path}: {found} would be less than one percent.',
    hint: 'Write {near}.',
  },
  'MAN-015/order': {
    message: '{path}: with {warn} at {value} and {error} at {limit} the error comes before its warning.',
    hint: 'Set {warn} and {error} so that the warning comes first.',
  },
} as const;
