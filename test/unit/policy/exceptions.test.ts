import { expect, test } from 'vitest';
import { exceptionFindings } from '../../../src/policy/exceptions.ts';

const exception = { code: 'CAP-006', subject: 'kdu', reason: 'r', approver: 'a', expires: '2026-11-24' };

test('an exception holds through its last day, and is told of afterwards', () => {
  expect(exceptionFindings([exception], '2026-11-24')).toEqual([]);
  expect(exceptionFindings([exception], '2026-11-25')).toEqual([
    {
      key: 'EXC-001',
      severity: 'warning',
      subject: 'kdu',
      facts: { code: 'CAP-006', approver: 'a', expires: '2026-11-24' },
    },
  ]);
});

test('one without a subject is told of under its code', () => {
  const { subject: _, ...general } = exception;
  expect(exceptionFindings([general, exception], '2027-01-01').map(({ subject }) => subject)).toEqual([
    'CAP-006',
    'kdu',
  ]);
});
