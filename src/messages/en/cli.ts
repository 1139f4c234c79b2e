import { carrying } from './carrying.ts';
import { journal } from './journal.ts';
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
  'USE-013/code': {
    message: 'There is no code {code}.',
    hint: 'Write it as hvm printed it. docs/findings.md and docs/errors.md have all of them.',
  },
  'USE-013/code-near': {
    message: 'There is no code {code}.',
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
  'USE-016': {
    message:
      'The URL of --vcenter holds an @: a name or a password in it would be seen by everybody on this machine.',
    hint: 'Leave it out of the URL; spec.vcenter.username and password (by default HVM_USERNAME and HVM_PASSWORD) say where to get them.',
  },
  'USE-019': {
    message: '--what-if {text} does not fit the manifests:\n{list}',
    hint: 'Mend it and call again. "hvm explain KIND.path" tells what a key takes.',
  },
  'USE-019/kind': {
    message: '--what-if {text}: there is no such kind of document.',
    hint: 'Write KIND/NAME.PATH=VALUE with one of: {known}. A file is named by its path: ./{text}',
  },
  'USE-019/document': {
    message: '--what-if {text}: there is no {kind} {name} in these manifests.',
    hint: 'Write KIND/NAME.PATH=VALUE. There are: {known}. A new document goes into a file: --what-if FILE.',
  },
  'USE-019/document-near': {
    message: '--what-if {text}: there is no {kind} {name} in these manifests.',
    hint: 'Did you mean {kind}/{near}? A new document goes into a file: --what-if FILE.',
  },
  'USE-019/entry': {
    message: '--what-if {text}: the list has no such entry.',
    hint: 'Name an entry by its name, as in disks[data].size.',
  },
  'USE-019/value': {
    message: '--what-if {text} has no value that could be read.',
    hint: 'Write it as in a manifest: =8, =64 GiB, =[esx01, esx02].',
  },
  'PLN-003/what-if': {
    message: 'The plan in {file} is a what-if: it rests on assumptions, and is never applied.',
    hint: 'Write what was assumed into the manifests, and plan again.',
  },
  'USE-018': {
    message: '--since {file}: this is not the JSON of a check.',
    hint: 'Keep one with "hvm check -o json > FILE". A file that is written while it is compared with is empty: use another one.',
  },
  'USE-018/unreadable': {
    message: '--since {file} cannot be read ({reason}).',
    hint: 'Name the file of an earlier check, or leave --since out the first time.',
  },
  'USE-018/site': {
    message: '--since {file} is a check of the Site {other}, not of {site}.',
    hint: 'Name the file of an earlier check of {site}.',
  },
  'USE-017': {
    message: 'hvm has no report "{word}".',
    hint: 'Reports: {known}.',
  },
  'USE-017/near': {
    message: 'hvm has no report "{word}".',
    hint: 'Did you mean "hvm report {near}"? Reports: {known}.',
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
  'SEC-002/special': {
    message: 'The file {file} with a secret is no ordinary file (a pipe, a device, a folder).',
    hint: 'Name a file, or use fromCommand for a program that prints the secret.',
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
  ...carrying,
  ...transfer,
  ...journal,
  'OUT-001': {
    message: 'The result cannot be written to standard output ({reason}): what was printed is not whole.',
    hint: 'Make room on the disk, or send it elsewhere. After an apply, "hvm status" tells what was done.',
  },
  'INT-001': {
    message: 'Internal error: {reason}',
    hint: 'Run it again with -v and report what it says.',
  },
} as const;
