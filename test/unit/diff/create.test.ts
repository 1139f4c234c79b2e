import { expect, test } from 'vitest';
import type { Change } from '../../../src/diff/change.ts';
import { createVm } from '../../../src/diff/create.ts';
import { uuidV5 } from '../../../src/lib/hash.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import type { CloneSpec } from '../../../src/model/operation.ts';
import {
  declared,
  declaredCard,
  declaredDisk,
  declaredNetwork,
  declaredTemplate,
  desired,
  inventoryOf,
} from '../../support/desired.ts';
import { disk, inventory, nic, template } from '../../support/inventory.ts';

const gib = 1024;
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

function cloneOf(change: Change): CloneSpec {
  if (change.work.kind !== 'create') throw new Error(JSON.stringify(change.drafts));
  return change.work.clone;
}

const drafts = (change: Change) =>
  change.drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts }));

test('a VM is made with everything that its manifest declares', () => {
  const change = create({
    displayName: '画像管理',
    labels: { owner: 'hospital' },
    responsibility: { os: 'university', osPatch: 'TBD' },
    vendor: 'findex',
    cores: { count: 4, perSocket: 2, hotAdd: true, reservationMhz: 500 },
    memory: { sizeMib: 8 * gib, hotAdd: true, reservationMib: 'all' },
    disks: [
      declaredDisk('os', 60, { provisioning: 'thick' }),
      declaredDisk('data', 500, { datastore: 'ds02' }),
    ],
    networks: [
      declaredCard(20, { name: 'care', address: '10.22.0.11/24', mac: '00:50:56:00:00:aa' }),
      declaredCard(30, { adapter: 'e1000e', connected: false }),
    ],
    guest: { workgroup: 'KDU', adminPassword: { fromEnv: 'ADMIN' } },
    power: 'on',
    folder: 'hospital/imaging',
    resourcePool: 'lab',
    availability: { mode: 'ha', activeHost: 'esx02' },
  });
  expect(change.work).toEqual({
    kind: 'create',
    clone: {
      name: 'vm01',
      instanceUuid: uuid,
      datacenter: 'DC',
      folder: 'hospital/imaging',
      cluster: 'C1',
      resourcePool: 'lab',
      host: 'esx02',
      template: { name: 'tpl', instanceUuid: template().instanceUuid },
      cores: 4,
      coresPerSocket: 2,
      cpuHotAdd: true,
      cpuReservationMhz: 500,
      memoryMib: 8192,
      memoryHotAdd: true,
      memoryReservationMib: 8192,
      notes: '画像管理\nowner: hospital\nos: university\nvendor: findex',
      disks: [
        {
          ...place(0),
          name: 'os',
          sizeMib: 60 * gib,
          datastore: 'ds01',
          provisioning: 'thick',
          from: 'template',
        },
        {
          ...place(1),
          name: 'data',
          sizeMib: 500 * gib,
          datastore: 'ds02',
          provisioning: 'thin',
          from: 'new',
        },
      ],
      nics: [
        {
          name: 'care',
          portGroup: { name: 'vlan-20', switch: null },
          adapter: 'vmxnet3',
          mac: '00:50:56:00:00:aa',
          connected: true,
          from: 'template',
        },
        {
          name: '1',
          portGroup: { name: 'vlan-30', switch: null },
          adapter: 'e1000e',
          mac: null,
          connected: false,
          from: 'new',
        },
      ],
      marks: {
        site: 'kdu',
        name: 'vm01',
        template: 'win',
        disks: { os: 'scsi0:0', data: 'scsi0:1' },
        nics: { care: { index: 0 }, '1': { index: 1 } },
        customize: 'pending',
      },
      customization: null,
    },
    customize: {
      name: 'vm01',
      instanceUuid: uuid,
      customization: {
        os: 'windows',
        guest: { hostname: 'vm01', workgroup: 'KDU', adminPassword: { fromEnv: 'ADMIN' } },
        nics: [
          { address: '10.22.0.11/24', gateway: null, dns: [] },
          { address: null, gateway: null, dns: [] },
        ],
      },
    },
    powerOn: true,
  });
  expect(drafts(change)).toEqual([]);
  expect(change).toMatchObject({ action: 'create', before: null, fields: [], foreign: [] });
  expect(change.after).toEqual({
    cores: 4,
    cores_per_socket: 2,
    cpu_hot_add: true,
    cpu_reservation_mhz: 500,
    memory_mib: 8192,
    memory_hot_add: true,
    memory_reservation_mib: 8192,
    power: 'on',
    folder: 'hospital/imaging',
    resource_pool: 'lab',
    host: 'esx02',
    notes: '画像管理\nowner: hospital\nos: university\nvendor: findex',
    disks: [
      { name: 'os', size_mib: 61440, datastore: 'ds01', provisioning: 'thick', controller: 0, unit: 0 },
      { name: 'data', size_mib: 512000, datastore: 'ds02', provisioning: 'thin', controller: 0, unit: 1 },
    ],
    networks: [
      card('care', 20, { mac: '00:50:56:00:00:aa', address: '10.22.0.11/24' }),
      card(null, 30, { adapter: 'e1000e', connected: false }),
    ],
  });
});

