import { expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { checkOf, openFrom } from '../../../src/plan/check.ts';
import { finding, operation, planOf } from '../../support/sample-plan.ts';

const crowded = finding('CAP-002', 'warning', 'kdu', '91.3 %', 'Buy.');
const unpatched: Finding = { ...finding('RSP-001', 'warning', 'h-a01', 'os', 'Name.'), item: 'os' };
const unowned = finding('OWN-001', 'error', 'u-a01', 'Not owned.', 'Adopt.');
const accepted: Finding = { ...unowned, code: 'LIC-001', accepted: { by: '--accept' } };
const note = finding('INV-005', 'info', 'lab', 'Made.', '');

const of = (...findings: Finding[]) => planOf({ findings });

test('a check has the findings of the plan, counted', () => {
  const plan = planOf({
    findings: [unowned, accepted, crowded, note],
    operations: [operation('clone', 'h-a01', 'create')],
    targets: ['h-*'],
  });
  expect(checkOf(plan)).toEqual({
    site: plan.site,
    source: plan.source,
    targets: ['h-*'],
    findings: plan.findings,
    summary: { errors: 2, warnings: 1, infos: 1, accepted: 1 },
    pending: 1,
  });
  expect(checkOf(of(note)).summary).toEqual({ errors: 0, warnings: 0, infos: 1 });
});

test('open are those of a severity or a graver one for which nobody answers', () => {
  const all = [unowned, accepted, crowded, note];
  const codes = (severity: Finding['severity']) => openFrom(severity, all).map(({ code }) => code);
  expect(codes('error')).toEqual(['OWN-001']);
  expect(codes('warning')).toEqual(['OWN-001', 'CAP-002']);
  expect(codes('info')).toEqual(['OWN-001', 'CAP-002', 'INV-005']);
});

test('compared with an earlier check what is new and what is gone is told, whatever the numbers in the texts', () => {
  const earlier = checkOf(of({ ...crowded, message: '89.0 %' }, unowned));
  const { findings, since } = checkOf(of(crowded, unpatched), earlier);
  expect(findings.map(({ code, is_new: isNew }) => [code, isNew])).toEqual([
    ['CAP-002', false],
    ['RSP-001', true],
  ]);
  expect(since).toEqual({ observed_at: earlier.source.observed_at, new: 1, gone: [unowned] });
});

test('an item tells findings of one code and subject apart; without one their number does', () => {
  const backup = { ...unpatched, item: 'backup' };
  const earlier = checkOf(of(unpatched, crowded));
  const { since } = checkOf(of(backup, crowded, crowded), earlier);
  expect(since).toMatchObject({ new: 2, gone: [unpatched] });
});

test('what has become graver is new, what has become milder is not', () => {
  const grave = { ...crowded, severity: 'error' as const };
  const isNew = (now: Finding, before: Finding) => checkOf(of(now), checkOf(of(before))).since?.new;
  expect([isNew(grave, crowded), isNew(crowded, grave), isNew(crowded, crowded)]).toEqual([1, 0, 0]);
});

test('without an earlier check nothing is said of news', () => {
  const made = checkOf(of(crowded));
  expect(made).not.toHaveProperty('since');
  expect(made.findings[0]).not.toHaveProperty('is_new');
});
