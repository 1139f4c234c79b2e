import type { Observed, ObservedDisk, ObservedNic, ObservedVm } from '../../model/observed.ts';
import type { CloneSpec } from '../../model/operation.ts';
import { mustNotBeTooMany } from '../common/cards.ts';
import { cardOf, firstNewKey, withMacs } from './cards.ts';
import { mustBeOfSize, placeText } from '../common/disks.ts';
import { guestOf, mustBeCustomizable } from './customize.ts';
import { diskFile } from './defaults.ts';
import { fault } from '../common/fault.ts';
import { sortDevices, sortVms } from './fill.ts';
import { mustBeName } from '../common/names.ts';
import { hasFolder, mustBeFreeName } from './folder.ts';
import { mustBePossible } from '../common/hardware.ts';
import { hostForNew } from './hosts.ts';
import { already, type Effect, mustBeReachable, versionAfter } from './machine.ts';
import { isUnfinished, withMarks } from '../common/marks.ts';
import { freeHome, mustBeUsable, newDisk, takeSpace } from './storage.ts';

/** Makes a VM from a template, powered off, with everything the spec says. All or nothing. */
export function clone(inventory: Observed, spec: CloneSpec): Effect {
  const there = inventory.vms.find((vm) => vm.instanceUuid === spec.instanceUuid);
  if (there === undefined) return make(inventory, spec);
  mustBeOurs(there, spec);
  if (!isUnfinished(there)) return already(inventory, there);
  // An apply on a vCenter began it and left it, and then this recording was made. Nobody has used it yet.
  const others = { ...inventory, vms: inventory.vms.filter((vm) => vm !== there) };
  return make(others, spec, there);
}

/** `begun`: what there was of it, its space taken already. */
function make(inventory: Observed, spec: CloneSpec, begun?: ObservedVm): Effect {
  const template = templateOf(inventory, spec);
  mustHavePlace(inventory, spec);
  mustBePossible(spec.name, spec);
  const bare = { name: spec.name, instanceUuid: spec.instanceUuid, marks: {} };
  const disks = clonedDisks(inventory, template, spec);
  const nics = clonedNics(inventory, template, spec);
  const { memoryHotAddLimitMib: limit, memoryHotAddStepMib: step } = template;
  const placed = {
    ...bare,
    datacenter: spec.datacenter,
    folder: spec.folder,
    cluster: spec.cluster,
    disks,
    nics,
  };
  const vm: ObservedVm = {
    ...placed,
    template: false,
    changeVersion: begun === undefined ? '1' : versionAfter(begun.changeVersion),
    power: 'off',
    connection: 'connected',
    resourcePool: spec.resourcePool,
    host: hostForNew(inventory, placed, spec.host),
    guestId: template.guestId,
    hardware: template.hardware,
    cores: spec.cores,
    coresPerSocket: spec.coresPerSocket,
    cpuHotAdd: spec.cpuHotAdd,
    cpuReservationMhz: spec.cpuReservationMhz,
    memoryMib: spec.memoryMib,
    memoryHotAdd: spec.memoryHotAdd,
    ...(limit === undefined ? {} : { memoryHotAddLimitMib: limit }),
    ...(step === undefined ? {} : { memoryHotAddStepMib: step }),
    memoryReservationMib: spec.memoryReservationMib,
    notes: spec.notes,
    snapshots: [],
    tools: template.tools === 'not-installed' ? 'not-installed' : 'not-running',
    marks: withMarks({ ...bare, nics }, spec.marks, nics),
    ...(spec.customization === null ? {} : { guest: guestOf(spec.customization) }),
  };
  if (spec.customization !== null) mustBeCustomizable(vm, spec.customization, template.nics.length);
  const stored = takeSpace(inventory, spec.name, begun?.disks ?? [], disks);
  const vms = sortVms([...stored.vms, sortDevices(vm)]);
  return { inventory: { ...stored, vms }, performed: { status: 'done', changeVersion: vm.changeVersion } };
}

