/** What holds for the disks of every VM; sizes and growth by the vCenter's version. */
import type { ObservedDisk, ObservedVm } from '../../model/observed.ts';
import type { GrowDisk } from '../../model/operation.ts';
import { fault } from './fault.ts';

type Place = Pick<ObservedDisk, 'bus' | 'controller' | 'unit'>;

/** `scsi0:1`. */
export function placeText({ bus, controller, unit }: Place): string {
  return `${bus}${controller}:${unit}`;
}

/** Units of a controller; on SCSI, 7 is the controller itself. */
const units = { scsi: 16, sata: 30, nvme: 15, ide: 2 } as const;

/** There is such a place, and no disk is at it. */
export function mustBeFreePlace(object: string, disks: readonly Place[], place: Place): void {
  const device = placeText(place);
  if (!isPlace(place)) throw fault('VSP-008/place-invalid', { object, device });
  if (disks.some((disk) => placeText(disk) === device)) {
    throw fault('VSP-008/place-taken', { object, device });
  }
}

function isPlace({ bus, controller, unit }: Place): boolean {
  const numbers = Number.isInteger(controller) && Number.isInteger(unit);
  const onController = unit >= 0 && unit < units[bus] && !(bus === 'scsi' && unit === 7);
  return numbers && controller >= 0 && controller <= 3 && onController;
}

const tebibyte = 1024 * 1024;

/** The largest virtual disk: 62 TiB since 5.5, 2 TiB before. */
export function mustBeOfSize(object: string, disk: Place & { readonly sizeMib: number }, version: string) {
  const limit = (isBefore(version, 5, 5) ? 2 : 62) * tebibyte;
  if (Number.isInteger(disk.sizeMib) && disk.sizeMib >= 1 && disk.sizeMib <= limit) return;
  throw fault('VSP-008/size', { object, device: placeText(disk), wanted: disk.sizeMib, limit });
}

/** Disks never shrink, and do not grow under a snapshot; not everything while the VM runs. */
export function mustGrow(vm: ObservedVm, disk: ObservedDisk, { toMib }: GrowDisk, version: string): void {
  const args = { object: vm.name, device: placeText(disk) };
  if (disk.sizeMib > toMib) throw fault('VSP-008/shrink', { ...args, actual: disk.sizeMib, wanted: toMib });
  if (vm.snapshots.length > 0) {
    throw fault('VSP-008/snapshot', { ...args, snapshots: vm.snapshots.map(({ name }) => name) });
  }
  mustBeOfSize(vm.name, { ...disk, sizeMib: toMib }, version);
  if (vm.power !== 'on') return;
  if (disk.bus === 'ide') {
    throw fault('VSP-003/InvalidPowerState', { object: vm.name, existing: 'on', requested: 'off' });
  }
  if (toMib > 2 * tebibyte && isBefore(version, 6, 5)) throw fault('VSP-008/hot-extend', args);
}

/** Whether a version, `6.0.0`, is older than major.minor. */
function isBefore(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number);
  return first < major || (first === major && second < minor);
}

/** MiB that a disk takes of its datastore at once: all of a thick one, nothing of a thin one. */
export function takenMib({ provisioning, sizeMib }: Pick<ObservedDisk, 'provisioning' | 'sizeMib'>): number {
  return provisioning === 'thin' ? 0 : sizeMib;
}
