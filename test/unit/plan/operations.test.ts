import { expect, test } from 'vitest';
import type { DesiredNic } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declaredCard, declaredDisk } from '../../support/desired.ts';
import { created, devices, lines, moreCores, operations, running } from '../../support/operations.ts';
import { nic } from '../../support/inventory.ts';

test('a new VM is cloned and started, after its folder and the folders above that', () => {
  const list = operations([
    created('vm01', { folder: 'hospital/imaging/pacs' }),
    created('vm02', { folder: 'hospital/imaging', power: 'off' }),
    created('vm03', { folder: 'hospital' }),
  ]);
  expect(lines(list)).toEqual([
    'create-folder:hospital/imaging none',
    'create-folder:hospital/imaging/pacs none < create-folder:hospital/imaging',
    'clone:vm01 create < create-folder:hospital/imaging/pacs',
    'power-on:vm01 create < clone:vm01',
    'clone:vm02 create < create-folder:hospital/imaging',
    'clone:vm03 create',
    'power-on:vm03 create < clone:vm03',
  ]);
  expect(list[0]).toEqual({
    id: 'create-folder:hospital/imaging',
    address: 'Folder/hospital/imaging',
    action: 'create-folder',
    after: [],
    impact: 'none',
    because: 'a declared VM needs this folder',
    spec: { datacenter: 'DC', path: 'hospital/imaging' },
  });
});

test('a folder of another datacenter is not the one that is needed', () => {
  const list = operations([created('vm01', { folder: 'lab' })], [], {
    datacenters: ['DC', 'DC2'],
    folders: [{ datacenter: 'DC2', path: 'lab' }],
  });
  expect(lines(list)).toContain('create-folder:lab none');
});

test('a new VM whose cards are not as many as the template’s is customized between clone and start', () => {
  const list = operations([created('vm01', { networks: [declaredCard(10), declaredCard(20)] })]);
  expect(lines(list)).toEqual([
    'clone:vm01 create',
    'customize:vm01 create < clone:vm01',
    'power-on:vm01 create < customize:vm01',
  ]);
  expect(list.map(({ because }) => because)).toEqual([
    'the VM is declared and does not exist',
    'the guest gets its name and addresses, as declared',
    'the VM is declared as powered on',
  ]);
});

test('what running servers do not notice is one reconfigure, with the marks of what it adds', () => {
  const list = operations([
    [{ ...devices, disks: [declaredDisk('d0', 50), declaredDisk('log', 1)], notes: 'new' }, running('vm01')],
  ]);
  expect(list).toEqual([
    {
      id: 'reconfigure-online:vm01',
      address: 'VirtualMachine/vm01',
      action: 'reconfigure',
      after: [],
      impact: 'online',
      because: 'the manifest differs and the change is online',
      spec: {
        name: 'vm01',
        instanceUuid: running('vm01').instanceUuid,
        growDisks: [{ key: 2000, bus: 'scsi', controller: 0, unit: 0, fromMib: 40_960, toMib: 51_200 }],
        addDisks: [
          {
            name: 'log',
            bus: 'scsi',
            controller: 0,
            unit: 1,
            sizeMib: 1024,
            datastore: 'ds01',
            provisioning: 'thin',
          },
        ],
        notes: 'new',
        marks: {
          site: 'kdu',
          name: 'vm01',
          disks: { d0: 'scsi0:0', log: 'scsi0:1' },
          nics: { 0: { key: 4000 } },
        },
      },
    },
  ]);
});

test('what drops links is a reconfigure of its own, with one edit for each card', () => {
  const nics = [nic(), nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: 'vlan-20' })];
  const networks = [
    declaredCard(30, { mac: nics[0]?.mac ?? '', connected: false }),
    declaredCard(10, { mac: nics[1]?.mac ?? '' }),
  ];
  const list = operations([[{ ...devices, networks, notes: 'new' }, running('vm01', { nics })]]);
  expect(lines(list)).toEqual([
    'reconfigure-online:vm01 online',
    'reconfigure-network:vm01 network < reconfigure-online:vm01',
  ]);
  expect(list[1]).toMatchObject({
    because: 'the manifest differs and the change interrupts the network',
    spec: {
      editNics: [
        { key: 4000, mac: nics[0]?.mac, portGroup: { name: 'vlan-30', switch: null }, connected: false },
        { key: 4001, mac: nics[1]?.mac, portGroup: { name: 'vlan-10', switch: null } },
      ],
    },
  });
});