/** A VM of that instanceUuid is there: the clone of an earlier try, or something that must not be taken for it. */
function mustBeOurs(vm: ObservedVm, spec: CloneSpec): void {
  const same = vm.name === spec.name && vm.datacenter === spec.datacenter && !vm.template;
  const { 'hvm.owner': owner, 'hvm.site': site } = vm.marks;
  if (same && owner === vm.instanceUuid && site === spec.marks.site) return;
  throw fault('VSP-004/uuid-taken', { object: spec.name, uuid: spec.instanceUuid, other: vm.name });
}

function templateOf(
  inventory: Observed,
  { name, template: { name: object, instanceUuid } }: CloneSpec,
): ObservedVm {
  const template = inventory.vms.find((vm) => vm.instanceUuid === instanceUuid);
  if (template === undefined)
    throw fault('VSP-004/NotFound', { object: name, kind: 'template', name: object });
  if (!template.template) throw fault('VSP-003/not-a-template', { object });
  mustBeReachable(inventory, withoutClones(template));
  return template;
}

/** Clones of one template run side by side. */
function withoutClones(template: ObservedVm): ObservedVm {
  const { runningTask, ...rest } = template;
  return runningTask === 'CloneVM_Task' ? rest : template;
}

function mustHavePlace(inventory: Observed, spec: CloneSpec): void {
  const { name: object, datacenter, folder, cluster, resourcePool } = spec;
  const must = (there: boolean, kind: string, name: string) => {
    if (!there) throw fault('VSP-004/NotFound', { object, kind, name });
  };
  mustBeName(object);
  must(inventory.datacenters.includes(datacenter), 'datacenter', datacenter);
  must(hasFolder(inventory, datacenter, folder), 'folder', folder);
  must(
    inventory.clusters.some((each) => each.name === cluster && each.datacenter === datacenter),
    'cluster',
    cluster,
  );
  const pools = inventory.resourcePools.filter((pool) => pool.cluster === cluster);
  must(resourcePool === '' || pools.some(({ path }) => path === resourcePool), 'resource pool', resourcePool);
  mustBeFreeName(inventory, datacenter, folder, object);
}

/** The template's disks in their places, grown and put where the spec says; then the new ones. */
function clonedDisks(inventory: Observed, template: ObservedVm, spec: CloneSpec): ObservedDisk[] {
  const wanted = new Map(
    spec.disks.filter(({ from }) => from === 'template').map((disk) => [placeText(disk), disk]),
  );
  const home = freeHome(inventory, spec.name);
  const disks = template.disks.map((disk): ObservedDisk => {
    const place = placeText(disk);
    const { sizeMib, datastore, provisioning } = wanted.get(place) ?? disk;
    wanted.delete(place);
    const args = { object: spec.name, device: place };
    if (sizeMib < disk.sizeMib)
      throw fault('VSP-008/shrink', { ...args, actual: disk.sizeMib, wanted: sizeMib });
    const copy = { ...disk, sizeMib, datastore, provisioning };
    mustBeOfSize(spec.name, copy, inventory.source.version);
    mustBeUsable(inventory, spec.name, datastore);
    return { ...copy, file: diskFile(spec.name, copy, home) };
  });
  const [stray] = wanted.keys();
  if (stray !== undefined) throw fault('VSP-008/no-device', { object: spec.name, device: stray });
  for (const disk of spec.disks) {
    if (disk.from === 'new') disks.push(newDisk(inventory, { name: spec.name, disks }, disk));
  }
  return disks;
}

/** The template's cards, the first ones as the spec says, with MACs of their own; then the new ones. */
function clonedNics(inventory: Observed, template: ObservedVm, spec: CloneSpec): ObservedNic[] {
  const copies = template.nics.map((nic, index): ObservedNic => {
    const wanted = spec.nics[index];
    return wanted === undefined ? { ...nic, mac: '' } : cardOf(inventory, spec, wanted, nic.key);
  });
  const first = firstNewKey({ nics: copies, marks: {} });
  const added = spec.nics
    .slice(copies.length)
    .map((nic, index) => cardOf(inventory, spec, nic, first + index));
  mustNotBeTooMany(spec.name, copies.length + added.length);
  return withMacs(inventory, spec, [...copies, ...added]);
}
