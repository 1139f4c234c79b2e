/** A found VM as the vCenter has it. */
import { uuidV5 } from '../../src/lib/hash.ts';
import type { DesiredNetwork, DesiredVm } from '../../src/model/desired.ts';
import { type Marks, writeMarks } from '../../src/model/marks.ts';
import type { ObservedDisk, ObservedNic, ObservedVm } from '../../src/model/observed.ts';
import { gib, siteName } from './generate-desired.ts';
import type { Found, FoundDisk } from './generate-found.ts';
import { disk, nic, vm } from './inventory.ts';

/** The VM, and its namesake where it has one. `index` keeps the MACs of all VMs apart. */
export function foundVms(
  wanted: DesiredVm,
  found: Found,
  networks: readonly DesiredNetwork[],
  index: number,
): ObservedVm[] {
  const isOwned = found.owner === 'this-site';
  const name = found.isRenamed && isOwned ? `${wanted.name}-old` : wanted.name;
  const instanceUuid = uuidV5(isOwned ? `${siteName}/${wanted.name}` : `by hand/${wanted.name}`);
  const disks = disksOf(wanted, found);
  const nics = nicsOf(wanted, found, networks, index);
  const existing = vm({
    ...hardwareOf(wanted, found),
    ...stateOf(found),
    name,
    instanceUuid,
    folder: found.isMoved ? 'lab' : folderOf(wanted),
    ...(found.isTemplate ? {} : { resourcePool: '' }),
    disks: withFiles(name, [...disks.flatMap((each) => each.disk ?? []), ...foreignDisks(found)]),
    nics: [...nics.flatMap((each) => each.nic ?? []), ...foreignNics(found, index)],
    marks: marksOf(wanted, found, instanceUuid, disks, nics),
  });
  return found.hasNamesake ? [existing, namesakeOf(existing, index)] : [existing];
}

function mac(vmIndex: number, card: number): string {
  return `00:50:56:02:0${vmIndex}:0${card}`;
}

function namesakeOf({ name }: ObservedVm, index: number): ObservedVm {
  return vm({
    name,
    folder: 'elsewhere',
    nics: [nic({ mac: mac(index, 9) })],
    disks: [disk({ file: `[ds01] elsewhere/${name}.vmdk` })],
  });
}

/** Folders in which VMs are found stand; the deeper ones are for apply to make. */
function folderOf({ folder = '' }: DesiredVm): string {
  return folder === 'lab' || folder === 'hospital' ? folder : '';
}

function hardwareOf({ cores = {}, memory = {}, notes = '' }: DesiredVm, { hardware }: Found) {
  const count = hardware.cores ?? cores.count ?? 2;
  const perSocket = hardware.coresPerSocket ?? cores.perSocket ?? 1;
  const memoryMib = hardware.memoryMib ?? memory.sizeMib ?? 4 * gib;
  const reserved = memory.reservationMib === 'all' ? memoryMib : (memory.reservationMib ?? 0);
  return {
    notes,
    cpuHotAdd: cores.hotAdd ?? false,
    cpuReservationMhz: cores.reservationMhz ?? 0,
    memoryHotAdd: memory.hotAdd ?? false,
    ...hardware,
    cores: count,
    coresPerSocket: count % perSocket === 0 ? perSocket : 1,
    memoryMib,
    memoryReservationMib: Math.min(memoryMib, hardware.memoryReservationMib ?? reserved),
  };
}

function stateOf(found: Found): Partial<ObservedVm> {
  const power = found.isTemplate ? 'off' : found.power;
  return {
    power,
    template: found.isTemplate,
    tools: power === 'on' || found.tools === 'not-installed' ? found.tools : 'not-running',
    connection: found.obstacle === 'connection' ? 'disconnected' : 'connected',
    snapshots: found.hasSnapshot ? [{ name: 'before update', createdAt: '2026-01-01T00:00:00Z' }] : [],
    ...(found.obstacle === 'question' ? { question: 'Did you move it or copy it?' } : {}),
    ...(found.obstacle === 'task' ? { runningTask: 'CreateSnapshot_Task' } : {}),
  };
}

interface FoundDevice {
  readonly name: string;
  readonly isMarked: boolean;
}

interface PlacedDisk extends FoundDevice {
  readonly place: Pick<ObservedDisk, 'bus' | 'controller' | 'unit'>;
  /** Absent: it is not on the VM, though its mark may be. */
  readonly disk?: ObservedDisk;
}

