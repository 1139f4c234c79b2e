import { expect, test } from 'vitest';
import { unsettled } from '../../../src/execute/unsettled.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, planFor } from '../../support/desired.ts';
import { inventory, ownedVm, template } from '../../support/inventory.ts';

const manifests = [
  declared({ name: 'new', template: 'win', guest: {} }),
  declared({ name: 'same' }),
  declared({ name: 'differs', notes: 'new' }),
];

function waitedFor(task: string, ...names: readonly string[]): string[] {
  const busy = (vm: ObservedVm) => (names.includes(vm.name) ? { ...vm, runningTask: task } : vm);
  const vms = [template(), ownedVm('kdu', { name: 'same' }), ownedVm('kdu', { name: 'differs' })];
  const observed = inventory({ vms: vms.map(busy) });
  return unsettled(planFor(manifests, observed), observed).map(({ name }) => name);
}

test('a task on a VM that differs, or on the template of a new one, may be of an apply that was killed', () => {
  expect(waitedFor('CloneVM_Task', 'tpl')).toEqual(['tpl']);
  for (const task of ['ReconfigVM_Task', 'PowerOnVM_Task', 'CustomizeVM_Task'])
    expect(waitedFor(task, 'differs')).toEqual(['differs']);
});

test('a task that no apply begins is not waited for, nor one on a VM that is as it should be', () => {
  expect(waitedFor('CreateSnapshot_Task', 'differs')).toEqual([]);
  expect(waitedFor('ReconfigVM_Task', 'same')).toEqual([]);
});
