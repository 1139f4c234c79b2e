import { groupBy } from '../lib/group.ts';
import type { Desired, DesiredVm } from '../model/desired.ts';
import { type Marks, readMarks } from '../model/marks.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';

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
  | { readonly kind: 'ambiguous'; readonly vms: readonly ObservedVm[] };

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
  const isHere = (vm: ObservedVm) => datacenter === undefined || vm.datacenter === datacenter;
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
  const orphans = [...owned]
    .filter(([name]) => !declared.has(name))
    .flatMap(([, list]) => list.map(({ vm }) => vm.name))
    .filter((name) => !declared.has(name)); // Renamed by hand to one that is declared: to be adopted.
  const isManaged = (vm: ObservedVm) => (isHere(vm) && declared.has(vm.name)) || ownMarks(vm)?.site === site;
  return {
    identify: ({ name }) => {
      const identity = identify(owned.get(name) ?? [], named.get(name) ?? []);
      if (identity.kind !== 'not-owned') return identity;
      const marks = ownMarks(identity.vm);
      if (marks === undefined) return identity;
      if (marks.site !== site) return { ...identity, otherSite: marks.site };
      return { ...identity, otherName: { marks, isDeclared: declared.has(marks.name) } };
    },
    orphans: orphans.sort(),
    unmanaged: observed.vms.filter((vm) => !vm.template && !isManaged(vm)).length,
  };
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
function ownMarks(vm: ObservedVm): Marks | undefined {
  const marks = readMarks(vm.marks);
  return marks?.owner === vm.instanceUuid ? marks : undefined;
}
