import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { RuleSetting } from '../../../src/model/rule.ts';
import { declared, desired, planFor, site } from '../../support/desired.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';

const gib = 1024;

/** Of CAP-001: three hosts of 92 GiB hold 276. */
function found(
  vms: readonly DesiredVm[],
  observed: Observed,
  setting?: RuleSetting,
  lang: 'en' | 'ja' = 'en',
) {
  const policy = setting === undefined ? {} : { 'CAP-001': setting };
  return planFor(desired({ site: site({ policy }), vms }), observed, {
    lang,
    withRules: true,
  }).findings.filter(({ code }) => code === 'CAP-001');
}

const full = inventory({ vms: [vm({ name: 'big', memoryMib: 276 * gib })] });
const overfull = inventory({ vms: [vm({ name: 'big', memoryMib: 277 * gib })] });
const newVm = declared({ name: 'new', template: 'win', guest: {}, memory: { sizeMib: 8 * gib } });

test('a finding has its arithmetic, its facts, its source and its standing', () => {
  expect(found([newVm], full)).toEqual([
    {
      code: 'CAP-001',
      severity: 'error',
      subject: 'kdu',
      message: expect.stringContaining('284 / 276 GiB = 102.9 %'),
      hint: expect.stringContaining('4 GiB'),
      facts: { used_mib: 284 * gib, usable_mib: 276 * gib, percent: 102.9 },
      source: expect.any(String),
      standing: 'new',
    },
  ]);
});

test('nothing is found where everything fits', () => {
  expect(found([], full)).toEqual([]);
});

test('what was there before is told apart from what the plan makes worse, and from what is new', () => {
  expect(found([], overfull)[0]?.standing).toBe('before');
  expect(found([newVm], overfull)[0]?.standing).toBe('worse');
  expect(found([newVm], full)[0]?.standing).toBe('new');
});

test('what the plan makes better was there before, and what it mends is not found', () => {
  const owned = (size: number) =>
    inventory({ vms: [ownedVm('kdu', { name: 'big', memoryMib: size * gib })] });
  const less = declared({ name: 'big', memory: { sizeMib: 280 * gib } });
  expect(found([less], owned(300))[0]?.standing).toBe('before');
  expect(found([{ ...less, memory: { sizeMib: 100 * gib } }], owned(300))).toEqual([]);
});

test('the Site sets the severity, or turns the rule off', () => {
  expect(found([], overfull, { severity: 'info', thresholds: {} })[0]?.severity).toBe('info');
  expect(found([], overfull, { severity: 'off', thresholds: {} })).toEqual([]);
});

test('the text is in the language of the call', () => {
  expect(found([newVm], full, undefined, 'ja')[0]?.message).toContain('全 VM のメモリ: 284 / 276 GiB');
});
