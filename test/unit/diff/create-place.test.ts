import { expect, test } from 'vitest';
import type { Change } from '../../../src/diff/change.ts';
import { createVm } from '../../../src/diff/create.ts';
import { uuidV5 } from '../../../src/lib/hash.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredDisk, desired, inventoryOf, site } from '../../support/desired.ts';
import { datastore, host, inventory, network, template, vm } from '../../support/inventory.ts';

const uuid = uuidV5('kdu/vm01');

interface Given {
  readonly observed?: Observed;
  readonly template?: Partial<ObservedVm>;
  readonly manifests?: Parameters<typeof desired>[0];
}

function create(manifest: Partial<DesiredVm>, { observed, manifests, ...given }: Given = {}): Change {
  const there = observed ?? inventory({ vms: [template(given.template)] });
  return createVm(declared({ template: 'win', ...manifest }), inventoryOf(there, desired(manifests)), []);
}

const drafts = (change: Change) =>
  change.drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts }));

test('everything that is missing is told at once', () => {
  const observed = inventory({
    datastores: [datastore('ds01'), datastore('ds03', { accessible: false })],
    networks: [network(10)],
    vms: [template(), vm({ name: 'other', folder: 'hospital', instanceUuid: uuid })],
  });
  const manifest = {
    guest: {},
    resourcePool: 'nowhere',
    disks: [declaredDisk('os', 40, { datastore: 'ds9' }), declaredDisk('data', 1, { datastore: 'ds03' })],
    networks: [declaredCard(20)],
  };
  const devices = [
    { key: 'INV-003', severity: 'error', disk: 'os', datastore: 'ds9', there: ['ds01', 'ds03'] },
    { key: 'INV-003/inaccessible', severity: 'error', disk: 'data', datastore: 'ds03' },
    { key: 'INV-002', severity: 'error', network: 'n20', portGroup: 'vlan-20', vlan: 20 },
  ];
  const place = [
    { key: 'INV-007', severity: 'error', pool: 'nowhere', there: ['', 'lab'] },
    { key: 'DUP-002', severity: 'error', other: 'other', folder: 'hospital', uuid },
  ];
  expect(drafts(create(manifest, { observed }))).toEqual([...place, ...devices]);
  const manifests = { site: site({ datacenter: 'DC9', cluster: 'C9' }), templates: [] };
  expect(drafts(create(manifest, { observed, manifests }))).toEqual([
    { key: 'INV-009', severity: 'error', datacenter: 'DC9', there: ['DC'] },
    { key: 'INV-008', severity: 'error', cluster: 'C9', there: ['C1'] },
    { key: 'INV-001', severity: 'error', template: 'win', source: 'win' },
    ...place,
    ...devices,
  ]);
});

test('a VM that cannot be made is still a create, of what its manifest says', () => {
  const { template: _, ...bare } = declared({
    cores: { count: 4, perSocket: 2, hotAdd: true, reservationMhz: 100 },
    memory: { sizeMib: 2048, hotAdd: true, reservationMib: 'all' },
    power: 'on',
    folder: 'hospital',
    resourcePool: 'lab',
    notes: 'n',
    availability: { mode: 'ha', activeHost: 'esx01' },
  });
  const change = createVm(bare, inventoryOf(), []);
  expect(drafts(change)).toEqual([{ key: 'INV-001/none', severity: 'error' }]);
  expect(change).toMatchObject({ action: 'create', before: null, work: { kind: 'none' } });
  expect(change.after).toEqual({
    cores: 4,
    cores_per_socket: 2,
    cpu_hot_add: true,
    cpu_reservation_mhz: 100,
    memory_mib: 2048,
    memory_hot_add: true,
    memory_reservation_mib: 2048,
    power: 'on',
    folder: 'hospital',
    resource_pool: 'lab',
    host: 'esx01',
    notes: 'n',
    disks: [],
    networks: [],
  });
  expect(createVm(declared(), inventoryOf(), []).after).toEqual({
    cores: 0,
    cores_per_socket: 1,
    cpu_hot_add: false,
    cpu_reservation_mhz: 0,
    memory_mib: 0,
    memory_hot_add: false,
    memory_reservation_mib: 0,
    power: 'off',
    folder: '',
    resource_pool: '',
    host: null,
    notes: '',
    disks: [],
    networks: [],
  });
});

