import { formatMib } from '../lib/size.ts';
import type { DesiredDisk, DesiredVm } from '../model/desired.ts';
import type { ObservedDisk, ObservedVm } from '../model/observed.ts';
import type { CloneSpec } from '../model/operation.ts';
import type { Draft } from './change.ts';
import { datastoreDrafts } from './datastores.ts';
import { sizeDrafts } from './disk-size.ts';
import type { Inventory } from './inventory.ts';
import { comparePlaces, declaredPlace, explicitPlace, freePlace, placeText } from './places.ts';

type CloneDisk = CloneSpec['disks'][number];

/**
 * The disks of a new VM: the first declared ones line up with the template's own, in order, and grow to size; the others
 * are new. A disk of the template that is not declared keeps its size and has no name; it is
 * put on the Site's datastore, or beside the first declared one. Problems go to `drafts`.
 */
export function cloneDisks(
  vm: DesiredVm,
  template: ObservedVm,
  inventory: Inventory,
  drafts: Draft[],
): CloneDisk[] {
  const declared = vm.disks ?? [];
  const own = [...template.disks].sort(comparePlaces);
  const inherited = own.map((disk, index) => fromTemplate(vm, declared[index], disk, inventory, drafts));
  const beyond = declared.slice(own.length);
  const taken = new Set([...own.map(placeText), ...beyond.flatMap((disk) => explicitPlace(disk) ?? [])]);
  const holders = new Map(inherited.map((disk) => [placeText(disk), disk.name ?? 'template']));
  const add = (key: Draft['key'], facts: Draft['facts']) =>
    drafts.push({ key, severity: 'error', subject: vm.name, facts });
  const added = beyond.flatMap((disk): CloneDisk[] => {
    const place = declaredPlace(disk) ?? freePlace(taken, disk.controller);
    if (place === undefined) {
      add('DS-012/full', { disk: disk.name });
      return [];
    }
    const other = holders.get(placeText(place));
    if (other !== undefined) add('DS-012', { disk: disk.name, place: placeText(place), other });
    taken.add(placeText(place));
    holders.set(placeText(place), disk.name);
    const datastore = disk.datastore ?? inherited[0]?.datastore ?? '';
    const { name, sizeMib, provisioning = 'thin' } = disk;
    drafts.push(...datastoreDrafts(vm.name, name, datastore, inventory));
    drafts.push(...sizeDrafts(vm.name, name, sizeMib, inventory));
    return [{ name, ...place, sizeMib, datastore, provisioning, from: 'new' }];
  });
  return [...inherited, ...added];
}

function fromTemplate(
  { name: subject, datastore: chosen, disks }: DesiredVm,
  declared: DesiredDisk | undefined,
  disk: ObservedDisk,
  inventory: Inventory,
  drafts: Draft[],
): CloneDisk {
  const { bus, controller, unit, sizeMib, datastore, provisioning } = disk;
  if (declared === undefined) {
    const home = chosen ?? disks?.[0]?.datastore ?? datastore;
    drafts.push(...datastoreDrafts(subject, placeText(disk), home, inventory));
    return {
      name: null,
      bus,
      controller,
      unit,
      sizeMib,
      datastore: home,
      provisioning,
      from: 'template',
    };
  }
  const wanted = declared.datastore ?? datastore;
  drafts.push(...datastoreDrafts(subject, declared.name, wanted, inventory));
  drafts.push(...sizeDrafts(subject, declared.name, declared.sizeMib, inventory));
  if (declared.sizeMib < sizeMib) {
    const facts = { disk: declared.name, template: formatMib(sizeMib), after: formatMib(declared.sizeMib) };
    drafts.push({ key: 'DS-009', severity: 'error', subject, facts });
  }
  const { controller: at = controller } = declared;
  const place = explicitPlace(declared) ?? (at === controller ? undefined : `scsi${at}`);
  if (place !== undefined && place !== placeText(disk)) {
    const facts = { disk: declared.name, place, template: placeText(disk) };
    drafts.push({ key: 'DS-012/template', severity: 'error', subject, facts });
  }
  return {
    name: declared.name,
    bus,
    controller,
    unit,
    sizeMib: declared.sizeMib,
    datastore: wanted,
    provisioning: declared.provisioning ?? provisioning,
    from: 'template',
  };
}
