import { addDays, instantOf, localTime, weekday } from '../lib/zone.ts';
import type { Day, TimeWindow } from '../model/desired.ts';

/** When a window is open: `from` is inside, `to` is not. */
export interface Span {
  readonly window: TimeWindow;
  readonly from: Date;
  readonly to: Date;
}

/**
 * The openings of `windows` that touch the days from yesterday to `days` ahead, earliest first. Where summer time makes an
 * hour come twice, `cautious` says which way to err: a permission is short, a prohibition is long.
 */
export function spans(
  windows: readonly TimeWindow[],
  zone: string,
  now: Date,
  days: number,
  cautious: 'short' | 'long',
): Span[] {
  const today = localTime(now, zone);
  const [first, last] =
    cautious === 'short' ? (['second', 'first'] as const) : (['first', 'second'] as const);
  const found: Span[] = [];
  for (let offset = -1; offset <= days; offset++) {
    const date = addDays(today, offset);
    for (const window of windows) {
      if (!window.days.includes(dayNames[weekday(date)] ?? 'sun')) continue;
      const endDate = window.end <= window.start ? addDays(date, 1) : date;
      const from = instantOf({ ...date, ...clock(window.start) }, zone, first);
      const to = instantOf({ ...endDate, ...clock(window.end) }, zone, last);
      if (from < to) found.push({ window, from, to });
    }
  }
  return found.sort((a, b) => a.from.getTime() - b.from.getTime());
}

export function contains(span: Span, at: Date): boolean {
  return span.from <= at && at < span.to;
}

const dayNames: readonly Day[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function clock(text: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return { hour, minute };
}