test('a VM that needs several changes with the power off is stopped once', () => {
  const manifest = { ...devices, cores: { count: 4, perSocket: 2, hotAdd: true }, memory: { sizeMib: 8192 } };
  const list = operations([[{ ...manifest, power: 'on' }, running('vm01')]]);
  expect(list.map(({ id, after, impact, because }) => ({ id, after, impact, because }))).toEqual([
    {
      id: 'shutdown-guest:vm01',
      after: [],
      impact: 'power-cycle',
      because: 'a change needs the VM powered off',
    },
    {
      id: 'reconfigure:vm01',
      after: ['shutdown-guest:vm01'],
      impact: 'power-cycle',
      because: 'the manifest differs and the change needs the VM powered off',
    },
    {
      id: 'power-on:vm01',
      after: ['reconfigure:vm01'],
      impact: 'power-cycle',
      because: 'the VM was running before the change',
    },
  ]);
  expect(list[1]?.spec).toEqual({
    name: 'vm01',
    instanceUuid: running('vm01').instanceUuid,
    cores: 4,
    coresPerSocket: 2,
    cpuHotAdd: true,
    memoryMib: 8192,
  });
});

test('where the manifest does not say that the VM is on, a mark does while it is off', () => {
  const list = operations([[{ ...devices, ...moreCores }, running('vm01')]]);
  expect(lines(list)).toEqual([
    'mark-restart:vm01 power-cycle',
    'shutdown-guest:vm01 power-cycle < mark-restart:vm01',
    'reconfigure:vm01 power-cycle < shutdown-guest:vm01',
    'power-on:vm01 power-cycle < reconfigure:vm01',
    'unmark-restart:vm01 power-cycle < power-on:vm01',
  ]);
  expect([list[0]?.spec, list[4]?.spec]).toMatchObject([{ restart: 'pending' }, { restart: 'done' }]);
  expect(lines(operations([[{ ...devices, ...moreCores, power: 'keep' }, running('vm01')]]))).toHaveLength(5);
});

test('a VM that is declared as off is shut down, changed, and stays off', () => {
  const list = operations([[{ ...devices, ...moreCores, power: 'off' }, running('vm01')]]);
  expect(lines(list)).toEqual([
    'shutdown-guest:vm01 power-cycle',
    'reconfigure:vm01 power-cycle < shutdown-guest:vm01',
  ]);
  expect(list[0]?.because).toBe('the VM is declared as powered off');
  expect(lines(operations([[{ ...devices, power: 'off' }, running('vm01')]]))).toEqual([
    'shutdown-guest:vm01 power-cycle',
  ]);
});

test('a VM that is off is changed and then started, without an interruption', () => {
  const list = operations([[{ ...devices, ...moreCores, power: 'on' }, running('vm01', { power: 'off' })]]);
  expect(lines(list)).toEqual([
    'reconfigure-online:vm01 online',
    'power-on:vm01 online < reconfigure-online:vm01',
  ]);
  expect(list[1]?.because).toBe('the VM is declared as powered on');
});

test('what an earlier run left off is changed, started, and its mark taken off', () => {
  const off = running('vm01', { power: 'off', marks: { 'hvm.restart': 'pending' } });
  const list = operations([[{ ...devices, ...moreCores }, off]]);
  expect(lines(list)).toEqual([
    'reconfigure-online:vm01 online',
    'power-on:vm01 online < reconfigure-online:vm01',
    'unmark-restart:vm01 online < power-on:vm01',
  ]);
  expect(list.map(({ because }) => because)).toEqual([
    'the manifest differs and the change is online',
    'the VM was running before the change',
    'the change that needed the VM off is done',
  ]);
});

