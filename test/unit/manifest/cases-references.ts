import { type Case, lines, machine, network, site } from './support.ts';

/** What documents say of each other and against themselves: MAN-009 to MAN-014. */
export const referencesCases: readonly Case[] = [
  {
    name: 'two of one name',
    text: [machine('cores: 1'), machine('cores: 2'), machine('cores: 3')].join('---\n'),
    found: lines(
      '9:18 MAN-009 kind=VirtualMachine name=h-a01 first=a.yaml:3',
      '15:18 MAN-009 kind=VirtualMachine name=h-a01 first=a.yaml:3',
    ),
  },
  {
    name: 'names that differ in case',
    text: [machine('cores: 1'), machine('cores: 2', 'H-A01')].join('---\n'),
    found: '9:18 MAN-009/case name=H-A01 other=h-a01 first=a.yaml:3',
  },
  {
    name: 'a name and its double in another file',
    text: network('vlan: 221\nportGroup: p', 'care'),
    found: '3:18 MAN-009 kind=Network name=care first=base.yaml:9',
  },
  {
    name: 'two disks of one name',
    text: machine('disks: [{name: os, size: 1 GiB}, {name: os, size: 2 GiB}]'),
    found: '5:43 MAN-009/disk name=os',
  },
  {
    name: 'two cards of one name',
    text: machine('networks: [{name: a, vlan: 220}, {name: a, vlan: 220}]'),
    found: '5:43 MAN-009/card name=a',
  },
  {
    name: 'two disks in one place',
    text: machine(
      'disks: [{name: os, size: 1 GiB, unit: 1}, {name: data, size: 2 GiB, controller: 0, unit: 1}]',
    ),
    found: '5:92 MAN-009/place name=data other=os place=scsi0:1',
  },
  {
    name: 'two windows of one name',
    text: site(`windows:
  - {name: night, days: [sat], start: "22:00", end: "04:00"}
  - {name: night, days: [sun], start: "22:00", end: "04:00"}
forbidden:
  - {name: night, days: [sun], start: "22:00", end: "04:00"}`),
    found: '7:14 MAN-009/window name=night',
    isAlone: true,
  },
  {
    name: 'no such Vendor',
    text: machine('vendor: olympus'),
    found: '5:11 MAN-010 kind=Vendor name=olympus known=findex',
  },
  {
    name: 'a misspelt Template',
    text: machine('template: win2012r2'),
    found: '5:13 MAN-010/near kind=Template name=win2012r2 near=win2012r2-ja',
  },
  {
    name: 'no Template at all',
    text: [site('cluster: c'), machine('template: win2012r2-ja')].join('---\n'),
    found: '11:13 MAN-010/none kind=Template name=win2012r2-ja',
    isAlone: true,
  },
  {
    name: 'no such Network',
    text: machine('networks: [{network: imaging}]'),
    found: '5:24 MAN-010 kind=Network name=imaging known=care',
  },
  {
    name: 'a standby of nobody',
    text: machine('software: [{product: sql-server, passiveOf: h-z99999}]'),
    found: '5:47 MAN-010 kind=VirtualMachine name=h-z99999 known=h-a01',
  },
  {
    name: 'a reference in the defaults',
    text: site('defaults: {vendor: findex}'),
    found: '5:22 MAN-010/none kind=Vendor name=findex',
    isAlone: true,
  },
  {
    name: 'no such window',
    text: machine('window: weekend'),
    found: '5:11 MAN-010/window name=weekend known=night',
  },
  {
    name: 'a misspelt window',
    text: machine('window: nigth'),
    found: '5:11 MAN-010/window-near name=nigth near=night',
  },
  {
    name: 'no window at all',
    text: [site('cluster: c'), machine('window: night')].join('---\n'),
    found: '11:11 MAN-010/window-none name=night',
    isAlone: true,
  },
  {
    name: 'no such VLAN',
    text: machine('networks: [{vlan: 999}]'),
    found: '5:21 MAN-010/vlan vlan=999 known=220',
  },
  {
    name: 'no VLAN at all',
    text: [site('cluster: c'), machine('networks: [{vlan: 220}]')].join('---\n'),
    found: '11:21 MAN-010/vlan-none vlan=220',
    isAlone: true,
  },
  {
    name: 'a VLAN of two Networks',
    text: [network('vlan: 220\nportGroup: p'), machine('networks: [{vlan: 220}]')].join('---\n'),
    found: '12:21 MAN-010/vlan-several vlan=220 names=care,other',
  },
  { name: 'no Site', text: machine('cores: 4'), found: '1:1 MAN-011', isAlone: true },
  { name: 'two Sites', text: site('cluster: c', 'other'), found: '3:18 MAN-011/several names=kdu,other' },
  {
    name: 'a Site that there is not',
    text: machine('cores: 4'),
    found: 'base.yaml:3:18 MAN-011/unknown name=osaka known=kdu',
    site: 'osaka',
  },
  {
    name: 'a misspelt Site',
    text: machine('cores: 4'),
    found: 'base.yaml:3:18 MAN-011/near name=kud known=kdu near=kdu',
    site: 'kud',
  },
  {
    name: 'a name too long for a host',
    text: machine('guest: {workgroup: KDU}', 'h-imaging-server-01'),
    found: '5:10 MAN-013/hostname-of-name name=h-imaging-server-01',
  },
  {
    name: 'an address makes a host of it',
    text: machine('networks: [{vlan: 220, address: 10.22.0.11/24}]', 'h_a01'),
    found: '5:13 MAN-013/hostname-of-name name=h_a01',
  },
  {
    name: 'a domain and a workgroup',
    text: machine('guest: {domain: kdu.local, workgroup: KDU, joinAccount: a, joinPassword: {fromEnv: P}}'),
    found: '5:19 MAN-013/domain-and-workgroup',
  },
  {
    name: 'a domain without an account',
    text: machine('guest: {domain: kdu.local, joinPassword: {fromEnv: P}}'),
    found: '5:19 MAN-013/join',
  },
  {
    name: 'sockets that do not come out',
    text: machine('cores: {count: 4, perSocket: 3}'),
    found: '5:32 MAN-013/per-socket count=4 perSocket=3',
  },
  {
    name: 'more reserved than there is',
    text: machine('memory: {size: 4 GiB, reservation: 8 GiB}'),
    found: '5:38 MAN-013/reservation',
  },
  {
    name: 'a VLAN and a Network',
    text: machine('networks: [{vlan: 220, network: care}]'),
    found: '5:35 MAN-013/vlan-and-network',
  },
  {
    name: 'a card without a network',
    text: machine('networks: [{name: care}]'),
    found: '5:14 MAN-013/no-network',
  },
  {
    name: 'its own standby',
    text: machine('software: [{product: sql-server, passiveOf: h-a01}]'),
    found: '5:47 MAN-013/passive-of-itself',
  },
  {
    name: 'a mode is missing',
    text: machine('availability: {activeHost: esx01}'),
    found: '5:17 MAN-005 key=mode path=spec.availability explain=VirtualMachine.spec.availability.mode',
  },
  {
    name: 'a fingerprint and a CA',
    text: site(`vcenter: {tls: {fingerprint: ${'ab'.repeat(32)}, caFile: ca.pem}}`),
    found: '5:18 MAN-013/tls',
    isAlone: true,
  },
  {
    name: 'a gateway outside',
    text: network('vlan: 221\nportGroup: p\nsubnet: 10.22.0.0/24\ngateway: 10.23.0.1'),
    found: '8:12 MAN-014 gateway=10.23.0.1 subnet=10.22.0.0/24',
  },
  {
    name: 'all mistakes of a document with mistakes of several kinds',
    text: machine(`cores: {count: 4, perSocket: 3}
memory: 16
template: nothing-like-it
disks: [{name: os, size: 1 GiB}, {name: os, size: 1}]
networks: [{vlan: 999}, {name: care}]
guest: {domain: kdu.local}
size: 1`),
    found: lines(
      '5:32 MAN-013/per-socket count=4 perSocket=3',
      '6:11 MAN-003/size-number path=spec.memory found=16',
      '7:13 MAN-010 kind=Template name=nothing-like-it known=win2012r2-ja',
      '8:43 MAN-009/disk name=os',
      '8:53 MAN-003/size-number path=spec.disks[1].size found=1',
      '9:21 MAN-010/vlan vlan=999 known=220',
      '9:27 MAN-013/no-network',
      '10:19 MAN-013/join',
      '11:3 MAN-004/inside path=spec key=size inside=spec.memory, spec.disks',
    ),
  },
  {
    name: 'defaults that cannot be read: what a VM lacks is not known',
    text: [site('defaults: {guest: {joinAccount: 1}}'), machine('guest: {domain: kdu.local}')].join('---\n'),
    found: '5:35 MAN-003/text path=spec.defaults.guest.joinAccount found=1',
    isAlone: true,
  },
];
