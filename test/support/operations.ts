/** Plans of a few VMs, for the tests of operations and their order. */
import { expect } from 'vitest';
import type { DesiredVm } from '../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import { declared, declaredCard, declaredDisk, planFor } from './desired.ts';
import { inventory, ownedVm } from './inventory.ts';

/** The disk and the card of `ownedVm`, as they are. */
export const devices: Partial<DesiredVm> = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };

/** The operations of a plan for VMs of which each was found as it is given, or not at all. */
export function operations(
  vms: readonly (readonly [Partial<DesiredVm>, ObservedVm?])[],
  adopt: readonly string[] = [],
  observed: Partial<Observed> = {},
): readonly Operation[] {
  const there = vms.flatMap(([, existing]) => existing ?? []);
  const plan = planFor(
    vms.map(([manifest]) => declared(manifest)),
    inventory({ ...observed, vms: there }),
    { adopt },
  );
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return plan.operations;
}

/** `id impact < what it waits for`. */
export const lines = (list: readonly Operation[]) =>
  list.map(({ id, impact, after }) => `${id} ${impact}${after.length > 0 ? ` < ${after.join(' ')}` : ''}`);

/** An owned VM that runs. */
export const running = (name: string, given: Partial<ObservedVm> = {}) =>
  ownedVm('kdu', { name, power: 'on', ...given });

/** A VM that does not exist. */
export const created = (name: string, given: Partial<DesiredVm> = {}): [Partial<DesiredVm>] => [
  { name, template: 'win', guest: {}, power: 'on', ...given },
];

/** What an owned VM does not have, and gets only while it is off. */
export const moreCores = { cores: { count: 4 } };
