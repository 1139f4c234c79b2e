import type { Observed, ObservedVm } from '../../model/observed.ts';
import type { VmSpec } from '../../model/operation.ts';
import type { Performed } from '../port.ts';
import { fault } from '../common/fault.ts';
import { withValues } from '../common/marks.ts';

/** What an operation leaves behind. The inventory is the very same value where nothing changed. */
export interface Effect {
  readonly inventory: Observed;
  readonly performed: Performed;
}

/** What of a run decides about an operation. */
export interface Expected {
  readonly changeVersion?: string;
}

/** The VM of an operation, found as a vCenter finds it: by instanceUuid. */
export function findVm(inventory: Observed, { name, instanceUuid }: VmSpec): ObservedVm {
  const vm = inventory.vms.find((each) => each.instanceUuid === instanceUuid);
  if (vm === undefined) throw fault('VSP-004/ManagedObjectNotFound', { object: name });
  return vm;
}

/** A VM is no better than what it stands on: its host must answer, and its disks be within reach. */
export function connectionOf({ hosts, datastores }: Observed, vm: ObservedVm): ObservedVm['connection'] {
  if (vm.connection !== 'connected') return vm.connection;
  if (hosts.some(({ name, connected }) => name === vm.host && !connected)) return 'disconnected';
  const isLost = (wanted: string) =>
    datastores.some(({ name, accessible }) => name === wanted && !accessible);
  return vm.disks.some(({ datastore }) => isLost(datastore)) ? 'inaccessible' : 'connected';
}

/** No task, no question, and a host and datastores that answer for the VM. */
export function mustBeReachable(inventory: Observed, vm: ObservedVm): void {
  const object = vm.name;
  if (vm.runningTask !== undefined) throw fault('VSP-002/TaskInProgress', { object, task: vm.runningTask });
  if (vm.question !== undefined) throw fault('VSP-003/QuestionPending', { object, question: vm.question });
  const state = connectionOf(inventory, vm);
  if (state === 'connected') return;
  const lost = inventory.hosts.find(({ name, connected }) => name === vm.host && !connected);
  if (lost !== undefined) throw fault('VSP-007/HostNotConnected', { object, host: lost.name });
  throw fault('VSP-003/InvalidState', { object, state });
}

/** Everything that a VM must be before its configuration or power is touched. */
export function mustBeReady(inventory: Observed, vm: ObservedVm, expected: Expected): void {
  mustBeReachable(inventory, vm);
  if (vm.template) throw fault('VSP-009/template', { object: vm.name });
  mustBeOfVersion(vm, expected);
}

export function mustBeOfVersion(vm: ObservedVm, { changeVersion }: Expected): void {
  if (changeVersion === undefined || changeVersion === vm.changeVersion) return;
  throw fault('VSP-002/ConcurrentAccess', { object: vm.name });
}

export function wrongPower(vm: ObservedVm, requested: ObservedVm['power']) {
  return fault('VSP-003/InvalidPowerState', { object: vm.name, existing: vm.power, requested });
}

export function already(inventory: Observed, vm: ObservedVm): Effect {
  return { inventory, performed: { status: 'already', changeVersion: vm.changeVersion } };
}

/** Writes the VM back: every write gives it another version, and takes off the marks that have no value. */
export function changed(inventory: Observed, vm: ObservedVm): Effect {
  const marks = withValues(vm.marks);
  const next = { ...vm, marks, changeVersion: versionAfter(vm.changeVersion) };
  const vms = inventory.vms.map((each) => (each.instanceUuid === vm.instanceUuid ? next : each));
  return {
    inventory: { ...inventory, vms },
    performed: { status: 'done', changeVersion: next.changeVersion },
  };
}

/** `1` → `2`; what is not a counter (a real vCenter's version is a time) gets one behind it: `…Z#1`, `…Z#2`. */
export function versionAfter(version: string): string {
  const [, text = '', count = '0'] = /^(?:(.*)#)?(\d+)$/s.exec(version) ?? [version, version];
  const next = String(BigInt(count) + 1n);
  return text === '' ? next : `${text}#${next}`;
}
