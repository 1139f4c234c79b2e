import { type Case, machine, network, site } from './support.ts';

/** Values that a key does not take: texts, numbers, lists, words, sizes. */
export const valuesCases: readonly Case[] = [
  {
    name: 'a number for a text',
    text: machine('software: [{product: sql-server, version: 8.0}]'),
    found: '5:45 MAN-003/text path=spec.software[0].version found=8.0',
  },
  {
    name: 'a truth for a text',
    text: machine('cores: 4').replace('{name: h-a01}', '{name: h-a01, labels: {critical: true}}'),
    found: '3:44 MAN-003/text path=metadata.labels.critical found=true',
  },
  {
    name: 'a telephone number',
    text: `apiVersion: hvm/v1\nkind: Vendor\nmetadata: {name: v}\nspec: {contacts: [0930111222]}\n`,
    found: '4:19 MAN-003/text path=spec.contacts[0] found=0930111222',
  },
  {
    name: 'a list for a text',
    text: machine('notes: [a, b]'),
    found: '5:10 MAN-003/text-only path=spec.notes found=[…]',
  },
  { name: 'an empty text', text: machine('vendor: ""'), found: '5:11 MAN-003/empty path=spec.vendor found=' },
  {
    name: 'an empty list',
    text: site('windows: [{name: night, days: [], start: "22:00", end: "04:00"}]'),
    found: '5:33 MAN-003/empty-list path=spec.windows[0].days found=[…]',
    isAlone: true,
  },
  {
    name: 'words for a number',
    text: machine('cores: four'),
    found: '5:10 MAN-003/number path=spec.cores found=four',
  },
  {
    name: 'a variable for a number',
    text: machine('cores: ${CORES}'),
    found: '5:10 MAN-003/number path=spec.cores found=${CORES}',
  },
  {
    name: 'part of a core',
    text: machine('cores: 2.5'),
    found: '5:10 MAN-003/number path=spec.cores found=2.5',
  },
  {
    name: 'a number in quotes',
    text: machine('cores: "4"'),
    found: '5:10 MAN-003/number-quoted path=spec.cores found=4',
  },
  {
    name: 'no core',
    text: machine('cores: 0'),
    found: '5:10 MAN-003/range path=spec.cores found=0 minimum=1 maximum=960',
  },
  {
    name: 'a VLAN that there cannot be',
    text: machine('networks: [{vlan: 4095}]'),
    found: '5:21 MAN-003/range path=spec.networks[0].vlan found=4095 minimum=1 maximum=4094',
  },
  {
    name: 'a number too large to be one',
    text: machine('cores: 1e400'),
    found: '5:10 MAN-003/number path=spec.cores found=1e400',
  },
  {
    name: 'yes for true',
    text: machine('memory: {size: 4 GiB, hotAdd: yes}'),
    found: '5:33 MAN-003/boolean-near path=spec.memory.hotAdd found=yes near=true',
  },
  {
    name: 'あり for true',
    text: machine('software: [{product: x, softwareAssurance: あり}]'),
    found: '5:46 MAN-003/boolean-near path=spec.software[0].softwareAssurance found=あり near=true',
  },
  {
    name: 'true in quotes',
    text: machine('memory: {size: 4 GiB, hotAdd: "true"}'),
    found: '5:33 MAN-003/boolean-quoted path=spec.memory.hotAdd found=true near=true',
  },
  {
    name: 'neither true nor false',
    text: machine('memory: {size: 4 GiB, hotAdd: maybe}'),
    found: '5:33 MAN-003/boolean path=spec.memory.hotAdd found=maybe',
  },
  {
    name: 'a map for a list',
    text: machine('disks: {name: os, size: 1 GiB}'),
    found: '5:10 MAN-003/list path=spec.disks found={…}',
  },
  {
    name: 'one item for a list',
    text: network('vlan: 221\nportGroup: p\ndns: 10.1.1.1'),
    found: '7:8 MAN-003/list-of-one path=spec.dns found=10.1.1.1',
  },
  {
    name: 'a text for a map',
    text: machine('availability: ha'),
    found: '5:17 MAN-003/map path=spec.availability found=ha explain=VirtualMachine.spec.availability',
  },
  {
    name: 'a text for an item',
    text: machine('software: [sql-server]'),
    found: '5:14 MAN-003/map path=spec.software[0] found=sql-server explain=VirtualMachine.spec.software',
  },
  {
    name: 'a word of vSphere for power',
    text: machine('power: poweredOn'),
    found: '5:10 MAN-003/choice-near path=spec.power found=poweredOn values=on,off,keep near=on',
  },
  {
    name: 'a word that there is not',
    text: machine('power: suspended'),
    found: '5:10 MAN-003/choice path=spec.power found=suspended values=on,off,keep',
  },
  {
    name: 'a word with a capital',
    text: machine('software: [{product: x, edition: Standard}]'),
    found:
      '5:36 MAN-003/choice-near path=spec.software[0].edition found=Standard values=standard,enterprise,datacenter,web,express,developer near=standard',
  },
  {
    name: 'a truth for power',
    text: machine('power: true'),
    found: '5:10 MAN-003/choice-boolean path=spec.power found=true values=on,off,keep near=on',
  },
  {
    name: 'a day in Japanese',
    text: site('windows: [{name: night, days: [土曜日], start: "22:00", end: "04:00"}]'),
    found:
      '5:34 MAN-003/choice-near path=spec.windows[0].days[0] found=土曜日 values=mon,tue,wed,thu,fri,sat,sun near=sat',
    isAlone: true,
  },
  {
    name: 'no unit',
    text: machine('memory: 16'),
    found: '5:11 MAN-003/size-number path=spec.memory found=16',
  },
  {
    name: 'no unit, in quotes',
    text: machine('disks: [{name: os, size: "100"}]'),
    found: '5:28 MAN-003/size-number path=spec.disks[0].size found=100',
  },
  {
    name: 'half a unit',
    text: machine('memory: 16G'),
    found: '5:11 MAN-003/size-unit path=spec.memory found=16G unit=G near=GiB',
  },
  {
    name: 'a unit of Kubernetes',
    text: machine('memory: 16Gi'),
    found: '5:11 MAN-003/size-unit path=spec.memory found=16Gi unit=Gi near=GiB',
  },
  {
    name: 'a unit that there is not',
    text: machine('memory: 16 pages'),
    found: '5:11 MAN-003/size path=spec.memory found=16 pages',
  },
  {
    name: 'no size',
    text: machine('memory: large'),
    found: '5:11 MAN-003/size path=spec.memory found=large',
  },
  {
    name: 'a size with a comma',
    text: machine('disks: [{name: os, size: "1,400 GiB"}]'),
    found: '5:28 MAN-003/size path=spec.disks[0].size found=1,400 GiB',
  },
  {
    name: 'a size larger than anything',
    text: machine('memory: 999999999999999 PiB'),
    found: '5:11 MAN-003/size path=spec.memory found=999999999999999 PiB',
  },
  {
    name: 'a part of a MiB',
    text: machine('disks: [{name: os, size: 500 GB}]'),
    found: '5:28 MAN-003/size-whole path=spec.disks[0].size found=500 GB near=476837 MiB',
  },
  {
    name: 'no size at all',
    text: machine('disks: [{name: os, size: 0 GiB}]'),
    found: '5:28 MAN-003/size-whole path=spec.disks[0].size found=0 GiB near=1 MiB',
  },
  {
    name: 'a reservation in words',
    text: machine('memory: {size: 4 GiB, reservation: full}'),
    found: '5:38 MAN-003/reservation path=spec.memory.reservation found=full',
  },
  {
    name: 'full-width digits',
    text: machine('memory: １６ＧｉＢ'),
    found: '5:11 MAN-003/wide path=spec.memory found=１６ＧｉＢ near=16GiB',
  },
  {
    name: 'a full-width number',
    text: machine('cores: ４'),
    found: '5:10 MAN-003/wide path=spec.cores found=４ near=4',
  },
  {
    name: 'typographic quotes',
    text: machine('memory: “16 GiB”'),
    found: '5:11 MAN-003/wide path=spec.memory found=“16 GiB” near=16 GiB',
  },
];
