import { addPartMonths } from '../../lib/months.ts';
import { allocation as en } from '../../messages/en/reports/allocation.ts';
import { allocation as ja } from '../../messages/ja/reports/allocation.ts';
import { sayer, type Saying } from '../../messages/sayer.ts';
import type { EstateVm } from '../../model/estate.ts';
import { type GrowingDisk, monthsTo, type Pool } from '../../policy/space/growth.ts';

export const allocationWords = { en, ja };
export const allocationSaying = sayer(allocationWords);
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
