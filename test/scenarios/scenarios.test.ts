import { describe, expect, test } from 'vitest';
import { lintPlan } from '../../src/plan/lint.ts';
import * as laws from '../support/laws.ts';
import { endOf, managedOf } from '../support/laws-compare.ts';
import {
  apply,
  expectGolden,
  inventoryOf,
  openScenario,
  permissionsOf,
  plainPlan,
  plainText,
  plan,
  recordingOf,
  scenarios,
} from '../support/scenario.ts';
import { json } from '../support/run.ts';

describe.each(scenarios)('%s', (name) => {
  test('is planned as its golden files say, applied as they say, and then there is nothing left to do', async () => {
    const scenario = await openScenario(name);
    const { exit = {}, left = [] } = scenario.options;
    const before = await recordingOf(scenario);

    const told = await plan(scenario);
    await expectGolden(scenario, 'plan.txt', plainText(scenario, told.stdout));
    const planned = await plan(scenario, '-o', 'json');
    await expectGolden(scenario, 'plan.json', plainPlan(scenario, planned));
    expect([told.code, planned.code]).toEqual([exit.plan ?? 0, exit.plan ?? 0]);
    expect(lintPlan(json(planned), await inventoryOf(scenario))).toEqual([]);
    expect(await recordingOf(scenario)).toBe(before);

    const applied = await apply(scenario);
    expect(applied.code, applied.stderr).toBe(exit.apply ?? 0);
    const after = await recordingOf(scenario);
    if (applied.code === 3) {
      await expectGolden(scenario, 'refusal.txt', plainText(scenario, applied.stderr));
      expect(after).toBe(before);
      return;
    }
    await expectGolden(scenario, 'after.recording.json', after);

    const again = json(await plan(scenario, '-o', 'json'));
    expect(again.operations.map(({ id }) => id)).toEqual(left);
    expect((await apply(scenario)).code).toBe(0);
    expect(await recordingOf(scenario)).toBe(after);
  });

  test('reaches its end from wherever a run was killed', async () => {
    const scenario = await openScenario(name);
    const planned = json(await plan(scenario, '-o', 'json'));
    const { adopt, ...permissions } = permissionsOf(scenario);
    const world = { desired: planned.desired, observed: await inventoryOf(scenario), adopt };
    const whole = await laws.apply(world, permissions);
    for (const observed of laws.walk(world.observed, whole.plan, whole.guarded.run)) {
      const resumed = await laws.apply({ ...world, observed }, permissions);
      expect(resumed.executed.failure).toBeUndefined();
      expect(endOf(resumed.after)).toEqual(endOf(whole.after));
    }
  });

  test('ends as if built from nothing', async () => {
    const scenario = await openScenario(name);
    const { desired } = json(await plan(scenario, '-o', 'json'));
    const { adopt } = permissionsOf(scenario);
    const ends = await laws.bothEnds({ desired, observed: await inventoryOf(scenario), adopt });
    expect(ends?.map(({ vm, changed }) => managedOf(vm, changed))).toEqual(
      ends?.map(({ vm, built }) => managedOf(vm, built)),
    );
  });
});
