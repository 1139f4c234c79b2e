import { expect, test } from 'vitest';
import { addDays, dayIn, instantOf, isZone, localTime, timeIn, weekday } from '../../../src/lib/zone.ts';

const at = (text: string): Date => new Date(text);
const time = (year: number, month: number, day: number, hour = 0, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
});

test('a zone is what Intl knows', () => {
  expect([isZone('Asia/Tokyo'), isZone('UTC'), isZone('Asia/Nowhere'), isZone('')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('an instant on the wall of a zone', () => {
  expect(localTime(at('2026-11-24T15:30:00Z'), 'Asia/Tokyo')).toEqual(time(2026, 11, 25, 0, 30));
  expect(dayIn(at('2026-11-24T15:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-25');
  expect(timeIn(at('2026-11-24T15:30:00Z'), 'America/New_York')).toBe('2026-11-24 10:30');
});

test('and back', () => {
  expect(instantOf(time(2026, 11, 25, 0, 30), 'Asia/Tokyo')).toEqual(at('2026-11-24T15:30:00Z'));
  expect(instantOf(time(2026, 7, 1, 12), 'Europe/Berlin')).toEqual(at('2026-07-01T10:00:00Z'));
  expect(instantOf(time(2026, 1, 1, 12), 'Asia/Kathmandu')).toEqual(at('2026-01-01T06:15:00Z'));
});

test('an hour that comes twice has a first and a second', () => {
  const twice = time(2026, 11, 1, 1, 30);
  expect(instantOf(twice, 'America/New_York')).toEqual(at('2026-11-01T05:30:00Z'));
  expect(instantOf(twice, 'America/New_York', 'second')).toEqual(at('2026-11-01T06:30:00Z'));
});

test('an hour that is skipped is behind the jump', () => {
  expect(instantOf(time(2026, 3, 8, 2, 30), 'America/New_York')).toEqual(at('2026-03-08T07:30:00Z'));
});

test('calendar days', () => {
  expect(addDays(time(2026, 2, 28, 22), 1)).toEqual(time(2026, 3, 1, 22));
  expect(addDays(time(2026, 1, 1), -1)).toEqual(time(2025, 12, 31));
  expect(weekday(time(2026, 11, 24))).toBe(2);
});

test('Tokyo, which is reckoned without the tables, is as the tables have it', () => {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: 'Asia/Tokyo', hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' },
  });
  const step = 37 * 86_400_000 + 5_432_100;
  for (let at = Date.UTC(1948, 0, 1); at < Date.UTC(2101, 0, 1); at += step) {
    const instant = new Date(at);
    expect(timeIn(instant, 'Asia/Tokyo')).toBe(format.format(instant).replace(', ', ' '));
  }
  expect(timeIn(new Date('1950-07-01T00:00:00Z'), 'Asia/Tokyo')).toBe('1950-07-01 10:00');
});
