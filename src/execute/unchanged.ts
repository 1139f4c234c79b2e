import type { Observed, ObservedVm } from '../model/observed.ts';
import { type Plan, type ResourceChange, vmAddress } from '../model/plan.ts';

/** How a VM that a saved plan would touch is not as the plan found it. */
export type Departure =
  | { readonly kind: 'exists' | 'gone'; readonly name: string }
  /** Nothing on the VMs themselves, and yet something else is to be done. */
  | { readonly kind: 'work' }
  | {
      readonly kind: 'power' | 'version';
      readonly name: string;
      readonly before: string;
      readonly after: string;
    };

/** What changed since the plan was made, among the VMs that it would touch. Changes elsewhere do not matter. */
export function departures(plan: Plan, observed: Observed): Departure[] {
  const touched = new Set(plan.operations.map((operation) => operation.address));
  const uuids = new Map(observed.vms.map((vm) => [vm.instanceUuid, vm]));
  const datacenter = plan.desired.site.datacenter;
  const names = new Set(
    observed.vms
      .filter((vm) => datacenter === undefined || vm.datacenter === datacenter)
      .map((vm) => vm.name),
  );
  const newUuids = new Map(
    plan.operations.flatMap((operation) =>
      operation.action === 'clone' ? [[operation.address, operation.spec.instanceUuid]] : [],
    ),
  );
  return plan.resource_changes
    .filter((change) => touched.has(vmAddress(change.name)))
    .flatMap((change): Departure[] => {
      if (change.base !== null) return departed(change, change.base, uuids.get(change.base.instance_uuid));
      const uuid = newUuids.get(change.address);
      const there = names.has(change.name) || (uuid !== undefined && uuids.has(uuid));
      return there ? [{ kind: 'exists', name: change.name }] : [];
    });
}

function departed(
  { name }: ResourceChange,
  base: NonNullable<ResourceChange['base']>,
  vm: ObservedVm | undefined,
): Departure[] {
  if (vm === undefined) return [{ kind: 'gone', name }];
  if (vm.power !== base.power) return [{ kind: 'power', name, before: base.power, after: vm.power }];
  if (vm.changeVersion === base.change_version) return [];
  return [{ kind: 'version', name, before: base.change_version, after: vm.changeVersion }];
}
