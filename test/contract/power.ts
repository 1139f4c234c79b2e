import { expect, test } from 'vitest';
import { datastore, host, inventory, template, vm } from '../support/inventory.ts';
import { powerOn, shutdownGuest } from './operations.ts';
import type { World } from './suite.ts';

const off = vm();
const on = vm({ power: 'on' });

export function powerCases(world: World): void {
  test('starts a VM, and its Tools with it', async () => {
    await world.given(inventory({ vms: [off] }));
    const performed = await world.perform(powerOn(off));
    const after = await world.vm('vm01');
    expect(performed).toEqual({ status: 'done', changeVersion: after.changeVersion });
    expect(after).toMatchObject({ power: 'on', tools: 'running' });
    expect(after.changeVersion).not.toBe(off.changeVersion);
  });

  test('a VM that is on is already started, whatever version is expected', async () => {
    await world.given(inventory({ vms: [on] }));
    expect(await world.perform(powerOn(on), { changeVersion: 'stale' })).toMatchObject({ status: 'already' });
  });

  test.skipIf(!world.can.guests)('a guest that is to be back is back when its start has ended', async () => {
    const guest = { hostname: 'VM01', addresses: ['10.1.0.1'] };
    await world.given(inventory({ vms: [{ ...on, guest }] }));
    await world.perform(shutdownGuest(on));
    const start = powerOn(on, { tools: true, address: true });
    const performed = await world.perform(start);
    const [seen] = (await world.port().observe()).vms.filter(({ name }) => name === 'vm01');
    expect(seen).toMatchObject({ power: 'on', tools: 'running', guest });
    expect(performed).toEqual({ status: 'done', changeVersion: seen?.changeVersion });
    expect(await world.perform(start)).toMatchObject({ status: 'already' });
  });

  test.skipIf(!world.can.guests)('shuts a guest down', async () => {
    await world.given(inventory({ vms: [on] }));
    const performed = await world.perform(shutdownGuest(on));
    const after = await world.vm('vm01');
    expect(performed).toEqual({ status: 'done', changeVersion: after.changeVersion });
    expect(after).toMatchObject({ power: 'off', tools: 'not-running' });
  });

  test.skipIf(!world.can.guests)('asks a guest of whose Tools nobody knows', async () => {
    await world.given(inventory({ vms: [{ ...on, tools: 'unknown' }] }));
    expect(await world.vm('vm01')).toMatchObject({ tools: 'unknown' });
    await world.perform(shutdownGuest(on));
    expect((await world.vm('vm01')).power).toBe('off');
  });

  test('a VM that is off is already shut down', async () => {
    await world.given(inventory({ vms: [off] }));
    expect(await world.perform(shutdownGuest(off), { changeVersion: 'stale' })).toMatchObject({
      status: 'already',
    });
  });

  test.skipIf(!world.can.guests).each(['not-running', 'not-installed'] as const)(
    'refuses to shut down a guest whose Tools are %s, and leaves it running',
    async (tools) => {
      await world.given(inventory({ vms: [{ ...on, tools }] }));
      await world.refuses(shutdownGuest(on), ['ToolsUnavailable']);
      expect((await world.vm('vm01')).power).toBe('on');
    },
  );

  test('refuses to start a template', async () => {
    await world.given(inventory());
    await world.refuses(powerOn(template()), ['NotSupported', 'InvalidState']);
  });

  test('refuses a VM that is not there', async () => {
    await world.given(inventory());
    await world.refuses(powerOn(off), ['ManagedObjectNotFound', 'NotFound']);
    await world.refuses(shutdownGuest(on), ['ManagedObjectNotFound', 'NotFound']);
  });

  test.skipIf(!world.can.changeVersion)('refuses another version than the expected one', async () => {
    await world.given(inventory({ vms: [off, vm({ name: 'running', power: 'on' })] }));
    await world.refuses(powerOn(off), ['ConcurrentAccess'], { changeVersion: 'stale' });
    await world.refuses(shutdownGuest(vm({ name: 'running' })), ['ConcurrentAccess'], {
      changeVersion: 'stale',
    });
  });

  test('does nothing for a run that is over', async () => {
    await world.given(inventory({ vms: [off] }));
    await world.refuses(powerOn(off), ['RequestCanceled'], { signal: AbortSignal.abort() });
  });

  test.skipIf(!world.can.states).each([
    ['with a running task', { runningTask: 'CreateSnapshot_Task' }, 'TaskInProgress'],
    ['with a question', { question: 'msg.cdromdisconnect' }, 'QuestionPending'],
    ['orphaned', { connection: 'orphaned' }, 'InvalidState'],
  ] as const)('refuses a VM that is %s', async (_, state, fault) => {
    await world.given(
      inventory({
        vms: [
          { ...off, ...state },
          { ...vm({ name: 'running', power: 'on' }), ...state },
        ],
      }),
    );
    await world.refuses(powerOn(off), [fault]);
    await world.refuses(shutdownGuest(vm({ name: 'running' })), [fault]);
  });

  test.skipIf(!world.can.states)('refuses a VM that is suspended', async () => {
    await world.given(inventory({ vms: [{ ...off, power: 'suspended' }] }));
    await world.refuses(powerOn(off), ['InvalidPowerState']);
    await world.refuses(shutdownGuest(off), ['InvalidPowerState']);
  });

  test.skipIf(!world.can.states)('refuses to start a VM on a host that is down', async () => {
    const hosts = [host('esx01', { maintenance: true }), host('esx02', { connected: false })];
    const other = vm({ name: 'other', host: 'esx02' });
    await world.given(inventory({ hosts, vms: [off, other] }));
    await world.refuses(powerOn(off), ['InvalidState']);
    await world.refuses(powerOn(other), ['HostNotConnected']);
  });

  test.skipIf(!world.can.placement)('starts it on another host where DRS may', async () => {
    const hosts = [host('esx01', { maintenance: true }), host('esx02')];
    await world.given(
      inventory({ hosts, clusters: [{ name: 'C1', datacenter: 'DC', drs: true }], vms: [off] }),
    );
    await world.perform(powerOn(off));
    expect(await world.vm('vm01')).toMatchObject({ power: 'on', host: 'esx02' });
  });

  test.skipIf(!world.can.placement)(
    'does not start it elsewhere while its host is not connected',
    async () => {
      const hosts = [host('esx01', { connected: false }), host('esx02')];
      const clusters = [{ name: 'C1', datacenter: 'DC', drs: true }];
      await world.given(inventory({ hosts, clusters, vms: [off, vm({ name: 'running', power: 'on' })] }));
      await world.refuses(powerOn(off), ['HostNotConnected', 'InvalidState']);
      await world.refuses(shutdownGuest(vm({ name: 'running' })), ['HostNotConnected', 'InvalidState']);
    },
  );

  test.skipIf(!world.can.states)('refuses to start a VM with a disk that cannot be opened', async () => {
    await world.given(inventory({ vms: [off], datastores: [datastore('ds01', { accessible: false })] }));
    await world.refuses(powerOn(off), ['CannotAccessFile', 'InvalidDatastore', 'InvalidState']);
  });

  test.skipIf(!world.can.states)('refuses to start a VM whose reservation its host has not', async () => {
    const big = vm({ name: 'big', power: 'on', memoryMib: 98_304, memoryReservationMib: 98_000 });
    const wants = vm({ memoryReservationMib: 305 });
    await world.given(inventory({ vms: [big, wants] }));
    await world.refuses(powerOn(wants), ['InsufficientMemoryResourcesFault']);
  });
}
