import { test } from 'vitest';
import { datastore, host, inventory, network, template, vm } from '../support/inventory.ts';
import { card, clone, customization, diskSpec, templateDisk } from './operations.ts';
import type { World } from './suite.ts';

const unknown = ['NotFound', 'ManagedObjectNotFound', 'InvalidArgument'];

export function cloneRefusals(world: World): void {
  test('a name that a VM of the folder has', async () => {
    await world.given(inventory({ vms: [vm({ name: 'new01' })] }));
    await world.refuses(clone(), ['DuplicateName']);
  });

  test('a name that a folder has', async () => {
    await world.given(inventory());
    await world.refuses(clone({ name: 'hospital' }), ['DuplicateName']);
  });

  test.skipIf(!world.can.names).each(['', 'x'.repeat(81), 'hospital/new01'])('the name %j', async (name) => {
    await world.given(inventory());
    await world.refuses(clone({ name }), ['InvalidName']);
  });

  test('an instanceUuid that another VM has', async () => {
    const { instanceUuid } = clone().spec;
    await world.given(inventory({ vms: [vm({ name: 'renamed', instanceUuid })] }));
    await world.refuses(clone(), ['AlreadyExists', 'DuplicateName']);
  });

  test('a VM of that name and instanceUuid that is not marked as the one', async () => {
    const { instanceUuid } = clone().spec;
    await world.given(inventory({ vms: [vm({ name: 'new01', instanceUuid })] }));
    await world.refuses(clone(), ['AlreadyExists', 'DuplicateName']);
  });

  test.each([
    ['template', { template: { name: 'gone', instanceUuid: 'gone' } }],
    ['datacenter', { datacenter: 'Elsewhere' }],
    ['folder', { folder: 'nowhere' }],
    ['cluster', { cluster: 'C9' }],
    ['resource pool', { resourcePool: 'nowhere' }],
    ['host', { host: 'esx99' }],
    ['datastore', { disks: [templateDisk({ datastore: 'ds99' })] }],
    [
      'datastore of a new disk',
      { disks: [templateDisk(), { ...diskSpec({ datastore: 'ds99' }), from: 'new' as const }] },
    ],
    [
      'port group',
      { nics: [{ ...card({ portGroup: { name: 'vlan-99', switch: null } }), from: 'template' as const }] },
    ],
    [
      'switch',
      { nics: [{ ...card({ portGroup: { name: 'vlan-10', switch: 'dvs9' } }), from: 'template' as const }] },
    ],
  ])('a %s that is not there', async (_, given) => {
    await world.given(inventory());
    await world.refuses(clone(given), unknown);
  });

  test('a source that is no template', async () => {
    await world.given(inventory({ vms: [template(), vm()] }));
    const { name, instanceUuid } = vm();
    await world.refuses(clone({ template: { name, instanceUuid } }), ['InvalidState', 'InvalidArgument']);
  });

  test('a disk smaller than the template has it', async () => {
    await world.given(inventory());
    await world.refuses(clone({ disks: [templateDisk({ sizeMib: 40_959 })] }), ['InvalidDeviceSpec']);
  });

  test('a place that the template has not', async () => {
    await world.given(inventory());
    await world.refuses(clone({ disks: [templateDisk(), templateDisk({ unit: 5 })] }), ['InvalidDeviceSpec']);
  });

  test.each([
    ['where a disk is', 0, 0],
    ['unit 7, the controller itself', 0, 7],
    ['unit 16', 0, 16],
    ['controller 4', 4, 0],
    ['controller -1', -1, 0],
  ])('a new disk at %s', async (_, controller, unit) => {
    await world.given(inventory());
    const disks = [templateDisk(), { ...diskSpec({ controller, unit }), from: 'new' as const }];
    await world.refuses(clone({ disks }), ['InvalidDeviceSpec', 'InvalidController']);
  });

  test.each([0, 10_240.5, 63 * 1024 * 1024])('a new disk of %d MiB', async (sizeMib) => {
    await world.given(inventory());
    const disks = [templateDisk(), { ...diskSpec({ sizeMib }), from: 'new' as const }];
    await world.refuses(clone({ disks }), ['InvalidDeviceSpec', 'InvalidArgument']);
  });

  test('a disk of the template that would grow beyond what a disk can be', async () => {
    await world.given(inventory());
    const disks = [templateDisk({ sizeMib: 63 * 1024 * 1024 })];
    await world.refuses(clone({ disks }), ['InvalidDeviceSpec']);
  });

  test('cores that make no whole sockets', async () => {
    await world.given(inventory());
    await world.refuses(clone({ cores: 6, coresPerSocket: 4 }), ['InvalidArgument', 'GenericVmConfigFault']);
  });

  test.each([
    ['no cores', { cores: 0 }],
    ['half a core', { cores: 1.5, coresPerSocket: 1.5 }],
    ['no memory', { memoryMib: 0 }],
    ['less than no CPU reserved', { cpuReservationMhz: -1 }],
    ['less than no memory reserved', { memoryReservationMib: -1 }],
  ])('%s', async (_, given) => {
    await world.given(inventory());
    await world.refuses(clone(given), ['InvalidArgument', 'GenericVmConfigFault']);
  });

  test('a MAC that is none', async () => {
    await world.given(inventory());
    const nics = [{ ...card({ mac: '00:50:56:01:02' }), from: 'template' as const }];
    await world.refuses(clone({ nics }), ['InvalidArgument', 'InvalidDeviceSpec']);
  });

  test('more memory reserved than there is', async () => {
    await world.given(inventory());
    await world.refuses(clone({ memoryReservationMib: 4097 }), ['InvalidArgument', 'GenericVmConfigFault']);
  });

  test('more than ten cards', async () => {
    await world.given(inventory());
    const nics = Array.from({ length: 11 }, (_, index) => {
      return { ...card({ name: `${index}` }), from: index === 0 ? ('template' as const) : ('new' as const) };
    });
    await world.refuses(clone({ nics }), ['TooManyDevices']);
  });

  test.skipIf(!world.can.space)('thick disks that do not fit, all together', async () => {
    await world.given(inventory({ datastores: [datastore('ds01', { freeMib: 50_000 })] }));
    const thick = { ...diskSpec({ provisioning: 'thick', sizeMib: 10_240 }), from: 'new' as const };
    const disks = [templateDisk({ provisioning: 'eager' }), thick];
    await world.refuses(clone({ disks }), ['NoDiskSpace', 'InsufficientStorageSpace']);
    await world.perform(clone({ disks: [templateDisk({ provisioning: 'eager' })] }));
  });

  test.skipIf(!world.can.guests)('a customization for another number of cards', async () => {
    await world.given(inventory());
    await world.refuses(clone({ customization: customization('H', null, null) }), ['NicSettingMismatch']);
    const nics = [card(), card({ name: '1' })].map((each, index) => {
      return { ...each, from: index === 0 ? ('template' as const) : ('new' as const) };
    });
    await world.refuses(clone({ nics, customization: customization('H', null, null) }), [
      'NicSettingMismatch',
    ]);
  });

  test.skipIf(!world.can.guests)('to customize a guest without Tools', async () => {
    await world.given(inventory({ vms: [template({ tools: 'not-installed' })] }));
    await world.refuses(clone({ customization: customization('H', null) }), ['UncustomizableGuest']);
    await world.perform(clone());
  });

  test.skipIf(!world.can.states)('a datastore that is not accessible', async () => {
    const datastores = [datastore('ds01'), datastore('ds02', { accessible: false })];
    await world.given(inventory({ datastores }));
    await world.refuses(clone({ disks: [templateDisk({ datastore: 'ds02' })] }), ['InvalidDatastore']);
  });

  test.skipIf(!world.can.states)('a template whose own datastore is not accessible', async () => {
    const datastores = [datastore('ds01', { accessible: false }), datastore('ds02')];
    await world.given(inventory({ datastores }));
    await world.refuses(clone({ disks: [templateDisk({ datastore: 'ds02' })] }), [
      'CannotAccessFile',
      'InvalidDatastore',
      'InvalidState',
    ]);
  });

  test.skipIf(!world.can.states)('a template whose host is not connected', async () => {
    await world.given(inventory({ hosts: [host('esx01', { connected: false }), host('esx02')] }));
    await world.refuses(clone({ host: 'esx02' }), ['HostNotConnected', 'InvalidState']);
  });

  test.skipIf(!world.can.states)('a host that is down', async () => {
    const hosts = [host('esx01'), host('esx02', { maintenance: true }), host('esx03', { connected: false })];
    await world.given(inventory({ hosts }));
    await world.refuses(clone({ host: 'esx02' }), ['InvalidState']);
    await world.refuses(clone({ host: 'esx03' }), ['HostNotConnected']);
  });

  test.skipIf(!world.can.placement)('where no host can run the VM', async () => {
    await world.given(
      inventory({
        networks: [network(10, { hosts: ['esx01'] })],
        datastores: [datastore('ds01', { hosts: ['esx02'] })],
      }),
    );
    await world.refuses(clone(), ['NoCompatibleHost']);
    await world.refuses(clone({ host: 'esx01' }), ['NoCompatibleHost']);
  });

  test.skipIf(!world.can.states)('a template that is being moved', async () => {
    await world.given(inventory({ vms: [template({ runningTask: 'RelocateVM_Task' })] }));
    await world.refuses(clone(), ['TaskInProgress']);
  });
}
