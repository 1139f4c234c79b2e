import { expect, test } from 'vitest';
import { readMarks } from '../../src/model/marks.ts';
import { host, inventory, template, vm } from '../support/inventory.ts';
import { marks, powerOn, reconfigure } from './operations.ts';
import type { World } from './suite.ts';

const off = vm();
const on = vm({ power: 'on' });

export function hardwareCases(world: World): void {
  const given = (one: ReturnType<typeof vm>) => world.given(inventory({ vms: [one] }));

  test('changes everything of a VM that is off, and nothing else', async () => {
    await given(off);
    const change = {
      cores: 8,
      coresPerSocket: 4,
      cpuHotAdd: true,
      cpuReservationMhz: 1000,
      memoryMib: 2048,
      memoryHotAdd: true,
      memoryReservationMib: 2048,
      notes: '部門システム\n2 行目',
    };
    const performed = await world.perform(reconfigure(off, change));
    const after = await world.vm('vm01');
    const { changeVersion } = after;
    expect(performed).toEqual({ status: 'done', changeVersion });
    expect(changeVersion).not.toBe(off.changeVersion);
    expect(after).toEqual({ ...off, ...change, changeVersion });
  });

  test('is already so, whatever version is expected', async () => {
    await given(off);
    const performed = await world.perform(reconfigure(off, { cores: 2, notes: '' }), {
      changeVersion: 'stale',
    });
    const { changeVersion } = await world.vm('vm01');
    expect(performed).toEqual({ status: 'already', changeVersion });
  });

  test('writes marks, with the VM as their owner', async () => {
    await given({ ...off, marks: { 'hvm.owner': 'somebody-else', 'hvm.future': 'kept' } });
    const wanted = marks({ name: 'vm01', template: 'win', nics: { care: { key: 4000 } } });
    await world.perform(reconfigure(off, { marks: wanted }));
    const after = await world.vm('vm01');
    expect(readMarks(after.marks)).toEqual({
      owner: after.instanceUuid,
      site: 'site',
      name: 'vm01',
      template: 'win',
      disks: { os: 'scsi0:0' },
      nics: { care: { key: 4000, mac: '00:50:56:00:00:10' } },
    });
    expect(after.marks['hvm.future']).toBe('kept');
    expect(await world.perform(reconfigure(off, { marks: wanted }))).toMatchObject({ status: 'already' });
  });

  test('a mark without a value is no mark', async () => {
    await given(off);
    const wanted = marks({ name: 'vm01', disks: {}, nics: {} });
    await world.perform(reconfigure(off, { marks: wanted }));
    const { instanceUuid, marks: written } = await world.vm('vm01');
    expect(written).toEqual({ 'hvm.owner': instanceUuid, 'hvm.site': 'site', 'hvm.name': 'vm01' });
    expect(await world.perform(reconfigure(off, { marks: wanted }))).toMatchObject({ status: 'already' });
  });

  test('marks a restart as pending and as done, and other marks leave that alone', async () => {
    await given(off);
    await world.perform(reconfigure(off, { restart: 'pending' }));
    expect((await world.vm('vm01')).marks).toEqual({ 'hvm.restart': 'pending' });
    expect(await world.perform(reconfigure(off, { restart: 'pending' }))).toMatchObject({
      status: 'already',
    });
    await world.perform(reconfigure(off, { marks: marks({ name: 'vm01', nics: {} }) }));
    expect(readMarks((await world.vm('vm01')).marks)?.restart).toBe('pending');
    await world.perform(reconfigure(off, { restart: 'done' }));
    expect(readMarks((await world.vm('vm01')).marks)?.restart).toBeUndefined();
    expect(await world.perform(reconfigure(off, { restart: 'done' }))).toMatchObject({ status: 'already' });
  });

  test('refuses a VM that is not there', async () => {
    await world.given(inventory());
    await world.refuses(reconfigure(off, { cores: 4 }), ['ManagedObjectNotFound', 'NotFound']);
  });

  test('refuses cores that make no whole sockets', async () => {
    await given(off);
    await world.refuses(reconfigure(off, { coresPerSocket: 4 }), ['InvalidArgument', 'GenericVmConfigFault']);
  });

  test('refuses to reserve more memory than there is', async () => {
    await given(off);
    await world.refuses(reconfigure(off, { memoryReservationMib: 4097 }), [
      'InvalidArgument',
      'GenericVmConfigFault',
    ]);
  });

  test.skipIf(!world.can.changeVersion)('refuses another version than the expected one', async () => {
    await given(off);
    const { changeVersion } = await world.vm('vm01');
    await world.perform(reconfigure(off, { notes: 'by hand' }), { changeVersion });
    const error = await world.refuses(reconfigure(off, { cores: 4 }), ['ConcurrentAccess'], {
      changeVersion,
    });
    expect(error.exit).toBe(75);
    const { changeVersion: current } = await world.vm('vm01');
    expect(await world.perform(reconfigure(off, { cores: 4 }), { changeVersion: current })).toMatchObject({
      status: 'done',
    });
  });

  test('each operation gives the version that the next one expects', async () => {
    await given(off);
    const first = await world.perform(reconfigure(off, { cores: 4 }), {
      changeVersion: (await world.vm('vm01')).changeVersion,
    });
    const second = await world.perform(reconfigure(off, { memoryMib: 8192 }), { ...version(first) });
    const third = await world.perform(powerOn(off), { ...version(second) });
    await world.perform(reconfigure(off, { notes: 'x' }), { ...version(third) });
    expect(await world.vm('vm01')).toMatchObject({ cores: 4, memoryMib: 8192, power: 'on', notes: 'x' });
  });

  test('of a running VM changes notes, marks and reservations', async () => {
    await given(on);
    const change = {
      notes: 'x',
      cpuReservationMhz: 100,
      memoryReservationMib: 1024,
      restart: 'pending' as const,
    };
    expect(await world.perform(reconfigure(on, change))).toMatchObject({ status: 'done' });
    expect(await world.vm('vm01')).toMatchObject({ notes: 'x', memoryReservationMib: 1024 });
  });

  describeRunning(world);

  test.skipIf(!world.can.powerRules)(
    'refuses other hardware for a template, and writes its notes',
    async () => {
      await world.given(inventory());
      await world.refuses(reconfigure(template(), { cores: 4 }), ['NotSupported', 'InvalidState']);
      expect(await world.perform(reconfigure(template(), { notes: '2026-11' }))).toMatchObject({
        status: 'done',
      });
    },
  );

  test.skipIf(!world.can.states).each([
    ['suspended', { power: 'suspended' }, 'InvalidPowerState'],
    ['with a running task', { runningTask: 'CreateSnapshot_Task' }, 'TaskInProgress'],
    ['with a question', { question: 'msg.cdromdisconnect' }, 'QuestionPending'],
    ['disconnected', { connection: 'disconnected' }, 'InvalidState'],
    ['inaccessible', { connection: 'inaccessible' }, 'InvalidState'],
  ] as const)('refuses a VM that is %s', async (_, state, fault) => {
    await given({ ...off, ...state });
    await world.refuses(reconfigure(off, { notes: 'x' }), [fault]);
  });

  test.skipIf(!world.can.states)('refuses a VM whose host is not connected', async () => {
    const hosts = [host('esx01', { connected: false }), host('esx02')];
    await world.given(inventory({ hosts, vms: [off] }));
    await world.refuses(reconfigure(off, { notes: 'x' }), ['HostNotConnected', 'InvalidState']);
  });

  test.skipIf(!world.can.states)('refuses a running VM a reservation that its host has not', async () => {
    const neighbour = vm({ name: 'big', power: 'on', memoryMib: 98_304, memoryReservationMib: 96_000 });
    await world.given(inventory({ vms: [neighbour, on] }));
    await world.refuses(reconfigure(on, { memoryReservationMib: 4096 }), [
      'InsufficientMemoryResourcesFault',
    ]);
    await world.perform(reconfigure(on, { memoryReservationMib: 2304 }));
  });
}

