import { daysBetween } from '../../lib/days.ts';
import { percentOf } from '../../lib/figures.ts';
import { addPartMonths } from '../../lib/months.ts';
import type { ReportCell, ReportColumn, ReportTable } from '../../model/report.ts';
import { monthsTo, type Pool } from '../../policy/space/growth.ts';
import { type AllocationParts, type AllocationSay, factors, forecastOf, type VmStorage } from './parts.ts';

export function allocationTables(parts: AllocationParts): ReportTable[] {
  return [forecast(parts), reviewed(parts), others(parts)].filter(({ rows }) => rows.length > 0);
}

const inGib = (mib: number) => mib / 1024;
const text = (label: string): ReportColumn => ({ label, type: 'text' });
const figure = (label: string): ReportColumn => ({ label, type: 'number', decimals: 1 });

function forecast({ say, pool }: AllocationParts): ReportTable {
  const rows =
    pool === undefined || pool.mibPerMonth === null
      ? []
      : factors.map((factor) => paceRow(say, pool, factor));
  return {
    id: 'forecast',
    title: say('forecast/title'),
    columns: [
      ...[text(say('forecast/pace')), figure(say('forecast/rate')), figure(say('forecast/months80'))],
      ...[text(say('forecast/date80')), figure(say('forecast/months100')), text(say('forecast/date100'))],
    ],
    rows,
  };
}

function paceRow(say: AllocationSay, pool: Pool, factor: number): ReportCell[] {
  const { months80, date80, months100, date100 } = forecastOf(pool, factor);
  return [
    factor === 1 ? say('forecast/measured') : say('forecast/faster', { factor }),
    ...[inGib((pool.mibPerMonth ?? 0) * factor), months80, date80, months100, date100],
  ];
}

function isReviewed({ pool, requestedMib, givenMib }: VmStorage): boolean {
  return pool !== undefined || requestedMib !== givenMib;
}

function reviewed({ say, vms, total, today, leadTime, pool }: AllocationParts): ReportTable {
  const list = vms.filter(isReviewed);
  const sum = (of: (each: VmStorage) => number) => list.reduce((all, each) => all + of(each), 0);
  const [given, used] = [sum(({ givenMib }) => givenMib), sum((each) => each.pool?.usedMib ?? 0)];
  return {
    id: 'vms',
    title: say('vms/title'),
    columns: [
      ...[text(say('vms/name')), figure(say('vms/asked')), figure(say('vms/given')), figure(say('vms/used'))],
      ...[{ label: say('vms/share'), type: 'percent' as const }, figure(say('forecast/rate'))],
      ...[figure(say('forecast/months80')), text(say('forecast/date80')), text(say('vms/at'))],
      ...[text(say('vms/basis')), text(say('vms/proposal'))],
    ],
    rows: list.map((each) => vmRow(each, say, proposal(each.pool, today, leadTime))),
    total: [
      ...[total, inGib(sum(({ requestedMib }) => requestedMib)), inGib(given)],
      ...(pool === undefined ? [null, null] : [inGib(used), percentOf(used, given)]),
      rateOf(pool),
      ...['', '', '', '', ''],
    ],
  };
}

function vmRow(
  { vm, requestedMib, givenMib, pool }: VmStorage,
  say: AllocationSay,
  advice: Proposal,
): ReportCell[] {
  const { months80, date80 } = pool === undefined ? { months80: null, date80: null } : forecastOf(pool);
  return [
    ...[vm.name, inGib(requestedMib), inGib(givenMib), pool === undefined ? null : inGib(pool.usedMib)],
    pool === undefined ? null : percentOf(pool.usedMib, pool.givenMib),
    rateOf(pool),
    ...[months80, date80, pool?.at ?? null],
    ...[pool === undefined ? null : say(`basis/${pool.basis}`), say(`proposal/${advice}`)],
  ];
}

function rateOf(pool: Pool | undefined): number | null {
  const rate = pool?.mibPerMonth ?? null;
  return rate === null ? null : inGib(rate);
}

type Proposal = 'measure' | 'more' | 'keep' | 'less';

/** Months over which a server is used, and how much of what is given must stay unused then for less to be enough. */
const [lifeMonths, half] = [60, 0.5];

function proposal(pool: Pool | undefined, today: string, leadTime: number): Proposal {
  if (pool === undefined || pool.mibPerMonth === null) return 'measure';
  const months = monthsTo(0.8, pool.givenMib, pool);
  const date = months === null ? undefined : addPartMonths(pool.at, months);
  if (date !== undefined && daysBetween(today, date) < leadTime)
    return date <= today && months !== 0 ? 'measure' : 'more';
  const later = pool.usedMib + Math.max(0, pool.mibPerMonth) * 3 * lifeMonths;
  return later < half * pool.givenMib ? 'less' : 'keep';
}

function others({ say, vms, total }: AllocationParts): ReportTable {
  const list = vms.filter((each) => !isReviewed(each));
  return {
    id: 'others',
    title: say('others/title'),
    columns: [text(say('vms/name')), figure(say('vms/given'))],
    rows: list.map(({ vm, givenMib }) => [vm.name, inGib(givenMib)]),
    total: [total, inGib(list.reduce((sum, { givenMib }) => sum + givenMib, 0))],
    remarks: [say('others/remark')],
  };
}
