/** What was changed by hand, as far as the marks on a VM tell. */
import { expect, test } from 'vitest';
import type { EstateVm } from '../../../src/model/estate.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { driftRules } from '../../../src/policy/drift.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { desired } from '../../support/desired.ts';
import { estate, estateVm } from '../../support/estate.ts';
import { nic, vm as observedVm } from '../../support/inventory.ts';

const card = nic({ key: 4000, mac: '00:50:56:00:00:01' });

/** As hvm left it: one card `care`, under its name. */
function left(given: Partial<ObservedVm> = {}, marks: Readonly<Record<string, string>> = {}): ObservedVm {
  const base = observedVm({ name: 'a', nics: [card] });
  return {
    ...base,
    marks: {
      ...{ 'hvm.owner': base.instanceUuid, 'hvm.site': 'kdu', 'hvm.name': 'a' },
      ...{ 'hvm.disks': 'os=scsi0:0', 'hvm.nics': `care=4000,${card.mac}` },
      ...marks,
    },
    ...given,
  };
}

function found(observed: ObservedVm, given: Partial<EstateVm> = {}) {
  const vms = [estateVm('a', 4, 'esx01', { observed, ...given })];
  return driftRules(viewOf(desired(), estate({ vms }), '2026-11-24')).map(({ key, facts }) => [key, facts]);
}

test('as hvm left it, there is nothing to tell', () => {
  expect(found(left())).toEqual([]);
});

test('what hvm does not record is not taken for drift', () => {
  expect(found(left({ cores: 8, memoryMib: 65_536, power: 'on' }))).toEqual([]);
});

test('renamed, a card gone, a card made anew', () => {
  expect(found(left({ name: 'b' }))).toEqual([['DRF-001', { field: 'name', was: 'a', now: 'b' }]]);
  expect(found(left({ nics: [] }))).toEqual([
    ['DRF-001/card', { field: 'networks[care]', was: card.mac, now: null }],
  ]);
  const other = { ...card, mac: '00:50:56:00:00:02' };
  expect(found(left({ nics: [other] }))).toEqual([
    ['DRF-001/mac', { field: 'networks[care].mac', was: card.mac, now: other.mac }],
  ]);
});

test('a card that only has another key is the same card', () => {
  expect(found(left({ nics: [{ ...card, key: 4001 }] }))).toEqual([]);
});

test.each([
  ['hvm does not own it', left({ name: 'b' }), { isOwned: false }],
  ['a copy by hand', left({ name: 'b', instanceUuid: 'another' }), {}],
  ['begun and not finished', left({ nics: [] }, { 'hvm.create': 'pending' }), {}],
  ['no marks', left({ name: 'b', marks: {} }), {}],
])('%s: nothing is told', (_, observed, given) => {
  expect(found(observed, given)).toEqual([]);
});
