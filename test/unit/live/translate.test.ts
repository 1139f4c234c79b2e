import { describe, expect, test } from 'vitest';
import { content, observedVm, ref, viewed } from './content.ts';

const place = {
  name: 'a',
  parent: ref('Folder', 'group-v2'),
  'runtime.host': ref('HostSystem', 'esx01'),
};

describe('a VM', () => {
  test('of which vCenter says no more than the name', async () => {
    expect(await observedVm({ name: 'lost%2f1', ...{ 'runtime.connectionState': 'inaccessible' } })).toEqual({
      name: 'lost/1',
      datacenter: 'DC',
      folder: '',
      template: false,
      instanceUuid: '',
      changeVersion: '',
      power: 'off',
      connection: 'inaccessible',
      guestId: '',
      hardware: '',
      cores: 0,
      coresPerSocket: 1,
      cpuHotAdd: false,
      cpuReservationMhz: 0,
      memoryMib: 0,
      memoryHotAdd: false,
      memoryReservationMib: 0,
      notes: '',
      disks: [],
      nics: [],
      snapshots: [],
      tools: 'unknown',
      marks: {},
    });
  });

  test('that is a template has the cluster of its host, and no pool', async () => {
    expect(await observedVm({ ...place, 'config.template': true })).toMatchObject({
      template: true,
      datacenter: 'DC',
      folder: 'hospital',
      cluster: 'C1',
      host: 'esx01',
    });
  });

  test('in a vApp stands in the vApp as in a pool, and in no folder', async () => {
    const vApp = content(ref('VirtualApp', 'app-1'), {
      name: 'pacs',
      parent: ref('ResourcePool', 'pool-2'),
      owner: ref('ClusterComputeResource', 'c-1'),
    });
    const vm = await observedVm({ name: 'a', resourcePool: ref('VirtualApp', 'app-1') }, vApp);
    expect(vm).toMatchObject({ datacenter: 'DC', folder: '', cluster: 'C1', resourcePool: 'lab/pacs' });
  });

  test('has its snapshots in the order of their making, wherever they hang', async () => {
    const at = (name: string, second: number, ...childSnapshotList: object[]) => ({
      _typeName: 'VirtualMachineSnapshotTree',
      ...{ name, createTime: new Date(second * 1000), childSnapshotList },
    });
    const rootSnapshotList = [at('c%25', 3, at('e', 5), at('d', 4)), at('b', 1), at('a', 1)];
    const snapshot = { _typeName: 'VirtualMachineSnapshotInfo', rootSnapshotList };
    expect((await observedVm({ ...place, snapshot })).snapshots).toEqual([
      { name: 'a', createdAt: '1970-01-01T00:00:01.000Z' },
      { name: 'b', createdAt: '1970-01-01T00:00:01.000Z' },
      { name: 'c%', createdAt: '1970-01-01T00:00:03.000Z' },
      { name: 'd', createdAt: '1970-01-01T00:00:04.000Z' },
      { name: 'e', createdAt: '1970-01-01T00:00:05.000Z' },
    ]);
  });

  const net = [
    { _typeName: 'GuestNicInfo', ipAddress: ['169.254.3.4', '10.22.0.11', 'fe80::1', 'FEBF::1'] },
    { _typeName: 'GuestNicInfo' },
    { _typeName: 'GuestNicInfo', ipAddress: ['2001:db8::1', 'fec0::1'] },
  ];
  const guest = { 'guest.hostName': 'A', 'guest.net': net };

  test('that runs tells its name and addresses, but none that is link-local', async () => {
    expect((await observedVm({ ...place, ...guest, 'runtime.powerState': 'poweredOn' })).guest).toEqual({
      hostname: 'A',
      addresses: ['10.22.0.11', '2001:db8::1', 'fec0::1'],
    });
  });

  test.each(['poweredOff', 'suspended'])('that is %s tells nothing of its guest', async (state) => {
    expect((await observedVm({ ...place, ...guest, 'runtime.powerState': state })).guest).toBeUndefined();
  });

  test('has custom attributes by name; one that nobody knows is left out', async () => {
    const value = (key: number, text: string) => ({ _typeName: 'CustomFieldStringValue', key, value: text });
    const field = [
      { _typeName: 'CustomFieldDef', key: 101, name: '部署', type: 'string' },
      { _typeName: 'CustomFieldDef', key: 102, name: 'owner', type: 'string' },
    ];
    const fields = content(ref('CustomFieldsManager', 'CustomFieldsManager'), { field });
    const customValue = [value(101, '放射線科'), value(102, 'a'), value(999, 'x')];
    const { customFields } = await observedVm({ ...place, customValue }, fields);
    expect(customFields).toEqual({ owner: 'a', 部署: '放射線科' });
    expect((await observedVm(place, fields)).customFields).toBeUndefined();
  });

  test('names the task that runs on it; one that has ended is none', async () => {
    const task = (state: string) =>
      content(ref('Task', 'task-1'), {
        'info.state': state,
        'info.entity': ref('VirtualMachine', 'vm-1'),
        'info.name': 'RelocateVM_Task',
      });
    expect((await observedVm(place, task('running'))).runningTask).toBe('RelocateVM_Task');
    expect((await observedVm(place, task('success'))).runningTask).toBeUndefined();
  });
});

