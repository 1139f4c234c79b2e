import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintPlan } from '../../src/plan/lint.ts';
import { world } from '../support/generate.ts';
import { planOf, runs } from '../support/laws.ts';

test('the same manifests and the same vCenter give the same plan, byte for byte', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      expect(JSON.stringify(planOf(structuredClone(generated)))).toBe(JSON.stringify(planOf(generated)));
    }),
    runs,
  );
});

test('a plan is data: it survives being written and read', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      const plan = planOf(generated);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    }),
    runs,
  );
});

test('the language of a plan changes the texts of its findings and nothing else', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      const [english, japanese] = [planOf(generated, 'en'), planOf(generated, 'ja')];
      const textless = (plan: typeof english) => ({
        ...plan,
        findings: plan.findings
          .map(({ code, severity, subject, facts }) => JSON.stringify([severity, code, subject, facts]))
          .sort(),
      });
      expect(textless(japanese)).toEqual(textless(english));
    }),
    runs,
  );
});

test('the linter of plans finds nothing wrong', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      expect(lintPlan(planOf(generated), generated.observed)).toEqual([]);
    }),
    runs,
  );
});
