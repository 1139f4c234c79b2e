/** What an account may not read must neither pass for absent nor be worked on. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observed } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import { lintPlan } from '../../src/plan/lint.ts';
import { observedOf } from '../../src/vsphere/recorded/perform.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { type World, world } from '../support/generate.ts';
import { planOf, runs } from '../support/laws.ts';
import { hidden, withHidden } from '../support/unreadable.ts';

/** A world, and the same one through the eyes of an account that may not read all of it. */
const worlds = fc
  .record({
    whole: world({ vms: 6 }),
    lost: fc.array(fc.option(hidden, { freq: 2, nil: undefined }), { minLength: 1, maxLength: 14 }),
  })
  .map(({ whole, lost }): { readonly whole: World; readonly half: World } => ({
    whole,
    half: { ...whole, observed: withHidden(whole.observed, lost) },
  }));

const clones = ({ operations }: Plan) => operations.filter(({ action }) => action === 'clone');

test('nothing is made that would not be made if all could be read', () => {
  let unsure = 0;
  fc.assert(
    fc.property(worlds, ({ whole, half }) => {
      const made = new Set(clones(planOf(whole)).map(({ id }) => id));
      const plan = planOf(half);
      expect(clones(plan).filter(({ id }) => !made.has(id))).toEqual([]);
      unsure += made.size - clones(plan).length;
    }),
    runs,
  );
  expect(unsure).toBeGreaterThan(100);
});

test('nothing is done to a VM that is not among those that were read, and the linter agrees', () => {
  fc.assert(
    fc.property(worlds, ({ half }) => {
      const plan = planOf(half);
      const read = new Set(half.observed.vms.map(({ instanceUuid }) => instanceUuid));
      const based = plan.resource_changes.flatMap(({ base }) => base?.instance_uuid ?? []);
      expect(based.filter((uuid) => !read.has(uuid))).toEqual([]);
      expect(lintPlan(plan, observedOf(half.observed))).toEqual([]);
    }),
    runs,
  );
});

test('every object that cannot be read is named by a finding with the privilege', () => {
  fc.assert(
    fc.property(worlds, ({ half }) => {
      const { findings } = planOf(half);
      const told = findings.filter(({ code }) => code.startsWith('PRV-'));
      for (const { name, id, missing } of half.observed.unreadable ?? []) {
        const [{ privilege = '' } = {}] = missing;
        const isNamed = ({ facts }: (typeof told)[number]) =>
          JSON.stringify([facts['object'], facts['vms']]).includes(JSON.stringify(name ?? id));
        expect(
          told.filter((each) => isNamed(each) && `${each.message}${each.hint}`.includes(privilege)),
        ).not.toEqual([]);
      }
    }),
    runs,
  );
});

test('a recording holds it, and the plan from it is the same, byte for byte', () => {
  fc.assert(
    fc.property(worlds, ({ half }) => {
      const live = observedOf(half.observed);
      const recorded = parseRecording(Buffer.from(formatRecording(live)), 'half');
      expect(recorded).toEqual(sourced(live));
      expect(JSON.stringify(planOf({ ...half, observed: recorded }))).toBe(JSON.stringify(planOf(half)));
    }),
    runs,
  );
});

function sourced(observed: Observed): Observed {
  return { ...observed, source: { ...observed.source, kind: 'recording', api: 'recorded' } };
}