describe('devices', () => {
  const controller = (type: string, key: number, busNumber: number) => ({ _typeName: type, key, busNumber });
  const disk = (key: number, on: number, unitNumber: number, backing: object, kib = 1_048_576) => ({
    _typeName: 'VirtualDisk',
    ...{ key, controllerKey: on, unitNumber, capacityInKB: kib, backing },
  });
  const flat = (fields: object) => ({
    _typeName: 'VirtualDiskFlatVer2BackingInfo',
    ...{ fileName: '[ds01] a/a.vmdk', diskMode: 'persistent' },
    ...fields,
  });

  test('of every bus; a disk without a controller that is known has no place', async () => {
    const device = [
      controller('ParaVirtualSCSIController', 1001, 1),
      controller('VirtualAHCIController', 15000, 0),
      controller('VirtualNVMEController', 31000, 2),
      controller('VirtualIDEController', 201, 1),
      disk(2016, 1001, 0, flat({ thinProvisioned: true })),
      disk(16000, 15000, 3, flat({ eagerlyScrub: true })),
      disk(32000, 31000, 0, flat({})),
      disk(3001, 201, 1, { _typeName: 'VirtualDiskSeSparseBackingInfo', fileName: '[ds01] a/s.vmdk' }),
      disk(9000, 9, 0, flat({})),
    ];
    const { disks } = await observedVm({ ...place, 'config.hardware.device': device });
    expect(disks.map((each) => [each.bus, each.controller, each.unit, each.provisioning, each.file])).toEqual(
      [
        ['ide', 1, 1, 'thin', '[ds01] a/s.vmdk'],
        ['nvme', 2, 0, 'thick', '[ds01] a/a.vmdk'],
        ['sata', 0, 3, 'eager', '[ds01] a/a.vmdk'],
        ['scsi', 1, 0, 'thin', '[ds01] a/a.vmdk'],
      ],
    );
    expect(disks.map(({ datastore, sizeMib }) => [datastore, sizeMib])).toEqual(
      disks.map(() => ['ds01', 1024]),
    );
  });

  const card = (key: number, backing: object, connectable?: object) => ({
    _typeName: 'VirtualVmxnet3',
    ...{ key, macAddress: '00:50:56:AB:CD:EF', backing },
    ...(connectable === undefined ? {} : { connectable }),
  });
  const link = (startConnected: boolean, connected: boolean) => ({
    _typeName: 'VirtualDeviceConnectInfo',
    ...{ startConnected, connected, allowGuestControl: true },
  });
  const cards = [
    card(4001, { _typeName: 'VirtualEthernetCardNetworkBackingInfo', deviceName: 'gone' }, link(true, false)),
    card(4000, { _typeName: 'VirtualEthernetCardOpaqueNetworkBackingInfo', opaqueNetworkId: 'id-1' }),
  ];

  test.each([
    ['poweredOff', true],
    ['poweredOn', false],
  ])('cards of a VM that is %s are connected: %s', async (state, connected) => {
    const opaque = content(ref('OpaqueNetwork', 'network-o1'), {
      name: 'nsx',
      summary: { _typeName: 'OpaqueNetworkSummary', opaqueNetworkId: 'id-1', opaqueNetworkType: 'nsx' },
    });
    const properties = { ...place, 'config.hardware.device': cards, 'runtime.powerState': state };
    const mac = '00:50:56:ab:cd:ef';
    expect((await observedVm(properties, opaque)).nics).toEqual([
      { key: 4000, mac, adapter: 'vmxnet3', portGroup: 'nsx', switch: null, connected: true },
      { key: 4001, mac, adapter: 'vmxnet3', portGroup: 'gone', switch: null, connected },
    ]);
  });
});