test('a template alone makes no VM', () => {
  const wrong = create({ guest: {} }, { manifests: { site: site({ cluster: 'C9' }) } });
  expect(drafts(wrong)).toEqual([{ key: 'INV-008', severity: 'error', cluster: 'C9', there: ['C1'] }]);
  expect(wrong.work).toEqual({ kind: 'none' });
});

test('a host that is down takes no new VM', () => {
  const on = (given: object) =>
    create(
      { guest: {}, availability: { mode: 'ha', activeHost: 'esx01' } },
      { observed: inventory({ hosts: [host('esx01', given)] }) },
    );
  expect(drafts(on({}))).toEqual([]);
  expect(drafts(on({ connected: false }))).toEqual([
    { key: 'INV-006/disconnected', severity: 'error', host: 'esx01' },
  ]);
  expect(drafts(on({ maintenance: true }))).toEqual([
    { key: 'INV-006/maintenance', severity: 'error', host: 'esx01' },
  ]);
});

const elsewhere = { hosts: ['esx02'] };
const named = { guest: {}, availability: { mode: 'ha', activeHost: 'esx01' } } as const;
const apart = { key: 'INV-006/none', severity: 'error', hosts: ['esx01', 'esx02', 'esx03'] };

test('a host takes a new VM only with all its datastores and port groups', () => {
  const store = inventory({ datastores: [datastore('ds01', elsewhere)] });
  expect(drafts(create(named, { observed: store }))).toEqual([
    { key: 'INV-006/datastore', severity: 'error', host: 'esx01', datastore: 'ds01' },
  ]);
  // The card is the template's: the manifest declares none.
  const group = inventory({ networks: [network(10, elsewhere)] });
  expect(drafts(create(named, { observed: group }))).toEqual([
    { key: 'INV-006/port-group', severity: 'error', host: 'esx01', portGroup: 'vlan-10' },
  ]);
  expect(drafts(create({ guest: {} }, { observed: group }))).toEqual([]);
  const both = inventory({
    datastores: [datastore('ds01', elsewhere)],
    networks: [network(10, { hosts: ['esx01'] })],
  });
  expect(drafts(create({ guest: {} }, { observed: both }))).toEqual([apart]);
});

test.each<[string, Partial<ObservedVm>, object]>([
  ['is not connected', { connection: 'inaccessible' }, { key: 'VM-002/template', state: 'inaccessible' }],
  ['waits for an answer', { question: 'Retry?' }, { key: 'VM-004/template', question: 'Retry?' }],
  ['is busy', { runningTask: 'ExportVm_Task' }, { key: 'VM-007/template', task: 'ExportVm_Task' }],
])('a template that %s makes no VM', (_, given, draft) => {
  const change = create({ guest: {} }, { template: given });
  expect(drafts(change)).toEqual([{ severity: 'error', template: 'tpl', ...draft }]);
  expect(change.work).toEqual({ kind: 'none' });
});

test('copies of one template are made side by side', () => {
  expect(drafts(create({ guest: {} }, { template: { runningTask: 'CloneVM_Task' } }))).toEqual([]);
});

test('a VM without disks is not customized', () => {
  expect(drafts(create({ guest: {} }, { template: { disks: [] } }))).toEqual([
    { key: 'GST-003/no-disks', severity: 'error' },
  ]);
  const disks = [declaredDisk('os', 40, { datastore: 'ds01' })];
  expect(drafts(create({ guest: {}, disks }, { template: { disks: [] } }))).toEqual([]);
});
