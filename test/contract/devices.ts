import { expect, test } from 'vitest';
import { readMarks } from '../../src/model/marks.ts';
import type { ObservedVm } from '../../src/model/observed.ts';
import { datastore, disk, inventory, network, nic, ownedVm, template, vm } from '../support/inventory.ts';
import { card, diskSpec, grow, marks, reconfigure } from './operations.ts';
import type { World } from './suite.ts';

const tebibyte = 1024 * 1024;
const off = vm();
const on = vm({ power: 'on' });

export function deviceCases(world: World): void {
  const given = (one: ObservedVm) => world.given(inventory({ vms: [one] }));
  diskCases(world, given);
  growCases(world, given);
  cardCases(world, given);
}

function diskCases(world: World, given: (vm: ObservedVm) => Promise<void>): void {
  test.each([off, on])('adds disks to a VM that is $power, and their marks with them', async (one) => {
    await given(one);
    const change = {
      addDisks: [diskSpec(), diskSpec({ name: 'log', controller: 1, unit: 15, datastore: 'ds02' })],
    };
    const wanted = marks({ name: 'vm01', disks: { data: 'scsi0:1', log: 'scsi1:15' }, nics: {} });
    expect(await world.perform(reconfigure(one, { ...change, marks: wanted }))).toMatchObject({
      status: 'done',
    });
    const after = await world.vm('vm01');
    expect(after.disks).toMatchObject([{ unit: 0 }, diskPlace(0, 1, 'ds01'), diskPlace(1, 15, 'ds02')]);
    expect(new Set(after.disks.map(({ key }) => key)).size).toBe(3);
    expect(readMarks(after.marks)?.disks).toEqual({ data: 'scsi0:1', log: 'scsi1:15' });
    expect(await world.perform(reconfigure(one, { ...change, marks: wanted }))).toMatchObject({
      status: 'already',
    });
  });

  test.each([
    ['where one is', 0, 0],
    ['unit 7, the controller itself', 0, 7],
    ['unit 16', 0, 16],
    ['controller 4', 4, 0],
  ])('refuses a new disk at %s', async (_, controller, unit) => {
    await given(off);
    await world.refuses(reconfigure(off, { addDisks: [diskSpec({ controller, unit })] }), [
      'InvalidDeviceSpec',
      'InvalidController',
    ]);
  });

  test('refuses two new disks in one place', async () => {
    await given(off);
    await world.refuses(reconfigure(off, { addDisks: [diskSpec(), diskSpec({ name: 'b' })] }), [
      'InvalidDeviceSpec',
    ]);
  });

  test('refuses a new disk on a datastore that is not there', async () => {
    await given(off);
    const addDisks = [diskSpec({ datastore: 'ds99' })];
    await world.refuses(reconfigure(off, { addDisks }), [
      'NotFound',
      'ManagedObjectNotFound',
      'InvalidDatastore',
    ]);
  });

  test.skipIf(!world.can.placement)(
    'refuses a new disk where the host of the VM has no datastore',
    async () => {
      const datastores = [datastore('ds01'), datastore('ds02', { hosts: ['esx02', 'esx03'] })];
      await world.given(inventory({ vms: [off], datastores }));
      await world.refuses(reconfigure(off, { addDisks: [diskSpec({ datastore: 'ds02' })] }), [
        'InvalidDatastore',
        'InvalidDeviceSpec',
      ]);
    },
  );

  test.skipIf(!world.can.space)(
    'takes space for thick disks, old and new, and refuses what does not fit',
    async () => {
      const thick = vm({
        disks: [disk({ provisioning: 'thick', sizeMib: 1000 }), disk({ unit: 1, key: 2001, sizeMib: 1000 })],
      });
      await world.given(
        inventory({ vms: [template(), thick], datastores: [datastore('ds01', { freeMib: 5000 })] }),
      );
      const free = async () => (await world.reread()).datastores[0]?.freeMib;
      await world.refuses(grow(thick, 6001), ['NoDiskSpace', 'InsufficientStorageSpace']);
      await world.perform(grow(thick, 5000));
      expect(await free()).toBe(1000);
      await world.perform(grow(thick, 900_000, 1));
      expect(await free()).toBe(1000);
      const addDisks = [diskSpec({ unit: 2, provisioning: 'eager', sizeMib: 1001 })];
      await world.refuses(reconfigure(thick, { addDisks }), ['NoDiskSpace', 'InsufficientStorageSpace']);
      await world.perform(
        reconfigure(thick, { addDisks: [diskSpec({ unit: 2, provisioning: 'eager', sizeMib: 1000 })] }),
      );
      expect(await free()).toBe(0);
    },
  );
}

