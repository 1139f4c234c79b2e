import type { ObservedVm } from '../../model/observed.ts';
import type { Back } from '../../model/operation.ts';
import type { VmOperation, World } from './world.ts';

/** Whatever interrupts a VM waits for its guest to be as it was, and nothing else waits for a guest. */
export function* backComplaints(world: World): Generator<string> {
  for (const operation of world.vmOperations) {
    const { id, action, spec } = operation;
    const given = action === 'power-on' || action === 'reconfigure' ? spec.back : undefined;
    const vm = world.vms.get(spec.instanceUuid);
    const wanted = vm === undefined ? nothing : wantedBack(world, operation, vm);
    if (isSame(given ?? nothing, wanted)) continue;
    yield `${id} waits for ${textOf(given ?? nothing)} of ${spec.name}; it is to wait for ${textOf(wanted)}.`;
  }
}

const nothing: Back = { tools: false, address: false };

function wantedBack(world: World, operation: VmOperation, vm: ObservedVm): Back {
  const before = { tools: vm.tools === 'running', address: (vm.guest?.addresses ?? []).length > 0 };
  if (operation.action === 'power-on') {
    const isStopped = world
      .behind(operation)
      .some(({ action, address }) => action === 'shutdown-guest' && address === operation.address);
    if (isStopped) return before;
    const isLeftOff = vm.marks['hvm.restart'] === 'pending' && vm.tools === 'not-running';
    return isLeftOff ? { tools: true, address: false } : nothing;
  }
  if (operation.action !== 'reconfigure' || operation.impact !== 'network') return nothing;
  const { editNics = [] } = operation.spec;
  return { ...before, address: before.address && editNics.every(({ connected }) => connected !== false) };
}

function isSame(a: Back, b: Back): boolean {
  return a.tools === b.tools && a.address === b.address;
}

function textOf({ tools, address }: Back): string {
  const parts = [...(tools ? ['VMware Tools'] : []), ...(address ? ['an address'] : [])];
  return parts.length === 0 ? 'nothing' : parts.join(' and ');
}
