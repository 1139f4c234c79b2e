import { dayMs } from './days.ts';

/** Calendar months between days written `YYYY-MM-DD`: from the 15th to the 15th is one, however long the month. */

/** Of a day: what reckoning with parts of months may lose. */
const tiny = 1e-6;

/**
 * `2017-03-15` to `2017-09-15` is 6. What is left beyond whole months is a part of the month that it stands in. Less than 0 where
 * `to` is before `from`.
 */
export function monthsBetween(from: string, to: string): number {
  if (to < from) return -monthsBetween(to, from);
  const [a, b] = [partsOf(from), partsOf(to)];
  const guess = (b.year - a.year) * 12 + b.month - a.month;
  const whole = msOf(addMonths(from, guess)) > msOf(to) ? guess - 1 : guess;
  const start = msOf(addMonths(from, whole));
  return whole + (msOf(to) - start) / (msOf(addMonths(from, whole + 1)) - start);
}

/** The day so many whole months later; where the month has no such day, its last one. */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(date, last))).toISOString().slice(0, 10);
}

/** As `addMonths`, with a part of a month as days; undefined: beyond the year 9999. */
export function addPartMonths(day: string, months: number): string | undefined {
  if (months > 95_000) return undefined;
  const whole = Math.floor(months);
  const start = msOf(addMonths(day, whole));
  const days = (msOf(addMonths(day, whole + 1)) - start) / dayMs;
  const at = new Date(start + Math.floor((months - whole) * days + tiny) * dayMs);
  return at.getUTCFullYear() > 9999 ? undefined : at.toISOString().slice(0, 10);
}

function partsOf(day: string) {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return { year, month, date };
}

function msOf(day: string): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date);
}
