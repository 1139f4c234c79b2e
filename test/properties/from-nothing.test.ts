import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { world } from '../support/generate.ts';
import { bothEnds, runs } from '../support/laws.ts';
import { managedOf } from '../support/laws-compare.ts';

test('what was there before does not show at the end: it is as if built from nothing', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(world({ vms: 6 }), async (generated) => {
      const ends = await bothEnds(generated);
      fc.pre(ends !== undefined);
      for (const { vm, changed, built } of ends ?? []) {
        expect(managedOf(vm, changed)).toEqual(managedOf(vm, built));
        compared += 1;
      }
    }),
    runs,
  );
  expect(compared).toBeGreaterThan(runs.numRuns);
});