function place(unit: number) {
  return { bus: 'scsi', controller: 0, unit };
}

function card(name: string | null, vlan: number, given = {}) {
  return {
    name,
    vlan,
    port_group: `vlan-${vlan}`,
    switch: null,
    adapter: 'vmxnet3',
    mac: null,
    connected: true,
    address: null,
    ...given,
  };
}

test('what the manifest leaves out comes from the template, and stays off', () => {
  const given: Partial<ObservedVm> = {
    cores: 4,
    coresPerSocket: 2,
    cpuHotAdd: true,
    memoryHotAdd: true,
    memoryReservationMib: gib,
    cpuReservationMhz: 100,
    power: 'off',
    disks: [disk(), disk({ unit: 3, provisioning: 'eager', datastore: 'ds02' })],
    nics: [nic(), nic({ key: 4001, mac: '00:50:56:00:00:02', portGroup: 'vlan-30' })],
  };
  const change = create({}, { template: given });
  expect(cloneOf(change)).toMatchObject({
    cores: 4,
    coresPerSocket: 2,
    cpuHotAdd: true,
    memoryMib: 4096,
    memoryHotAdd: true,
    memoryReservationMib: gib,
    cpuReservationMhz: 100,
    folder: '',
    resourcePool: '',
    notes: '',
    disks: [
      {
        ...place(0),
        name: null,
        sizeMib: 40 * gib,
        datastore: 'ds01',
        provisioning: 'thin',
        from: 'template',
      },
      {
        ...place(3),
        name: null,
        sizeMib: 40 * gib,
        datastore: 'ds02',
        provisioning: 'eager',
        from: 'template',
      },
    ],
    nics: [],
    marks: { disks: {}, nics: {} },
    customization: null,
  });
  expect(cloneOf(change)).not.toHaveProperty('host');
  expect(change.work).toMatchObject({ powerOn: false });
  expect(change.after).toMatchObject({ power: 'off', disks: [], networks: [card(null, 10), card(null, 30)] });
});

test.each([
  ['one card for the one of the template', [declaredCard(10)], 1, true],
  ['no word about cards', undefined, 1, true],
  ['fewer cards than the template has', [declaredCard(10)], 2, true],
  ['more cards than the template has', [declaredCard(10), declaredCard(20)], 1, false],
])('%s: customization in the task of the clone is %s', (_, networks, templateCards, isOneTask) => {
  const nics = Array.from({ length: templateCards }, (__, n) =>
    nic({ key: 4000 + n, mac: `00:50:56:00:01:0${n}` }),
  );
  const manifest = { guest: {}, ...(networks === undefined ? {} : { networks }) };
  const { work } = create(manifest, { template: { nics } });
  const cards = Math.max(templateCards, networks?.length ?? 0);
  const customization = {
    os: 'windows',
    guest: { hostname: 'vm01' },
    nics: Array.from({ length: cards }, () => ({ address: null, gateway: null, dns: [] })),
  };
  expect(work).toMatchObject(
    isOneTask
      ? { clone: { customization } }
      : { clone: { customization: null, marks: { customize: 'pending' } }, customize: { customization } },
  );
  expect('customize' in work).toBe(!isOneTask);
});

test('a Windows VM that is not customized is warned of, a Linux one is not', () => {
  expect(drafts(create({}))).toEqual([{ key: 'GST-001', severity: 'warning', template: 'win' }]);
  const linux = { templates: [declaredTemplate({ os: 'ubuntu-24.04' })] };
  expect(drafts(create({}, { manifests: linux }))).toEqual([]);
  expect(drafts(create({ networks: [declaredCard(10, { address: '10.0.0.1/24' })] }))).toEqual([]);
});

test('a template without VMware Tools cannot be customized', () => {
  const change = create({ guest: {} }, { template: { tools: 'not-installed' } });
  expect(drafts(change)).toEqual([{ key: 'GST-003', severity: 'error', template: 'win' }]);
  expect(change.work).toEqual({ kind: 'none' });
  const plain = create({}, { template: { tools: 'not-installed' } });
  expect(drafts(plain)).toEqual([{ key: 'GST-001', severity: 'warning', template: 'win' }]);
});

test('gateway and name servers of the guest come from the Network', () => {
  const networks = [declaredNetwork(10, { gateway: '10.1.0.1', dns: ['10.1.0.2'] })];
  const clone = cloneOf(
    create({ networks: [declaredCard(10, { address: '10.1.0.9/24' })] }, { manifests: { networks } }),
  );
  expect(clone.customization?.nics).toEqual([
    { address: '10.1.0.9/24', gateway: '10.1.0.1', dns: ['10.1.0.2'] },
  ]);
});
