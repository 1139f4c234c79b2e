import { expect, test } from 'vitest';
import { inventory, nic, template, vm } from '../support/inventory.ts';
import { customization, customize, powerOn } from './operations.ts';
import type { World } from './suite.ts';

const off = vm({
  nics: [nic(), nic({ key: 4001, mac: '00:50:56:00:00:11' })],
  marks: { 'hvm.customize': 'pending' },
});
const wanted = customization('RIDOC01', '10.22.0.12/24', null);

export function customizeCases(world: World): void {
  const guestTest = test.skipIf(!world.can.guests);

  guestTest('waits for the VM to start, and takes the pending mark off', async () => {
    await world.given(inventory({ vms: [off] }));
    const performed = await world.perform(customize(off, wanted));
    const armed = await world.vm('vm01');
    expect(performed).toEqual({ status: 'done', changeVersion: armed.changeVersion });
    expect(armed.marks).toEqual({});
    expect(armed.guest?.hostname).toBeUndefined();
    await world.perform(powerOn(off));
    expect(await world.vm('vm01')).toMatchObject({
      power: 'on',
      tools: 'running',
      guest: { hostname: 'RIDOC01', addresses: ['10.22.0.12'] },
    });
  });

  guestTest('is already so the second time, running or not', async () => {
    await world.given(inventory({ vms: [off] }));
    await world.perform(customize(off, wanted));
    expect(await world.perform(customize(off, wanted), { changeVersion: 'stale' })).toMatchObject({
      status: 'already',
    });
    await world.perform(powerOn(off));
    expect(await world.perform(customize(off, wanted))).toMatchObject({ status: 'already' });
  });

  guestTest('refuses a VM that runs', async () => {
    await world.given(inventory({ vms: [{ ...off, power: 'on', tools: 'running' }] }));
    await world.refuses(customize(off, wanted), ['InvalidPowerState', 'InvalidState']);
  });

  guestTest('refuses a template', async () => {
    await world.given(inventory());
    await world.refuses(customize(template(), customization('T', null)), ['NotSupported', 'InvalidState']);
  });

  guestTest('refuses another number of cards', async () => {
    await world.given(inventory({ vms: [off] }));
    await world.refuses(customize(off, customization('RIDOC01', null)), ['NicSettingMismatch']);
  });

  guestTest('refuses a guest without Tools', async () => {
    await world.given(inventory({ vms: [{ ...off, tools: 'not-installed' }] }));
    await world.refuses(customize(off, wanted), ['UncustomizableGuest']);
  });

  test.skipIf(!world.can.guests || !world.can.changeVersion)(
    'refuses another version than the expected one',
    async () => {
      await world.given(inventory({ vms: [off] }));
      await world.refuses(customize(off, wanted), ['ConcurrentAccess'], { changeVersion: 'stale' });
    },
  );
}
