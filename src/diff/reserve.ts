import { formatMib } from '../lib/size.ts';
import type { Observed, ObservedHost } from '../model/observed.ts';
import { halfReadVms } from '../model/unreadable.ts';
import type { Change, Draft } from './change.ts';
import type { Inventory } from './inventory.ts';
import { hostsThatRun } from './reach.ts';

/**
 * The changes, without those of VMs whose memory reservation their host cannot give them when they start or ask for more. Every
 * other VM counts with the more of what it reserves now and later: nobody says in what order they change.
 */
export function withinReservations(
  changes: readonly Change[],
  observed: Observed,
  inventory: Inventory,
): Change[] {
  const claims = claimsOf(changes, observed);
  const takenOn = new Map<string, number>();
  for (const { host, mib } of claims.values()) takenOn.set(host, (takenOn.get(host) ?? 0) + mib);
  return changes.map((change) => {
    const wanted = change.after.memory_reservation_mib;
    if (wanted === 0 || !asks(change)) return change;
    const own = claims.get(uuidOf(change));
    const freeOf = (host: ObservedHost) =>
      host.memoryMib - (takenOn.get(host.name) ?? 0) + (own?.host === host.name ? own.mib : 0);
    const hosts = hostsOf(change, inventory);
    const [host] = [...hosts].sort((a, b) => freeOf(b) - freeOf(a));
    if (host === undefined || freeOf(host) >= wanted) return change;
    const facts = {
      host: host.name,
      reservation: formatMib(wanted),
      free: formatMib(Math.max(0, freeOf(host))),
    };
    const draft: Draft = { key: 'VM-006/memory', severity: 'error', subject: change.vm.name, facts };
    return { ...change, drafts: [...change.drafts, draft], work: { kind: 'none' } };
  });
}

interface Claim {
  readonly host: string;
  readonly mib: number;
}

/** instanceUuid → what the VM reserves at most, before, while and after the changes. */
function claimsOf(changes: readonly Change[], observed: Observed): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { instanceUuid, host = '', power, memoryReservationMib } of observed.vms) {
    if (power === 'on') claims.set(instanceUuid, { host, mib: memoryReservationMib });
  }
  for (const { id, vm } of halfReadVms(observed)) {
    const { host, memoryReservationMib: mib } = vm;
    if (host !== undefined && mib !== undefined) claims.set(id, { host, mib });
  }
  for (const change of changes) {
    const host = change.work.kind === 'create' ? change.work.clone.host : change.existing?.host;
    if (change.work.kind === 'none' || !reserves(change) || host === undefined) continue;
    const uuid = uuidOf(change);
    const mib = Math.max(claims.get(uuid)?.mib ?? 0, change.after.memory_reservation_mib);
    claims.set(uuid, { host, mib });
  }
  return claims;
}

function uuidOf({ existing, work }: Change): string {
  return work.kind === 'create' ? work.clone.instanceUuid : (existing?.instanceUuid ?? '');
}

/** It starts, for the first time or again, or reserves more while it runs. */
function asks(change: Change): boolean {
  const { existing, after, work, fields } = change;
  if (work.kind === 'none' || !reserves(change)) return false;
  if (existing?.power !== 'on') return true;
  const isCycled = after.power === 'on' && fields.some(({ impact }) => impact === 'power-cycle');
  return isCycled || after.memory_reservation_mib > existing.memoryReservationMib;
}

/** It runs with what it is to reserve: at the end, or on the way to being shut down. */
function reserves({ existing, after, fields }: Change): boolean {
  const isRaised = fields.some(({ path, impact }) => path === 'memory.reservation' && impact === 'online');
  return after.power === 'on' || (existing?.power === 'on' && isRaised);
}

/** Its host; the host of a new VM that names none is one of those that can run it. */
function hostsOf({ work, existing }: Change, inventory: Inventory): readonly ObservedHost[] {
  if (work.kind !== 'create') return [inventory.allHosts.get(existing?.host ?? '') ?? []].flat();
  const { host, cluster, disks, nics } = work.clone;
  if (host !== undefined) return [inventory.allHosts.get(host) ?? []].flat();
  const needs = {
    datastores: disks.map((disk) => disk.datastore),
    portGroups: nics.map((nic) => nic.portGroup),
  };
  return hostsThatRun(cluster, needs, inventory);
}
