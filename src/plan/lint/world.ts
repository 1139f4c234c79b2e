import type { Observed, ObservedVm, PowerState } from '../../model/observed.ts';
import type { Operation } from '../../model/operation.ts';
import type { Plan, ResourceChange } from '../../model/plan.ts';

/** A plan and the observed state, looked up once for all rules. */
export interface World {
  readonly plan: Plan;
  readonly observed: Observed;
  /** instanceUuid → VM or template. */
  readonly vms: ReadonlyMap<string, ObservedVm>;
  /** address → change. */
  readonly changes: ReadonlyMap<string, ResourceChange>;
  /** Operations on VMs, in the plan's order. */
  readonly vmOperations: readonly VmOperation[];
  /** The earlier operations that this one waits for, however far behind, in the plan's order. */
  behind(operation: Operation): readonly Operation[];
  /** How the VM of an operation is when the operation starts, as far as it waits for what changes that. */
  powerAt(operation: VmOperation): PowerState;
}

export type VmOperation = Exclude<Operation, { readonly action: 'create-folder' }>;

export function worldOf(plan: Plan, observed: Observed): World {
  const vms = new Map(observed.vms.map((vm) => [vm.instanceUuid, vm]));
  const known = new Map<Operation, readonly Operation[]>();
  const behind = (operation: Operation) => {
    const found = known.get(operation) ?? waitedFor(operation, plan.operations);
    known.set(operation, found);
    return found;
  };
  return {
    plan,
    observed,
    vms,
    changes: new Map(plan.resource_changes.map((change) => [change.address, change])),
    vmOperations: plan.operations.filter(isOnVm),
    behind,
    powerAt: (operation) =>
      behind(operation)
        .filter((other) => isOnVm(other) && other.spec.instanceUuid === operation.spec.instanceUuid)
        .reduce(powerAfter, vms.get(operation.spec.instanceUuid)?.power ?? 'off'),
  };
}

function waitedFor(operation: Operation, operations: readonly Operation[]): readonly Operation[] {
  const own = operations.indexOf(operation);
  const wanted = new Set(operation.after);
  const found: Operation[] = [];
  for (const other of operations.slice(0, own).reverse()) {
    if (!wanted.has(other.id)) continue;
    found.push(other);
    for (const id of other.after) wanted.add(id);
  }
  return found.reverse();
}

function powerAfter(power: PowerState, { action }: Operation): PowerState {
  return action === 'power-on' ? 'on' : action === 'shutdown-guest' || action === 'clone' ? 'off' : power;
}

function isOnVm(operation: Operation): operation is VmOperation {
  return operation.action !== 'create-folder';
}