function growCases(world: World, given: (vm: ObservedVm) => Promise<void>): void {
  test.each([off, on])('grows a disk of a VM that is $power', async (one) => {
    await given(one);
    expect(await world.perform(grow(one, 81_920))).toMatchObject({ status: 'done' });
    expect(await world.vm('vm01')).toMatchObject({
      disks: [{ ...one.disks[0], sizeMib: 81_920 }],
      power: one.power,
    });
    expect(await world.perform(grow(one, 81_920))).toMatchObject({ status: 'already' });
  });

  test('refuses to shrink a disk', async () => {
    await given(off);
    await world.refuses(grow(off, 40_959), ['InvalidDeviceSpec']);
  });

  test('refuses to grow one disk twice', async () => {
    await given(off);
    const { key = 0 } = off.disks[0] ?? {};
    const step = { key, bus: 'scsi', controller: 0, unit: 0, fromMib: 40_960 } as const;
    const growDisks = [
      { ...step, toMib: 50_000 },
      { ...step, toMib: 60_000 },
    ];
    await world.refuses(reconfigure(off, { growDisks }), ['InvalidDeviceSpec']);
  });

  test.skipIf(!world.can.states)('refuses to grow a disk on a datastore that is not accessible', async () => {
    await world.given(inventory({ vms: [off], datastores: [datastore('ds01', { accessible: false })] }));
    await world.refuses(grow(off, 81_920), ['CannotAccessFile', 'InvalidDatastore', 'InvalidState']);
  });

  test('refuses to grow a disk that is not there', async () => {
    await given(off);
    const growDisks = [{ key: 2009, bus: 'scsi', controller: 0, unit: 9, fromMib: 1, toMib: 2 } as const];
    await world.refuses(reconfigure(off, { growDisks }), ['InvalidDeviceSpec']);
  });

  test.skipIf(!world.can.states).each([off, on])(
    'refuses to grow a disk under a snapshot of a VM that is $power',
    async (one) => {
      await given({ ...one, snapshots: [{ name: '更新前', createdAt: '2026-01-01T00:00:00Z' }] });
      await world.refuses(grow(one, 81_920), ['InvalidDeviceSpec', 'GenericVmConfigFault']);
      expect(await world.perform(reconfigure(one, { notes: 'x', addDisks: [diskSpec()] }))).toMatchObject({
        status: 'done',
      });
    },
  );

  test.skipIf(!world.can.powerRules)(
    'before 6.5 refuses to grow a disk beyond 2 TiB while the VM runs',
    async () => {
      await given(on);
      await world.refuses(grow(on, 2 * tebibyte + 1), ['InvalidDeviceSpec', 'InvalidPowerState']);
      await world.perform(grow(on, 2 * tebibyte));
    },
  );

  test.skipIf(!world.can.powerRules)('from 6.5 on grows a disk beyond 2 TiB while the VM runs', async () => {
    const { source } = inventory();
    await world.given(inventory({ vms: [on], source: { ...source, version: '6.5.0' } }));
    await world.perform(grow(on, 3 * tebibyte));
    expect(await world.vm('vm01')).toMatchObject({ disks: [{ sizeMib: 3 * tebibyte }] });
  });

  test.skipIf(!world.can.powerRules)('grows an IDE disk only while the VM is off', async () => {
    const ide = { disks: [disk({ bus: 'ide' })] };
    await given({ ...on, ...ide });
    await world.refuses(grow({ ...on, ...ide }, 81_920), ['InvalidPowerState']);
  });
}

