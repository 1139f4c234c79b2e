/** Wall-clock arithmetic in IANA time zones, on the data that Node carries (Intl). Minutes are the finest grain. */

/** A wall-clock time somewhere. `month` is 1–12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

export function isZone(name: string): boolean {
  if (name === tokyo) return true;
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

/** The zone of nearly every Site: to load the tables of all zones for it takes a tenth of a whole check. */
const tokyo = 'Asia/Tokyo';
/** Japan had summer time until 1951, and has been nine hours ahead ever since. */
const steady = Date.UTC(1952, 0, 1);
const nineHours = 9 * 3_600_000;

function fromUtc(milliseconds: number): LocalTime {
  const at = new Date(milliseconds);
  return {
    ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes() },
  };
}

/** What a clock on the wall shows in `zone` at `instant`. */
export function localTime(instant: Date, zone: string): LocalTime {
  if (zone === tokyo && instant.getTime() >= steady) return fromUtc(instant.getTime() + nineHours);
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/**
 * The instant at which the clocks of `zone` show `local`. An hour that comes twice (end of summer time) has two: `twice`
 * says which. An hour that is skipped gives the instant as far behind the jump as the time asked for.
 */
export function instantOf(local: LocalTime, zone: string, twice: 'first' | 'second' = 'first'): Date {
  const wall = asUtc(local);
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const exact = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, zone) === wall);
  if (exact.length > 0) return new Date(twice === 'first' ? Math.min(...exact) : Math.max(...exact));
  return new Date(wall - Math.min(...offsets));
}

/** `YYYY-MM-DD` in `zone`. */
export function dayIn(instant: Date, zone: string): string {
  const { year, month, day: date } = localTime(instant, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** `YYYY-MM-DD HH:MM` in `zone`. */
export function timeIn(instant: Date, zone: string): string {
  const { hour, minute } = localTime(instant, zone);
  return `${dayIn(instant, zone)} ${two(hour)}:${two(minute)}`;
}

/** The calendar day `days` later (or earlier), at the same wall-clock time. */
export function addDays(local: LocalTime, days: number): LocalTime {
  const moved = new Date(asUtc(local) + days * day);
  return { ...local, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 0 is Sunday. */
export function weekday(local: LocalTime): number {
  return new Date(asUtc(local)).getUTCDay();
}

const day = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

/** Milliseconds that `zone` is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return asUtc(localTime(new Date(minute), zone)) - minute;
}

function asUtc(local: LocalTime): number {
  return Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
