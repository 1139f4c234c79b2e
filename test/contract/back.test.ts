/** Guests of a vCenter that take their time to come back, or do not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Back, Operation } from '../../src/model/operation.ts';
import type { VSphere } from '../../src/vsphere/port.ts';
import { openVCenter } from '../../src/vsphere/live/open.ts';
import { inventory, vm } from '../support/inventory.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';
import { powerOn, reconfigure, shutdownGuest } from './operations.ts';

const guest = { hostname: 'VM01', addresses: ['10.1.0.1'] };
const on = vm({ power: 'on', guest });
const both: Back = { tools: true, address: true };
const moved = {
  editNics: [{ key: 4000, mac: '00:50:56:00:00:10', portGroup: { name: 'vlan-20', switch: null } }],
};

describe.skipIf(!hasGo).each(['vi-json', 'soap'] as const)('a vCenter over %s', (api) => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator(['-version', '8.0.3', '-boot-time', '300ms', '-address-time', '300ms']);
  });
  afterAll(() => simulator.end());

  const withPort = async <T>(work: (port: VSphere) => Promise<T>): Promise<T> => {
    const port = await openVCenter({
      url: simulator.url,
      api,
      env: {},
      userAgent: 'hvm/test',
      username: { fromEnv: 'USER' },
      password: { fromEnv: 'PASSWORD' },
      secret: async (ref) =>
        'fromEnv' in ref && ref.fromEnv === 'USER' ? simulator.user : simulator.password,
      now: () => new Date('2026-01-01T00:00:00Z'),
    });
    try {
      return await work(port);
    } finally {
      await port.close();
      expect(await simulator.violations()).toEqual([]);
      expect(await simulator.sessions()).toBe(0);
    }
  };
  /** Does the operations one after another; what of the guest was there at the end, and whether hvm said that it waits. */
  const perform = (operations: readonly Operation[], signal = new AbortController().signal) =>
    withPort(async (port) => {
      let waits = 0;
      const guest = () => {
        waits += 1;
        return signal;
      };
      const run = { progress: () => {}, guest, signal, secret: async () => '' };
      for (const operation of operations) await port.perform(operation, run);
      const seen = (await port.observe()).vms.find(({ name }) => name === on.name);
      return { waits, tools: seen?.tools, addresses: seen?.guest?.addresses };
    });

  test('a start ends when Tools run and the guest has an address', async () => {
    await simulator.put(inventory({ vms: [on] }));
    const ended = await perform([shutdownGuest(on), powerOn(on, both)]);
    expect(ended).toEqual({ waits: 1, tools: 'running', addresses: guest.addresses });
  });

  test('an address that it did not have is not waited for', async () => {
    await simulator.put(inventory({ vms: [on] }));
    const ended = await perform([shutdownGuest(on), powerOn(on, { tools: true, address: false })]);
    expect(ended).toEqual({ waits: 1, tools: 'running', addresses: [] });
  });

  test('a guest of which nothing was known is not waited for', async () => {
    await simulator.put(inventory({ vms: [on] }));
    expect(await perform([shutdownGuest(on), powerOn(on)])).toMatchObject({ waits: 0, tools: 'not-running' });
  });

  test('a link that dropped is waited for until the guest has an address', async () => {
    await simulator.put(inventory({ vms: [on] }));
    const ended = await perform([reconfigure(on, { ...moved, back: both })]);
    expect(ended).toEqual({ waits: 1, tools: 'running', addresses: guest.addresses });
  });

  test('the wait ends with the run', async () => {
    await simulator.put(inventory({ vms: [on] }));
    await simulator.rule({ method: 'GuestBoot', action: 'hang' });
    const run = new AbortController();
    const waiting = perform([shutdownGuest(on), powerOn(on, both)], run.signal);
    for (let isOn = false; !isOn; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      isOn = (await simulator.log()).some(({ method }) => method === 'PowerOnVM_Task');
    }
    run.abort();
    await expect(waiting).rejects.toMatchObject({ fault: 'RequestCanceled' });
  });
});
