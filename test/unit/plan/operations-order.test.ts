import { expect, test } from 'vitest';
import { declared, declaredCard, desired, planFor, site } from '../../support/desired.ts';
import { created, devices, lines, moreCores, operations, running } from '../../support/operations.ts';
import { disk, inventory, vm } from '../../support/inventory.ts';

test('a VM is taken over before anything else is done to it', () => {
  const list = operations([[{ ...devices, ...moreCores, power: 'on' }, vm({ power: 'on' })]], ['vm01']);
  expect(lines(list)).toEqual([
    'reconfigure-online:vm01 online',
    'shutdown-guest:vm01 power-cycle < reconfigure-online:vm01',
    'reconfigure:vm01 power-cycle < shutdown-guest:vm01',
    'power-on:vm01 power-cycle < reconfigure:vm01',
  ]);
  expect(list[0]).toMatchObject({
    because: 'the VM is taken over by --adopt',
    spec: { marks: { site: 'kdu', name: 'vm01' } },
  });
});

test('what is new stands before anything restarts, and servers go down one after another', () => {
  const drop = { ...devices, networks: [declaredCard(20)] };
  const list = operations([
    [{ name: 'a', ...drop, ...moreCores, power: 'on', notes: 'new' }, running('a')],
    created('b', { folder: 'new' }),
    [{ name: 'c', ...drop }, running('c')],
    created('d', { power: 'off' }),
    [{ name: 'e', ...devices, ...moreCores, power: 'on' }, running('e')],
  ]);
  expect(lines(list)).toEqual([
    'create-folder:new none',
    'clone:b create < create-folder:new',
    'power-on:b create < clone:b',
    'clone:d create',
    'reconfigure-online:a online',
    'reconfigure-network:a network < reconfigure-online:a power-on:b clone:d',
    'shutdown-guest:a power-cycle < reconfigure-online:a reconfigure-network:a',
    'reconfigure:a power-cycle < shutdown-guest:a',
    'power-on:a power-cycle < reconfigure:a',
    'reconfigure-network:c network < power-on:a',
    'shutdown-guest:e power-cycle < reconfigure-network:c',
    'reconfigure:e power-cycle < shutdown-guest:e',
    'power-on:e power-cycle < reconfigure:e',
  ]);
});

test('where nothing may be done there is no operation, and no folder for it', () => {
  const observed = inventory({
    vms: [running('b', { disks: [disk({ sizeMib: 99_999 })] }), vm({ name: 'c' })],
  });
  const plan = planFor(
    desired({
      site: site(),
      vms: [
        declared({ name: 'a', template: 'none', folder: 'new' }),
        declared({ name: 'b', ...devices, notes: 'new' }),
        declared({ name: 'c', ...devices }),
      ],
    }),
    observed,
  );
  expect(plan.operations).toEqual([]);
  expect(plan.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
    'DS-007 b',
    'INV-001 a',
    'OWN-001 c',
  ]);
});
