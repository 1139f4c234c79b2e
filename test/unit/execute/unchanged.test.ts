import { expect, test } from 'vitest';
import { departures } from '../../../src/execute/unchanged.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { inventory, vm as anyVm } from '../../support/inventory.ts';
import { created, operation, planOf, updated } from '../../support/sample-plan.ts';

const uuid = '1069b53d-f232-5988-bd17-8a403e16d7e2';
const updating = planOf({
  changes: [updated('a', []), updated('untouched', [])],
  operations: [operation('reconfigure', 'a', 'online')],
});
const creating = planOf({ changes: [created('new')], operations: [operation('clone', 'new', 'create')] });

test('as the plan found it', () => {
  expect(departures(updating, observed([vm('a', {})]))).toEqual([]);
  expect(departures(creating, observed([vm('other', { instanceUuid: 'x' })]))).toEqual([]);
});

test('a VM is known by its uuid, not by its name', () => {
  expect(departures(updating, observed([vm('renamed', {})]))).toEqual([]);
});

test.each([
  ['gone', [], { kind: 'gone', name: 'a' }],
  ['of another power', [vm('a', { power: 'off' })], { kind: 'power', name: 'a', before: 'on', after: 'off' }],
  ['changed', [vm('a', { changeVersion: '2' })], { kind: 'version', name: 'a', before: '1', after: '2' }],
] as const)('a VM that is %s', (_, vms, departure) => {
  expect(departures(updating, observed(vms))).toEqual([departure]);
});

test('a VM that is there where one is to be made', () => {
  const byName = observed([vm('new', { instanceUuid: 'x' })]);
  const byUuid = observed([vm('elsewhere', {})]);
  expect(departures(creating, byName)).toEqual([{ kind: 'exists', name: 'new' }]);
  expect(departures(creating, byUuid)).toEqual([{ kind: 'exists', name: 'new' }]);
});

function observed(vms: readonly ObservedVm[]) {
  return inventory({ vms });
}

function vm(name: string, more: Partial<ObservedVm>): ObservedVm {
  return anyVm({ name, instanceUuid: uuid, changeVersion: '1', power: 'on', ...more });
}
