import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observed } from '../../src/model/observed.ts';
import type { Operation } from '../../src/model/operation.ts';
import { readMarks } from '../../src/model/marks.ts';
import { type World, world } from '../support/generate.ts';
import { type Applied, apply, isRefused, runs, walk } from '../support/laws.ts';
import { byUuid, endOf } from '../support/laws-compare.ts';

test('killed after any operation, the next apply reaches the same end, with no second VM and no mark left over', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 4 }), async (generated) => {
      const whole = await apply(generated);
      fc.pre(!isRefused(whole.plan));
      await reachesTheSameEnd(generated, whole, whole.plan.operations);
    }),
    runs,
  );
});

test('in whatever order operations end side by side', async () => {
  const picks = fc.array(fc.nat(), { minLength: 60, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(world({ vms: 3 }), picks, async (generated, drawn) => {
      const whole = await apply(generated);
      fc.pre(!isRefused(whole.plan));
      await reachesTheSameEnd(generated, whole, ordered(whole.plan.operations, drawn));
    }),
    runs,
  );
});

test('a server that ran before runs at the end, unless it is declared off', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 4 }), async (generated) => {
      const { after } = await apply(generated);
      const later = byUuid(after);
      const declaredOff = new Set(
        generated.desired.vms.filter(({ power }) => power === 'off').map(({ name }) => name),
      );
      const down = generated.observed.vms
        .filter((vm) => vm.power === 'on' && later.get(vm.instanceUuid)?.power !== 'on')
        .map((vm) => readMarks(later.get(vm.instanceUuid)?.marks ?? {})?.name ?? vm.name);
      expect(down.filter((name) => !declaredOff.has(name))).toEqual([]);
    }),
    runs,
  );
});

async function reachesTheSameEnd(
  generated: World,
  whole: Applied,
  order: readonly Operation[],
): Promise<void> {
  const states = walk(generated.observed, whole.plan, order);
  const end = endOf(whole.after);
  expect(endOf(states.at(-1) ?? generated.observed)).toEqual(end);
  for (const observed of states.slice(0, -1)) {
    expect(endOf(await resumed(generated, observed))).toEqual(end);
  }
}

async function resumed(generated: World, observed: Observed): Promise<Observed> {
  const { executed, after } = await apply({ ...generated, observed });
  expect(executed.failure).toBeUndefined();
  return after;
}

/** The operations in an order that `after` admits: each time one of those that are free. */
function ordered(operations: readonly Operation[], picks: readonly number[]): Operation[] {
  const order: Operation[] = [];
  const done = new Set<string>();
  for (const pick of picks) {
    const free = operations.filter(
      ({ id, after }) => !done.has(id) && after.every((other) => done.has(other)),
    );
    const next = free[pick % free.length];
    if (next === undefined) break;
    order.push(next);
    done.add(next.id);
  }
  return order;
}
