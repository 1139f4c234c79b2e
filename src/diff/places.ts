import type { DesiredDisk } from '../model/desired.ts';
import type { Bus } from '../model/observed.ts';

/** Where a disk sits. Its text, `scsi0:1`, is what the marks on the VM record. */
export interface DiskPlace {
  readonly bus: Bus;
  readonly controller: number;
  readonly unit: number;
}

export function placeText({ bus, controller, unit }: DiskPlace): string {
  return `${bus}${controller}:${unit}`;
}

/** Where a manifest says that the disk is; undefined: it does not say. */
export function declaredPlace(disk: DesiredDisk): DiskPlace | undefined {
  const { controller = 0, unit } = disk;
  return unit === undefined ? undefined : { bus: 'scsi', controller, unit };
}

export function explicitPlace(disk: DesiredDisk): string | undefined {
  const place = declaredPlace(disk);
  return place === undefined ? undefined : placeText(place);
}

export function comparePlaces(a: DiskPlace, b: DiskPlace): number {
  return a.bus.localeCompare(b.bus, 'en') || a.controller - b.controller || a.unit - b.unit;
}

/** SCSI: 4 controllers, units 0–15 where 7 is the controller itself (vsphere-api.md §4.13). */
export function freePlace(taken: ReadonlySet<string>, controller?: number): DiskPlace | undefined {
  const controllers = controller === undefined ? [0, 1, 2, 3] : [controller];
  for (const bus of controllers) {
    for (let unit = 0; unit <= 15; unit += 1) {
      const place: DiskPlace = { bus: 'scsi', controller: bus, unit };
      if (unit !== 7 && !taken.has(placeText(place))) return place;
    }
  }
  return undefined;
}
