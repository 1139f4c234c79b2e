/** Objects that an account may not read, and what that means for the VMs that are told by them. */
import { describe, expect, test } from 'vitest';
import type { Content } from '../../../src/vsphere/live/read.ts';
import { content, denied as read, facts, half, known, ref, seen, viewed, vmRef as vm } from './content.ts';

describe('what a VM is told by', () => {
  test('a folder that does not tell where it stands: nobody knows where its VMs are', async () => {
    const folder = half(ref('Folder', 'group-v9'), { name: 'lost' }, { parent: read });
    const { vms, unreadable } = await seen(folder, content(vm, { ...known, parent: folder.obj }));
    const { folder: _, ...rest } = facts;
    expect(vms).toEqual([]);
    expect(unreadable).toEqual([
      {
        kind: 'Folder',
        id: 'group-v9',
        name: 'lost',
        missing: [{ privilege: 'System.Read', paths: ['parent'] }],
      },
      {
        kind: 'VirtualMachine',
        id: 'vm-1',
        name: 'a',
        instanceUuid: 'uuid-a',
        missing: [{ privilege: 'System.Read', paths: ['parent'], on: ['group-v9'] }],
        vm: rest,
      },
    ]);
  });

  const card = (key: number, backing: object) => ({
    _typeName: 'VirtualVmxnet3',
    ...{ key, macAddress: '00:50:56:00:00:01', backing },
  });
  const on = (deviceName: string) =>
    card(4000, { _typeName: 'VirtualEthernetCardNetworkBackingInfo', deviceName });
  const onKey = (portgroupKey: string) =>
    card(4000, {
      _typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
      port: { _typeName: 'DistributedVirtualSwitchPortConnection', portgroupKey, switchUuid: 'u' },
    });
  const dvs = ref('VmwareDistributedVirtualSwitch', 'dvs-1');
  const group = { name: 'care', key: 'pg-1', 'config.distributedVirtualSwitch': dvs };
  const wire = { name: 'dvs1', uuid: 'u' };
  const pg = ref('DistributedVirtualPortgroup', 'pg-1');

  test.each<[string, string[], string[], Content[]]>([
    [
      'a network without its name',
      ['on'],
      ['network-1'],
      [
        half(ref('Network', 'network-1'), {}, { name: read }),
        content(ref('Network', 'network-2'), { name: 'seen' }),
        content(vm, { ...known, 'config.hardware.device': [on('care')] }),
        content(ref('VirtualMachine', 'vm-2'), {
          ...known,
          name: 'on',
          'config.hardware.device': [on('seen')],
        }),
      ],
    ],
    [
      'a port group without its key',
      [],
      ['pg-1'],
      [
        content(dvs, wire),
        half(pg, { name: 'care', 'config.distributedVirtualSwitch': dvs }, { key: read }),
        content(vm, { ...known, 'config.hardware.device': [onKey('pg-1')] }),
      ],
    ],
    [
      'a switch without its UUID',
      [],
      ['dvs-1'],
      [
        half(dvs, { name: 'dvs1' }, { uuid: read }),
        content(pg, group),
        content(vm, { ...known, 'config.hardware.device': [onKey('pg-1')] }),
      ],
    ],
  ])('%s: nobody knows what the cards are on', async (_, whole, lost, contents) => {
    const { vms, unreadable } = await seen(...contents);
    expect(vms).toEqual(whole);
    expect(unreadable?.find(({ kind }) => kind === 'VirtualMachine')?.missing).toEqual([
      { privilege: 'System.Read', paths: ['network'], on: lost },
    ]);
    expect((await viewed(...contents)).observed.networks.map(({ name }) => name)).toEqual(
      whole.length > 0 ? ['seen'] : [],
    );
  });

  test('a port group without its name is called by its id, and its cards are on it', async () => {
    const { name: _, ...nameless } = group;
    const { observed } = await viewed(
      content(dvs, wire),
      half(pg, nameless, { name: read }),
      content(vm, { ...known, 'config.hardware.device': [onKey('pg-1')] }),
    );
    expect(observed.vms.flatMap(({ nics }) => nics.map(({ portGroup }) => portGroup))).toEqual(['pg-1']);
    expect(observed.unreadable).toEqual([
      {
        kind: 'DistributedVirtualPortgroup',
        id: 'pg-1',
        missing: [{ privilege: 'System.Read', paths: ['name'] }],
      },
    ]);
  });
});

describe('another object', () => {
  test('is called by its id where its name cannot be read, also where others name it', async () => {
    const host = ref('HostSystem', 'host-3');
    const store = ref('Datastore', 'datastore-1');
    const { observed } = await viewed(
      half(host, {}, { name: read, parent: read, 'summary.hardware.memorySize': read }),
      half(
        store,
        { host: [{ _typeName: 'DatastoreHostMount', key: host }] },
        { name: read, 'summary.accessible': read },
      ),
      content(vm, { ...known, 'runtime.host': host }),
    );
    const found = observed.hosts.find(({ name }) => name === 'host-3');
    // Of the only cluster.
    expect(found).toMatchObject({ cluster: 'C1', memoryMib: 0, connected: true });
    expect(observed.datastores).toEqual([
      { name: 'datastore-1', capacityMib: 0, freeMib: 0, accessible: true, hosts: ['host-3'] },
    ]);
    expect(observed.vms.map((each) => [each.host, each.cluster])).toEqual([['host-3', 'C1']]);
    expect(observed.unreadable?.map(({ kind, id, name }) => [kind, id, name])).toEqual([
      ['Datastore', 'datastore-1', undefined],
      ['HostSystem', 'host-3', undefined],
    ]);
  });

  test('a host that does not tell its cluster, where there are two, is left out', async () => {
    const second = content(ref('ClusterComputeResource', 'c-2'), {
      name: 'C2',
      parent: ref('Folder', 'group-h1'),
    });
    const lost = half(ref('HostSystem', 'host-3'), { name: 'esx03' }, { parent: read });
    const { observed } = await viewed(second, lost);
    expect(observed.clusters.map(({ name }) => name)).toEqual(['C1', 'C2']);
    expect(observed.hosts.map(({ name }) => name)).toEqual(['esx01', 'esx02']);
    expect(observed.unreadable?.map(({ name }) => name)).toEqual(['esx03']);
  });

  test('tasks are told as one, however many there are', async () => {
    const task = (id: string, privilegeId: string) =>
      half(
        ref('Task', id),
        {},
        { 'info.state': { _typeName: 'NoPermission', privilegeId }, 'info.name': read },
      );
    const { unreadable } = await seen(task('task-1', 'System.Read'), task('task-2', 'System.View'));
    expect(unreadable).toEqual([
      {
        kind: 'Task',
        id: 'Task',
        missing: [
          { privilege: 'System.Read', paths: ['info.name', 'info.state'] },
          { privilege: 'System.View', paths: ['info.state'] },
        ],
      },
    ]);
  });
});
