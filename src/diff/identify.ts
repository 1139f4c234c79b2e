import { groupBy } from '../lib/group.ts';
import type { Desired, DesiredVm } from '../model/desired.ts';
import { type Marks, readMarks } from '../model/marks.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';

/** Which VM of the vCenter a declared VM is. Found by the marks on the VM first, by its name only after that. */
export type Identity =
  | { readonly kind: 'absent' }
  | { readonly kind: 'owned'; readonly vm: ObservedVm; readonly marks: Marks; readonly namesakes: readonly ObservedVm[] }
  | { readonly kind: 'not-owned'; readonly vm: ObservedVm; readonly otherSite?: string }
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
  const here = observed.vms.filter((vm) => datacenter === undefined || vm.datacenter === datacenter);
  const named = groupBy(here, (vm) => vm.name);
  const owned = groupBy(
    here.flatMap((vm) => {
      const marks = ownMarks(vm);
      return marks?.site === site ? [{ vm, marks }] : [];
    }),
    ({ marks }) => marks.name,
  );
  const declared = new Set(desired.vms.map((vm) => vm.name));
  const orphans = [...owned].filter(([name]) => !declared.has(name)).flatMap(([, list]) => list.map(({ vm }) => vm));
  return {
    identify: (vm) => identify(owned.get(vm.name) ?? [], named.get(vm.name) ?? []),
    orphans: orphans.map((vm) => vm.name).sort(),
    unmanaged: observed.vms.filter((vm) => !vm.template && !declared.has(vm.name) && ownMarks(vm)?.site !== site).length,
  };
}

function identify(owned: readonly { vm: ObservedVm; marks: Marks }[], named: readonly ObservedVm[]): Identity {
  const [first, ...more] = owned;
  if (first !== undefined && more.length === 0) {
    return { kind: 'owned', ...first, namesakes: named.filter((vm) => vm !== first.vm) };
  }
  if (more.length > 0) return { kind: 'ambiguous', vms: owned.map(({ vm }) => vm) };
  const [only, ...others] = named;
  if (only === undefined) return { kind: 'absent' };
  if (others.length > 0) return { kind: 'ambiguous', vms: named };
  const otherSite = ownMarks(only)?.site;
  return { kind: 'not-owned', vm: only, ...(otherSite === undefined ? {} : { otherSite }) };
}

/** The marks of a VM, unless they were copied from another VM. */
function ownMarks(vm: ObservedVm): Marks | undefined {
  const marks = readMarks(vm.marks);
  return marks?.owner === vm.instanceUuid ? marks : undefined;
}
