import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { lintPlan } from '../../../src/plan/lint.ts';
import { declared, declaredCard, declaredDisk, planFor } from '../../support/desired.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';
import { good, there } from '../../support/lint.ts';
import { devices, moreCores } from '../../support/operations.ts';

const restart = { 'hvm.restart': 'pending' };
const late = { 'hvm.customize': 'pending' };

test('a good plan with one of everything passes', () => {
  expect(lintPlan(good, there)).toEqual([]);
  expect(good.resource_changes.map(({ name, change }) => `${name} ${change.actions.join()}`)).toEqual([
    'a-new create',
    'b-change update',
    'c-adopt adopt',
    'd-same no-op',
    'e-late update',
    'f-stop update',
    'g-bad update',
  ]);
  expect(good.operations.map(({ id, after }) => [id, ...after].join(' < '))).toEqual([
    'create-folder:hospital/new',
    'clone:a-new < create-folder:hospital/new',
    'customize:a-new < clone:a-new',
    'power-on:a-new < customize:a-new',
    'reconfigure-online:b-change',
    'reconfigure-online:c-adopt',
    'customize:e-late',
    'power-on:e-late < customize:e-late',
    'reconfigure-network:b-change < reconfigure-online:b-change < power-on:a-new < power-on:e-late',
    'mark-restart:b-change < reconfigure-online:b-change < reconfigure-network:b-change',
    'shutdown-guest:b-change < mark-restart:b-change',
    'reconfigure:b-change < shutdown-guest:b-change',
    'power-on:b-change < reconfigure:b-change',
    'unmark-restart:b-change < power-on:b-change',
    'shutdown-guest:f-stop < unmark-restart:b-change',
  ]);
});

test('a plan that was saved and read again passes', () => {
  expect(lintPlan(JSON.parse(JSON.stringify(good)), there)).toEqual([]);
});

const owned = (given: Partial<ObservedVm> = {}) => ownedVm('kdu', { power: 'on', ...given });
const big = { disks: [declaredDisk('d0', 3000)], networks: [declaredCard(10)] };

test.each<[string, Partial<DesiredVm>, ObservedVm | undefined, number]>([
  ['a new VM in one task', { template: 'win', guest: {}, power: 'on' }, undefined, 2],
  ['a new VM without a word', { template: 'win' }, undefined, 1],
  [
    'a new VM with all its memory reserved',
    { template: 'win', memory: { reservationMib: 'all' } },
    undefined,
    1,
  ],
  ['a VM that cannot be made', { template: 'none' }, undefined, 0],
  ['a VM that is as it should be', devices, owned(), 0],
  ['a change that needs the VM off, declared as on', { ...devices, ...moreCores, power: 'on' }, owned(), 3],
  ['a change that needs the VM off, power kept', { ...devices, ...moreCores }, owned(), 5],
  ['a change that needs the VM off, declared as off', { ...devices, ...moreCores, power: 'off' }, owned(), 2],
  ['a change of a VM that is off', { ...devices, ...moreCores }, owned({ power: 'off' }), 1],
  ['hot add', { ...devices, ...moreCores }, owned({ cpuHotAdd: true }), 1],
  ['a disk that an old vSphere does not grow beyond 2 TiB while the VM runs', big, owned(), 5],
  ['a VM that is taken over and restarted', { ...devices, ...moreCores }, vm({ power: 'on' }), 6],
  ['a copy that is taken over', devices, vm({ marks: ownedVm('kdu', { name: 'original' }).marks }), 1],
  ['a VM renamed by hand', devices, { ...ownedVm('kdu', { name: 'old' }), name: 'vm01' }, 1],
  ['a VM of another site', devices, ownedVm('other'), 0],
  ['a suspended VM', { ...devices, notes: 'x' }, owned({ power: 'suspended' }), 0],
  ['a run that ended with the guest shut down', devices, owned({ power: 'off', marks: restart }), 2],
  ['a run that ended before the shutdown', { ...devices, ...moreCores }, owned({ marks: restart }), 6],
  [
    'a customization that comes after another card',
    { disks: devices.disks ?? [], networks: [declaredCard(10), declaredCard(20)], guest: {} },
    owned({ power: 'off', marks: late }),
    2,
  ],
  [
    'a run that ended before the customization',
    { ...devices, guest: {} },
    owned({ power: 'off', marks: late }),
    1,
  ],
])('%s is planned well', (_, manifest, existing, count) => {
  const observed = inventory({ vms: existing === undefined ? [] : [existing] });
  const plan = planFor([declared(manifest)], observed, { adopt: ['all'] });
  expect(lintPlan(plan, observed)).toEqual([]);
  expect(plan.operations).toHaveLength(count);
});

test('a plan with nothing in it passes', () => {
  expect(lintPlan(planFor([], inventory()), inventory())).toEqual([]);
});
