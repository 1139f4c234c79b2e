import { expect, test } from 'vitest';
import type { Change } from '../../../src/diff/change.ts';
import { updateVm } from '../../../src/diff/update.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Marks } from '../../../src/model/marks.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import {
  declared,
  declaredCard,
  declaredDisk,
  declaredNetwork,
  desired,
  inventoryOf,
  marksOf,
} from '../../support/desired.ts';
import { disk, inventory, nic, ownedVm, vm } from '../../support/inventory.ts';

/** Disks and cards as `ownedVm` records them. */
const devices: Partial<DesiredVm> = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };
const owned = (given: Partial<ObservedVm> = {}) => ownedVm('kdu', { power: 'on', ...given });

/** A VM of this site: its marks count. */
function update(
  manifest: Partial<DesiredVm>,
  existing: ObservedVm,
  marks: Marks = marksOf(existing),
): Change {
  const input = { vm: declared(manifest), existing, inventory: inventoryOf(), drafts: [] };
  return updateVm({ ...input, marks, action: 'update' });
}

function adopt(manifest: Partial<DesiredVm>, existing: ObservedVm): Change {
  return updateVm({
    vm: declared(manifest),
    existing,
    action: 'adopt',
    inventory: inventoryOf(),
    drafts: [],
  });
}

const fieldsOf = ({ fields }: Change) =>
  fields.map(
    ({ path, before, after, impact, reason }) => `${path} ${before} → ${after} ${impact}: ${reason}`,
  );
const draftsOf = ({ drafts }: Change) =>
  drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts }));

function updateOf({ work, drafts }: Change) {
  if (work.kind !== 'update') throw new Error(JSON.stringify(drafts));
  return work.update;
}

test('a VM that is as its manifest says is left alone', () => {
  const existing = owned({ notes: 'as it is' });
  const change = update({ ...devices, notes: 'as it is', power: 'on', folder: '' }, existing);
  expect(change).toMatchObject({
    action: 'no-op',
    fields: [],
    foreign: [],
    drafts: [],
    work: { kind: 'none' },
  });
  expect(change.after).toEqual(change.before);
});

test('a VM is shown as it is, also where the server does not say all of it', () => {
  const {
    host: _,
    resourcePool: __,
    ...bare
  } = owned({ folder: 'hospital', notes: 'n', cpuReservationMhz: 5 });
  const before = {
    cores: 2,
    cores_per_socket: 1,
    cpu_hot_add: false,
    cpu_reservation_mhz: 5,
    memory_mib: 4096,
    memory_hot_add: false,
    memory_reservation_mib: 0,
    power: 'on',
    folder: 'hospital',
    resource_pool: '',
    host: null,
    notes: 'n',
    disks: [],
  };
  expect(update({ networks: [] }, bare).before).toEqual({ ...before, networks: [] });
  expect(update({ networks: [] }, { ...bare, host: 'esx01', resourcePool: 'lab' }).before).toEqual({
    ...before,
    networks: [],
    host: 'esx01',
    resource_pool: 'lab',
  });
});

test('keys left out are not managed, whatever the VM has', () => {
  const existing = owned({
    notes: 'by hand',
    folder: 'hospital',
    resourcePool: 'lab',
    cores: 7,
    snapshots: [{ name: 's', createdAt: '2026-01-01T00:00:00Z' }],
  });
  expect(update({}, existing)).toMatchObject({ action: 'no-op', fields: [], drafts: [] });
});

test('everything that differs of a running VM, with what it means for the guest', () => {
  const existing = owned({ disks: [disk()], nics: [nic(), nic({ key: 4001, mac: '00:50:56:00:00:11' })] });
  const change = update(
    {
      cores: { count: 4 },
      disks: [declaredDisk('d0', 60), declaredDisk('log', 10)],
      networks: [declaredCard(20, { name: 'care', mac: '00:50:56:00:00:11' })],
      notes: 'new',
      power: 'on',
    },
    existing,
  );
  expect(fieldsOf(change)).toEqual([
    'cores.count 2 → 4 power-cycle: CPU hot add is off',
    'disks[d0].size 40 GiB → 60 GiB online: a disk grows while the VM runs',
    'disks[log] null → 10 GiB online: a disk is added while the VM runs',
    'networks[care].vlan 10 → 20 network: the card changes its port group: its links drop',
    'notes  → new online: notes change while the VM runs',
    'ownership kdu/vm01 (incomplete) → kdu/vm01 online: marks on the VM change nothing in the guest',
  ]);
  expect(change).toMatchObject({
    action: 'update',
    foreign: [{ kind: 'network', id: '00:50:56:00:00:10', what: 'vlan-10' }],
    drafts: [],
  });
  expect(change.after).toEqual({
    ...change.before,
    cores: 4,
    notes: 'new',
    disks: [
      { name: 'd0', size_mib: 61440, datastore: 'ds01', provisioning: 'thin', controller: 0, unit: 0 },
      { name: 'log', size_mib: 10240, datastore: 'ds01', provisioning: 'thin', controller: 0, unit: 1 },
    ],
    networks: [{ ...change.before?.networks[0], vlan: 20, port_group: 'vlan-20' }],
  });
});

