import { groupBy } from '../../lib/group.ts';
import type { Estate, EstateDisk, EstateVm } from '../../model/estate.ts';
import type { ObservedDatastore } from '../../model/observed.ts';
import { requestedOf } from './growth.ts';

/** What stands on a datastore, or on all of them. All VMs count, hvm's or not, on or off; no templates. Sizes are MiB. */
export interface Space {
  readonly capacityMib: number;
  /** Sizes of all disks, whatever of them is written to. */
  readonly provisionedMib: number;
  /** As `provisionedMib`, had every disk the size that was asked for. */
  readonly requestedMib: number;
  /** Of disks that are not thin. */
  readonly thickMib: number;
  /** Swap files of VMs that are on: memory without its reservation. They stand beside the first disk as a rule. */
  readonly swapMib: number;
  /** In use now by what the datastore says, and by thick disks that are still to be made. */
  readonly usedMib: number;
}

export interface StoreSpace extends Space {
  readonly store: ObservedDatastore;
  readonly disks: readonly (readonly [EstateVm, EstateDisk])[];
}

export function storeSpaces({ datastores, vms }: Estate): StoreSpace[] {
  const all = vms.flatMap((vm) => vm.disks.map((disk) => [vm, disk] as const));
  const byStore = groupBy(all, ([, { datastore }]) => datastore);
  return datastores.map((store) => {
    const disks = byStore.get(store.name) ?? [];
    const swapping = disks.flatMap(([vm, disk]) => (vm.power === 'on' && vm.disks[0] === disk ? [vm] : []));
    return { store, disks, ...spaceOf(disks, swapping, [store]) };
  });
}

/** Of all datastores of the cluster together. */
export function totalSpace({ datastores, vms }: Estate): Space {
  const names = new Set(datastores.map(({ name }) => name));
  const disks = vms.flatMap((vm) =>
    vm.disks.filter(({ datastore }) => vm.isHere || names.has(datastore)).map((disk) => [vm, disk] as const),
  );
  const swapping = vms.filter((vm) => vm.isHere && vm.power === 'on');
  return spaceOf(disks, swapping, datastores);
}

function spaceOf(
  disks: readonly (readonly [EstateVm, EstateDisk])[],
  swapping: readonly EstateVm[],
  stores: readonly ObservedDatastore[],
): Space {
  const sum = (of: (vm: EstateVm, disk: EstateDisk) => number) =>
    disks.reduce((total, [vm, disk]) => total + of(vm, disk), 0);
  const occupied = stores.reduce((total, { capacityMib, freeMib }) => total + capacityMib - freeMib, 0);
  return {
    capacityMib: stores.reduce((total, { capacityMib }) => total + capacityMib, 0),
    provisionedMib: sum((_, { sizeMib }) => sizeMib),
    requestedMib: sum((_, disk) => requestedOf(disk)),
    thickMib: sum((_, { provisioning, sizeMib }) => (provisioning === 'thin' ? 0 : sizeMib)),
    swapMib: swapping.reduce((total, vm) => total + swapOf(vm), 0),
    usedMib: occupied + sum(stillToBeMade),
  };
}

function swapOf({ memoryMib, memoryReservationMib }: EstateVm): number {
  return Math.max(0, memoryMib - memoryReservationMib);
}

/** What a thick disk takes that is not there yet, or grows. Thin ones take space as they are written to. */
function stillToBeMade(vm: EstateVm, { id, sizeMib, provisioning }: EstateDisk): number {
  if (provisioning === 'thin') return 0;
  const now = vm.observed?.disks.find((disk) => `${disk.bus}${disk.controller}:${disk.unit}` === id);
  return Math.max(0, sizeMib - (now?.sizeMib ?? 0));
}
