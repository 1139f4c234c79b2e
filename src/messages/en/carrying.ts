/** Plans and applies: saved plans (PLN), guards (GRD), what happens while a plan is carried out (APL). */
export const carrying = {
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
  'PLN-002/special': {
    message: '{file} is no ordinary file (a pipe, a device, a folder).',
    hint: 'Give --plan the file that "hvm plan --out FILE" wrote.',
  },
  'PLN-002/large': {
    message: 'The plan {file} is larger than {limit} MiB: hvm writes none of that size.',
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
  'PLN-003/strange': {
    message: 'The plan {file} is none that hvm made: {strange}',
    hint: 'Look at who edited the file. Change the manifests instead, and make the plan again with "hvm plan --out {file}".',
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
  'PLN-005/work': {
    message: 'What is to be done is not what the plan says any more.',
    hint: 'Make a new plan.',
  },
  'PLN-005/meanwhile': {
    message:
      '{object} was changed by somebody else during the apply, and what is left is not what was planned; hvm changed nothing more on it.\n{list}',
    hint: 'Plan again and look at what is different now.',
  },
  'PLN-005/field': {
    message: '{path} is {actual}; the plan did not change it to {wanted}.',
    hint: 'Make a new plan.',
  },
  'PLN-005/finding': {
    message: '{code}: {message}',
    hint: 'Make a new plan.',
  },
  'PLN-006': {
    message: 'The plan cannot be written to {file}: {reason}.',
    hint: 'Give --out a file in a folder in which you may write.',
  },
  'PLN-006/special': {
    message: 'The plan cannot be saved as {file}: that is no ordinary file (a pipe, a device, a folder).',
    hint: 'Name a new file, or one that holds an older plan. The plan itself goes to standard output with -o json.',
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
  'GRD-004': {
    message: 'Too much for one apply; nothing was changed.\n{excesses}',
    hint: 'Apply a part of it (--target, or --defer), or add --exceed-limits if it is agreed. spec.policy.limits of the Site sets the limits.',
  },
  'GRD-004/interrupted': {
    message: 'This apply would interrupt {vms} of the {of} declared VMs ({share}); the Site allows {allows}.',
    hint: 'Apply a part of it.',
  },
  'GRD-004/created': {
    message: 'This apply would create {vms} of the {of} declared VMs ({share}); the Site allows {allows}.',
    hint: 'Apply a part of it.',
  },
  'GRD-005': {
    message: 'Not allowed any more when its turn came, and left as it was.\n{refusals}',
    hint: 'Apply again when it is allowed; what is done stays done.',
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
  'APL-004/guest': {
    message: 'hvm stopped waiting for the guest of {object}; the server itself runs.',
    hint: 'Look at it in the vCenter. Apply again goes on with what is left.',
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
  'APL-008': {
    message:
      'Waiting for what the vCenter is doing to {vms}: an apply that came to an early end may have begun it.',
    hint: 'Nothing to do. The plan is made when it has ended.',
  },
} as const;
