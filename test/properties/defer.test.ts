import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interrupting, interruptingImpacts } from '../../src/model/impact.ts';
import { world } from '../support/generate.ts';
import { apply, isRefused, runs } from '../support/laws.ts';
import { endOf, interruptions } from '../support/laws-compare.ts';

test('with nothing allowed no server goes off and no link drops, and all else is done', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const deferred = await apply(generated, { allow: [] });
      fc.pre(!isRefused(deferred.plan));
      expect(deferred.executed.outcomes.map(({ id, status }) => ({ id, status }))).toEqual(
        deferred.guarded.run.map(({ id }) => ({ id, status: 'done' })),
      );
      expect(deferred.steps.flatMap(interruptions)).toEqual([]);
      const again = await apply({ ...generated, observed: deferred.after }, { allow: [] });
      expect(again.guarded.run).toEqual([]);
      expect(again.guarded.refusals).toEqual(deferred.guarded.refusals);
    }),
    runs,
  );
});

test('only the impacts that are allowed by name interrupt', async () => {
  const allowed = fc.subarray<Interrupting>([...interruptingImpacts]);
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), allowed, async (generated, allow) => {
      const { steps } = await apply(generated, { allow });
      const noticed = steps
        .filter((step) => interruptions(step).length > 0)
        .map(({ operation }) => operation.impact);
      expect(noticed.filter((impact) => !allow.some((each) => each === impact))).toEqual([]);
    }),
    runs,
  );
});

test('what was deferred and is allowed later reaches the same end as at once', async () => {
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const atOnce = await apply(generated);
      fc.pre(!isRefused(atOnce.plan));
      const { after: observed } = await apply(generated, { allow: [] });
      const later = await apply({ ...generated, observed });
      expect(later.executed.failure).toBeUndefined();
      expect(endOf(later.after)).toEqual(endOf(atOnce.after));
    }),
    runs,
  );
});
