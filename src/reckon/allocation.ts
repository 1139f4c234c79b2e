import { gib, percent } from '../lib/figures.ts';
import { groupBy } from '../lib/group.ts';
import { addMonths, addPartMonths, monthsBetween } from '../lib/months.ts';
import { allocation as en } from '../messages/en/reports/allocation.ts';
import { allocation as ja } from '../messages/ja/reports/allocation.ts';
import { frameSaying } from '../messages/reports.ts';
import { sayer, type Saying } from '../messages/sayer.ts';
import type { EstateVm } from '../model/estate.ts';
import type { ReportNote } from '../model/report.ts';
import {
  type GrowingDisk,
  growingDisks,
  monthsTo,
  type Pool,
  poolOf,
  requestedOf,
} from '../policy/space/growth.ts';
import { viewOf } from '../policy/view.ts';
import { allocationCharts } from './allocation/charts.ts';
import { allocationTables } from './allocation/tables.ts';
import type { ReportBody, ReportInput } from './input.ts';

export const allocationWords = { en, ja };
export type AllocationSay = Saying<keyof typeof en>;

/** What all parts of the report are made of. */
export interface AllocationParts {
  readonly say: AllocationSay;
  readonly total: string;
  readonly today: string;
  /** Days that buying storage takes. */
  readonly leadTime: number;
  readonly growing: readonly GrowingDisk[];
  /** Of all disks that were measured. */
  readonly pool: Pool | undefined;
  readonly vms: readonly VmStorage[];
}

/** Of one VM; sizes are MiB. */
export interface VmStorage {
  readonly vm: EstateVm;
  /** Of all its disks. */
  readonly requestedMib: number;
  readonly givenMib: number;
  /** Of those that were measured. */
  readonly pool: Pool | undefined;
}

/** Storage asked for, given and used, and how long what is given lasts. */
export function allocation({ desired, estate, today, lang }: ReportInput): ReportBody {
  const say: AllocationSay = sayer(allocationWords)(lang);
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

/** As measured, twice and three times as fast. */
export const factors = [1, 2, 3] as const;

export interface Forecast {
  readonly months80: number | null;
  readonly date80: string | null;
  readonly months100: number | null;
  readonly date100: string | null;
}

/** Months and days from the last measurement on. */
export function forecastOf(pool: Pool, factor = 1): Forecast {
  const until = (share: number) => monthsTo(share, pool.givenMib, pool, factor);
  const day = (months: number | null) => (months === null ? null : (addPartMonths(pool.at, months) ?? null));
  const [months80, months100] = [until(0.8), until(1)];
  return { months80, date80: day(months80), months100, date100: day(months100) };
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