test('notes: declared ones are managed, also empty ones', () => {
  expect(fieldsOf(update({ notes: '' }, vmOff({ notes: 'x' })))).toEqual([
    'notes x →  online: the VM is powered off',
  ]);
});

function vmOff(given: Partial<ObservedVm> = {}) {
  return owned({ power: 'off', ...given });
}

test('what a run that ended early left behind is put right', () => {
  const interrupted = (power: ObservedVm['power']) => owned({ power, marks: { 'hvm.restart': 'pending' } });
  const started = update({ ...devices, power: 'keep' }, interrupted('off'));
  expect(fieldsOf(started)).toEqual([
    'power off → on online: hvm shut the guest down for a change and has not started it again',
  ]);
  expect(updateOf(started)).toMatchObject({ power: 'start', restartPending: true, declaredOn: false });
  for (const [power, there] of [
    ['keep', 'on'],
    ['on', 'on'],
    ['off', 'off'],
  ] as const) {
    const marked = update({ ...devices, power }, interrupted(there));
    expect(fieldsOf(marked)).toEqual([
      'ownership kdu/vm01 (incomplete) → kdu/vm01 online: marks on the VM change nothing in the guest',
    ]);
    expect(updateOf(marked)).toMatchObject({ power: 'leave', restartPending: true });
  }
});

test('adopting writes marks of its own, and lines disks and cards up', () => {
  const change = adopt(devices, vm());
  expect(fieldsOf(change)).toEqual([
    'ownership null → kdu/vm01 online: marks on the VM change nothing in the guest',
  ]);
  expect(change.action).toBe('adopt');
  expect(updateOf(change).marks).toEqual({
    site: 'kdu',
    name: 'vm01',
    disks: { d0: 'scsi0:0' },
    nics: { 0: { key: 4000 } },
  });
});

test('a copy is adopted without what is recorded on the original, and what hvm had begun there', () => {
  const original = ownedVm('kdu', {
    name: 'original',
    marks: { 'hvm.restart': 'pending', 'hvm.customize': 'pending', 'hvm.template': 'win' },
  });
  const change = adopt({ ...devices, guest: {} }, vm({ marks: original.marks }));
  expect(fieldsOf(change)).toEqual([
    'ownership null → kdu/vm01 online: marks on the VM change nothing in the guest',
  ]);
  expect(change.after.power).toBe('off');
  const { marks, restartPending, customize } = updateOf(change);
  expect({ marks, restartPending, customize }).toEqual({
    marks: { site: 'kdu', name: 'vm01', disks: { d0: 'scsi0:0' }, nics: { 0: { key: 4000 } } },
    restartPending: true,
    customize: undefined,
  });
});

test('a VM that this site owns under another name keeps what is recorded', () => {
  const existing = { ...ownedVm('kdu', { name: 'vm02', marks: { 'hvm.template': 'win' } }), name: 'vm01' };
  const input = { vm: declared(devices), existing, inventory: inventoryOf(), drafts: [] };
  const change = updateVm({ ...input, marks: marksOf(existing), action: 'adopt' });
  expect(fieldsOf(change)).toEqual([
    'ownership kdu/vm02 → kdu/vm01 online: marks on the VM change nothing in the guest',
  ]);
  expect(updateOf(change).marks).toMatchObject({ name: 'vm01', template: 'win', disks: { d0: 'scsi0:0' } });
});

test('a disk or card to be added is recorded on the way, without a field of its own', () => {
  const change = update({ ...devices, disks: [declaredDisk('d0', 40), declaredDisk('log', 1)] }, owned());
  expect(fieldsOf(change)).toEqual(['disks[log] null → 1 GiB online: a disk is added while the VM runs']);
  expect(updateOf(change).marks?.disks).toEqual({ d0: 'scsi0:0', log: 'scsi0:1' });
});

