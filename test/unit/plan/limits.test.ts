import { expect, test } from 'vitest';
import type { Limits } from '../../../src/model/desired.ts';
import { guard } from '../../../src/plan/guard.ts';
import { excesses } from '../../../src/plan/limits.ts';
import { declared, desired, planFor, site } from '../../support/desired.ts';
import { inventory } from '../../support/inventory.ts';
import { devices, moreCores, running } from '../../support/operations.ts';

const cycled = ['a', 'b', 'c'];
const now = new Date('2026-11-24T12:00:00Z');

/** Ten declared VMs: three need a power cycle, one of them another card's port group too, two are new, five stay. */
function planWith(limits: Limits) {
  const manifests = [
    ...cycled.map((name) => declared({ name, ...devices, ...moreCores })),
    ...['n1', 'n2'].map((name) => declared({ name, template: 'win', guest: {} })),
    ...['s1', 's2', 's3', 's4', 's5'].map((name) => declared({ name, ...devices })),
  ];
  const there = manifests.filter(({ template }) => template === undefined).map(({ name }) => running(name));
  return planFor(desired({ site: site({ limits }), vms: manifests }), inventory({ vms: there }));
}

test('a Site without limits has none', () => {
  const plan = planWith({});
  expect(plan.operations.filter(({ action }) => action === 'clone')).toHaveLength(2);
  expect(excesses(plan, plan.operations)).toEqual([]);
});

test.each([
  [{ interrupted: { vms: 3 }, created: { vms: 2 } }, []],
  [{ interrupted: { percent: 30 }, created: { percent: 20 } }, []],
  [{ interrupted: { vms: 2 } }, [{ limit: 'interrupted', vms: 3, of: 10, allows: { vms: 2 } }]],
  [
    { interrupted: { percent: 29.9 }, created: { percent: 0 } },
    [
      { limit: 'interrupted', vms: 3, of: 10, allows: { percent: 29.9 } },
      { limit: 'created', vms: 2, of: 10, allows: { percent: 0 } },
    ],
  ],
  [{ created: { vms: 1 } }, [{ limit: 'created', vms: 2, of: 10, allows: { vms: 1 } }]],
] as const)('%j: VMs are counted, and a share is one of all declared VMs', (limits, expected) => {
  const plan = planWith(limits);
  expect(excesses(plan, plan.operations)).toEqual(expected);
});

test('only what the guard lets run now is counted', () => {
  const plan = planWith({ interrupted: { vms: 0 }, created: { vms: 0 } });
  const { run } = guard(plan, { allow: [], now });
  expect(excesses(plan, run)).toEqual([{ limit: 'created', vms: 2, of: 10, allows: { vms: 0 } }]);
});

test('a share that comes out even is not more, whatever the rounding', () => {
  const vms = Array.from({ length: 1000 }, (_, index) => declared({ name: `v${index}`, ...devices }));
  const plan = planFor(desired({ site: site({ limits: { created: { percent: 5.1 } } }), vms }), inventory());
  const clones = (count: number) =>
    vms
      .slice(0, count)
      .map(({ name }) => ({ address: name, action: 'clone' as const, impact: 'create' as const }));
  const of = (count: number) => excesses(plan, clones(count) as unknown as typeof plan.operations).length;
  expect([of(51), of(52)]).toEqual([0, 1]);
});
