import type { Software } from '../../model/desired.ts';
import type { Estate, EstateVm } from '../../model/estate.ts';
import { groupBy } from '../../lib/group.ts';
import { yearOf } from '../guest-system.ts';

/**
 * How SQL Server is licensed: A by the VM's cores without Software Assurance, B with it; C by the host's cores without, D with it;
 * E by server and client access licences.
 */
export type SqlMode = 'A' | 'B' | 'C' | 'D' | 'E';

/** One SQL Server that a manifest names. */
export interface SqlUse {
  readonly vm: EstateVm;
  readonly software: Software;
  /** Of the release, without a service pack: `2014`, `2008 R2`. */
  readonly version: string | null;
  /** Of the version. */
  readonly year?: number;
  readonly edition: string | null;
  readonly softwareAssurance: boolean;
  readonly mode: SqlMode;
  readonly terms: Terms;
  /** The SQL Server whose standby it is. Absent: of none, or of a VM that has none. */
  readonly active?: SqlUse;
  /** A standby that needs no licences of its own, but for cores that it has more than the active one. */
  readonly isFree: boolean;
}

/** `free` editions need no licences; bundled ones follow the contract of the vendor who brought them. */
export type Terms = 'volume' | 'unknown' | 'bundled' | 'free';

/** All SQL Servers of the servers in the cluster, by VM. */
export function sqlUses({ vms }: Estate): SqlUse[] {
  const plain = vms
    .filter(({ isHere }) => isHere)
    .flatMap((vm) =>
      (vm.manifest?.software ?? []).filter(isSqlServer).map((software) => useOf(vm, software)),
    );
  const actives = new Map(
    plain.filter(({ software }) => software.passiveOf === undefined).map((use) => [use.vm.name, use]),
  );
  const withActive = plain.map((use) => {
    const active = actives.get(use.software.passiveOf ?? '');
    return active === undefined
      ? use
      : { ...useOf(use.vm, inherited(use.software, active.software)), active };
  });
  return withFree(withActive);
}

function isSqlServer({ product }: Software): boolean {
  return /^(ms|microsoft)?sql(server)?$/.test(product.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

function useOf(vm: EstateVm, software: Software): SqlUse {
  const { edition = null, softwareAssurance = false } = software;
  const version = familyOf(software.version);
  const year = yearOf(version);
  return {
    ...{ vm, software, version, edition, softwareAssurance, isFree: false },
    ...(year === undefined ? {} : { year }),
    ...{ mode: modeOf(software), terms: termsOf(software) },
  };
}

/** `2014` of `2014 SP3`, `2008 R2` of `2008r2`: licences are those of a release, whatever its service pack. */
function familyOf(version: string | undefined): string | null {
  const [, year, r2] = /\b((?:19|20)\d\d)[\s-]*(r2\b)?/i.exec(version ?? '') ?? [];
  if (year === undefined) return version ?? null;
  return r2 === undefined ? year : `${year} R2`;
}

function modeOf({ model = 'per-core', softwareAssurance = false }: Software): SqlMode {
  if (model === 'server-cal') return 'E';
  if (model === 'host') return softwareAssurance ? 'D' : 'C';
  return softwareAssurance ? 'B' : 'A';
}

function termsOf({ edition, channel = 'unknown' }: Software): Terms {
  if (edition === 'express' || edition === 'developer') return 'free';
  const word = channel.toLowerCase();
  if (word === 'oem' || word.startsWith('isv')) return 'bundled';
  return word === 'unknown' || word === 'tbd' ? 'unknown' : 'volume';
}

/** What a standby does not say of itself is as with the one that it stands by for. */
function inherited(standby: Software, active: Software): Software {
  const { version, edition, softwareAssurance, model, channel } = active;
  const terms = { version, edition, softwareAssurance, model, channel };
  const known = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== undefined));
  return { ...known, ...standby };
}

/** The first standbys of each, by name, as many as its licences bring with them. */
function withFree(uses: readonly SqlUse[]): SqlUse[] {
  const standbys = groupBy(
    uses.filter(({ active }) => active !== undefined),
    ({ active }) => active?.vm.name,
  );
  const free = new Set(
    [...standbys.values()].flatMap((list) =>
      list.sort((a, b) => (a.vm.name < b.vm.name ? -1 : 1)).filter((use, index) => index < freeStandbys(use)),
    ),
  );
  return uses.map((use) => (free.has(use) ? { ...use, isFree: true } : use));
}

/**
 * With Software Assurance of the active one: one for high availability and one for disasters. Without: one, up to 2012.
 * A version that nobody names counts as a new one.
 */
function freeStandbys({ active, year = Number.POSITIVE_INFINITY }: SqlUse): number {
  if (active === undefined) return 0;
  if (active.softwareAssurance) return 2;
  return year <= 2012 ? 1 : 0;
}

/** It counts by the volume rules: it is neither free nor somebody else's licence. */
export function isCounted({ terms }: SqlUse): boolean {
  return terms === 'volume' || terms === 'unknown';
}
