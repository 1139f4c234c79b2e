import { instantOf, type LocalTime } from './zone.ts';

/** A point in time as a user writes it: complete, or a wall-clock time of a zone that is not known yet. */
export type TimeInput = { readonly instant: Date } | { readonly local: LocalTime };

/**
 * `2027-03-31T09:00:00+09:00` and `…Z` are instants; `2027-03-31T09:00`, `2027-03-31 09:00` and `2027-03-31` (midnight) are
 * local. Undefined: not a time, or a day that the calendar does not have.
 */
export function parseTime(text: string): TimeInput | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute] = match.slice(1, 6).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const local = { year, month, day, hour: hour ?? 0, minute: minute ?? 0 };
  if (!exists(local)) return undefined;
  if (match[6] === undefined) return { local };
  const instant = new Date(text.replace(' ', 'T').toUpperCase());
  return Number.isNaN(instant.getTime()) ? undefined : { instant };
}

/** The instant that a user meant, seen from `zone`. */
export function resolveTime(time: TimeInput, zone: string): Date {
  return 'instant' in time ? time.instant : instantOf(time.local, zone);
}

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;

function exists({ year, month, day, hour, minute }: LocalTime): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60;
}
