import { expect, test } from 'vitest';
import { inventory, ownedVm } from '../support/inventory.ts';
import { clone, createFolder, powerOn, reconfigure } from './operations.ts';
import type { World } from './suite.ts';

/** An account that may do everything; what one with less lacks is tried in test/live. */
export function lackingCases(world: World): void {
  test('whoever may do all lacks nothing, and asking changes nothing', async () => {
    const vm = ownedVm('site', { name: 'vm01' });
    await world.given(inventory({ vms: [vm] }));
    await world.port().observe();
    const before = await world.reread();
    const operations = [
      createFolder('hospital/imaging'),
      clone({ folder: 'hospital/imaging', resourcePool: 'lab' }),
      reconfigure(vm, { notes: 'x' }),
      powerOn(vm),
    ];
    expect(await world.port().lacking(operations)).toEqual([]);
    const { requests } = world.port().stats();
    expect(await world.port().lacking([])).toEqual([]);
    expect(world.port().stats().requests).toBe(requests);
    expect(await world.reread()).toEqual(before);
  });
}
