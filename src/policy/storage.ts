import type { Draft } from '../diff/change.ts';
import { formatMib } from '../lib/size.ts';
import type { Observed } from '../model/observed.ts';
import type { Operation } from '../model/operation.ts';

/** Thick disks that a datastore has no room for: vSphere would refuse them in the middle of the apply. */
export function storageFindings(operations: readonly Operation[], observed: Observed): Draft[] {
  const needed = new Map<string, number>();
  for (const { datastore, mib } of operations.flatMap(thickSpace)) {
    needed.set(datastore, (needed.get(datastore) ?? 0) + mib);
  }
  return observed.datastores
    .filter(({ name, freeMib }) => (needed.get(name) ?? 0) > freeMib)
    .map(({ name, freeMib }) => ({
      key: 'DS-013',
      severity: 'error',
      subject: name,
      facts: { needed: formatMib(needed.get(name) ?? 0), free: formatMib(freeMib) },
    }));
}

/** Thin disks take space as they are written to: their growth is forecast elsewhere, not refused. */
function thickSpace(operation: Operation): { datastore: string; mib: number }[] {
  const disks =
    operation.action === 'clone' ? operation.spec.disks : operation.action === 'reconfigure' ? (operation.spec.addDisks ?? []) : [];
  return disks.filter((disk) => disk.provisioning !== 'thin').map((disk) => ({ datastore: disk.datastore, mib: disk.sizeMib }));
}
