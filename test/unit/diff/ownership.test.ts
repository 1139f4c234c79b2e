import { expect, test } from 'vitest';
import { diffOwnership, type OwnershipInput } from '../../../src/diff/ownership.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import { declared, marksOf } from '../../support/desired.ts';
import { nic, ownedVm, vm } from '../../support/inventory.ts';

/** A VM whose disk `d0` and card `0` are recorded; `marks` replace what is recorded. */
function ownership(
  marks: Record<string, string>,
  given: Partial<OwnershipInput> = {},
  manifest: Partial<DesiredVm> = {},
) {
  const existing = ownedVm('kdu', { marks });
  const { fields, wanted } = diffOwnership({
    vm: declared(manifest),
    existing,
    site: 'kdu',
    marks: marksOf(existing),
    disks: { d0: 'scsi0:0' },
    nics: { 0: { key: 4000 } },
    isRestartStale: false,
    ...given,
  });
  return { fields: fields.map(({ before, after, impact }) => `${before} → ${after} ${impact}`), wanted };
}

const wanted = { site: 'kdu', name: 'vm01', disks: { d0: 'scsi0:0' }, nics: { 0: { key: 4000 } } };

test('what is recorded as it should be has no field', () => {
  expect(ownership({})).toEqual({ fields: [], wanted });
});

test('a VM without marks is taken over', () => {
  const { fields } = diffOwnership({
    vm: declared(),
    existing: vm(),
    site: 'kdu',
    marks: undefined,
    disks: {},
    nics: {},
    isRestartStale: false,
  });
  expect(fields).toEqual([
    {
      path: 'ownership',
      before: null,
      after: 'kdu/vm01',
      impact: 'online',
      reason: 'marks on the VM change nothing in the guest',
    },
  ]);
});

test('a VM that is recorded under another name gets this one', () => {
  expect(ownership({ 'hvm.name': 'old' }).fields).toEqual(['kdu/old → kdu/vm01 online']);
});

test.each<[string, Record<string, string>, Partial<OwnershipInput>]>([
  ['a disk that is recorded nowhere', { 'hvm.disks': '' }, {}],
  ['a disk that is recorded elsewhere', { 'hvm.disks': 'd0=scsi0:1' }, {}],
  ['a disk that is not declared any more', { 'hvm.disks': 'd0=scsi0:0 old=scsi0:1' }, {}],
  ['a card that is recorded nowhere', { 'hvm.nics': '' }, {}],
  ['a card whose key has changed', { 'hvm.nics': '0=4009,00:50:56:00:00:10' }, {}],
  ['a card whose MAC has changed', { 'hvm.nics': '0=4000,00:50:56:00:00:99' }, {}],
  ['a card that is not declared any more', { 'hvm.nics': '0=4000,00:50:56:00:00:10 lan=4001,m' }, {}],
  ['a customization that is not wanted any more', { 'hvm.customize': 'pending' }, {}],
  ['a restart that has had its time', { 'hvm.restart': 'pending' }, { isRestartStale: true }],
])('marks are put right: %s', (_, marks, given) => {
  expect(ownership(marks, given)).toEqual({ fields: ['kdu/vm01 (incomplete) → kdu/vm01 online'], wanted });
});

test('disks and cards that are to be added are recorded on the way', () => {
  const added = {
    disks: { d0: 'scsi0:0', constructor: 'scsi0:1' },
    nics: { 0: { key: 4000 }, lan: { index: 0 } },
  };
  expect(ownership({}, added)).toEqual({ fields: [], wanted: { ...wanted, ...added } });
});

test('a card that was found by its MAC under another key is recorded with that', () => {
  const moved = ownedVm('kdu', { nics: [nic({ key: 4002 })] });
  const marks = { ...marksOf(moved), nics: { 0: { key: 4000, mac: nic().mac } } };
  expect(ownership({}, { existing: moved, marks, nics: { 0: { key: 4002 } } })).toEqual({
    fields: ['kdu/vm01 (incomplete) → kdu/vm01 online'],
    wanted: { ...wanted, nics: { 0: { key: 4002 } } },
  });
});

test('the template and a customization that is still to run stay recorded', () => {
  const marks = { 'hvm.template': 'win', 'hvm.customize': 'pending' };
  expect(ownership(marks, {}, { guest: {} })).toEqual({
    fields: [],
    wanted: { ...wanted, template: 'win', customize: 'pending' },
  });
});
