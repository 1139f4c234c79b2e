import type { Draft } from './change.ts';
import type { Inventory } from './inventory.ts';

/** Why no disk can be put on this datastore; none: one can. */
export function datastoreDrafts(
  subject: string,
  disk: string,
  datastore: string,
  { datastores }: Inventory,
): Draft[] {
  const there = datastores.get(datastore);
  if (there?.accessible === true) return [];
  const facts = { disk, datastore };
  return there === undefined
    ? [{ key: 'INV-003', severity: 'error', subject, facts: { ...facts, there: [...datastores.keys()] } }]
    : [{ key: 'INV-003/inaccessible', severity: 'error', subject, facts }];
}
