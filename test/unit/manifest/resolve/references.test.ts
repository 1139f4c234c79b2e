import { expect, test } from 'vitest';
import { base, machine, network, read, written } from '../support.ts';

test('a card is on the Network that it names, or on that of its VLAN', () => {
  const spec = `networks:
  - {vlan: 220, name: care, address: 10.22.0.11/24}
  - {network: staff, mac: 00:50:56:9A:00:01, adapter: e1000e, connected: false}
  - {vlan: 221}`;
  const { desired, diagnostics } = read({
    'base.yaml': base,
    'a.yaml': [network('vlan: 221\nportGroup: p', 'staff'), machine(spec)].join('---\n'),
  });
  expect(diagnostics).toEqual([]);
  expect(desired?.vms[0]?.networks).toEqual([
    { network: 'care', name: 'care', address: '10.22.0.11/24' },
    { network: 'staff', mac: '00:50:56:9a:00:01', adapter: 'e1000e', connected: false },
    { network: 'staff' },
  ]);
});

test('catalogues', () => {
  const text = `${network('vlan: 221\nportGroup: p\nswitch: dvs1\nsubnet: fd00::/64\ngateway: fd00::1\ndns: [10.1.1.1, "::1"]\nowner: 病院')}---
apiVersion: hvm/v1
kind: Template
metadata: {name: win}
spec: {source: templates/win, os: windows-2012-r2, patchedAt: 2017-01-11, disks: [{name: os, size: 40 GiB}], guestId: x}
---
apiVersion: hvm/v1
kind: Vendor
metadata: {name: v1, displayName: ベンダー}
spec: {window: 窓口, contacts: [a, b], mdsSds: {version: "5.0", receivedAt: 2026-04-10}}
---
apiVersion: hvm/v1
kind: Vendor
metadata: {name: v2}
spec: {displayName: 会社}
`;
  const { desired } = read({ 'base.yaml': base, 'a.yaml': text });
  expect(desired?.networks[1]).toEqual({
    name: 'other',
    vlan: 221,
    portGroup: 'p',
    switch: 'dvs1',
    subnet: 'fd00::/64',
    gateway: 'fd00::1',
    dns: ['10.1.1.1', '::1'],
    owner: '病院',
  });
  expect(desired?.networks[0]).toEqual({ name: 'care', vlan: 220, portGroup: 'vlan-220', dns: [] });
  expect(desired?.templates[0]).toEqual({
    name: 'win',
    source: 'templates/win',
    os: 'windows-2012-r2',
    patchedAt: '2017-01-11',
    disks: [{ name: 'os', sizeMib: 40_960 }],
    guestId: 'x',
  });
  expect(desired?.vendors).toEqual([
    { name: 'findex', displayName: 'findex', contacts: [] },
    {
      name: 'v1',
      displayName: 'ベンダー',
      window: '窓口',
      contacts: ['a', 'b'],
      mdsSds: { version: '5.0', receivedAt: '2026-04-10' },
    },
    { name: 'v2', displayName: '会社', contacts: [] },
  ]);
});

test('a document that is wrong in itself can still be referred to', () => {
  const { diagnostics } = read({
    'base.yaml': base,
    'a.yaml': [network('vlan: 5000', 'bad'), machine('networks: [{network: bad}, {vlan: 300}]')].join(
      '---\n',
    ),
  });
  expect(diagnostics.map(written)).toEqual([
    '4:1 MAN-005 key=portGroup path=spec explain=Network.spec.portGroup',
    '5:9 MAN-003/range path=spec.vlan found=5000 minimum=1 maximum=4094',
  ]);
});

test('with a file that cannot be read nothing is said to be missing', () => {
  const { diagnostics } = read({
    'base.yaml': base,
    'a.yaml': machine('template: gone\nnetworks: [{vlan: 999}]'),
    'b.yaml': 'a: [',
  });
  expect(diagnostics.map(written)).toEqual(['b.yaml:1:4 MAN-002/bracket']);
});

test('references and doubles are found in documents with other mistakes', () => {
  const { diagnostics } = read({
    'base.yaml': base,
    'a.yaml': [machine('template: win2012\ncores: 0'), machine('vendor: findx\nmemory: 1')].join('---\n'),
  });
  expect(diagnostics.map(written)).toEqual([
    '5:13 MAN-010/near kind=Template name=win2012 near=win2012r2-ja',
    '6:10 MAN-003/range path=spec.cores found=0 minimum=1 maximum=960',
    '10:18 MAN-009 kind=VirtualMachine name=h-a01 first=a.yaml:3',
    '12:11 MAN-010/near kind=Vendor name=findx near=findex',
    '13:11 MAN-003/size-number path=spec.memory found=1',
  ]);
});

test('a name that names a VM of another case is no reference to it', () => {
  const { diagnostics } = read({
    'base.yaml': base,
    'a.yaml': [machine('software: [{product: x, passiveOf: H-A02}]'), machine('cores: 1', 'h-a02')].join(
      '---\n',
    ),
  });
  expect(diagnostics.map(written)).toEqual(['5:38 MAN-010/near kind=VirtualMachine name=H-A02 near=h-a02']);
});
