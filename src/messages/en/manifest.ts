import { policySettings } from './policy-settings.ts';
import { manifestValues } from './manifest-values.ts';
import { manifestYaml } from './manifest-yaml.ts';

/** Mistakes in manifests. */
export const manifest = {
  'MAN-001': {
    message: '{file} is not there.',
    hint: 'Name a manifest or a folder of manifests. "hvm init DIR" makes a new one.',
  },
  'MAN-001/denied': {
    message: '{file} may not be read.',
    hint: 'Give yourself the right to read it, or leave it out.',
  },
  'MAN-001/loop': {
    message: '{file} is a link that leads in a circle.',
    hint: 'Remove the link, or let it point to a file.',
  },
  'MAN-001/special': {
    message: '{file} is neither a file nor a folder.',
    hint: 'Name a file, a folder, or - for the standard input.',
  },
  'MAN-001/outside': {
    message: '{file} is a link that leads out of the folder; it is not followed.',
    hint: 'Put the file itself there, or name it: hvm validate {file}',
  },
  'MAN-001/failed': {
    message: '{file} cannot be read: {reason}.',
    hint: 'Look at the disk or the share on which it lies.',
  },
  'MAN-001/large': {
    message: '{file} has {size} MiB; a manifest has at most {limit} MiB.',
    hint: 'Is it a manifest at all? If so, split it into several files of one folder.',
  },
  'MAN-001/utf8': {
    message: '{file} is not UTF-8 from here on.',
    hint: 'Save it as UTF-8 in your editor. Files of older Windows tools are often Shift_JIS (CP932).',
  },
  'MAN-001/utf16': {
    message: '{file} is UTF-16 or no text at all.',
    hint: 'Save it as UTF-8 in your editor.',
  },
  'MAN-001/nothing': {
    message: 'There is no manifest in {file}.',
    hint: 'Manifests are files that end in .yaml or .yml. "hvm init {file}" makes a first one.',
  },
  'MAN-001/empty': {
    message: '{file} holds no document.',
    hint: 'Write one, or remove the file.',
  },
  ...manifestYaml,
  ...manifestValues,
  'MAN-004': {
    message: '{path} has no key {key}.',
    hint: 'It has: {known}.',
  },
  'MAN-004/near': {
    message: '{path} has no key {key}.',
    hint: 'Did you mean {near}?',
  },
  'MAN-004/inside': {
    message: '{path} has no key {key}.',
    hint: 'It is a key of {inside}: write it there.',
  },
  'MAN-004/default': {
    message: '{path} has no key {key}: it tells one VM from another.',
    hint: 'Write it in each VirtualMachine.',
  },
  'MAN-004/code': {
    message: '{path} takes codes of findings and limits; {key} is neither.',
    hint: 'Write a code as it is printed: CAP-002.',
  },
  'MAN-005': {
    message: '{path} lacks the key {key}.',
    hint: 'Add it. "hvm explain {explain}" tells what it takes.',
  },
  'MAN-006': {
    message: '{path} has no value.',
    hint: 'Write one, or leave the key out: a key that is left out is not managed.',
  },
  'MAN-006/required': {
    message: '{path} has no value.',
    hint: 'Write one: the key is needed. "hvm explain {explain}" tells what it takes.',
  },
  'MAN-006/comment': {
    message: '{path} has no value: what begins with # is a comment.',
    hint: 'Put the text in quotes if the # belongs to it.',
  },
  'MAN-007': {
    message: 'This document is not a map of keys.',
    hint: 'A document begins with "apiVersion: hvm/v1" and "kind: …".',
  },
  'MAN-007/foreign': {
    message: 'This is not a document of hvm: it has no "apiVersion: {known}".',
    hint: 'Move files of other tools to another folder, or name the folder with the manifests.',
  },
  'MAN-007/near': {
    message: 'The document has a key {key}, but no kind.',
    hint: 'Did you mean {near}?',
  },
  'MAN-007/no-kind': {
    message: 'The document does not say its kind.',
    hint: 'Add "kind:" with one of: {known}.',
  },
  'MAN-007/kind': {
    message: 'There is no kind {kind}.',
    hint: 'The kinds are: {known}.',
  },
  'MAN-007/kind-text': {
    message: 'The kind of a document is one word.',
    hint: 'Write one of: {known}.',
  },
  'MAN-007/kind-near': {
    message: 'There is no kind {kind}.',
    hint: 'Did you mean {near}?',
  },
  'MAN-007/no-version': {
    message: 'The document does not say its apiVersion.',
    hint: 'Add "apiVersion: {known}".',
  },
  'MAN-007/version': {
    message: 'The apiVersion is {version}; this hvm reads {known}.',
    hint: 'Write "apiVersion: {known}", or use the hvm that the document was written for.',
  },
  'MAN-007/many': {
    message: 'This document has more mistakes than can be told.',
    hint: 'Look at its first lines: is it a manifest at all?',
  },
  'MAN-008': {
    message: '{path} cannot be {found}.',
    hint: 'A name has up to 80 letters A–Z, digits, dots, hyphens and underscores, and begins with a letter or a digit. Japanese goes into displayName.',
  },
  'MAN-008/part': {
    message: '{path} cannot be {found}.',
    hint: 'A name has up to 80 letters A–Z, digits, dots, hyphens and underscores, and begins with a letter or a digit.',
  },
  'MAN-009': {
    message: 'There are two documents {kind} {name}; the other one is at {first}.',
    hint: 'Give one of them another name, or remove it.',
  },
  'MAN-009/case': {
    message:
      '{name} and {other} (at {first}) differ only in case; Windows and vSphere take them for one name.',
    hint: 'Give one of them another name.',
  },
  'MAN-009/disk': {
    message: 'Two disks of this VM are called {name}.',
    hint: 'Give each disk a name of its own: hvm finds a disk again by its name.',
  },
  'MAN-009/card': {
    message: 'Two cards of this VM are called {name}.',
    hint: 'Give each card a name of its own: hvm finds a card again by its name.',
  },
  'MAN-009/place': {
    message: 'The disks {other} and {name} are both declared at {place}.',
    hint: 'Give one of them another unit, or leave unit out: hvm takes the first free one.',
  },
  'MAN-009/window': {
    message: 'Two windows are called {name}.',
    hint: 'Give each window a name of its own.',
  },
  'MAN-010': {
    message: 'There is no {kind} {name} in these manifests.',
    hint: 'Add a document for it, or name one of: {known}.',
  },
  'MAN-010/none': {
    message: 'There is no {kind} {name} in these manifests, nor any other {kind}.',
    hint: 'Add a document for it, or name the folder that holds it.',
  },
  'MAN-010/near': {
    message: 'There is no {kind} {name} in these manifests.',
    hint: 'Did you mean {near}?',
  },
  'MAN-010/window': {
    message: 'The Site has no window {name}.',
    hint: 'Add it to spec.windows of the Site, or name one of: {known}.',
  },
  'MAN-010/window-none': {
    message: 'The Site has no window {name}, nor any other.',
    hint: 'Add it to spec.windows of the Site, or leave the key out.',
  },
  'MAN-010/window-near': {
    message: 'The Site has no window {name}.',
    hint: 'Did you mean {near}?',
  },
  'MAN-010/vlan': {
    message: 'No Network of these manifests has VLAN {vlan}.',
    hint: 'Add a Network for it, so that it stands in the catalogue. There are: {known}.',
  },
  'MAN-010/vlan-none': {
    message: 'No Network of these manifests has VLAN {vlan}: there is no Network at all.',
    hint: 'Add a Network for it, or name the folder that holds the Networks.',
  },
  'MAN-010/vlan-several': {
    message: 'VLAN {vlan} belongs to several Networks: {names}.',
    hint: 'Say which one: write "network: NAME" instead of "vlan: {vlan}".',
  },
  'MAN-011': {
    message: 'There is no Site among these manifests.',
    hint: 'Name the whole folder, or add a document "kind: Site". "hvm init DIR" writes one.',
  },
  'MAN-011/several': {
    message: 'There are several Sites: {names}.',
    hint: 'Choose one: --site NAME.',
  },
  'MAN-011/unknown': {
    message: '--site {name}: there is no such Site.',
    hint: 'There is: {known}.',
  },
  'MAN-011/near': {
    message: '--site {name}: there is no such Site.',
    hint: 'Did you mean {near}? There is: {known}.',
  },
  'MAN-012': {
    message: '{path} holds a secret itself.',
    hint: 'Write where it is to be had: {fromEnv: NAME}, {fromFile: PATH} or {fromCommand: [program, argument]}. Consider this one as known, and change it.',
  },
  'MAN-012/form': {
    message: '{path} is a reference to a secret, and this is none.',
    hint: 'Write {fromEnv: NAME}, {fromFile: PATH} or {fromCommand: [program, argument]}.',
  },
  'MAN-012/several': {
    message: '{path} says more than once where the secret is to be had.',
    hint: 'Keep one of fromEnv, fromFile and fromCommand.',
  },
  'MAN-012/env': {
    message: '{path} is not the name of an environment variable.',
    hint: 'Write a name such as HVM_PASSWORD. If it is the secret itself, consider it as known, and change it.',
  },
  'MAN-012/url': {
    message: '{path} holds a user name or a password.',
    hint: 'Take them out of the URL, and write username: and password: as references.',
  },
  'MAN-013/unit': {
    message: '{path}: unit 7 is the SCSI controller itself.',
    hint: 'Write another unit from 0 to 15.',
  },
  'MAN-013/card-name': {
    message: '{path}: {found} is a number; cards without a name go by theirs.',
    hint: 'Begin the name with a letter.',
  },
  'MAN-013/hostname': {
    message: '{path}: {found} is no host name for Windows.',
    hint: 'Use letters, digits and hyphens, none of them at an end, and not digits alone.',
  },
  'MAN-013/hostname-long': {
    message: '{path}: {found} is longer than 15 characters, which is all that Windows takes.',
    hint: 'Shorten it.',
  },
  'MAN-013/hostname-of-name': {
    message:
      "The guest gets the VM's name {name} as host name, and Windows does not take it: 15 letters, digits and hyphens.",
    hint: 'Add guest.hostname with a shorter one.',
  },
  'MAN-013/domain-and-workgroup': {
    message: 'A guest joins a domain or a workgroup, not both.',
    hint: 'Leave one of the two out.',
  },
  'MAN-013/join': {
    message: 'To join a domain, guest.joinAccount and guest.joinPassword are needed.',
    hint: 'Add both; the password as a reference: {fromEnv: NAME}.',
  },
  'MAN-013/per-socket': {
    message: '{count} cores cannot be divided into sockets of {perSocket}.',
    hint: 'Write a divisor of {count}.',
  },
  'MAN-013/reservation': {
    message: 'More memory is reserved than the VM has.',
    hint: 'Write at most the size, or "all".',
  },
  'MAN-013/vlan-and-network': {
    message: 'A card names its network once: vlan or network.',
    hint: 'Leave one of the two out.',
  },
  'MAN-013/no-network': {
    message: 'The card does not say where it is connected.',
    hint: 'Add "vlan: NUMBER" or "network: NAME".',
  },
  'MAN-013/passive-of-itself': {
    message: 'A server is not the standby of itself.',
    hint: 'Name the other VM.',
  },
  'MAN-013/tls': {
    message: 'A certificate is checked by its fingerprint or by a CA, not by both.',
    hint: 'Leave one of the two out.',
  },
  'MAN-014': {
    message: 'The gateway {gateway} is not in {subnet}.',
    hint: 'Write an address of that network, or mend the subnet.',
  },
  ...policySettings,
} as const;
