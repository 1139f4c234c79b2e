import { gib, percent } from '../lib/figures.ts';
import { groupBy } from '../lib/group.ts';
import { addMonths, monthsBetween } from '../lib/months.ts';
import { frameSaying } from '../messages/reports.ts';
import type { ReportNote } from '../model/report.ts';
import { growingDisks, type Pool, poolOf, requestedOf } from '../policy/space/growth.ts';
import { viewOf } from '../policy/view.ts';
import { allocationCharts } from './allocation/charts.ts';
import {
  type AllocationParts,
  type AllocationSay,
  allocationSaying,
  factors,
  type Forecast,
  forecastOf,
  type VmStorage,
} from './allocation/parts.ts';
import { allocationTables } from './allocation/tables.ts';
import type { ReportBody, ReportInput } from './input.ts';

/** Storage asked for, given and used, and how long what is given lasts. */
export function allocation({ desired, estate, today, lang }: ReportInput): ReportBody {
  const say = allocationSaying(lang);
  const growing = growingDisks(estate);
  const byVm = groupBy(growing, ({ vm }) => vm);
  const parts: AllocationParts = {
    ...{ say, total: frameSaying(lang)('total/title'), today, growing },
    leadTime: viewOf(desired, estate, today).threshold('DS-003', 'leadTime'),
    pool: poolOf(growing),
    vms: estate.vms.map((vm) => ({
      vm,
      requestedMib: vm.disks.reduce((sum, disk) => sum + requestedOf(disk), 0),
      givenMib: vm.disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0),
      pool: poolOf(byVm.get(vm) ?? []),
    })),
  };
  return {
    title: say('title'),
    paragraphs: summary(parts),
    tables: allocationTables(parts),
    charts: allocationCharts(parts),
    notes: notesOf(parts),
    json: {
      vms: parts.vms.map(vmJson),
      totals: totalsJson(parts.pool),
      forecasts: factors.map((factor) => forecastJson(parts.pool, factor)),
    },
  };
}

function summary({ say, pool, growing, today }: AllocationParts): string[] {
  if (pool === undefined) return [say('summary/none')];
  const { requestedMib, givenMib, usedMib, at } = pool;
  const old = Math.floor(monthsBetween(at, today));
  return [
    say('summary/pool', {
      ...{ disks: growing.length, asked: gib(requestedMib), given: gib(givenMib), used: gib(usedMib), at },
      ...{ share: percent(givenMib, requestedMib), usedShare: percent(usedMib, givenMib) },
    }),
    pace(pool, say),
    old > 12 ? say('summary/old', { months: old }) : say('summary/review', { date: addMonths(today, 6) }),
  ];
}

function pace(pool: Pool, say: AllocationSay): string {
  const { months80, date80, months100, date100 } = forecastOf(pool);
  const { mibPerMonth, at } = pool;
  if (months80 === 0) return say('summary/full');
  if (mibPerMonth === null) return say('summary/unknown');
  if (months80 === null || months100 === null) return say('summary/still');
  return say('summary/rate', {
    ...{ rate: gib(mibPerMonth), at, months80: one(months80), months100: one(months100) },
    ...{ date80: date80 ?? '-', date100: date100 ?? '-' },
  });
}

/** At most one decimal. */
function one(months: number): number {
  return Math.round(months * 10) / 10;
}

function notesOf({ say, pool, leadTime }: AllocationParts): ReportNote[] {
  const isWeak = pool !== undefined && pool.basis !== 'regression';
  return [
    { text: say('note/samples'), source: 'VirtualMachine.spec.disks[].samples' },
    { text: say('note/linear'), isAssumption: true, source: '論文 4.4' },
    ...(isWeak ? [{ text: say('note/ramp') }] : []),
    { text: say('note/months') },
    { text: say('note/proposal', { lead: leadTime }), isAssumption: true, source: 'hvm explain DS-003' },
    { text: say('note/units'), isAssumption: true },
  ];
}

function vmJson({ vm, requestedMib, givenMib, pool }: VmStorage) {
  return {
    name: vm.name,
    requested_gib: rounded(requestedMib / 1024),
    allocated_gib: rounded(givenMib / 1024),
    ...growthJson(pool),
    sampled_gib: pool === undefined ? null : rounded(pool.givenMib / 1024),
    basis: pool?.basis ?? null,
  };
}

function totalsJson(pool: Pool | undefined) {
  return {
    requested_gib: rounded((pool?.requestedMib ?? 0) / 1024),
    allocated_gib: rounded((pool?.givenMib ?? 0) / 1024),
    ...growthJson(pool),
  };
}

function growthJson(pool: Pool | undefined) {
  const { months80, months100 } = pool === undefined ? nothing : forecastOf(pool);
  const rate = pool?.mibPerMonth ?? null;
  return {
    used_gib: pool === undefined ? null : rounded(pool.usedMib / 1024),
    rate_gib_per_month: rate === null ? null : rounded(rate / 1024),
    months_to_80: months80 === null ? null : rounded(months80),
    months_to_100: months100 === null ? null : rounded(months100),
    sampled_at: pool?.at ?? null,
  };
}

const nothing: Forecast = { months80: null, date80: null, months100: null, date100: null };

function forecastJson(pool: Pool | undefined, factor: number) {
  const { months80, date80, months100, date100 } = pool === undefined ? nothing : forecastOf(pool, factor);
  const rate = pool?.mibPerMonth ?? null;
  return {
    factor,
    rate_gib_per_month: rate === null ? null : rounded((rate * factor) / 1024),
    ...{ months_to_80: months80 === null ? null : rounded(months80), date_80: date80 },
    ...{ months_to_100: months100 === null ? null : rounded(months100), date_100: date100 },
  };
}

/** Two decimals: what follows is noise of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
