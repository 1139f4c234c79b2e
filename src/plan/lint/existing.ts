import type { ObservedVm } from '../../model/observed.ts';
import type { Operation, ReconfigureSpec } from '../../model/operation.ts';
import { placeOf } from './devices.ts';
import { reconfigureComplaints } from './reconfigure.ts';
import type { VmOperation, World } from './world.ts';

/** Whatever is done to a VM: the VM is there, vSphere would do it as the VM is then, and its devices are those observed. */
export function* existingComplaints(world: World): Generator<string> {
  for (const operation of world.vmOperations) {
    if (operation.action === 'clone') continue;
    const { id, spec } = operation;
    const vm = world.vms.get(spec.instanceUuid);
    const isMade = world
      .behind(operation)
      .some((other) => other.action === 'clone' && other.spec.instanceUuid === spec.instanceUuid);
    if (vm === undefined && !isMade) {
      yield `${id} needs the VM ${spec.name}, which is neither there nor made by what it waits for.`;
      continue;
    }
    if (vm !== undefined) yield* stateComplaints(id, vm, spec.name);
    yield* powerComplaints(world, operation, vm);
    if (operation.action === 'customize') yield* customizeComplaints(world, operation, vm);
    if (operation.action === 'reconfigure' && vm !== undefined) {
      yield* reconfigureComplaints(world, operation, vm);
    }
  }
  yield* startComplaints(world);
}

function* stateComplaints(id: string, vm: ObservedVm, name: string): Generator<string> {
  if (vm.name !== name) yield `${id} calls the VM ${name}; it is ${vm.name}.`;
  if (vm.template) yield `${id} touches the template ${vm.name}.`;
  if (vm.connection !== 'connected') yield `${id} touches ${vm.name}, which is ${vm.connection}.`;
  if (vm.question !== undefined) yield `${id} touches ${vm.name}, which waits for an answer.`;
  if (vm.runningTask !== undefined) yield `${id} touches ${vm.name}, on which ${vm.runningTask} runs.`;
}

function* powerComplaints(
  world: World,
  operation: VmOperation,
  vm: ObservedVm | undefined,
): Generator<string> {
  const { id, action, spec } = operation;
  const power = world.powerAt(operation);
  if (power === 'suspended') yield `${id} touches ${spec.name}, which is suspended.`;
  if (action === 'power-on' && power === 'on') yield `${id} starts ${spec.name}, which runs.`;
  if (action === 'customize' && power !== 'off') yield `${id} customizes ${spec.name}, which is ${power}.`;
  if (action === 'shutdown-guest') {
    if (power !== 'on') yield `${id} shuts ${spec.name} down, which is ${power}.`;
    if (vm !== undefined && vm.tools !== 'running')
      yield `${id} shuts ${spec.name} down without VMware Tools.`;
  }
  if (action === 'reconfigure' && vm !== undefined && power === 'on') {
    const paths = offOnly(spec, vm, world.observed.source.version);
    if (paths.length > 0) yield `${id} changes ${paths.join(', ')} of ${spec.name} while it runs.`;
  }
}

/** Keys of a reconfigure that vSphere refuses on a VM that runs (vsphere-api.md §5.3). */
function offOnly(spec: ReconfigureSpec, vm: ObservedVm, version: string): string[] {
  const differs = (key: 'cores' | 'coresPerSocket' | 'cpuHotAdd' | 'memoryMib' | 'memoryHotAdd') =>
    spec[key] !== undefined && spec[key] !== vm[key];
  const { cores = vm.cores, memoryMib = vm.memoryMib, growDisks = [] } = spec;
  const { memoryHotAddLimitMib: limit = memoryMib, memoryHotAddStepMib: step = 1 } = vm;
  const pluggable =
    vm.memoryHotAdd &&
    memoryMib > vm.memoryMib &&
    memoryMib <= limit &&
    (memoryMib - vm.memoryMib) % step === 0;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const old = major < 6 || (major === 6 && minor < 5);
  return [
    differs('coresPerSocket') ? 'coresPerSocket' : [],
    differs('cpuHotAdd') ? 'cpuHotAdd' : [],
    differs('memoryHotAdd') ? 'memoryHotAdd' : [],
    differs('cores') && !(vm.cpuHotAdd && cores > vm.cores) ? 'cores' : [],
    differs('memoryMib') && !pluggable ? 'memoryMib' : [],
    growDisks.filter(({ bus, toMib }) => bus === 'ide' || (old && toMib > 2 * 1024 * 1024)).map(placeOf),
  ].flat();
}

type Customize = Extract<VmOperation, { readonly action: 'customize' }>;

function* customizeComplaints(
  world: World,
  operation: Customize,
  vm: ObservedVm | undefined,
): Generator<string> {
  const { id, spec } = operation;
  const before = world.behind(operation).flatMap((other) => {
    if (other.action === 'create-folder' || other.spec.instanceUuid !== spec.instanceUuid) return [];
    if (other.action === 'clone') {
      const template = world.vms.get(other.spec.template.instanceUuid);
      return [Math.max(other.spec.nics.length, template?.nics.length ?? 0)];
    }
    return other.action === 'reconfigure' ? [other.spec.addNics?.length ?? 0] : [];
  });
  const cards = before.reduce((sum, count) => sum + count, vm?.nics.length ?? 0);
  const told = spec.customization.nics.length;
  if (told !== cards) yield `${id} customizes ${told} cards of ${cards}.`;
}

/** What was shut down is started again, unless the manifest wants it off; a run that ends in between leaves a mark. */
function* startComplaints(world: World): Generator<string> {
  for (const operation of world.vmOperations) {
    if (operation.action !== 'shutdown-guest') continue;
    const { id, address } = operation;
    const change = world.changes.get(address);
    const power = change?.change.after.power;
    const later = world.vmOperations.filter(
      (other) => other.address === address && world.behind(other).includes(operation),
    );
    const start = later.find(({ action }) => action === 'power-on');
    if ((start !== undefined) !== (power === 'on'))
      yield `${id} is ${start ? '' : 'not '}followed by a start, and the VM is to be ${power}.`;
    const isDeclaredOn = world.plan.desired.vms.some((vm) => vm.name === change?.name && vm.power === 'on');
    if (start === undefined || isDeclaredOn) continue;
    const marks = (list: readonly Operation[], restart: 'pending' | 'done') =>
      list.some(
        (other) =>
          other.action === 'reconfigure' && other.address === address && other.spec.restart === restart,
      );
    if (!marks(world.behind(operation), 'pending'))
      yield `${id} does not wait for a mark that the VM is to run.`;
    if (!marks(later, 'done')) yield `${id} leaves the mark that the VM is to run.`;
  }
}