const pending = (given: Partial<ObservedVm> = {}) =>
  owned({ power: 'off', marks: { 'hvm.customize': 'pending', 'hvm.template': 'win' }, ...given });

test('a customization that did not run yet runs before the VM is started', () => {
  const change = update({ ...devices, guest: { hostname: 'CARE' }, power: 'on' }, pending());
  expect(fieldsOf(change)).toEqual([
    'guest pending → customized online: customization has not run yet',
    'power off → on online: the VM is started',
  ]);
  expect(updateOf(change).customize).toEqual({
    name: 'vm01',
    instanceUuid: vm().instanceUuid,
    customization: {
      os: 'windows',
      guest: { hostname: 'CARE' },
      nics: [{ address: null, gateway: null, dns: [] }],
    },
  });
});

test('it tells each card of the VM its own address, whatever the order of the manifest', () => {
  const nics = [
    nic(),
    nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: 'vlan-20' }),
    nic({ key: 4002, mac: 'f' }),
  ];
  const networks = [
    declaredCard(20, { name: 'lan', address: '10.2.0.1/24' }),
    declaredCard(30, { name: 'dmz', address: '10.3.0.1/24' }),
    declaredCard(10, { name: 'care', address: '10.1.0.1/24' }),
  ];
  const existing = pending({ nics });
  const marks = { ...marksOf(existing), nics: { care: mark(nics[0]), lan: mark(nics[1]) } };
  const { customize } = updateOf(update({ networks }, existing, marks));
  expect(customize?.customization.nics.map(({ address }) => address)).toEqual([
    '10.1.0.1/24',
    '10.2.0.1/24',
    null,
    '10.3.0.1/24',
  ]);
});

function mark(of: ReturnType<typeof nic> | undefined) {
  return { key: of?.key ?? 0, mac: of?.mac ?? '' };
}

test('a customization that is not wanted any more is forgotten', () => {
  const change = update(devices, pending());
  expect(fieldsOf(change)).toEqual([
    'ownership kdu/vm01 (incomplete) → kdu/vm01 online: marks on the VM change nothing in the guest',
  ]);
  expect(updateOf(change)).not.toHaveProperty('customize');
  expect(updateOf(change).marks).not.toHaveProperty('customize');
});

test('it is too late for a customization once the VM has been started', () => {
  const change = update({ ...devices, guest: {} }, pending({ power: 'on' }));
  expect(change).toMatchObject({ action: 'no-op', fields: [] });
  expect(draftsOf(change)).toEqual([{ key: 'GST-002', severity: 'warning' }]);
});

const busy: Partial<DesiredVm> = { ...devices, notes: 'new' };

test('an error anywhere holds back all of the VM', () => {
  const change = update({ ...busy, disks: [declaredDisk('d0', 10)] }, owned());
  expect(fieldsOf(change)).toEqual(['notes  → new online: notes change while the VM runs']);
  expect(draftsOf(change).map((draft) => draft.key)).toEqual(['DS-007']);
  expect(change).toMatchObject({ action: 'update', work: { kind: 'none' } });
});

test('name servers and gateway of a late customization come from the Network', () => {
  const manifests = desired({ networks: [declaredNetwork(10, { gateway: '10.1.0.1', dns: ['10.1.0.2'] })] });
  const existing = pending();
  const { work } = updateVm({
    vm: declared({ ...devices, networks: [declaredCard(10, { address: '10.1.0.9/24' })] }),
    existing,
    marks: marksOf(existing),
    action: 'update',
    inventory: inventoryOf(inventory(), manifests),
    drafts: [],
  });
  expect(work).toMatchObject({
    update: {
      customize: {
        customization: { nics: [{ address: '10.1.0.9/24', gateway: '10.1.0.1', dns: ['10.1.0.2'] }] },
      },
    },
  });
});

test('a guest without VMware Tools or disks is not customized later', () => {
  const pending = (given: Partial<ObservedVm>) =>
    update(
      { networks: [declaredCard(10)], guest: {} },
      owned({ power: 'off', marks: { 'hvm.customize': 'pending' }, ...given }),
    );
  expect(draftsOf(pending({}))).toEqual([]);
  const bare = pending({ tools: 'not-installed', disks: [] });
  expect(draftsOf(bare)).toEqual([
    { key: 'GST-003/vm', severity: 'error' },
    { key: 'GST-003/no-disks', severity: 'error' },
  ]);
  expect(bare.work).toEqual({ kind: 'none' });
});
