import type { Bus } from '../../model/observed.ts';
import type { DiskSpec, NicSpec, PortGroup } from '../../model/operation.ts';
import type { World } from './world.ts';

/** `scsi0:1`, as marks and foreign devices are written. */
export function placeOf({ bus, controller, unit }: { bus: Bus; controller: number; unit: number }): string {
  return `${bus}${controller}:${unit}`;
}

/** Disks that an operation makes: on datastores that are there, at places that are free. */
export function* diskComplaints(
  { observed }: World,
  id: string,
  disks: readonly DiskSpec[],
  there: readonly string[],
): Generator<string> {
  const taken = new Set(there);
  for (const disk of disks) {
    const place = placeOf(disk);
    if (taken.has(place)) yield `${id} puts a disk at ${place}, where one is.`;
    if (disk.bus === 'scsi' && disk.unit === 7)
      yield `${id} puts a disk at ${place}, where the controller is.`;
    taken.add(place);
    const datastore = observed.datastores.find(({ name }) => name === disk.datastore);
    if (datastore === undefined) yield `${id} needs the datastore ${disk.datastore}, which is not there.`;
  }
}

export function* cardComplaints(world: World, id: string, cards: readonly NicSpec[]): Generator<string> {
  const names = new Set<string>();
  for (const { name, portGroup } of cards) {
    if (names.has(name)) yield `${id} makes two cards with the mark ${name}.`;
    names.add(name);
    yield* portGroupComplaints(world, id, portGroup);
  }
}

export function* portGroupComplaints({ observed }: World, id: string, group: PortGroup): Generator<string> {
  if (!observed.networks.some(({ name, switch: on }) => name === group.name && on === group.switch))
    yield `${id} needs the port group ${group.name}, which is not there.`;
}
