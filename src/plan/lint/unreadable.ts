import type { ObservedUnreadable } from '../../model/observed.ts';
import type { World } from './world.ts';

/** Nothing is done to half a VM, and none is made that may be there. */
export function* unreadableComplaints({ plan, observed, vmOperations }: World): Generator<string> {
  const { datacenter } = plan.desired.site;
  const isHere = (place: string | undefined) =>
    place === undefined || datacenter === undefined || place === datacenter;
  const half = (observed.unreadable ?? []).filter(({ vm }) => vm !== undefined && isHere(vm.datacenter));
  for (const { id, action, spec } of vmOperations) {
    for (const each of half) {
      const shown = each.name ?? each.id;
      if (each.instanceUuid === spec.instanceUuid) yield `${id} is on ${shown}, which cannot be read.`;
      if (action === 'clone' && mayBe(each, spec.name, plan.site))
        yield `${id} makes a VM that may be ${shown}, which cannot be read.`;
    }
  }
}

function mayBe({ name, instanceUuid, vm }: ObservedUnreadable, wanted: string, site: string): boolean {
  if (name === undefined || instanceUuid === undefined || name === wanted) return true;
  if (vm?.template === undefined || vm.marks === undefined) return true;
  return (
    vm.marks['hvm.site'] === site && vm.marks['hvm.name'] === wanted && vm.marks['hvm.owner'] === instanceUuid
  );
}
