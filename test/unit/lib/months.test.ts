import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../../../src/lib/days.ts';
import { addMonths, addPartMonths, monthsBetween } from '../../../src/lib/months.ts';

test.each([
  ['2017-03-15', '2017-09-15', 6],
  ['2017-03-15', '2017-03-15', 0],
  ['2017-09-15', '2017-03-15', -6],
  ['2016-12-31', '2017-02-28', 2],
  ['2017-01-31', '2017-03-01', 1 + 1 / 31],
  ['2017-02-01', '2017-02-15', 14 / 28],
  ['2016-02-01', '2016-02-15', 14 / 29],
  ['2017-03-15', '2018-03-14', 11 + 27 / 28],
])('from %s to %s are %f months', (from, to, months) => {
  expect(monthsBetween(from, to)).toBeCloseTo(months, 10);
});

test('whole months later, at the latest on the last day of a month', () => {
  expect(addMonths('2017-01-31', 1)).toBe('2017-02-28');
  expect(addMonths('2016-01-31', 1)).toBe('2016-02-29');
  expect(addMonths('2017-09-15', 74)).toBe('2023-11-15');
  expect(addMonths('2017-01-15', -1)).toBe('2016-12-15');
});

test('a part of a month is days of it, and what is too far is not told', () => {
  expect(addPartMonths('2017-02-01', 0.5)).toBe('2017-02-15');
  expect(addPartMonths('2017-09-15', 24.5)).toBe('2019-09-30');
  expect(addPartMonths('2017-09-15', 1e9)).toBeUndefined();
});

test('months added are months between', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (a, b) => {
      const months = monthsBetween(a, b);
      if (a <= b) expect(addPartMonths(a, months)).toBe(b);
      expect(monthsBetween(b, a) + months).toBe(0);
      expect(Math.abs(months - daysBetween(a, b) / 30.436_875)).toBeLessThan(0.2);
    }),
  );
});
