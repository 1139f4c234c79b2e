import { monthsBetween } from '../../lib/months.ts';
import type { Estate, EstateDisk, EstateVm } from '../../model/estate.ts';

/** How a disk fills, by what people measured of it. */
export interface Growth {
  /** By the last measurement. */
  readonly usedMib: number;
  /** Day of the last measurement. */
  readonly at: string;
  /** Calendar months. null: one measurement, and nobody knows since when the VM is there. */
  readonly mibPerMonth: number | null;
  readonly basis: Basis;
}

/** From 0 at the VM's creation; a slope; least squares over three or more; or nothing to reckon with. */
export type Basis = 'creation' | 'slope' | 'regression' | 'unknown';

type Samples = NonNullable<NonNullable<EstateDisk['declared']>['samples']>;

/** Measurements of one disk → its growth; undefined where there is none. `createdAt`: the VM's day, where it is known. */
export function growthOf(samples: Samples = [], createdAt?: string): Growth | undefined {
  const byDay = new Map(samples.map(({ at, usedMib }) => [at.slice(0, 10), usedMib]));
  const points = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [at, usedMib] = last;
  const base = { usedMib, at };
  if (points.length === 1) {
    const isKnown = createdAt !== undefined && createdAt < at;
    if (!isKnown) return { ...base, mibPerMonth: null, basis: 'unknown' };
    return { ...base, mibPerMonth: usedMib / monthsBetween(createdAt, at), basis: 'creation' };
  }
  const line = points.map(([day, used]) => [monthsBetween(first[0], day), used] as const);
  return { ...base, mibPerMonth: slope(line), basis: points.length === 2 ? 'slope' : 'regression' };
}

/** Of the line that is nearest to all points by least squares: of two, the one through both. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  const above = points.map(([a, b]) => (a - x) * (b - y));
  const below = points.map(([a]) => (a - x) ** 2);
  return mean(above) / mean(below);
}

/** Months from the last measurement until a share of what is given is used. null: never, or nobody knows. */
export function monthsTo(
  share: number,
  givenMib: number,
  { usedMib, mibPerMonth }: Pick<Growth, 'usedMib' | 'mibPerMonth'>,
  factor = 1,
): number | null {
  const left = share * givenMib - usedMib;
  if (left <= 0) return 0;
  return mibPerMonth === null || mibPerMonth <= 0 ? null : left / (mibPerMonth * factor);
}

export interface GrowingDisk {
  readonly vm: EstateVm;
  readonly disk: EstateDisk;
  readonly growth: Growth;
}

/** All disks that somebody measured. */
export function growingDisks({ vms }: Pick<Estate, 'vms'>): GrowingDisk[] {
  return vms.flatMap((vm) =>
    vm.disks.flatMap((disk): GrowingDisk[] => {
      const growth = growthOf(disk.declared?.samples, vm.observed?.createdAt?.slice(0, 10));
      return growth === undefined ? [] : [{ vm, disk, growth }];
    }),
  );
}

/** Several disks as one: what was asked for and given, what is used, and how fast it grows. */
export interface Pool extends Growth {
  readonly requestedMib: number;
  readonly givenMib: number;
}

/** undefined: no disk. A disk of which nobody knows how it grows adds nothing to the growth, unless all are so. */
export function poolOf(disks: readonly GrowingDisk[]): Pool | undefined {
  const [first] = disks;
  if (first === undefined) return undefined;
  const sum = (of: (each: GrowingDisk) => number) => disks.reduce((total, each) => total + of(each), 0);
  const rates = disks.flatMap(({ growth }) => growth.mibPerMonth ?? []);
  const bases = new Set(disks.map(({ growth }) => growth.basis));
  return {
    requestedMib: sum(({ disk }) => requestedOf(disk)),
    givenMib: sum(({ disk }) => disk.sizeMib),
    usedMib: sum(({ growth }) => growth.usedMib),
    at: disks.map(({ growth }) => growth.at).reduce((a, b) => (a > b ? a : b)),
    mibPerMonth: rates.length === 0 ? null : rates.reduce((total, rate) => total + rate, 0),
    basis: weakest.find((basis) => bases.has(basis)) ?? first.growth.basis,
  };
}

const weakest: readonly Basis[] = ['unknown', 'creation', 'slope', 'regression'];

/** What was asked for; a disk for which nobody noted it was given as asked. */
export function requestedOf({ sizeMib, declared }: EstateDisk): number {
  return declared?.requestedMib ?? sizeMib;
}
