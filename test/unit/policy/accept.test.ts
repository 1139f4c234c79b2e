import { expect, test } from 'vitest';
import { findings as texts } from '../../../src/messages/en/findings.ts';
import type { Exception } from '../../../src/model/desired.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { acceptableCodes, isAcceptable } from '../../../src/model/acceptable.ts';
import { answered, openErrors } from '../../../src/policy/accept.ts';
import { finding } from '../../support/sample-plan.ts';

const error = (code: string, subject: string) => finding(code, 'error', subject, '', '');
const crowded = error('CAP-002', 'kdu');
const fullStore = error('DS-002', 'ds01');
const today = '2026-11-24';

function exception(given: Partial<Exception> = {}): Exception {
  return { code: 'CAP-002', reason: 'r', approver: 'a', expires: today, ...given };
}

function judged(
  findings: readonly Finding[],
  accepts: readonly string[] = [],
  exceptions: readonly Exception[] = [],
) {
  return openErrors(answered(findings, accepts, exceptions, today));
}

test('errors are open, warnings and information are not', () => {
  const warning: Finding = { ...crowded, severity: 'warning' };
  const info: Finding = { ...crowded, severity: 'info' };
  expect(judged([crowded, warning, info])).toEqual({ open: [crowded], accepted: [] });
});

test.each([
  [['CAP-002'], [crowded]],
  [['CAP-002:kdu'], [crowded]],
  [['CAP-002:other'], []],
  [['CAP'], []],
  [['cap-002'], []],
  [
    ['CAP-002:kdu', 'DS-002'],
    [crowded, fullStore],
  ],
])('--accept %j lets pass what it names, by code or by code and subject', (accepts, accepted) => {
  const all = [crowded, fullStore];
  expect(judged(all, accepts)).toEqual({
    open: all.filter((each) => !accepted.includes(each)),
    accepted: accepted.map((each) => ({ ...each, accepted: { by: '--accept' } })),
  });
});

test.each<[string, Exception, boolean]>([
  ['without a subject', exception(), true],
  ['with its subject', exception({ subject: 'kdu' }), true],
  ['with another subject', exception({ subject: 'other' }), false],
  ['with another code', exception({ code: 'DS-002' }), false],
  ['on the day after its last', exception({ expires: '2026-11-23' }), false],
])('an exception %s holds: %s %s', (_, given, holds) => {
  expect(judged([crowded], [], [given]).accepted).toHaveLength(holds ? 1 : 0);
});

test('a warning is accepted as an error is; who answers for it stands with it', () => {
  const warning: Finding = { ...crowded, severity: 'warning' };
  const given = exception({ subject: 'kdu', reason: 'memory is ordered', approver: '中原' });
  expect(answered([warning, fullStore], [], [given], today)).toEqual([
    {
      ...warning,
      accepted: { by: 'exception', approver: '中原', reason: 'memory is ordered', expires: today },
    },
    fullStore,
  ]);
  expect(answered([warning], ['CAP-002'], [], today)[0]?.accepted).toEqual({ by: '--accept' });
});

test('an exception says more than --accept', () => {
  expect(answered([crowded], ['CAP-002'], [exception()], today)[0]?.accepted).toMatchObject({
    by: 'exception',
  });
});

test('what hvm has no operation for, or vSphere would refuse, nobody can accept', () => {
  const accepts = ['OWN-001', 'DS-007:vm01'];
  const errors = [error('OWN-001', 'vm01'), error('DS-007', 'vm01')];
  expect(judged(errors, accepts, [exception({ code: 'OWN-001' })])).toEqual({
    open: errors,
    accepted: [],
  });
});

test('of the findings of today only hints to the administrator can be accepted', () => {
  const codes = [...new Set(Object.keys(texts).map((key) => key.split('/')[0] ?? key))];
  // Those that are warnings or information: they need no acceptance, and stop nothing.
  const never = codes.filter((code) => !isAcceptable(code));
  const rest = codes.filter(isAcceptable);
  expect(never).toContain('VLAN-009');
  expect(rest.sort()).toEqual([...acceptableCodes]);
});

test.each(['CAP-002', 'DS-002', 'LIC-001', 'VLAN-004', 'RSP-001'])('%s can be accepted', (code) => {
  expect(isAcceptable(code)).toBe(true);
});
