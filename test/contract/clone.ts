import { expect, test } from 'vitest';
import { uuidV5 } from '../../src/lib/hash.ts';
import { readMarks } from '../../src/model/marks.ts';
import { disk, host, inventory, network, nic, ownedVm, template, vm } from '../support/inventory.ts';
import { card, clone, customization, diskSpec, marks, powerOn, templateDisk } from './operations.ts';
import type { World } from './suite.ts';

export function cloneCases(world: World): void {
  test('makes a VM that is off and has everything of the spec', async () => {
    await world.given(inventory());
    const hardware = {
      cores: 4,
      coresPerSocket: 2,
      cpuHotAdd: true,
      cpuReservationMhz: 500,
      memoryMib: 8192,
      memoryHotAdd: true,
      memoryReservationMib: 1024,
      notes: '画像管理',
    };
    const { spec } = clone({ ...hardware, folder: 'hospital', resourcePool: 'lab', host: 'esx02' });
    const performed = await world.perform(clone(spec));
    const made = await world.vm('new01');
    expect(performed).toEqual({ status: 'done', changeVersion: made.changeVersion });
    const { name, instanceUuid, datacenter, folder, cluster, resourcePool, host: on } = spec;
    expect(made).toMatchObject({
      ...{ name, instanceUuid, datacenter, folder, cluster, resourcePool, host: on },
      ...hardware,
      template: false,
      power: 'off',
      guestId: template().guestId,
      snapshots: [],
    });
  });

  test('takes the disks of the template to their places, grown and put where the spec says', async () => {
    const disks = [disk(), disk({ unit: 1, key: 2001, sizeMib: 1024 })];
    await world.given(inventory({ vms: [template({ disks })] }));
    await world.perform(clone({ disks: [templateDisk({ sizeMib: 81_920, datastore: 'ds02' })] }));
    const made = await world.vm('new01');
    expect(made.disks.map(({ unit, sizeMib, datastore }) => [unit, sizeMib, datastore])).toEqual([
      [0, 81_920, 'ds02'],
      [1, 1024, 'ds01'],
    ]);
    const files = (await world.reread()).vms.flatMap((each) => each.disks.map(({ file }) => file));
    expect(new Set(files).size).toBe(files.length);
    expect(await world.vm('tpl')).toMatchObject({ disks });
  });

  test('adds new disks', async () => {
    await world.given(inventory());
    const second = diskSpec({ name: 'log', controller: 1, unit: 0, datastore: 'ds02' });
    await world.perform(
      clone({ disks: [templateDisk(), { ...diskSpec(), from: 'new' }, { ...second, from: 'new' }] }),
    );
    const { disks } = await world.vm('new01');
    expect(disks.map(({ controller, unit, datastore }) => [controller, unit, datastore])).toEqual([
      [0, 0, 'ds01'],
      [0, 1, 'ds01'],
      [1, 0, 'ds02'],
    ]);
    expect(new Set(disks.map(({ key }) => key)).size).toBe(3);
  });

  test('connects the cards as declared, gives them MACs of their own, and marks them', async () => {
    await world.given(inventory({ vms: [template(), vm()] }));
    const nics = [
      { ...card({ name: 'care', portGroup: { name: 'vlan-20', switch: null } }), from: 'template' as const },
      {
        ...card({ name: 'mgmt', adapter: 'e1000', connected: false, mac: '00:50:56:01:02:03' }),
        from: 'new' as const,
      },
    ];
    await world.perform(clone({ nics, marks: marks({ nics: { care: { index: 0 }, mgmt: { index: 1 } } }) }));
    const made = await world.vm('new01');
    expect(made.nics).toMatchObject([
      { portGroup: 'vlan-20', adapter: 'vmxnet3', connected: true },
      { portGroup: 'vlan-10', adapter: 'e1000', connected: false, mac: '00:50:56:01:02:03' },
    ]);
    const macs = (await world.reread()).vms.flatMap((each) => each.nics.map(({ mac }) => mac));
    expect(new Set(macs).size).toBe(macs.length);
    const [care, mgmt] = made.nics;
    expect(readMarks(made.marks)?.nics).toEqual({
      care: { key: care?.key, mac: care?.mac },
      mgmt: { key: mgmt?.key, mac: mgmt?.mac },
    });
  });

  test('writes a MAC in small letters, on the card and in its mark', async () => {
    await world.given(inventory());
    const nics = [{ ...card({ mac: '00:50:56:0A:0B:0C' }), from: 'template' as const }];
    await world.perform(clone({ nics }));
    const made = await world.vm('new01');
    expect(made.nics).toMatchObject([{ mac: '00:50:56:0a:0b:0c' }]);
    expect(readMarks(made.marks)?.nics['0']?.mac).toBe('00:50:56:0a:0b:0c');
    expect(await world.perform(clone({ nics }))).toMatchObject({ status: 'already' });
  });

  test('leaves a card of the template that is not declared where it is, with a MAC of its own', async () => {
    const nics = [nic(), nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: 'vlan-30' })];
    await world.given(inventory({ vms: [template({ nics })] }));
    await world.perform(clone());
    const made = await world.vm('new01');
    expect(made.nics.map(({ portGroup }) => portGroup)).toEqual(['vlan-10', 'vlan-30']);
    expect(made.nics.map(({ mac }) => mac)).not.toContain('00:50:56:00:00:11');
  });

  test('finds a port group by its switch as well', async () => {
    const networks = [network(10), network(10, { kind: 'distributed', switch: 'dvs1' })];
    await world.given(inventory({ networks }));
    await world.perform(
      clone({ nics: [{ ...card({ portGroup: { name: 'vlan-10', switch: 'dvs1' } }), from: 'template' }] }),
    );
    expect(await world.vm('new01')).toMatchObject({ nics: [{ portGroup: 'vlan-10', switch: 'dvs1' }] });
  });

  test('marks the VM as its own', async () => {
    await world.given(inventory());
    await world.perform(clone({ marks: marks({ template: 'win', customize: 'pending' }) }));
    const made = await world.vm('new01');
    expect(readMarks(made.marks)).toMatchObject({
      owner: made.instanceUuid,
      site: 'site',
      name: 'new01',
      template: 'win',
      disks: { os: 'scsi0:0' },
      customize: 'pending',
    });
  });

  test('takes no marks of the template over', async () => {
    const old = { 'hvm.owner': 'x', 'hvm.site': 'x', 'hvm.name': 'x', 'hvm.restart': 'pending' };
    await world.given(
      inventory({ vms: [template({ marks: { ...old, 'hvm.customize': 'pending', 'hvm.template': 'x' } })] }),
    );
    await world.perform(clone());
    const { marks: made, instanceUuid, nics } = await world.vm('new01');
    expect(readMarks(made)).toEqual({
      owner: instanceUuid,
      site: 'site',
      name: 'new01',
      disks: { os: 'scsi0:0' },
      nics: { 0: { key: nics[0]?.key, mac: nics[0]?.mac } },
    });
  });

  test('gives VMs of one name in two folders files of their own', async () => {
    await world.given(inventory());
    const disks = [templateDisk(), { ...diskSpec(), from: 'new' as const }];
    await world.perform(clone({ disks }));
    await world.perform(clone({ disks, folder: 'hospital', instanceUuid: uuidV5('site/hospital/new01') }));
    const files = (await world.reread()).vms.flatMap((each) => each.disks.map(({ file }) => file));
    expect(files).toHaveLength(5);
    expect(new Set(files).size).toBe(5);
  });

  test('is already there the second time, also when it runs by now', async () => {
    await world.given(inventory());
    await world.perform(clone());
    const made = await world.vm('new01');
    expect(await world.perform(clone())).toEqual({ status: 'already', changeVersion: made.changeVersion });
    await world.perform(powerOn(made));
    expect(await world.perform(clone())).toMatchObject({ status: 'already' });
    expect((await world.reread()).vms).toHaveLength(2);
  });

  test('what an earlier run began is brought to its end', async () => {
    const { spec } = clone({
      notes: 'whole',
      cores: 4,
      disks: [templateDisk({ sizeMib: 51_200 }), { ...diskSpec({ provisioning: 'thick' }), from: 'new' }],
      nics: [
        { ...card({ name: 'care', portGroup: { name: 'vlan-20', switch: null } }), from: 'template' },
        { ...card({ name: 'image' }), from: 'new' },
      ],
      marks: marks({
        disks: { os: 'scsi0:0', data: 'scsi0:1' },
        nics: { care: { index: 0 }, image: { index: 1 } },
      }),
    });
    const begun = ownedVm('site', {
      ...{
        name: 'new01',
        instanceUuid: spec.instanceUuid,
        disks: [disk({ file: '[ds01] new01/new01.vmdk' })],
      },
      nics: [nic({ mac: '00:50:56:8a:00:01' })],
      marks: { 'hvm.disks': 'data=scsi0:1 os=scsi0:0', 'hvm.nics': '', 'hvm.create': 'pending' },
    });
    await world.given(inventory({ vms: [begun] }));
    const [space] = (await world.reread()).datastores;
    const { changeVersion } = await world.vm('new01');
    expect(await world.perform(clone(spec), { changeVersion })).toMatchObject({ status: 'done' });
    const { vms, datastores } = await world.reread();
    const [made, ...others] = vms;
    expect(others.map(({ name }) => name)).toEqual(['tpl']);
    expect(made).toMatchObject({ name: 'new01', notes: 'whole', cores: 4, power: 'off' });
    expect(made?.disks.map(({ sizeMib, provisioning }) => [sizeMib, provisioning])).toEqual([
      [51_200, 'thin'],
      [10_240, 'thick'],
    ]);
    expect(datastores[0]?.freeMib).toBe((space?.freeMib ?? 0) - 10_240);
    const [care, image] = made?.nics ?? [];
    expect([care?.portGroup, image?.portGroup]).toEqual(['vlan-20', 'vlan-10']);
    expect(readMarks(made?.marks ?? {})).toEqual({
      ...{ owner: spec.instanceUuid, site: 'site', name: 'new01' },
      disks: { os: 'scsi0:0', data: 'scsi0:1' },
      nics: {
        care: { key: care?.key, mac: care?.mac },
        image: { key: image?.key, mac: image?.mac },
      },
    });
    expect(await world.perform(clone(spec))).toMatchObject({ status: 'already' });
  });

  test('what an earlier run began and somebody started is left as it is', async () => {
    const { spec } = clone();
    const started = ownedVm('site', {
      ...{ name: 'new01', instanceUuid: spec.instanceUuid, power: 'on' },
      marks: { 'hvm.create': 'pending' },
    });
    await world.given(inventory({ vms: [started] }));
    const before = await world.reread();
    expect(await world.perform(clone(spec))).toMatchObject({ status: 'already' });
    expect(await world.reread()).toEqual(before);
  });

  test('one at a time, when several are asked for at once', async () => {
    await world.given(inventory());
    const names = ['c1', 'c2', 'c3', 'c4'];
    const all = [...names, ...names].map((name) => world.perform(clone({ name, marks: marks({ name }) })));
    const done = (await Promise.all(all)).filter(({ status }) => status === 'done');
    expect(done).toHaveLength(4);
    expect((await world.reread()).vms.map(({ name }) => name)).toEqual([...names, 'tpl']);
  });

  test.skipIf(!world.can.states)('clones a template that is being cloned', async () => {
    await world.given(inventory({ vms: [template({ runningTask: 'CloneVM_Task' })] }));
    expect(await world.perform(clone())).toMatchObject({ status: 'done' });
    expect((await world.vm('new01')).runningTask).toBeUndefined();
  });

  test.skipIf(!world.can.guests)('customizes in the same task', async () => {
    await world.given(inventory());
    await world.perform(clone({ customization: customization('CLAIO01', '10.22.0.11/24') }));
    const made = await world.vm('new01');
    expect(made.guest?.hostname).toBeUndefined();
    await world.perform(powerOn(made));
    expect(await world.vm('new01')).toMatchObject({
      guest: { hostname: 'CLAIO01', addresses: ['10.22.0.11'] },
    });
  });

  test.skipIf(!world.can.placement)(
    'chooses the host with most memory left, the first by name of equals',
    async () => {
      const busy = vm({ name: 'busy', host: 'esx01', memoryMib: 8192 });
      await world.given(inventory({ vms: [busy] }));
      const names = ['p1', 'p2', 'p3'];
      for (const name of names) await world.perform(clone({ name, marks: marks({ name }) }));
      const hosts = await Promise.all(names.map(async (name) => (await world.vm(name)).host));
      expect(hosts).toEqual(['esx02', 'esx03', 'esx02']);
    },
  );

  test.skipIf(!world.can.placement)('chooses only hosts that can run the VM', async () => {
    const hosts = [host('a', { connected: false }), host('b', { maintenance: true }), host('c'), host('d')];
    const networks = [network(10, { hosts: ['a', 'b', 'd'] })];
    await world.given(inventory({ hosts, networks, vms: [template({ host: 'd' })] }));
    await world.perform(clone());
    expect((await world.vm('new01')).host).toBe('d');
  });

  test.skipIf(!world.can.space)(
    'thick and eager disks take their space at once, thin ones take none',
    async () => {
      await world.given(inventory());
      const free = async () => (await world.reread()).datastores.map(({ freeMib }) => freeMib);
      const [ds01 = 0, ds02 = 0] = await free();
      await world.perform(clone({ disks: [templateDisk({ sizeMib: 102_400 })] }));
      expect(await free()).toEqual([ds01, ds02]);
      const thick = {
        ...diskSpec({ provisioning: 'thick', datastore: 'ds02', sizeMib: 1000 }),
        from: 'new' as const,
      };
      const name = 'new02';
      await world.perform(
        clone({ name, marks: marks({ name }), disks: [templateDisk({ provisioning: 'eager' }), thick] }),
      );
      expect(await free()).toEqual([ds01 - 40_960, ds02 - 1000]);
    },
  );
}
