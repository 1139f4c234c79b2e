import { expect, test } from 'vitest';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { isChanged } from '../../../src/vsphere/live/changed.ts';
import type { Change } from '../../../src/vsphere/live/specs/config.ts';
import { vm } from '../../support/inventory.ts';

const before = vm({ marks: { 'hvm.name': 'vm01' } });
const [disk] = before.disks;
const [nic] = before.nics;
if (disk === undefined || nic === undefined) throw new Error('the VM has neither disk nor card');
const { bus, controller, unit, key, sizeMib, datastore, provisioning } = disk;
const portGroup = { name: 'vlan-200', switch: null };
const card = { name: 'new', portGroup, adapter: 'vmxnet3', mac: null, connected: true };
const added = { ...disk, key: key + 1, unit: unit + 1, sizeMib: 2048 };
const grow = { key, bus, controller, unit, fromMib: sizeMib, toMib: sizeMib + 1024 };
const extra = { ...nic, key: nic.key + 1, mac: '00:50:56:00:00:99' };

const cases: readonly (readonly [string, Change, Partial<ObservedVm>])[] = [
  ['cores', { cores: before.cores + 2 }, { cores: before.cores + 2 }],
  ['notes', { notes: 'other' }, { notes: 'other' }],
  ['a disk that grows', { growDisks: [grow] }, { disks: [{ ...disk, sizeMib: sizeMib + 1024 }] }],
  [
    'a disk more',
    { addDisks: [{ name: 'd', bus, controller, unit: unit + 1, sizeMib: 2048, datastore, provisioning }] },
    { disks: [disk, added] },
  ],
  [
    'a card elsewhere',
    { editNics: [{ key: nic.key, mac: nic.mac, portGroup }] },
    { nics: [{ ...nic, portGroup: 'vlan-200', switch: null }] },
  ],
  [
    'a card without a link',
    { editNics: [{ key: nic.key, mac: nic.mac, connected: !nic.connected }] },
    { nics: [{ ...nic, connected: !nic.connected }] },
  ],
  ['a card more', { addNics: [card] }, { nics: [nic, extra] }],
  [
    'a MAC',
    { macs: new Map([[nic.key, '00:50:56:00:00:99']]) },
    { nics: [{ ...nic, mac: '00:50:56:00:00:99' }] },
  ],
  [
    'a MAC of the vCenter',
    { macs: new Map([[nic.key, null]]) },
    { nics: [{ ...nic, mac: '00:50:56:00:00:99' }] },
  ],
  ['marks', { extraConfig: { 'hvm.name': 'vm02' } }, { marks: { 'hvm.name': 'vm02' } }],
];

test.each(cases)('%s: seen when it was done, and not when it was not', (_, change, now) => {
  expect([isChanged(before, { ...before, ...now }, change), isChanged(before, before, change)]).toEqual([
    true,
    false,
  ]);
});

test('all of a change, or it was not this one', () => {
  const change = { cores: before.cores + 2, notes: 'other' };
  expect(isChanged(before, { ...before, cores: before.cores + 2 }, change)).toBe(false);
  expect(isChanged(before, { ...before, ...change }, change)).toBe(true);
  expect(isChanged(before, { ...before, ...change, nics: [nic, extra] }, change)).toBe(false);
});
