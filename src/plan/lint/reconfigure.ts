import { readMarks } from '../../model/marks.ts';
import type { ObservedVm } from '../../model/observed.ts';
import type { ReconfigureSpec } from '../../model/operation.ts';
import { cardComplaints, diskComplaints, placeOf, portGroupComplaints } from './devices.ts';
import type { VmOperation, World } from './world.ts';

type Reconfigure = Extract<VmOperation, { readonly action: 'reconfigure' }>;

/** A reconfigure finds the devices that it changes as they were observed, and room for those that it adds. */
export function* reconfigureComplaints(
  world: World,
  operation: Reconfigure,
  vm: ObservedVm,
): Generator<string> {
  yield* growComplaints(world, operation.id, operation.spec, vm);
  yield* deviceComplaints(world, operation, vm);
  if (operation.spec.marks !== undefined) yield* markComplaints(operation, vm);
}

function* growComplaints(world: World, id: string, spec: ReconfigureSpec, vm: ObservedVm): Generator<string> {
  for (const grow of spec.growDisks ?? []) {
    const disk = vm.disks.find(({ key }) => key === grow.key);
    if (disk === undefined || placeOf(disk) !== placeOf(grow)) {
      yield `${id} grows ${placeOf(grow)}, which ${vm.name} does not have.`;
      continue;
    }
    if (disk.sizeMib !== grow.fromMib)
      yield `${id} grows ${placeOf(grow)} from a size that it does not have.`;
    if (grow.toMib <= disk.sizeMib) yield `${id} does not make ${placeOf(grow)} larger.`;
    if (vm.snapshots.length > 0) yield `${id} grows ${placeOf(grow)} under a snapshot.`;
    if (isForeign(world, vm, placeOf(grow))) yield `${id} grows ${placeOf(grow)}, which is not declared.`;
  }
}

function* deviceComplaints(world: World, operation: Reconfigure, vm: ObservedVm): Generator<string> {
  const { id, spec } = operation;
  const earlier = world
    .behind(operation)
    .flatMap((other) =>
      other.action === 'reconfigure' && other.spec.instanceUuid === vm.instanceUuid ? [other.spec] : [],
    );
  const there = [...vm.disks, ...earlier.flatMap((other) => other.addDisks ?? [])].map(placeOf);
  yield* diskComplaints(world, id, spec.addDisks ?? [], there);
  yield* cardComplaints(world, id, spec.addNics ?? []);
  for (const { key, mac, portGroup } of spec.editNics ?? []) {
    if (!vm.nics.some((nic) => nic.key === key && nic.mac === mac))
      yield `${id} changes the card ${mac}, which ${vm.name} does not have.`;
    if (isForeign(world, vm, mac)) yield `${id} changes the card ${mac}, which is not declared.`;
    if (portGroup !== undefined) yield* portGroupComplaints(world, id, portGroup);
  }
}

function* markComplaints({ id, spec }: Reconfigure, vm: ObservedVm): Generator<string> {
  const { marks, addDisks = [], addNics = [] } = spec;
  const recorded = new Map(Object.entries(readMarks(vm.marks)?.disks ?? {}));
  const places = new Set([...vm.disks, ...addDisks].map(placeOf));
  for (const [name, place] of Object.entries(marks?.disks ?? {})) {
    if (!places.has(place) && recorded.get(name) !== place)
      yield `${id} marks ${name} at ${place}, where no disk is.`;
  }
  for (const [name, pointer] of Object.entries(marks?.nics ?? {})) {
    const isThere =
      'key' in pointer
        ? vm.nics.some(({ key }) => key === pointer.key)
        : addNics[pointer.index]?.name === name;
    if (!isThere) yield `${id} marks the card ${name}, which is not there.`;
  }
}

function isForeign({ plan }: World, vm: ObservedVm, device: string): boolean {
  return plan.resource_changes.some(
    ({ base, foreign }) => base?.instance_uuid === vm.instanceUuid && foreign.some(({ id }) => id === device),
  );
}
