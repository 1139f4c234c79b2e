import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredDisk, planFor } from '../../support/desired.ts';
import { datastore, disk, host, inventory, network, ownedVm } from '../../support/inventory.ts';
import { devices, moreCores } from '../../support/operations.ts';

/** Errors of the plan for one VM of hvm's that is on esx01 and runs, and the ids of what is planned. */
function plan(
  manifest: Partial<DesiredVm>,
  around: Partial<Observed> = {},
  existing: Partial<ObservedVm> = {},
) {
  const there = ownedVm('kdu', { power: 'on', ...existing });
  const { findings, operations } = planFor(
    [declared({ ...devices, ...manifest })],
    inventory({ ...around, vms: [there] }),
  );
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    errors: errors.map(({ code, subject, facts }) => ({ code, subject, ...facts })),
    operations: operations.map(({ id }) => id),
  };
}

const cycle = ['mark-restart:vm01', 'shutdown-guest:vm01', 'reconfigure:vm01'];
const restart = [...cycle, 'power-on:vm01', 'unmark-restart:vm01'];
const elsewhere = { hosts: ['esx02', 'esx03'] };
const maintenance = [host('esx01', { maintenance: true }), host('esx02'), host('esx03')];
const error = { code: 'VM-006', subject: 'vm01' };
const withForeign = {
  disks: [disk(), disk({ unit: 1, datastore: 'ds02' })],
  marks: { 'hvm.disks': 'd0=scsi0:0' },
};

test.each<[string, Partial<Observed>, Partial<ObservedVm>, object]>([
  ['whose host is in maintenance', { hosts: maintenance }, {}, { host: 'esx01' }],
  ['whose host is not connected', { hosts: [host('esx01', { connected: false })] }, {}, { host: 'esx01' }],
  [
    'with a foreign disk that is out of reach',
    { datastores: [datastore('ds01'), datastore('ds02', { accessible: false })] },
    withForeign,
    { datastore: 'ds02' },
  ],
  [
    'with a foreign disk that its host does not mount',
    { datastores: [datastore('ds01'), datastore('ds02', elsewhere)] },
    withForeign,
    { host: 'esx01', datastore: 'ds02' },
  ],
  [
    'with a card on a port group that its host lacks',
    { networks: [network(10, elsewhere)] },
    {},
    { host: 'esx01', portGroup: 'vlan-10' },
  ],
])('a server %s is neither shut down for a change nor started', (_, around, existing, facts) => {
  const stuck = { errors: [{ ...error, ...facts }], operations: [] };
  expect(plan(moreCores, around, existing)).toEqual(stuck);
  expect(plan({ power: 'on' }, around, { ...existing, power: 'off' })).toEqual(stuck);
  // What does not stop it is done all the same, and so is stopping it for good.
  expect(plan({ notes: 'new' }, around, existing)).toEqual({
    errors: [],
    operations: ['reconfigure-online:vm01'],
  });
  expect(plan({ ...moreCores, power: 'off' }, around, existing)).toEqual({
    errors: [],
    operations: ['shutdown-guest:vm01', 'reconfigure:vm01'],
  });
});

test('DRS finds another host that can run it, if there is one', () => {
  const clusters = [{ name: 'C1', datacenter: 'DC', drs: true }];
  expect(plan(moreCores, { hosts: maintenance, clusters })).toEqual({ errors: [], operations: restart });
  const nowhere = { hosts: maintenance, clusters, networks: [network(10, { hosts: ['esx01'] })] };
  expect(plan(moreCores, nowhere).errors).toEqual([{ ...error, host: 'esx01' }]);
});

test('what is added to a server, or a card moved to, is within reach of its host, DRS or not', () => {
  const clusters = [{ name: 'C1', datacenter: 'DC', drs: true }];
  const around = {
    clusters,
    datastores: [datastore('ds01'), datastore('ds02', elsewhere)],
    networks: [network(10), network(20, elsewhere)],
  };
  const disks = [declaredDisk('d0', 40), declaredDisk('data', 10, { datastore: 'ds02' })];
  expect(plan({ disks }, around)).toEqual({
    errors: [{ ...error, host: 'esx01', datastore: 'ds02' }],
    operations: [],
  });
  const toLacking = { errors: [{ ...error, host: 'esx01', portGroup: 'vlan-20' }], operations: [] };
  expect(plan({ networks: [declaredCard(20)] }, around)).toEqual(toLacking);
  expect(plan({ networks: [declaredCard(10), declaredCard(20)] }, around)).toEqual(toLacking);
});

test('a card that leaves the port group that its host lacks does not stand in the way', () => {
  const networks = [network(10, elsewhere), network(20)];
  expect(plan({ ...moreCores, networks: [declaredCard(20)] }, { networks })).toEqual({
    errors: [],
    operations: ['reconfigure-network:vm01', ...restart],
  });
});