function cardCases(world: World, given: (vm: ObservedVm) => Promise<void>): void {
  test.each([off, on])('connects a card of a VM that is $power elsewhere', async (one) => {
    await given(one);
    const edit = { key: 4000, mac: '00:50:56:00:00:10', portGroup: { name: 'vlan-20', switch: null } };
    expect(await world.perform(reconfigure(one, { editNics: [edit] }))).toMatchObject({ status: 'done' });
    expect(await world.vm('vm01')).toMatchObject({ nics: [{ ...nic(), portGroup: 'vlan-20' }] });
    await world.perform(
      reconfigure(one, { editNics: [{ key: 4000, mac: '00:50:56:00:00:10', connected: false }] }),
    );
    expect(await world.vm('vm01')).toMatchObject({
      nics: [{ ...nic(), portGroup: 'vlan-20', connected: false }],
    });
    expect(
      await world.perform(reconfigure(one, { editNics: [{ ...edit, connected: false }] })),
    ).toMatchObject({ status: 'already' });
  });

  test.skipIf(!world.can.guests)(
    'where a link drops, the guest has an address again when it has ended',
    async () => {
      const guest = { hostname: 'VM01', addresses: ['10.1.0.1'] };
      await given({ ...on, guest });
      const edit = { key: 4000, mac: '00:50:56:00:00:10', portGroup: { name: 'vlan-20', switch: null } };
      const operation = reconfigure(on, { editNics: [edit], back: { tools: true, address: true } });
      expect(await world.perform(operation)).toMatchObject({ status: 'done' });
      const [seen] = (await world.port().observe()).vms.filter(({ name }) => name === 'vm01');
      expect(seen).toMatchObject({ tools: 'running', guest, nics: [{ portGroup: 'vlan-20' }] });
      expect(await world.perform(operation)).toMatchObject({ status: 'already' });
    },
  );

  test('refuses a card that is not the planned one', async () => {
    await given(off);
    await world.refuses(
      reconfigure(off, { editNics: [{ key: 4001, mac: '00:50:56:00:00:10', connected: false }] }),
      ['InvalidDeviceSpec'],
    );
    await world.refuses(
      reconfigure(off, { editNics: [{ key: 4000, mac: '00:50:56:00:00:99', connected: false }] }),
      ['InvalidDeviceSpec'],
    );
  });

  test('refuses a port group that is not there', async () => {
    await given(off);
    const portGroup = { name: 'vlan-99', switch: null };
    const unknown = ['NotFound', 'ManagedObjectNotFound', 'InvalidDeviceBacking'];
    await world.refuses(
      reconfigure(off, { editNics: [{ key: 4000, mac: '00:50:56:00:00:10', portGroup }] }),
      unknown,
    );
    await world.refuses(reconfigure(off, { addNics: [card({ portGroup })] }), unknown);
  });

  test.skipIf(!world.can.placement)('refuses a port group that the host of the VM has not', async () => {
    const networks = [network(10), network(20, { hosts: ['esx02', 'esx03'] })];
    await world.given(inventory({ vms: [off], networks }));
    const portGroup = { name: 'vlan-20', switch: null };
    const wrong = ['InvalidDeviceBacking', 'InvalidDeviceSpec', 'GenericVmConfigFault'];
    await world.refuses(
      reconfigure(off, { editNics: [{ key: 4000, mac: '00:50:56:00:00:10', portGroup }] }),
      wrong,
    );
    await world.refuses(reconfigure(off, { addNics: [card({ portGroup })] }), wrong);
  });

  test.each([off, on])(
    'adds cards to a VM that is $power, with new keys and MACs, and marks them',
    async (one) => {
      await given(one);
      const addNics = [
        card({ name: 'care', portGroup: { name: 'vlan-20', switch: null } }),
        card({ name: 'mgmt', mac: '00:50:56:01:02:03' }),
      ];
      const nics = { 0: { key: 4000 }, care: { index: 0 }, mgmt: { index: 1 } };
      const operation = reconfigure(one, { addNics, marks: marks({ name: 'vm01', nics }) });
      expect(await world.perform(operation)).toMatchObject({ status: 'done' });
      const after = await world.vm('vm01');
      const [first, care, mgmt] = after.nics;
      expect(after.nics).toHaveLength(3);
      expect(care).toMatchObject({ portGroup: 'vlan-20', connected: true });
      expect(care?.mac).toMatch(/^00:50:56:[89ab]/);
      expect(mgmt?.mac).toBe('00:50:56:01:02:03');
      expect(new Set(after.nics.map(({ key }) => key)).size).toBe(3);
      expect(readMarks(after.marks)?.nics).toEqual({
        0: markOf(first),
        care: markOf(care),
        mgmt: markOf(mgmt),
      });
      expect(await world.perform(operation)).toMatchObject({ status: 'already' });
      expect((await world.vm('vm01')).nics).toHaveLength(3);
    },
  );

  test('makes no device twice that an earlier run has added and not marked', async () => {
    const care = nic({ key: 4001, mac: '00:50:56:8a:00:01', portGroup: 'vlan-20' });
    const begun = ownedVm('site', {
      disks: [disk(), disk({ unit: 1, sizeMib: 10_240 })],
      nics: [nic(), care],
      marks: { 'hvm.adding': 'cards=care keys=4000', 'hvm.nics': '0=4000,00:50:56:00:00:10' },
    });
    await given(begun);
    const operation = reconfigure(begun, {
      notes: 'new',
      addDisks: [diskSpec()],
      addNics: [card({ name: 'care', portGroup: { name: 'vlan-20', switch: null } })],
      marks: marks({
        ...{ name: 'vm01', disks: { d0: 'scsi0:0', data: 'scsi0:1' } },
        nics: { 0: { key: 4000 }, care: { index: 0 } },
      }),
    });
    expect(await world.perform(operation)).toMatchObject({ status: 'done' });
    const after = await world.vm('vm01');
    expect(after).toMatchObject({ notes: 'new', disks: begun.disks, nics: begun.nics });
    expect(readMarks(after.marks)).toMatchObject({ nics: { 0: markOf(nic()), care: markOf(care) } });
    expect(after.marks['hvm.adding']).toBeUndefined();
    expect(await world.perform(operation)).toMatchObject({ status: 'already' });
  });

  test('refuses more than ten cards', async () => {
    await given(off);
    const addNics = Array.from({ length: 10 }, (_, index) => card({ name: `n${index}` }));
    await world.refuses(reconfigure(off, { addNics }), ['TooManyDevices']);
  });
}

function markOf(card: { readonly key: number; readonly mac: string } | undefined) {
  return { key: card?.key, mac: card?.mac };
}

function diskPlace(controller: number, unit: number, on: string) {
  return { controller, unit, sizeMib: 10_240, datastore: on, provisioning: 'thin' };
}
