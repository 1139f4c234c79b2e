import { expect, test } from 'vitest';
import { exceptionFindings } from '../../../src/policy/exceptions.ts';

const exception = { code: 'CAP-006', subject: 'kdu', reason: 'r', approver: 'a', expires: '2026-11-24' };
const { subject: _, ...general } = exception;
const found = [{ code: 'CAP-006', subject: 'kdu' }];
const facts = { code: 'CAP-006', approver: 'a', expires: '2026-11-24' };

test('an exception holds through its last day, and is told of afterwards', () => {
  expect(exceptionFindings([exception], found, '2026-11-24')).toEqual([]);
  expect(exceptionFindings([exception], found, '2026-11-25')).toEqual([
    { key: 'EXC-001', severity: 'warning', subject: 'kdu', facts },
  ]);
});

test('one that matches nothing may go', () => {
  const other = [
    { code: 'CAP-006', subject: 'osaka' },
    { code: 'CAP-007', subject: 'kdu' },
  ];
  expect(exceptionFindings([exception], other, '2026-11-24')).toEqual([
    { key: 'EXC-002', severity: 'info', subject: 'kdu', facts },
  ]);
  expect(exceptionFindings([general], other, '2026-11-24')).toEqual([]);
});

test('one that has expired is told of once, whether it matches or not', () => {
  expect(exceptionFindings([exception], [], '2026-11-25').map(({ key }) => key)).toEqual(['EXC-001']);
});

test('one without a subject is told of under its code', () => {
  expect(exceptionFindings([general, exception], found, '2027-01-01').map(({ subject }) => subject)).toEqual([
    'CAP-006',
    'kdu',
  ]);
});
