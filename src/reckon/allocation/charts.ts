import { daysBetween } from '../../lib/days.ts';
import { addMonths, monthsBetween } from '../../lib/months.ts';
import type { LineChart } from '../../model/report.ts';
import { type GrowingDisk, monthsTo, type Pool } from '../../policy/space/growth.ts';
import { type AllocationParts, factors } from './parts.ts';

/** What was measured, and the forecast from the last measurement on, as one chart. */
export function allocationCharts({ say, pool, growing }: AllocationParts): LineChart[] {
  if (pool === undefined || pool.mibPerMonth === null) return [];
  const { at, requestedMib, givenMib, usedMib } = pool;
  const first = firstDay(growing);
  const past = Math.max(0, Math.ceil(monthsBetween(first, at)));
  const future = Math.min(longest, Math.ceil(monthsTo(1, givenMib, pool) ?? usual) + 6);
  const step = Math.max(1, Math.ceil((past + future) / points));
  const offsets = [...every(-past, 0, step), ...every(0, future, step)];
  const forecast = (factor: number) => (offset: number) =>
    offset < 0 ? null : inGib(usedMib + (pool.mibPerMonth ?? 0) * factor * offset);
  return [
    {
      kind: 'lines',
      id: 'forecast',
      title: say('chart/title'),
      unit: 'GiB',
      times: offsets.map((offset) => addMonths(at, offset).slice(0, 7)),
      curves: [
        {
          label: say('chart/used'),
          values: offsets.map((offset) =>
            offset > 0 ? null : inGib(usedOn(growing, addMonths(at, offset))),
          ),
        },
        ...factors.map((factor) => ({
          label: say('chart/forecast', { factor }),
          values: offsets.map(forecast(factor)).map((value) => capped(value, pool)),
          isForecast: true as const,
        })),
      ],
      limits: [
        { label: say('chart/given'), value: inGib(givenMib) },
        { label: say('chart/80'), value: inGib(givenMib * 0.8) },
        ...(requestedMib > givenMib ? [{ label: say('chart/asked'), value: inGib(requestedMib) }] : []),
      ],
    },
  ];
}

/** Months: beyond ten years nobody plans; where nothing grows, five are shown. */
const [longest, usual] = [120, 60];
/** About so many points of time. */
const points = 36;

function inGib(mib: number): number {
  return Math.round((mib / 1024) * 10) / 10;
}

/** A curve ends where all that was given is used. */
function capped(value: number | null, { givenMib }: Pool): number | null {
  return value !== null && value > inGib(givenMib) * 1.05 ? null : value;
}

function every(from: number, to: number, step: number): number[] {
  const isPast = from < 0;
  const length = Math.ceil((to - from) / step) + (isPast ? 0 : 1);
  return Array.from({ length }, (_, index) => (isPast ? to - (length - index) * step : from + index * step));
}

function samplesOf({ disk }: GrowingDisk) {
  return [...(disk.declared?.samples ?? [])].sort((a, b) => (a.at < b.at ? -1 : 1));
}

function firstDay(growing: readonly GrowingDisk[]): string {
  return growing.flatMap((each) => samplesOf(each)[0]?.at ?? []).reduce((a, b) => (a < b ? a : b));
}

/** On a straight line between two measurements; before the first 0, after the last as then. */
function usedOn(growing: readonly GrowingDisk[], day: string): number {
  return growing.reduce((sum, each) => sum + usedOf(samplesOf(each), day), 0);
}

function usedOf(samples: ReturnType<typeof samplesOf>, day: string): number {
  const next = samples.findIndex(({ at }) => at > day);
  if (next < 0) return samples.at(-1)?.usedMib ?? 0;
  const [before, after] = [samples[next - 1], samples[next]];
  if (before === undefined || after === undefined) return 0;
  const part = daysBetween(before.at, day) / daysBetween(before.at, after.at);
  return before.usedMib + part * (after.usedMib - before.usedMib);
}
