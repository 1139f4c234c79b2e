import type { HalfReadVm, Observed, ObservedMissing, ObservedUnreadable } from './observed.ts';

/** A VM that is not among `vms`, as too much of it cannot be read. */
export type HalfRead = ObservedUnreadable & { readonly vm: HalfReadVm };

export function halfReadVms({ unreadable = [] }: Observed): readonly HalfRead[] {
  return unreadable.filter(isHalfRead);
}

export function isHalfRead(each: ObservedUnreadable): each is HalfRead {
  return each.vm !== undefined;
}

/** As it is called where people read of it. */
export function shownName({ name, id }: ObservedUnreadable): string {
  return name ?? id;
}

type Cause = Pick<ObservedMissing, 'privilege' | 'fault'>;

/** The privilege, the fault, or a dash where the server told neither. */
export function causeOf({ privilege, fault }: Cause): string {
  return privilege ?? fault ?? '–';
}

/** For the facts of a finding: whether somebody can be given something. */
export function reasonOf(cause: Cause): { readonly privilege: string } | { readonly fault: string } {
  return cause.privilege === undefined ? { fault: causeOf(cause) } : { privilege: cause.privilege };
}

/** Nobody can say which VM it is: it may be any that was not found. */
export function isUnknown({ name, instanceUuid, vm }: HalfRead): boolean {
  return [name, instanceUuid, vm.template, vm.marks].includes(undefined);
}

/** It is in this datacenter, or may be. */
export function mayBeIn({ vm }: HalfRead, datacenter: string | undefined): boolean {
  return datacenter === undefined || vm.datacenter === undefined || vm.datacenter === datacenter;
}
