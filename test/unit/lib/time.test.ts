import { expect, test } from 'vitest';
import { parseTime, resolveTime } from '../../../src/lib/time.ts';

test.each([
  ['2027-03-31T09:00:00+09:00', '2027-03-31T00:00:00.000Z'],
  ['2027-03-31T09:00Z', '2027-03-31T09:00:00.000Z'],
  ['2027-03-31 09:00', '2027-03-31T00:00:00.000Z'],
  ['2027-03-31T09:00', '2027-03-31T00:00:00.000Z'],
  ['2027-03-31', '2027-03-30T15:00:00.000Z'],
])('%s seen from Tokyo', (text, instant) => {
  const time = parseTime(text);
  expect(time && resolveTime(time, 'Asia/Tokyo').toISOString()).toBe(instant);
});

test.each(['', 'now', '2027-02-30', '2027-13-01', '2027-03-31 25:00', '31.3.2027', '2027-03-31T09:00+9'])(
  '%s is no time',
  (text) => {
    expect(parseTime(text)).toBeUndefined();
  },
);
