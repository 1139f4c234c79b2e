import type { Draft } from '../diff/change.ts';
import { formatMib } from '../lib/size.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';
import type { DiskSpec, Operation } from '../model/operation.ts';

/** Thick disks that a datastore has no room for: vSphere would refuse them in the middle of the apply. */
export function storageFindings(operations: readonly Operation[], observed: Observed): Draft[] {
  const vms = new Map(observed.vms.map((vm) => [vm.instanceUuid, vm]));
  const needed = new Map<string, number>();
  for (const { datastore, mib } of operations.flatMap((operation) => thickSpace(operation, vms))) {
    needed.set(datastore, (needed.get(datastore) ?? 0) + mib);
  }
  return observed.datastores
    .filter(({ name, freeMib }) => (needed.get(name) ?? 0) > Math.max(0, freeMib))
    .map(({ name, freeMib }) => ({
      key: 'DS-013',
      severity: 'error',
      subject: name,
      facts: { needed: formatMib(needed.get(name) ?? 0), free: formatMib(freeMib) },
    }));
}

interface Space {
  readonly datastore: string;
  readonly mib: number;
}

/** Thin disks take space as they are written to: their growth is forecast elsewhere, not refused. */
function thickSpace(operation: Operation, vms: ReadonlyMap<string, ObservedVm>): Space[] {
  if (operation.action === 'clone')
    return [...newSpace(operation.spec.disks), ...takenSpace(vms.get(operation.spec.instanceUuid))];
  if (operation.action !== 'reconfigure') return [];
  const { instanceUuid, addDisks = [], growDisks = [] } = operation.spec;
  const disks = vms.get(instanceUuid)?.disks ?? [];
  const grown = growDisks.flatMap(({ key, fromMib, toMib }): Space[] => {
    const disk = disks.find((each) => each.key === key);
    const isThick = disk !== undefined && disk.provisioning !== 'thin';
    return isThick ? [{ datastore: disk.datastore, mib: toMib - fromMib }] : [];
  });
  return [...newSpace(addDisks), ...grown];
}

/** What an earlier apply made of a new VM has its space already. */
function takenSpace(begun: ObservedVm | undefined): Space[] {
  return newSpace(begun?.disks ?? []).map(({ datastore, mib }) => ({ datastore, mib: -mib }));
}

function newSpace(disks: readonly Pick<DiskSpec, 'provisioning' | 'datastore' | 'sizeMib'>[]): Space[] {
  return disks.flatMap(({ provisioning, datastore, sizeMib }) =>
    provisioning === 'thin' ? [] : [{ datastore, mib: sizeMib }],
  );
}
