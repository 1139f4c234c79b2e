/** VMs of which something cannot be read, by the account above all. */
import type { HalfReadVm, ObservedUnreadable } from '../../../model/observed.ts';
import type { Ref } from '../../vim/values.ts';
import type { Inventory, Missing } from '../inventory.ts';
import type { Names } from './observed.ts';
import { groupedByCause } from './unread.ts';
import type { VmDraft } from './vm-draft.ts';

/** What a plan does not need: what the guest tells of itself, and what people noted on the VM. */
const dispensable = /^(guest\..*|customValue)$/;

export function isNeeded({ path }: Pick<Missing, 'path'>): boolean {
  return !dispensable.test(path);
}

/** undefined: all of the VM is known. With `vm` it is half a VM, on which nothing may be based. */
export function unreadVm(draft: VmDraft, inventory: Inventory, names: Names): ObservedUnreadable | undefined {
  const own = names.unread.of(draft.ref);
  const missing = [...own, ...placeLacks(draft, inventory, names), ...cardLacks(draft, names)];
  if (missing.length === 0) return undefined;
  const isRead = (path: string) => own.every((each) => each.path !== path);
  const { name, instanceUuid } = draft.plain;
  return {
    kind: draft.ref.type,
    id: draft.ref.value,
    ...(isRead('name') && name !== '' ? { name } : {}),
    ...(isRead('config.instanceUuid') && instanceUuid !== '' ? { instanceUuid } : {}),
    missing: groupedByCause(missing),
    ...(missing.some(isNeeded) ? { vm: knownOf(draft, names, isRead) } : {}),
  };
}

function knownOf(draft: VmDraft, names: Names, isRead: (path: string) => boolean): HalfReadVm {
  const { parent, plain } = draft;
  const place = names.places.vmFolder(parent);
  const datacenter = place?.datacenter ?? names.datacenterOf(names.places.pool(draft.pool)?.computeResource);
  // A VM in a vApp stands in no folder.
  const folder = place?.path ?? (parent === undefined && isRead('parent') ? '' : undefined);
  const runs = !isRead('runtime.powerState') || plain.power === 'on';
  const host = runs ? names.host(draft.host) : undefined;
  const reserved = runs && isRead('config.memoryAllocation.reservation');
  return {
    ...(datacenter === '' ? {} : { datacenter }),
    ...(folder === undefined ? {} : { folder }),
    ...(isRead('config.template') ? { template: plain.template } : {}),
    ...(isRead('config.extraConfig') ? { marks: plain.marks } : {}),
    ...(host === undefined ? {} : { host }),
    ...(reserved ? { memoryReservationMib: plain.memoryReservationMib } : {}),
  };
}

/** A folder above it that does not tell where it stands. */
function placeLacks({ ref, parent }: VmDraft, { folders }: Inventory, { unread, places }: Names): Missing[] {
  if (parent === undefined || places.vmFolder(parent) !== undefined) return [];
  for (let at: Ref | undefined = parent, depth = 0; at !== undefined && depth < 100; depth += 1) {
    const found = unread.of(at).filter(({ path }) => path === 'parent' || path === 'vmFolder');
    if (found.length > 0) return found.map((each) => ({ ...each, ref, path: 'parent', on: each.ref }));
    at = folders.get(at)?.values.parent;
  }
  return [];
}

/** A card on a network that nobody knows, where there are networks that cannot be told apart. */
function cardLacks({ ref, cards }: VmDraft, { network, unseenNetworks }: Names): Missing[] {
  if (unseenNetworks.length === 0 || cards.every(({ backing }) => network(backing) !== undefined)) return [];
  return unseenNetworks.map((each) => ({ ...each, ref, path: 'network', on: each.ref }));
}