function disksOf(wanted: DesiredVm, found: Found): PlacedDisk[] {
  const declared = wanted.disks ?? [{ name: 'os', sizeMib: 40 * gib }];
  const taken = new Set(declared.map(({ controller = 0, unit }) => `${controller}:${unit}`));
  return declared.flatMap((one, index) => {
    const how = found.disks[index];
    if (how === undefined) return [];
    const { name, controller = 0, unit = freeUnit(controller, taken) } = one;
    taken.add(`${controller}:${unit}`);
    const isIde = found.isIde && index === 0;
    const place = isIde
      ? ({ bus: 'ide', controller: 1, unit: 0 } as const)
      : ({ bus: 'scsi', controller, unit } as const);
    const made = disk({
      ...place,
      ...(isIde ? { key: 3002 } : {}),
      sizeMib: sizeOf(one.sizeMib, how),
      datastore: how.datastore ?? one.datastore ?? 'ds01',
      provisioning: how.provisioning ?? one.provisioning ?? 'thin',
    });
    // A VM has one disk at least.
    const isThere = how.size !== 'absent' || index === 0;
    return [{ name, isMarked: how.isMarked, place, ...(isThere ? { disk: made } : {}) }];
  });
}

function sizeOf(declaredMib: number, { size }: FoundDisk): number {
  return size === 'smaller' ? declaredMib - 20 * gib : size === 'larger' ? declaredMib + gib : declaredMib;
}

function freeUnit(controller: number, taken: ReadonlySet<string>): number {
  return [0, 1, 2, 3, 4, 5, 6].find((unit) => !taken.has(`${controller}:${unit}`)) ?? 9;
}

function foreignDisks({ foreignDisks: list }: Found): ObservedDisk[] {
  return list.map(({ bus, sizeMib }, index) =>
    disk({
      key: 2500 + index,
      bus,
      controller: 1,
      unit: bus === 'scsi' ? 10 + index : index,
      sizeMib,
      datastore: 'ds02',
    }),
  );
}

function withFiles(name: string, disks: readonly ObservedDisk[]): ObservedDisk[] {
  return disks.map((each, index) => ({ ...each, file: `[${each.datastore}] ${name}/found-${index}.vmdk` }));
}

interface PlacedNic extends FoundDevice {
  readonly nic?: ObservedNic;
}

function nicsOf(
  wanted: DesiredVm,
  found: Found,
  networks: readonly DesiredNetwork[],
  vmIndex: number,
): PlacedNic[] {
  return (wanted.networks ?? [{ network: 'n10' }]).flatMap((card, index) => {
    const how = found.nics[index];
    if (how === undefined) return [];
    const network = networks.find(({ name }) => name === card.network);
    const portGroup = how.portGroup ?? network?.portGroup ?? 'vlan-10';
    const made = nic({
      key: 4000 + index,
      mac: card.mac ?? mac(vmIndex, index),
      portGroup,
      switch: portGroup === network?.portGroup ? (network.switch ?? null) : null,
      connected: how.isConnected ?? card.connected ?? true,
      adapter: how.adapter ?? card.adapter ?? 'vmxnet3',
    });
    const name = card.name ?? String(index);
    return [{ name, isMarked: how.isMarked, ...(how.isThere ? { nic: made } : {}) }];
  });
}

function foreignNics({ foreignNics: list }: Found, vmIndex: number): ObservedNic[] {
  return list.map(({ portGroup }, index) =>
    nic({ key: 4005 + index, mac: mac(vmIndex, 5 + index), portGroup }),
  );
}

function marksOf(
  wanted: DesiredVm,
  found: Found,
  instanceUuid: string,
  disks: readonly PlacedDisk[],
  nics: readonly PlacedNic[],
): ObservedVm['marks'] {
  if (found.owner === 'nobody') return {};
  const marks: Marks = {
    owner: found.owner === 'copied' ? uuidV5('the original') : instanceUuid,
    site: found.owner === 'other-site' ? 'other' : siteName,
    name: wanted.name,
    ...(wanted.template === undefined ? {} : { template: wanted.template }),
    disks: Object.fromEntries(
      disks.flatMap(({ name, isMarked, place }) =>
        isMarked ? [[name, `${place.bus}${place.controller}:${place.unit}`]] : [],
      ),
    ),
    nics: Object.fromEntries([
      ...nics.flatMap((each) => (each.isMarked && each.nic ? [[each.name, pointer(each.nic)]] : [])),
      ...(found.lostNicMark ? [['gone', { key: 4099, mac: '00:50:56:02:ff:ff' }]] : []),
    ]),
    ...(found.customize ? { customize: 'pending' as const } : {}),
    ...(found.restart ? { restart: 'pending' as const } : {}),
  };
  return writeMarks(marks);
}

function pointer({ key, mac: of }: ObservedNic): { readonly key: number; readonly mac: string } {
  return { key, mac: of };
}