/** What vSphere allows on a VM that is on. */
function describeRunning(world: World): void {
  const hot = vm({
    power: 'on',
    cpuHotAdd: true,
    memoryHotAdd: true,
    memoryHotAddLimitMib: 65_536,
    memoryHotAddStepMib: 1024,
  });
  const running = (name: string, body: () => Promise<void>) =>
    test.skipIf(!world.can.powerRules)(`of a running VM ${name}`, body);

  running('adds cores and memory with hot add', async () => {
    await world.given(inventory({ vms: [hot] }));
    await world.perform(reconfigure(hot, { cores: 4, memoryMib: 5120 }));
    expect(await world.vm('vm01')).toMatchObject({ cores: 4, memoryMib: 5120, power: 'on' });
  });

  running('refuses cores and memory without hot add', async () => {
    await world.given(inventory({ vms: [on] }));
    await world.refuses(reconfigure(on, { cores: 4 }), ['CpuHotPlugNotSupported']);
    await world.refuses(reconfigure(on, { memoryMib: 8192 }), ['MemoryHotPlugNotSupported']);
  });

  running('refuses fewer cores and less memory even with hot add', async () => {
    await world.given(inventory({ vms: [hot] }));
    await world.refuses(reconfigure(hot, { cores: 1 }), ['CpuHotPlugNotSupported']);
    await world.refuses(reconfigure(hot, { memoryMib: 2048 }), [
      'MemoryHotPlugNotSupported',
      'InvalidPowerState',
    ]);
  });

  running('refuses memory beyond the limit and between the steps', async () => {
    await world.given(inventory({ vms: [hot] }));
    await world.refuses(reconfigure(hot, { memoryMib: 66_560 }), [
      'MemoryHotPlugNotSupported',
      'InvalidArgument',
    ]);
    await world.refuses(reconfigure(hot, { memoryMib: 4608 }), [
      'MemoryHotPlugNotSupported',
      'InvalidArgument',
    ]);
    await world.perform(reconfigure(hot, { memoryMib: 65_536 }));
  });

  running('refuses hot add flags and cores per socket', async () => {
    await world.given(inventory({ vms: [hot] }));
    await world.refuses(reconfigure(hot, { cpuHotAdd: false }), ['InvalidPowerState']);
    await world.refuses(reconfigure(hot, { memoryHotAdd: false }), ['InvalidPowerState']);
    await world.refuses(reconfigure(hot, { coresPerSocket: 2 }), ['InvalidPowerState']);
  });

  running('does all of a change or nothing', async () => {
    await world.given(inventory({ vms: [hot] }));
    await world.refuses(reconfigure(hot, { notes: 'x', cores: 4, coresPerSocket: 2 }), ['InvalidPowerState']);
  });
}

function version({ changeVersion }: { readonly changeVersion?: string }) {
  return changeVersion === undefined ? {} : { changeVersion };
}
