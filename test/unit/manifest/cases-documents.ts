import { type Case, lines, machine, site } from './support.ts';

/** Keys and documents: MAN-004 to MAN-007. */
export const documentsCases: readonly Case[] = [
  {
    name: 'a key that there is not',
    text: machine('availability: {mode: ha, priority: 1}'),
    found: '5:28 MAN-004 path=spec.availability key=priority known=mode,activeHost,standbyHost,hosts',
  },
  {
    name: 'a misspelt key',
    text: machine('availability: {mode: ha, activehost: esx01}'),
    found: '5:28 MAN-004/near path=spec.availability key=activehost near=activeHost',
  },
  {
    name: 'a key of another tool',
    text: machine('num_cpus: 4'),
    found: '5:3 MAN-004/near path=spec key=num_cpus near=cores',
  },
  {
    name: 'a misspelt key that is needed is one mistake',
    text: machine('disks: [{nmae: os, size: 1 GiB}]'),
    found: '5:12 MAN-004/near path=spec.disks[0] key=nmae near=name',
  },
  {
    name: 'a key one level too high',
    text: machine('hostname: A'),
    found: '5:3 MAN-004/inside path=spec key=hostname inside=spec.guest',
  },
  {
    name: 'keys outside of the spec',
    text: `apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: a}
cores: 4
`,
    found: '4:1 MAN-004/inside path=VirtualMachine key=cores inside=spec',
  },
  {
    name: 'a key of two maps',
    text: machine('size: 16 GiB'),
    found: '5:3 MAN-004/inside path=spec key=size inside=spec.memory, spec.disks',
  },
  {
    name: 'a key of metadata',
    text: machine('labels: {owner: hospital}'),
    found: '5:3 MAN-004/inside path=spec key=labels inside=metadata',
  },
  {
    name: 'disks in the defaults',
    text: site('defaults: {disks: []}'),
    found: '5:14 MAN-004/default path=spec.defaults key=disks',
    isAlone: true,
  },
  {
    name: 'a code in small letters',
    text: site('policy: {cap-001: error, CAP-001: warn}'),
    found: lines(
      '5:12 MAN-004/near path=spec.policy key=cap-001 near=CAP-001',
      '5:37 MAN-003/choice-near path=spec.policy.CAP-001 found=warn values=error,warning,info,off near=warning',
    ),
    isAlone: true,
  },
  {
    name: 'no code',
    text: site('policy: {capacity: error}'),
    found: '5:12 MAN-004/code path=spec.policy key=capacity',
    isAlone: true,
  },
  {
    name: 'an empty key',
    text: machine('"": x'),
    found:
      '5:3 MAN-004 path=spec key="" known=template,cores,memory,guest,power,folder,resourcePool,notes,availability,software,responsibility,patch,backup,externalStorage,remoteMaintenance,dataClass,vendor,window,disks,networks',
  },
  {
    name: 'a card of a misspelt key is one mistake',
    text: machine('networks: [{vlanid: 220}]'),
    found: '5:15 MAN-004/near path=spec.networks[0] key=vlanid near=vlan',
  },
  {
    name: 'a key is missing',
    text: machine('disks: [{size: 1 GiB}]'),
    found: '5:11 MAN-005 key=name path=spec.disks[0] explain=VirtualMachine.spec.disks.name',
  },
  {
    name: 'the spec is missing',
    text: `apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: a}
`,
    found: '1:1 MAN-005 key=spec path=VirtualMachine explain=VirtualMachine.spec',
  },
  { name: 'a key without a value', text: machine('cores:'), found: '5:3 MAN-006 path=spec.cores' },
  { name: 'null', text: machine('vendor: ~'), found: '5:3 MAN-006 path=spec.vendor' },
  {
    name: 'a needed key without a value',
    text: machine('disks: [{name: os, size: }]'),
    found: '5:22 MAN-006/required path=spec.disks[0].size explain=VirtualMachine.spec.disks.size',
  },
  {
    name: 'a comment for a value',
    text: machine('notes: #1 の画像サーバ'),
    found: '5:3 MAN-006/comment path=spec.notes',
  },
  {
    name: 'a list',
    text: `- hosts: all
`,
    found: '1:1 MAN-007',
  },
  {
    name: 'a document of another tool',
    text: `services:
  web: {image: nginx}
`,
    found: '1:1 MAN-007/foreign known=hvm/v1',
  },
  {
    name: 'a document of Kubernetes',
    text: `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
`,
    found: '1:13 MAN-007/foreign known=hvm/v1',
  },
  {
    name: 'a kind of ours, a version of others',
    text: `apiVersion: v1/x
kind: Template
metadata: {name: a}
`,
    found: '1:13 MAN-007/foreign known=hvm/v1',
  },
  {
    name: 'no kind',
    text: `apiVersion: hvm/v1
metadata: {name: a}
spec: {}
`,
    found: '1:1 MAN-007/no-kind known=Site,Network,Template,Vendor,VirtualMachine',
  },
  {
    name: 'an empty kind',
    text: `apiVersion: hvm/v1
kind:
metadata: {name: a}
spec: {}
`,
    found: '2:1 MAN-007/no-kind known=Site,Network,Template,Vendor,VirtualMachine',
  },
  {
    name: 'a misspelt kind key',
    text: `apiVersion: hvm/v1
Kind: Site
metadata: {name: a}
spec: {}
`,
    found: '2:1 MAN-007/near key=Kind near=kind',
  },
  {
    name: 'a kind that there is not',
    text: `apiVersion: hvm/v1
kind: Secret
metadata: {name: a}
spec: {}
`,
    found: '2:7 MAN-007/kind kind=Secret known=Site,Network,Template,Vendor,VirtualMachine',
  },
  {
    name: 'a misspelt kind',
    text: `apiVersion: hvm/v1
kind: Virtualmachine
metadata: {name: a}
spec: {}
`,
    found: '2:7 MAN-007/kind-near kind=Virtualmachine near=VirtualMachine',
  },
  {
    name: 'a short kind',
    text: `apiVersion: hvm/v1
kind: VM
metadata: {name: a}
spec: {}
`,
    found: '2:7 MAN-007/kind-near kind=VM near=VirtualMachine',
  },
  {
    name: 'a list of kinds',
    text: `apiVersion: hvm/v1
kind: [Site]
metadata: {name: a}
spec: {}
`,
    found: '2:7 MAN-007/kind-text known=Site,Network,Template,Vendor,VirtualMachine',
  },
  {
    name: 'no version',
    text: `kind: VirtualMachine
metadata: {name: a}
spec: {cores: 0}
`,
    found: lines(
      '1:1 MAN-007/no-version known=hvm/v1',
      '3:15 MAN-003/range path=spec.cores found=0 minimum=1 maximum=960',
    ),
  },
  {
    name: 'a misspelt version key',
    text: `apiversion: hvm/v1
kind: VirtualMachine
metadata: {name: a}
spec: {}
`,
    found: '1:1 MAN-004/near path=VirtualMachine key=apiversion near=apiVersion',
  },
  {
    name: 'another version',
    text: `apiVersion: hvm/v2
kind: VirtualMachine
metadata: {name: a}
spec: {}
`,
    found: '1:13 MAN-007/version version=hvm/v2 known=hvm/v1',
  },
  {
    name: 'more mistakes than zod can gather',
    text: machine(`disks: [${'{}, '.repeat(70_000)}]`),
    found: '1:1 MAN-007/many',
  },
  {
    name: 'a version that is a map',
    text: `apiVersion: {hvm: v1}
kind: VirtualMachine
metadata: {name: a}
spec: {}
`,
    found: '1:13 MAN-003/text-only path=apiVersion found={…}',
  },
];
