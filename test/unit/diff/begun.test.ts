/** A VM whose clone an apply began and left: it is brought to its end, not taken for one that somebody has changed. */
import { expect, test } from 'vitest';
import { uuidV5 } from '../../../src/lib/hash.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredDisk, planFor } from '../../support/desired.ts';
import { datastore, disk, inventory, ownedVm } from '../../support/inventory.ts';

const wanted = declared({
  template: 'win',
  guest: {},
  disks: [declaredDisk('os', 60), declaredDisk('data', 10, { provisioning: 'thick' })],
  networks: [declaredCard(10, { name: 'care' }), declaredCard(10, { name: 'image' })],
  power: 'on',
});

/** As a server leaves it that makes of a clone's config only numbers and marks. */
function begun(given: Partial<ObservedVm> = {}): ObservedVm {
  return ownedVm('kdu', {
    instanceUuid: uuidV5('kdu/vm01'),
    changeVersion: '7',
    ...given,
    marks: {
      'hvm.disks': 'data=scsi0:1 os=scsi0:0',
      'hvm.nics': '',
      'hvm.create': 'pending',
      ...given.marks,
    },
  });
}

function planned(vm: ObservedVm) {
  const plan = planFor([wanted], inventory({ vms: [vm] }));
  const [change] = plan.resource_changes;
  return {
    actions: change?.change.actions,
    base: change?.base,
    operations: plan.operations.map(({ id, because }) => `${id}: ${because}`),
    errors: plan.findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])),
  };
}

test('its clone is done again, on the VM that is there', () => {
  expect(planned(begun())).toEqual({
    actions: ['create'],
    base: { instance_uuid: uuidV5('kdu/vm01'), change_version: '7', power: 'off' },
    operations: [
      'clone:vm01: the VM was begun by an earlier apply and is not finished',
      'customize:vm01: the guest gets its name and addresses, as declared',
      'power-on:vm01: the VM is declared as powered on',
    ],
    errors: [],
  });
});

test.each<[string, Partial<ObservedVm>]>([
  ['a task', { runningTask: 'ReconfigVM_Task' }],
  ['a question', { question: 'moved or copied?' }],
  ['a lost host', { connection: 'disconnected' }],
])('not while %s keeps it from being changed', (_, state) => {
  const { actions, operations, errors } = planned(begun(state));
  expect({ actions, operations, errors: errors.length }).toEqual({
    actions: ['create'],
    operations: [],
    errors: 1,
  });
});

test.each<[string, Partial<ObservedVm>]>([
  ['is on', { power: 'on' }],
  ['was renamed', { name: 'renamed', marks: { 'hvm.name': 'vm01' } }],
  ['was not made by hvm', { instanceUuid: uuidV5('other') }],
  ['is finished', { marks: { 'hvm.create': '' } }],
])('not where the VM %s', (_, state) => {
  expect(planned(begun(state)).actions).toEqual(['update']);
});

test('the space that its disks have taken is not needed again', () => {
  const disks = [disk(), disk({ unit: 1, sizeMib: 10_240, provisioning: 'thick' })];
  const full = [datastore('ds01', { freeMib: 0 })];
  const findings = (vm: ObservedVm) =>
    planFor([wanted], inventory({ vms: [vm], datastores: full })).findings.map(({ code }) => code);
  expect(findings(begun())).toContain('DS-013');
  expect(findings(begun({ disks }))).not.toContain('DS-013');
});
