import type { Observed, ObservedDisk, ObservedVm } from '../../model/observed.ts';
import type { DiskSpec, GrowDisk } from '../../model/operation.ts';
import { mustBeFreePlace, mustBeOfSize, mustGrow, placeText, takenMib } from '../common/disks.ts';
import { diskFile, diskKey } from './defaults.ts';
import { fault } from '../common/fault.ts';

type Spec = Pick<DiskSpec, 'bus' | 'controller' | 'unit' | 'sizeMib' | 'datastore' | 'provisioning'>;

/** A new disk for the VM, with a key and a file of its own. */
export function newDisk(
  inventory: Observed,
  vm: Pick<ObservedVm, 'name' | 'disks'>,
  spec: Spec,
): ObservedDisk {
  const { bus, controller, unit, sizeMib, datastore, provisioning } = spec;
  mustBeFreePlace(vm.name, vm.disks, spec);
  mustBeOfSize(vm.name, spec, inventory.source.version);
  mustBeUsable(inventory, vm.name, datastore);
  const keys = new Set(vm.disks.map((disk) => disk.key));
  const files = new Set(vm.disks.map((disk) => disk.file));
  const [first] = vm.disks;
  const file = diskFile(vm.name, spec, first === undefined ? vm.name : homeOf(first));
  return {
    key: firstFree(diskKey(spec), (key) => !keys.has(key)),
    bus,
    controller,
    unit,
    sizeMib,
    datastore,
    provisioning,
    file: files.has(file)
      ? file.replace(
          /\.vmdk$/,
          `_${firstFree(1, (n) => !files.has(file.replace(/\.vmdk$/, `_${n}.vmdk`)))}.vmdk`,
        )
      : file,
  };
}

/** The disk grown, as vSphere allows it. */
export function grownDisk(inventory: Observed, vm: ObservedVm, spec: GrowDisk): ObservedDisk {
  const disk = vm.disks.find(({ key }) => key === spec.key);
  const args = { object: vm.name, device: placeText(spec) };
  if (disk === undefined || placeText(disk) !== args.device) throw fault('VSP-008/no-device', args);
  if (disk.sizeMib === spec.toMib) return disk;
  mustGrow(vm, disk, spec, inventory.source.version);
  return { ...disk, sizeMib: spec.toMib };
}

export function mustBeUsable(inventory: Observed, object: string, name: string): void {
  const datastore = inventory.datastores.find((each) => each.name === name);
  if (datastore === undefined) throw fault('VSP-004/NotFound', { object, kind: 'datastore', name });
  if (!datastore.accessible) throw fault('VSP-004/InvalidDatastore', { object, datastore: name });
}

/** The folder for a new VM's files: its name, with a number where other files are there. */
export function freeHome({ vms }: Observed, name: string): string {
  const taken = new Set(vms.flatMap(({ disks }) => disks.map(homeOf)));
  return taken.has(name) ? `${name}_${firstFree(1, (n) => !taken.has(`${name}_${n}`))}` : name;
}

/** `[ds01] h-claio01/h-claio01.vmdk` → `h-claio01`. */
function homeOf({ file }: ObservedDisk): string {
  return file.slice(file.indexOf('] ') + 2, Math.max(0, file.lastIndexOf('/')));
}

/**
 * The datastores after a VM's disks went from `before` to `after`. Thick and eager disks take their whole size at once;
 * thin ones take nothing, as nobody writes to them here.
 */
export function takeSpace(
  inventory: Observed,
  object: string,
  before: readonly ObservedDisk[],
  after: readonly ObservedDisk[],
): Observed {
  const old = new Map(before.map((disk) => [disk.key, takenMib(disk)]));
  const needs = new Map<string, number>();
  for (const disk of after) {
    const needed = takenMib(disk) - (old.get(disk.key) ?? 0);
    if (needed > 0) needs.set(disk.datastore, (needs.get(disk.datastore) ?? 0) + needed);
  }
  if (needs.size === 0) return inventory;
  const datastores = inventory.datastores.map((datastore) => {
    const needed = needs.get(datastore.name) ?? 0;
    const free = datastore.freeMib;
    if (needed > free)
      throw fault('VSP-005/NoDiskSpace', { object, datastore: datastore.name, needed, free });
    return needed === 0 ? datastore : { ...datastore, freeMib: free - needed };
  });
  return { ...inventory, datastores };
}

function firstFree(from: number, isFree: (n: number) => boolean): number {
  let n = from;
  while (!isFree(n)) n += 1;
  return n;
}
