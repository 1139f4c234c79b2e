import type { ObservedHost, ObservedVm } from '../model/observed.ts';
import type { Draft, Piece } from './change.ts';
import type { Inventory } from './inventory.ts';
import { hostsThatRun, isUp, lackOf, type Needs } from './reach.ts';

/**
 * Whether the VM can run where it is: asked before it is started, and before it is shut down to be changed, as a server must
 * not stay off because it cannot start again. What is added to it must be within reach of its host in any case.
 */
export function startDrafts(
  subject: string,
  existing: ObservedVm,
  pieces: readonly Piece[],
  isToStart: boolean,
  inventory: Inventory,
): Draft[] {
  const host = inventory.allHosts.get(existing.host ?? '');
  // Without a connection nothing is changed anyway.
  if (host === undefined || existing.connection !== 'connected') return [];
  const added = addedNeeds(pieces);
  const lack = lackOf(host, added, inventory);
  if (lack !== undefined) return [draft(subject, host, lack)];
  if (!isToStart) return [];
  const needs = needsAfter(existing, pieces, added);
  const lost = needs.datastores.find((name) => inventory.datastores.get(name)?.accessible === false);
  if (lost !== undefined) {
    const facts = { datastore: lost };
    return [{ key: 'VM-006/inaccessible', severity: 'error', subject, facts }];
  }
  const isElsewhere =
    inventory.hasDrs(existing.cluster) && hostsThatRun(existing.cluster, needs, inventory).length > 0;
  if (isElsewhere) return [];
  const facts = { host: host.name };
  if (!isUp(host)) {
    const key = host.connected ? 'VM-006/maintenance' : 'VM-006/disconnected';
    return [{ key, severity: 'error', subject, facts }];
  }
  const missing = lackOf(host, needs, inventory);
  return missing === undefined ? [] : [draft(subject, host, missing)];
}

function draft(subject: string, host: ObservedHost, lack: NonNullable<ReturnType<typeof lackOf>>): Draft {
  const key = 'datastore' in lack ? 'VM-006/datastore' : 'VM-006/port-group';
  return { key, severity: 'error', subject, facts: { host: host.name, ...lack } };
}

/** What the change adds, or moves a card to. */
function addedNeeds(pieces: readonly Piece[]): Needs {
  return {
    datastores: pieces.flatMap(({ spec }) => spec.addDisks ?? []).map((disk) => disk.datastore),
    portGroups: pieces.flatMap(({ spec: { addNics = [], editNics = [] } }) =>
      [...addNics, ...editNics].flatMap(({ portGroup }) => portGroup ?? []),
    ),
  };
}

/** All that the VM will have, declared or not. */
function needsAfter({ disks, nics }: ObservedVm, pieces: readonly Piece[], added: Needs): Needs {
  const moved = new Set(
    pieces.flatMap(({ spec }) => spec.editNics ?? []).flatMap((edit) => (edit.portGroup ? [edit.key] : [])),
  );
  const kept = nics.filter(({ key }) => !moved.has(key));
  return {
    datastores: [...disks.map((disk) => disk.datastore), ...added.datastores],
    portGroups: [
      ...kept.map(({ portGroup: name, switch: on }) => ({ name, switch: on })),
      ...added.portGroups,
    ],
  };
}
