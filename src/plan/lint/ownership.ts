import { readMarks } from '../../model/marks.ts';
import type { ObservedVm } from '../../model/observed.ts';
import type { World } from './world.ts';

/** Nothing touches a VM that is not this site's: owned, created by this plan, or adopted by it first. */
export function* ownershipComplaints(world: World): Generator<string> {
  const { plan, vms, changes, vmOperations, behind } = world;
  for (const operation of vmOperations) {
    const { id, address, action, spec } = operation;
    if (action === 'clone') continue;
    const vm = vms.get(spec.instanceUuid);
    if (vm === undefined) continue; // Created by this plan, or `existing.ts` complains.
    const owner = ownerOf(vm);
    if (owner !== undefined && owner.site !== plan.site) {
      yield `${id} touches ${vm.name}, which the site ${owner.site} owns.`;
      continue;
    }
    const change = changes.get(address);
    if (change?.change.actions[0] === 'adopt') {
      const takesOver = [...behind(operation), operation].some(
        (other) =>
          other.action === 'reconfigure' &&
          other.spec.instanceUuid === spec.instanceUuid &&
          other.spec.marks !== undefined,
      );
      if (!takesOver) yield `${id} touches ${vm.name} before it is taken over.`;
    } else if (owner === undefined) yield `${id} touches ${vm.name}, which hvm does not own.`;
    else if (change !== undefined && owner.name !== change.name)
      yield `${id} touches ${vm.name}, which is owned as ${owner.name}.`;
  }
  for (const { id, action, spec, address } of vmOperations) {
    const marks = action === 'clone' || action === 'reconfigure' ? spec.marks : undefined;
    if (marks === undefined) continue;
    if (marks.site !== plan.site) yield `${id} writes the marks of another site, ${marks.site}.`;
    if (marks.name !== changes.get(address)?.name)
      yield `${id} writes the marks of another VM, ${marks.name}.`;
  }
}

/** Site and name on a VM, unless its marks were copied from another VM. */
function ownerOf(vm: ObservedVm): { readonly site: string; readonly name: string } | undefined {
  const marks = readMarks(vm.marks);
  return marks?.owner === vm.instanceUuid ? marks : undefined;
}
