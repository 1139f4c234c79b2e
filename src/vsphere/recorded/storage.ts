import type { Observed, ObservedDisk, ObservedVm } from '../../model/observed.ts';
import type { DiskSpec, GrowDisk } from '../../model/operation.ts';
import { placeText } from './places.ts';
import { diskFile, diskKey } from './defaults.ts';
import { fault } from './fault.ts';

type Spec = Pick<DiskSpec, 'bus' | 'controller' | 'unit' | 'sizeMib' | 'datastore' | 'provisioning'>;

const tebibyte = 1024 * 1024;

/** A new disk for the VM, with a key and a file of its own. */
export function newDisk(
  inventory: Observed,
  vm: Pick<ObservedVm, 'name' | 'disks'>,
  spec: Spec,
): ObservedDisk {
  const { bus, controller, unit, sizeMib, datastore, provisioning } = spec;
  const args = { object: vm.name, device: placeText(spec) };
  if (!isPlace(spec)) throw fault('VSP-008/place-invalid', args);
  if (vm.disks.some((disk) => placeText(disk) === args.device)) throw fault('VSP-008/place-taken', args);
  mustBeOfSize(inventory, vm.name, spec);
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

/** The disk grown, as vSphere allows it: never smaller, not under a snapshot, not everything while the VM runs. */
export function grownDisk(inventory: Observed, vm: ObservedVm, spec: GrowDisk): ObservedDisk {
  const disk = vm.disks.find(({ key }) => key === spec.key);
  const args = { object: vm.name, device: placeText(spec) };
  if (disk === undefined || placeText(disk) !== args.device) throw fault('VSP-008/no-device', args);
  if (disk.sizeMib === spec.toMib) return disk;
  if (disk.sizeMib > spec.toMib) {
    throw fault('VSP-008/shrink', { ...args, actual: disk.sizeMib, wanted: spec.toMib });
  }
  if (vm.snapshots.length > 0) {
    throw fault('VSP-008/snapshot', { ...args, snapshots: vm.snapshots.map(({ name }) => name) });
  }
  const grown = { ...disk, sizeMib: spec.toMib };
  mustBeOfSize(inventory, vm.name, grown);
  if (vm.power === 'on') {
    if (disk.bus === 'ide') {
      throw fault('VSP-003/InvalidPowerState', { object: vm.name, existing: 'on', requested: 'off' });
    }
    if (spec.toMib > 2 * tebibyte && isBefore(inventory, 6, 5)) throw fault('VSP-008/hot-extend', args);
  }
  return grown;
}

/** The largest virtual disk: 62 TiB since 5.5, 2 TiB before. */
export function mustBeOfSize(inventory: Observed, object: string, disk: Spec): void {
  const limit = (isBefore(inventory, 5, 5) ? 2 : 62) * tebibyte;
  if (Number.isInteger(disk.sizeMib) && disk.sizeMib >= 1 && disk.sizeMib <= limit) return;
  throw fault('VSP-008/size', { object, device: placeText(disk), wanted: disk.sizeMib, limit });
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
  const old = new Map(before.map((disk) => [disk.key, taken(disk)]));
  const needs = new Map<string, number>();
  for (const disk of after) {
    const needed = taken(disk) - (old.get(disk.key) ?? 0);
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

function taken({ provisioning, sizeMib }: ObservedDisk): number {
  return provisioning === 'thin' ? 0 : sizeMib;
}

/** Units of a controller; on SCSI, 7 is the controller itself. */
const units = { scsi: 16, sata: 30, nvme: 15, ide: 2 } as const;

function isPlace({ bus, controller, unit }: Spec): boolean {
  const numbers = Number.isInteger(controller) && Number.isInteger(unit);
  return (
    numbers &&
    controller >= 0 &&
    controller <= 3 &&
    unit >= 0 &&
    unit < units[bus] &&
    !(bus === 'scsi' && unit === 7)
  );
}

function isBefore({ source }: Observed, major: number, minor: number): boolean {
  const [first = 0, second = 0] = source.version.split('.').map(Number);
  return first < major || (first === major && second < minor);
}

function firstFree(from: number, isFree: (n: number) => boolean): number {
  let n = from;
  while (!isFree(n)) n += 1;
  return n;
}