describe('networks', () => {
  const group = (host: string, ...specs: (readonly [name: string, vlanId: number])[]) =>
    content(ref('HostSystem', host), {
      name: host,
      parent: ref('ClusterComputeResource', 'c-1'),
      'config.network.portgroup': specs.map(([name, vlanId]) => ({
        _typeName: 'HostPortGroup',
        spec: { _typeName: 'HostPortGroupSpec', name, vlanId },
      })),
    });
  const standard = (name: string) => content(ref('Network', `network-${name}`), { name });

  test('have the VLAN that all hosts agree on; a trunk has none', async () => {
    const { observed } = await viewed(
      group('a', ['one', 10], ['two', 20], ['trunk', 4095], ['none', 0]),
      group('b', ['one', 10], ['two', 21], ['none', 0]),
      ...['one', 'two', 'trunk', 'none', 'unseen'].map(standard),
    );
    expect(observed.networks.map(({ name, vlan }) => [name, vlan])).toEqual([
      ['none', 0],
      ['one', 10],
      ['trunk', null],
      ['two', null],
      ['unseen', null],
    ]);
  });

  test('distributed ones by switch: a VLAN, a trunk, a private VLAN; uplinks are no networks', async () => {
    const on = ref('VmwareDistributedVirtualSwitch', 'dvs-1');
    const portGroup = (name: string, vlan: object) =>
      content(ref('DistributedVirtualPortgroup', `pg-${name}`), {
        name,
        key: `pg-${name}`,
        'config.distributedVirtualSwitch': on,
        'config.defaultPortConfig': { _typeName: 'VMwareDVSPortSetting', vlan },
      });
    const spec = (kind: string, fields: object) => ({
      _typeName: `VmwareDistributedVirtualSwitch${kind}Spec`,
      ...fields,
    });
    const range = { _typeName: 'NumericRange', start: 0, end: 4094 };
    const { observed } = await viewed(
      content(on, {
        name: 'dvs%2f1',
        uuid: '50 1a',
        config: {
          _typeName: 'VMwareDVSConfigInfo',
          uplinkPortgroup: [ref('DistributedVirtualPortgroup', 'pg-up')],
        },
      }),
      portGroup('vlan', spec('VlanId', { vlanId: 30 })),
      portGroup('trunk', spec('TrunkVlan', { vlanId: [range] })),
      portGroup('private', spec('Pvlan', { pvlanId: 5 })),
      portGroup('up', spec('TrunkVlan', { vlanId: [range] })),
    );
    expect(observed.networks).toEqual([
      { name: 'private', kind: 'distributed', switch: 'dvs/1', vlan: null },
      { name: 'trunk', kind: 'distributed', switch: 'dvs/1', vlan: null },
      { name: 'vlan', kind: 'distributed', switch: 'dvs/1', vlan: 30 },
    ]);
  });

  test('name their hosts where they are not on all of them', async () => {
    const on = (name: string, ...hosts: string[]) =>
      content(ref('Network', `network-${name}`), {
        name,
        host: hosts.map((host) => ref('HostSystem', host)),
      });
    const gone = content(ref('Network', 'network-gone'), {
      name: 'gone',
      host: [],
      'summary.accessible': false,
    });
    const all = on('all', 'esx02', 'esx01');
    const { observed } = await viewed(all, on('one', 'esx02'), on('untold'), gone);
    expect(observed.networks.map(({ name, hosts }) => [name, hosts])).toEqual([
      ['all', undefined],
      ['gone', []],
      ['one', ['esx02']],
      ['untold', undefined],
    ]);
  });
});
