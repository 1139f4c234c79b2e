import type { ObservedVm } from '../../model/observed.ts';
import type { VmSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import type { Run } from '../port.ts';
import type { Ref } from '../vim/values.ts';
import { isChanged } from './changed.ts';
import { configSpec, type Change } from './specs/config.ts';
import { finished, type Live, type Machine, readMachine } from './state.ts';
import { carriedOut } from './write.ts';

/** The VM of an operation, found by its instanceUuid. */
export async function refOf(live: Live, { name, instanceUuid }: VmSpec): Promise<Ref> {
  const { refs } = await live.view();
  const ref = refs.vm(instanceUuid);
  if (ref === undefined) throw fault('VSP-004/ManagedObjectNotFound', { object: name });
  return ref;
}

/** The VM of an operation as it is at this moment. */
export async function machineOf(live: Live, spec: VmSpec): Promise<Machine> {
  return machineAt(live, await refOf(live, spec), spec);
}

export async function machineAt(live: Live, ref: Ref, { name }: Pick<VmSpec, 'name'>): Promise<Machine> {
  const machine = await readMachine(live, ref);
  if (machine === undefined) throw fault('VSP-004/ManagedObjectNotFound', { object: name });
  return machine;
}

export function mustBeOfVersion(vm: ObservedVm, { changeVersion }: Pick<Run, 'changeVersion'>): void {
  if (changeVersion === undefined || changeVersion === vm.changeVersion) return;
  throw fault('VSP-002/ConcurrentAccess', { object: vm.name });
}

/**
 * Changes a VM in one task, if it is still as it was read; where nobody can tell whether the task ran, the VM itself does.
 */
export async function change(live: Live, machine: Machine, wanted: Change, run: Run): Promise<void> {
  const { ref, vm } = machine;
  const { refs } = await live.view();
  const spec = configSpec(wanted, machine, refs);
  if (Object.keys(spec).length === 0) return;
  const { name: object, changeVersion } = vm;
  const version = changeVersion === '' ? {} : { changeVersion };
  const attempt = async (): Promise<true> => {
    const task = await live.client.call('ReconfigVM_Task', ref, { spec: { ...version, ...spec } });
    await finished(live, task, run);
    return true;
  };
  const look = async (): Promise<true | undefined> => {
    const now = await machineAt(live, ref, vm);
    const isSame = now.vm.changeVersion === changeVersion;
    if ((!isSame || changeVersion === '') && isChanged(vm, now.vm, wanted)) return true;
    if (isSame) return undefined;
    throw fault('VSP-002/ConcurrentAccess', { object });
  };
  await carriedOut(live, { object, entity: ref, attempt, look }, run);
}

/** The version of a VM's configuration now, where another operation on it follows. */
export async function versionNow(live: Live, ref: Ref, { isLast = false }: Run): Promise<Version> {
  const machine = isLast ? undefined : await readMachine(live, ref);
  return machine === undefined ? {} : versionOf(machine);
}

export interface Version {
  readonly changeVersion?: string;
}

export function versionOf({ vm: { changeVersion } }: Machine): Version {
  return changeVersion === '' ? {} : { changeVersion };
}
