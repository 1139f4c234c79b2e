import { expect, test } from 'vitest';
import type { ObservedCluster } from '../../src/model/observed.ts';
import { datastore, disk, host, inventory, network, vm } from '../support/inventory.ts';
import { powerOn } from './operations.ts';
import type { World } from './suite.ts';

export function observeCases(world: World): void {
  test('gives what is there, lists in order', async () => {
    await world.given(inventory({ vms: [vm({ name: 'b' }), vm({ name: 'a', folder: 'hospital' })] }));
    const seen = await world.port().observe();
    expect(seen.vms.map(({ name, folder }) => `${folder}/${name}`)).toEqual(['hospital/a', '/b', '/tpl']);
    expect(seen.datacenters).toEqual(['DC']);
    expect(seen.hosts.map(({ name }) => name)).toEqual(['esx01', 'esx02', 'esx03']);
    expect(seen.datastores.map(({ name }) => name)).toEqual(['ds01', 'ds02']);
    expect(seen.networks.map(({ name, vlan }) => `${name}=${vlan}`)).toEqual([
      'vlan-10=10',
      'vlan-20=20',
      'vlan-30=30',
    ]);
    expect(seen.folders).toEqual([{ datacenter: 'DC', path: 'hospital' }]);
    expect(seen.vms.find(({ template }) => template)?.name).toBe('tpl');
  });

  test('gives the same again', async () => {
    await world.given(inventory({ vms: [vm()] }));
    expect(await world.port().observe()).toEqual(await world.port().observe());
  });

  test('sees what was performed, and so does somebody else', async () => {
    await world.given(inventory({ vms: [vm()] }));
    await world.perform(powerOn(vm()));
    const seen = await world.port().observe();
    expect(seen.vms.find(({ name }) => name === 'vm01')?.power).toBe('on');
    expect(await world.reread()).toEqual(seen);
  });

  test.skipIf(!world.can.states)('a VM is no better than its host and its datastores', async () => {
    const hosts = [host('esx01'), host('esx02', { connected: false })];
    const datastores = [datastore('ds01'), datastore('ds02', { accessible: false })];
    const vms = [
      vm({ name: 'a' }),
      vm({ name: 'b', host: 'esx02' }),
      vm({ name: 'c', disks: [disk(), disk({ key: 2001, unit: 1, datastore: 'ds02' })] }),
      vm({ name: 'd', connection: 'orphaned', host: 'esx02' }),
    ];
    await world.given(inventory({ hosts, datastores, vms }));
    const seen = await world.port().observe();
    expect(seen.vms.map(({ name, connection }) => `${name} ${connection}`)).toEqual([
      'a connected',
      'b disconnected',
      'c inaccessible',
      'd orphaned',
      'tpl connected',
    ]);
  });

  test.skipIf(!world.can.placement)('lists the hosts of datastores and port groups in order', async () => {
    const hosts = ['esx03', 'esx01'];
    await world.given(
      inventory({ datastores: [datastore('ds01', { hosts })], networks: [network(10, { hosts })] }),
    );
    const seen = await world.port().observe();
    expect(seen.datastores[0]?.hosts).toEqual(['esx01', 'esx03']);
    expect(seen.networks[0]?.hosts).toEqual(['esx01', 'esx03']);
  });

  test('gives the rules of the cluster on which hosts its VMs run, and the overrides', async () => {
    const [a, b] = [vm({ name: 'a' }), vm({ name: 'b' })];
    const ids = [a.instanceUuid, b.instanceUuid].sort();
    const cluster = {
      ...{ name: 'C1', datacenter: 'DC', ha: true, drs: true },
      ...{ haRestart: 'medium', drsAutomation: 'fullyAutomated', drsOverrides: true },
      hostRules: [
        { name: 'apart', enabled: false, mandatory: true, runs: 'off', vms: ids, hosts: ['esx03'] },
        { name: 'licences', enabled: true, mandatory: true, runs: 'on', vms: [ids[0]], hosts: ['esx01'] },
        { name: 'rather', enabled: true, mandatory: false, runs: 'on', vms: ids, hosts: ['esx01', 'esx02'] },
      ],
      vmOverrides: [
        { vm: ids[0], haRestart: 'disabled', drs: 'manual' },
        { vm: ids[1], drs: 'disabled' },
      ],
    } as ObservedCluster;
    await world.given(inventory({ clusters: [cluster], vms: [a, b] }));
    expect((await world.port().observe()).clusters).toEqual([cluster]);
    expect((await world.reread()).clusters).toEqual([cluster]);
  });

  test('counts its requests', async () => {
    await world.given(inventory({ vms: [vm()] }));
    const before = world.port().stats().requests;
    await world.port().observe();
    const between = world.port().stats().requests;
    await world.perform(powerOn(vm()));
    expect(between).toBeGreaterThan(before);
    expect(world.port().stats().requests).toBeGreaterThan(between);
  });

  test('may be closed twice', async () => {
    await world.given(inventory());
    await world.port().close();
    await world.port().close();
  });
}
