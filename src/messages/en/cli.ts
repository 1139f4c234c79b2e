import { transfer } from './transfer.ts';

export const cli = {
  'USE-001': {
    message: 'hvm has no command "{word}".',
    hint: 'Run "hvm --help" for the list of commands.',
  },
  'USE-001/near': {
    message: 'hvm has no command "{word}".',
    hint: 'Did you mean "hvm {near}"?',
  },
  'USE-002': {
    message: 'hvm {verb} has no option {option}.',
    hint: 'Run "hvm {verb} --help" for the list of its options.',
  },
  'USE-002/global': {
    message: 'hvm has no option {option}.',
    hint: 'Run "hvm --help" for the commands, and "hvm COMMAND --help" for the options of one.',
  },
  'USE-002/near': {
    message: 'hvm {verb} has no option {option}.',
    hint: 'Did you mean {near}? "hvm {verb} --help" lists all of them.',
  },
  'USE-002/elsewhere': {
    message: 'hvm {verb} does not take {option}.',
    hint: 'It belongs to: {verbs}. Run "hvm {verb} --help" for the options of this command.',
  },
  'USE-003': {
    message: 'The option {option} needs a value.',
    hint: 'Write {usage}.',
  },
  'USE-004': {
    message: '"{value}" is not a value for {option}.',
    hint: 'It takes {expected}.',
  },
  'USE-004/env': {
    message: 'The environment variable {option} has the value "{value}".',
    hint: 'It takes {expected}.',
  },
  'USE-005': {
    message: 'hvm {verb} does not take the argument "{word}".',
    hint: 'Run "hvm {verb} --help" to see how it is called.',
  },
  'USE-006': {
    message: 'hvm {verb} needs {argument}.',
    hint: 'Write {usage}.',
  },
  'USE-007': {
    message: '{first} and {second} cannot be used together.',
    hint: 'Leave one of them out.',
  },
  'USE-007/saved': {
    message: '{second} cannot be used with --plan: a saved plan is applied as it is.',
    hint: 'Leave it out, or make a new plan with it: hvm plan {second} … --out FILE',
  },
  'USE-008': {
    message: '--target {pattern} matches no virtual machine of these manifests.',
    hint: 'Name a VirtualMachine as its metadata.name says, or use * and ? for several.',
  },
  'USE-008/near': {
    message: '--target {pattern} matches no virtual machine of these manifests.',
    hint: 'Did you mean {near}?',
  },
  'USE-009': {
    message: '--adopt {name} is not a virtual machine of these manifests.',
    hint: 'Write a manifest for it first; then --adopt takes the existing VM over.',
  },
  'USE-009/near': {
    message: '--adopt {name} is not a virtual machine of these manifests.',
    hint: 'Did you mean {near}?',
  },
  'USE-010': {
    message:
      'The Site {site} says neither spec.vcenter.recording nor spec.vcenter.url: hvm does not know where to look.',
    hint: 'Add spec.vcenter.recording to the Site, or give --recording FILE.',
  },
  'USE-010/offline': {
    message: 'The Site {site} has no spec.vcenter.recording, which --offline needs.',
    hint: 'Add it to the Site, or give --recording FILE instead of --offline.',
  },
  'USE-012': {
    message: '{folder} is there already; hvm init never overwrites anything.',
    hint: 'Choose another folder: hvm init DIR. Or write your manifests into the one you have.',
  },
  'USE-012/not-a-folder': {
    message: '{folder} is not a folder.',
    hint: 'Choose another place: hvm init DIR.',
  },
  'USE-012/write': {
    message: '{folder} cannot be written: {reason}.',
    hint: 'Choose a folder in which you may write.',
  },
  'USE-013': {
    message: 'There is no "{path}" in the manifests.',
    hint: 'Run "hvm explain" for the kinds, and "hvm explain KIND" for the keys of one.',
  },
  'USE-013/near': {
    message: 'There is no "{path}" in the manifests.',
    hint: 'Did you mean "hvm explain {near}"?',
  },
  'USE-014': {
    message: 'hvm does not know the shell "{word}".',
    hint: 'It writes completions for: {known}.',
  },
  'USE-015': {
    message: '{option} belongs to recordings; a vCenter has a clock of its own.',
    hint: 'Leave it out, or use a recording: --offline, or --recording FILE.',
  },
  'USE-015/vcenter': {
    message: '{option} belongs to a vCenter, and this is a recording.',
    hint: 'Leave it out, or name a vCenter: spec.vcenter.url, or --vcenter URL.',
  },
  'SEC-001': {
    message: 'The environment variable {name} is not set; a secret is to come from it.',
    hint: 'Set it for this call, or change the reference in the manifest.',
  },
  'SEC-002': {
    message: 'The file {file} with a secret cannot be read: {reason}.',
    hint: 'Check that it is there and that you may read it.',
  },
  'SEC-002/empty': {
    message: 'The file {file} holds no secret: it is empty, or far too long.',
    hint: 'Write the secret into it, and nothing else.',
  },
  'SEC-003': {
    message: 'The program {program}, which is to print a secret, failed ({reason}).',
    hint: 'Call it by hand to see why. hvm does not show what it says.',
  },
  'SEC-003/empty': {
    message: 'The program {program}, which is to print a secret, printed nothing.',
    hint: 'Call it by hand; the secret must come on its standard output.',
  },
  'SEC-003/late': {
    message: 'The program {program}, which is to print a secret, did not end within {seconds} seconds.',
    hint: 'Call it by hand; it must not ask anything.',
  },
  'PLN-001': {
    message: 'The manifests have {count} error(s); nothing was planned.',
    hint: 'Correct what is listed above. "hvm validate" checks the manifests alone.',
  },
  'PLN-001/json': {
    message: 'The manifests have {count} error(s); nothing was planned.',
    hint: 'Correct what is listed under error.diagnostics. "hvm validate" checks the manifests alone.',
  },
  'PLN-002': {
    message: 'The plan {file} cannot be read: {reason}.',
    hint: 'Give --plan the file that "hvm plan --out FILE" wrote.',
  },
  'PLN-003': {
    message: 'The plan {file} is not complete JSON: it was cut off, or edited.',
    hint: 'Make it again with "hvm plan --out {file}".',
  },
  'PLN-003/foreign': {
    message: '{file} is not a plan of hvm.',
    hint: 'Give --plan the file that "hvm plan --out FILE" wrote.',
  },
  'PLN-003/version': {
    message: 'The plan {file} has the format version {version}; this hvm reads 1.0.',
    hint: 'Make it again with this version: hvm plan --out {file}',
  },
  'PLN-003/digest': {
    message: 'The plan {file} was edited: its contents do not match its digest.',
    hint: 'A plan is applied as hvm wrote it. Change the manifests and make it again with "hvm plan --out {file}".',
  },
  'PLN-004': {
    message: 'The plan was made for another vCenter: {planned}, and this one is {actual}.',
    hint: 'Make a new plan here, or name the right one with --recording FILE.',
  },
  'PLN-005': {
    message: 'The plan does not fit any more; nothing was changed.\n{list}',
    hint: 'Make a new plan and look at it: hvm plan --out FILE',
  },
  'PLN-005/exists': {
    message: '{name}: the plan creates it, and a VM of that name is there now.',
    hint: 'Make a new plan.',
  },
  'PLN-005/gone': {
    message: '{name}: it is gone.',
    hint: 'Make a new plan.',
  },
  'PLN-005/power': {
    message: '{name}: its power was {before} and is {after} now.',
    hint: 'Make a new plan.',
  },
  'PLN-005/version': {
    message: '{name}: somebody changed it since (version {before}, now {after}).',
    hint: 'Make a new plan.',
  },
  'PLN-006': {
    message: 'The plan cannot be written to {file}: {reason}.',
    hint: 'Give --out a file in a folder in which you may write.',
  },
  'GRD-001': {
    message: 'Not allowed now; nothing was changed.\n{refusals}',
    hint: 'Add {flags} if the interruption is agreed, or --defer to do only the rest now.',
  },
  'GRD-001/forbidden': {
    message: 'Not allowed now; nothing was changed.\n{refusals}',
    hint: 'Wait until the forbidden hours are over, or add --defer to do only the rest now.',
  },
  'GRD-001/line': {
    message: '{name}: {fields} ({impact}) needs {flag}.',
    hint: 'Add {flag}.',
  },
  'GRD-001/line-window': {
    message: '{name}: {fields} ({impact}) needs {flag}, or the window "{window}", which opens {opens}.',
    hint: 'Add {flag}, or wait.',
  },
  'GRD-001/line-forbidden': {
    message: '{name}: {fields} ({impact}) is forbidden during "{window}", even with {flag}.',
    hint: 'Wait until "{window}" is over.',
  },
  'GRD-001/line-forbidden-until': {
    message:
      '{name}: {fields} ({impact}) is forbidden during "{window}", even with {flag}; possible from {opens}.',
    hint: 'Wait until {opens}.',
  },
  'GRD-002': {
    message: 'There is something to do and nobody to ask: this is not a terminal. Nothing was changed.',
    hint: 'Look at the plan, then add --yes.',
  },
  'GRD-003': {
    message: 'Nothing was changed: error findings stand in the way ({count}): {list}.',
    hint: 'Correct the manifests or the vCenter. Where you answer for it: --accept CODE:SUBJECT, or an exception of the Site.',
  },
  'GRD-003/never': {
    message: 'Nothing was changed: error findings stand in the way ({count}): {list}.',
    hint: 'Correct the manifests or the vCenter. Those of {never} cannot be accepted.',
  },
  'APL-001': {
    message: 'The apply was cancelled. Nothing was changed.',
    hint: 'Answer yes, or add --yes, when the plan is right.',
  },
  'APL-002': {
    message: 'The run was interrupted. Nothing was changed.',
    hint: 'Run it again when you are ready.',
  },
  'APL-002/running': {
    message: 'hvm left at your word. These may still be running in the vCenter: {operations}.',
    hint: 'Run "hvm plan" to see what is there now; applying again finishes the rest.',
  },
  'APL-003': {
    message: 'The time of --timeout {timeout} is over.',
    hint: 'Run it again with more time; what is done stays done.',
  },
  'APL-003/waiting': {
    message: 'The time of --timeout {timeout} ran out while hvm waited for an answer.',
    hint: 'Look at the vCenter, then run it again; what is done stays done.',
  },
  'APL-004': {
    message: 'hvm stopped waiting for {operation}; it may still be running.',
    hint: 'Run "hvm plan" to see what is there now.',
  },
  'APL-005': {
    message: 'hvm could not read everything again after the apply: {reason}',
    hint: 'Run "hvm plan": it shows what is left.',
  },
  'APL-006': {
    message: 'Make these changes?',
    hint: 'Answer yes or no.',
  },
  'APL-007': {
    message: 'Stopping: nothing more is started; hvm waits for what runs. Once more leaves at once.',
    hint: 'Wait, or press Ctrl-C once more.',
  },
  ...transfer,
  'INT-001': {
    message: 'Internal error: {reason}',
    hint: 'Run it again with -v and report what it says.',
  },
} as const;