test('a mark that has had its time is taken off with whatever else is online', () => {
  const on = running('vm01', { marks: { 'hvm.restart': 'pending' } });
  const list = operations([[{ ...devices, notes: 'new' }, on]]);
  expect(lines(list)).toEqual(['reconfigure-online:vm01 online']);
  expect(list[0]?.spec).toMatchObject({ notes: 'new', restart: 'done' });
});

test('a customization that did not run is caught up before the start', () => {
  const off = running('vm01', { power: 'off', marks: { 'hvm.customize': 'pending' } });
  expect(lines(operations([[{ ...devices, guest: {}, power: 'on' }, off]]))).toEqual([
    'customize:vm01 online',
    'power-on:vm01 online < customize:vm01',
  ]);
});

test('the guest of a VM that is interrupted must be as it was: Tools that ran, an address that it had', () => {
  const guest = { hostname: 'VM01', addresses: ['10.0.0.1'] };
  const backs = (existing: ObservedVm, edit: Partial<DesiredNic> = {}) =>
    operations([
      [{ ...devices, ...moreCores, power: 'on', networks: [declaredCard(20, edit)] }, existing],
    ]).flatMap(({ id, spec }) => ('back' in spec ? [[id, spec.back]] : []));
  const both = (back: object) => [
    ['reconfigure-network:vm01', back],
    ['power-on:vm01', back],
  ];
  expect(backs(running('vm01', { guest }))).toEqual(both({ tools: true, address: true }));
  expect(backs(running('vm01'))).toEqual(both({ tools: true, address: false }));
  expect(backs(running('vm01', { guest: { hostname: 'VM01', addresses: [] } }))).toEqual(
    both({ tools: true, address: false }),
  );
  // A card that is unplugged may be the one with the address.
  expect(backs(running('vm01', { guest }), { connected: false })).toEqual([
    ['reconfigure-network:vm01', { tools: true, address: false }],
    ['power-on:vm01', { tools: true, address: true }],
  ]);
});

test('a guest of which nothing was known is not waited for', () => {
  const [operation] = operations([
    [{ ...devices, networks: [declaredCard(20)] }, running('vm01', { tools: 'not-installed' })],
  ]);
  expect(operation?.id).toBe('reconfigure-network:vm01');
  expect(operation?.spec).not.toHaveProperty('back');
});

test('what an earlier run shut down had running Tools; it and all that is off is started before others go down', () => {
  const left = running('left', {
    power: 'off',
    tools: 'not-running',
    marks: { 'hvm.restart': 'pending' },
  });
  const off = running('off', { power: 'off', tools: 'not-running' });
  const list = operations([
    [{ name: 'left', ...devices }, left],
    [{ name: 'off', ...devices, power: 'on' }, off],
    [{ name: 'vm01', ...devices, ...moreCores, power: 'on' }, running('vm01')],
  ]);
  expect(lines(list).slice(0, 4)).toEqual([
    'power-on:left online',
    'unmark-restart:left online < power-on:left',
    'power-on:off online',
    'shutdown-guest:vm01 power-cycle < power-on:left power-on:off',
  ]);
  expect(list[0]?.spec).toMatchObject({ back: { tools: true, address: false } });
  expect(list[2]?.spec).not.toHaveProperty('back');
  const [unknown] = operations([
    [
      { name: 'left', ...devices },
      { ...left, tools: 'unknown' },
    ],
  ]);
  expect(unknown?.id).toBe('power-on:left');
  expect(unknown?.spec).not.toHaveProperty('back');
});

test('operations name the VM as the vCenter does, and stand under the manifest’s name', () => {
  const renamed = { ...running('vm01'), name: 'renamed-by-hand' };
  const [operation] = operations([[{ ...devices, notes: 'new' }, renamed]]);
  expect(operation).toMatchObject({
    id: 'reconfigure-online:vm01',
    address: 'VirtualMachine/vm01',
    spec: { name: 'renamed-by-hand', instanceUuid: renamed.instanceUuid },
  });
});
