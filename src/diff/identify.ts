import { groupBy } from '../lib/group.ts';
import { uuidV5 } from '../lib/hash.ts';
import type { Desired, DesiredVm } from '../model/desired.ts';
import { type Marks, marksOf } from '../model/marks.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';
import { type HalfRead, halfReadVms, isUnknown, mayBeIn, shownName } from '../model/unreadable.ts';
import { type Doubt, doubtOf } from './unreadable.ts';

/** Which VM of the vCenter a declared VM is. Found by the marks on the VM first, by its name only after that. */
export type Identity =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'owned';
      readonly vm: ObservedVm;
      readonly marks: Marks;
      readonly namesakes: readonly ObservedVm[];
    }
  | {
      readonly kind: 'not-owned';
      readonly vm: ObservedVm;
      /** Another site owns it. */
      readonly otherSite?: string;
      /** This site owns it under another name, which is declared or not: it was renamed by hand. */
      readonly otherName?: { readonly marks: Marks; readonly isDeclared: boolean };
    }
  | { readonly kind: 'ambiguous'; readonly vms: readonly ObservedVm[] }
  /** It is there, and too much of it cannot be read. */
  | { readonly kind: 'half-read'; readonly vms: readonly HalfRead[] }
  /** It was not found, and may be a VM of which nobody can say which one it is. */
  | { readonly kind: 'maybe-there'; readonly doubt: Doubt };

export interface Census {
  identify(vm: DesiredVm): Identity;
  /** Owned by this site, declared no longer. */
  readonly orphans: readonly string[];
  /** VMs (no templates) that are neither declared nor owned by this site. */
  readonly unmanaged: number;
}

/** Sorts the VMs of the vCenter by ownership and name, once, so that each look-up is one step. */
export function takeCensus(desired: Desired, observed: Observed): Census {
  const { name: site, datacenter } = desired.site;
  // Of a VM that tells no datacenter it may be this one.
  const isHere = (vm: ObservedVm) => datacenter === undefined || ['', datacenter].includes(vm.datacenter);
  const here = observed.vms.filter(isHere);
  const named = groupBy(here, (vm) => vm.name);
  const owned = groupBy(
    here.flatMap((vm) => {
      const marks = ownMarks(vm);
      return marks?.site === site ? [{ vm, marks }] : [];
    }),
    ({ marks }) => marks.name,
  );
  const declared = new Set(desired.vms.map((vm) => vm.name));
  const half = halfCensus(desired, observed);
  const orphans = [...owned]
    .filter(([name]) => !declared.has(name))
    .flatMap(([, list]) => list.map(({ vm }) => vm.name))
    .filter((name) => !declared.has(name)); // Renamed by hand to one that is declared: to be adopted.
  const isManaged = (vm: ObservedVm) => (isHere(vm) && declared.has(vm.name)) || ownMarks(vm)?.site === site;
  return {
    identify: ({ name }) => {
      const halves = half.called(name);
      if (halves.length > 0) return { kind: 'half-read', vms: halves };
      const identity = identify(owned.get(name) ?? [], named.get(name) ?? []);
      if (identity.kind === 'absent' && half.doubt !== undefined)
        return { kind: 'maybe-there', doubt: half.doubt };
      if (identity.kind !== 'not-owned') return identity;
      const marks = ownMarks(identity.vm);
      if (marks === undefined) return identity;
      if (marks.site !== site) return { ...identity, otherSite: marks.site };
      return { ...identity, otherName: { marks, isDeclared: declared.has(marks.name) } };
    },
    orphans: [...orphans, ...half.orphans].sort(),
    unmanaged: observed.vms.filter((vm) => !vm.template && !isManaged(vm)).length + half.unmanaged,
  };
}

interface HalfCensus extends Pick<Census, 'orphans' | 'unmanaged'> {
  /** Those that answer to the name of a declared VM, by name, by marks, or by the UUID that hvm would give it. */
  called(name: string): readonly HalfRead[];
  /** Absent: of each it is known which one it is. */
  readonly doubt?: Doubt;
}

function halfCensus({ site, vms }: Desired, observed: Observed): HalfCensus {
  const all = halfReadVms(observed);
  if (all.length === 0) return { called: () => [], orphans: [], unmanaged: 0 };
  const here = all.filter((each) => mayBeIn(each, site.datacenter));
  const answers = groupBy(
    here.flatMap((vm) => namesOf(vm, site.name).map((name) => ({ vm, name }))),
    ({ name }) => name,
  );
  const byUuid = groupBy(here, ({ instanceUuid = '' }) => instanceUuid);
  const called = (name: string): readonly HalfRead[] => {
    const found = (answers.get(name) ?? []).map(({ vm }) => vm);
    return [...new Set([...found, ...(byUuid.get(instanceUuidFor(site.name, name)) ?? [])])];
  };
  const declared = new Set(vms.flatMap(({ name }) => called(name)));
  const unknown = here.filter(isUnknown);
  const isOwned = (each: HalfRead) => halfMarks(each)?.site === site.name;
  return {
    called,
    ...(unknown.length === 0 ? {} : { doubt: doubtOf(unknown) }),
    orphans: here.filter((each) => isOwned(each) && !declared.has(each)).map(shownName),
    unmanaged: all.filter((each) => each.vm.template !== true && !isOwned(each) && !declared.has(each))
      .length,
  };
}

function namesOf(vm: HalfRead, site: string): string[] {
  const marks = halfMarks(vm);
  const names = [vm.name, marks?.site === site ? marks.name : undefined];
  return [...new Set(names)].filter((name) => name !== undefined);
}

function halfMarks({ instanceUuid, vm: { marks } }: HalfRead): Marks | undefined {
  return instanceUuid === undefined || marks === undefined
    ? undefined
    : ownMarks({ instanceUuid, marks, nics: [] });
}

/** What hvm chooses for a VM that it makes: a second try finds what the first one made. */
export function instanceUuidFor(site: string, name: string): string {
  return uuidV5(`${site}/${name}`);
}

function identify(
  owned: readonly { vm: ObservedVm; marks: Marks }[],
  named: readonly ObservedVm[],
): Identity {
  const [first, ...more] = owned;
  if (first !== undefined && more.length === 0) {
    return { kind: 'owned', ...first, namesakes: named.filter((vm) => vm !== first.vm) };
  }
  if (more.length > 0) return { kind: 'ambiguous', vms: owned.map(({ vm }) => vm) };
  const [only, ...others] = named;
  if (only === undefined) return { kind: 'absent' };
  return others.length > 0 ? { kind: 'ambiguous', vms: named } : { kind: 'not-owned', vm: only };
}

/** The marks of a VM, unless they were copied from another VM. */
function ownMarks(vm: Pick<ObservedVm, 'marks' | 'nics' | 'instanceUuid'>): Marks | undefined {
  const marks = marksOf(vm);
  return marks?.owner === vm.instanceUuid ? marks : undefined;
}
