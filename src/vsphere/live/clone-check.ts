/**
 * What can be told of a clone before it is made. A server that looks at CloneSpec.config would refuse most of it by itself;
 * one that does not would leave a VM that is half made.
 */
import type { Observed, ObservedVm } from '../../model/observed.ts';
import type { CloneSpec, DiskSpec } from '../../model/operation.ts';
import { mustBeMac, mustNotBeTooMany } from '../common/cards.ts';
import { mustBeFreePlace, mustBeOfSize, placeText, takenMib } from '../common/disks.ts';
import { fault } from '../common/fault.ts';
import { mustBePossible } from '../common/hardware.ts';
import { mustBeName } from '../common/names.ts';
import type { Ref } from '../vim/values.ts';
import { valuesOf } from './inventory.ts';
import { mustHaveDatastore, mustHaveNetwork, type Refs } from './refs.ts';
import type { Live } from './state.ts';
import { mib } from './translate/observed.ts';

/** The folder for the VM, when everything that the spec names is there. */
export function mustHavePlace({ clusters }: Observed, refs: Refs, spec: CloneSpec): Ref {
  const { name: object, datacenter, folder, cluster, resourcePool } = spec;
  const must = <T>(found: T | undefined, kind: string, name: string): T => {
    if (found === undefined) throw fault('VSP-004/NotFound', { object, kind, name });
    return found;
  };
  mustBeName(object);
  const place = must(refs.folder(datacenter, folder), 'folder', folder);
  must(
    clusters.find((each) => each.name === cluster && each.datacenter === datacenter),
    'cluster',
    cluster,
  );
  must(refs.pool(cluster, resourcePool), 'resource pool', resourcePool);
  if (spec.host !== undefined) must(refs.host(spec.host), 'host', spec.host);
  for (const { datastore } of spec.disks) mustHaveDatastore(refs, object, datastore);
  for (const { portGroup } of spec.nics) mustHaveNetwork(refs, object, portGroup);
  return place;
}

export function mustMakeSense(spec: CloneSpec, template: ObservedVm, version: string): void {
  mustBePossible(spec.name, spec);
  const disks: Place[] = [...template.disks];
  for (const disk of spec.disks) {
    if (disk.from === 'template') mustBeOfTemplate(spec.name, template, disk);
    else mustBeFreePlace(spec.name, disks, disk);
    mustBeOfSize(spec.name, disk, version);
    disks.push(disk);
  }
  for (const { mac } of spec.nics) mustBeMac(spec.name, mac);
  mustNotBeTooMany(spec.name, Math.max(spec.nics.length, template.nics.length));
}

type Place = Pick<DiskSpec, 'bus' | 'controller' | 'unit'>;

function mustBeOfTemplate(object: string, template: ObservedVm, wanted: DiskSpec): void {
  const device = placeText(wanted);
  const own = template.disks.find((disk) => placeText(disk) === device);
  if (own === undefined) throw fault('VSP-008/no-device', { object, device });
  if (wanted.sizeMib >= own.sizeMib) return;
  throw fault('VSP-008/shrink', { object, device, actual: own.sizeMib, wanted: wanted.sizeMib });
}

/** Where thick disks did not fit when all was read, the datastores are looked at once more: space may be free by now. */
export async function mustFit(live: Live, spec: CloneSpec, template: ObservedVm): Promise<void> {
  const { observed, refs } = await live.view();
  for (const [datastore, needed] of needsOf(spec, template)) {
    const last = observed.datastores.find(({ name }) => name === datastore)?.freeMib ?? needed;
    const ref = refs.datastore(datastore);
    if (needed <= last || ref === undefined) continue;
    const content = await live.reader.object(ref, 'Datastore');
    const free = content === undefined ? needed : mib(valuesOf(content, 'Datastore')['summary.freeSpace']);
    if (needed > free) throw fault('VSP-005/NoDiskSpace', { object: spec.name, datastore, needed, free });
  }
}

/** MiB that a clone takes of each datastore at once. */
function needsOf(spec: CloneSpec, template: ObservedVm): ReadonlyMap<string, number> {
  const declared = new Set(spec.disks.map(placeText));
  const others = template.disks.filter((disk) => !declared.has(placeText(disk)));
  const needs = new Map<string, number>();
  for (const disk of [...spec.disks, ...others]) {
    needs.set(disk.datastore, (needs.get(disk.datastore) ?? 0) + takenMib(disk));
  }
  return needs;
}
