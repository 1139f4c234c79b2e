import type { CloneSpec } from '../../../model/operation.ts';
import type { ObservedVm } from '../../../model/observed.ts';
import { writeMarks } from '../../../model/marks.ts';
import type {
  CustomizationSpec,
  VirtualDeviceConfigSpec,
  VirtualMachineCloneSpec,
  VirtualMachineRelocateSpecDiskLocator,
} from '../../vim/types.ts';
import { isWhole } from '../../vim/values.ts';
import type { Refs } from '../refs.ts';
import type { Device } from '../translate/devices.ts';
import { markChanges } from './config.ts';
import {
  addedCard,
  addedDisk,
  addressOf,
  cardBacking,
  diskBacking,
  newCardKeys,
  newKeys,
} from './devices.ts';

/** The template as it was read: its devices are those of the clone, key by key. */
export interface Source {
  readonly vm: ObservedVm;
  readonly devices: readonly Device[];
}

/**
 * The whole VM in one task, powered off: size, disks, cards, notes, marks, customization. The template's files and MACs are
 * not sent along (vsphere-api.md §9.4). What a server makes of it is looked at afterwards.
 */
export function cloneSpec(
  spec: CloneSpec,
  source: Source,
  refs: Refs,
  customization: CustomizationSpec | undefined,
): VirtualMachineCloneSpec {
  const host = spec.host === undefined ? undefined : refs.host(spec.host);
  const pool = refs.pool(spec.cluster, spec.resourcePool);
  const first = refs.datastore(spec.disks[0]?.datastore ?? '');
  const { site, name, template, disks, customize } = spec.marks;
  const marks = writeMarks({
    owner: spec.instanceUuid,
    site,
    name,
    disks,
    nics: {},
    ...(template === undefined ? {} : { template }),
    ...(customize === undefined ? {} : { customize }),
    create: 'pending',
  });
  return {
    location: {
      ...(first === undefined ? {} : { datastore: first }),
      ...(source.vm.snapshots.length > 0 ? { diskMoveType: 'moveAllDiskBackingsAndConsolidate' } : {}),
      ...(pool === undefined ? {} : { pool }),
      ...(host === undefined ? {} : { host }),
      disk: diskLocators(spec, source, refs),
    },
    template: false,
    config: {
      instanceUuid: spec.instanceUuid,
      annotation: spec.notes,
      numCPUs: spec.cores,
      numCoresPerSocket: spec.coresPerSocket,
      memoryMB: spec.memoryMib,
      memoryHotAddEnabled: spec.memoryHotAdd,
      cpuHotAddEnabled: spec.cpuHotAdd,
      deviceChange: deviceChanges(spec, source, refs),
      cpuAllocation: { reservation: spec.cpuReservationMhz },
      memoryAllocation: { reservation: spec.memoryReservationMib },
      extraConfig: markChanges(source.vm.marks, marks),
    },
    ...(customization === undefined ? {} : { customization }),
    powerOn: false,
  };
}

/**
 * Where each of the template's disks goes, and how it takes its space there. One that is not declared stays on its
 * datastore: without a locator it would go where the VM's own files are.
 */
function diskLocators(
  { disks }: CloneSpec,
  { vm }: Source,
  refs: Refs,
): VirtualMachineRelocateSpecDiskLocator[] {
  return vm.disks.flatMap((own) => {
    const wanted = disks.find((disk) => disk.from === 'template' && samePlace(disk, own)) ?? own;
    const datastore = refs.datastore(wanted.datastore);
    if (datastore === undefined) return [];
    const backing = diskBacking(wanted.provisioning, '', datastore);
    return [
      {
        diskId: own.key,
        datastore,
        ...(own.provisioning === wanted.provisioning ? {} : { diskBackingInfo: backing }),
      },
    ];
  });
}

function deviceChanges(spec: CloneSpec, source: Source, refs: Refs): VirtualDeviceConfigSpec[] {
  const keys = newKeys();
  const cardKeys = newCardKeys(source.devices);
  const controllers = new Map<number, number>();
  const disks = spec.disks
    .filter((disk) => disk.from === 'new')
    .flatMap((disk) => addedDisk(source.devices, disk, refs.datastore(disk.datastore), keys, controllers));
  const cards = spec.nics.flatMap((nic, index): VirtualDeviceConfigSpec[] => {
    const network = refs.network(nic.portGroup);
    if (network === undefined) return [];
    const own = nic.from === 'template' ? source.vm.nics[index] : undefined;
    if (own === undefined) return [addedCard(nic, network, cardKeys.next(), false)];
    const device = source.devices.find(({ key }) => key === own.key);
    if (!isWhole(device, 'VirtualEthernetCard')) return [];
    const { macAddress: _, connectable: __, ...card } = device;
    const connectable = { startConnected: nic.connected, allowGuestControl: true, connected: false };
    return [
      {
        operation: 'edit',
        device: { ...card, backing: cardBacking(network), connectable, ...addressOf(nic.mac) },
      },
    ];
  });
  return [...disks, ...cards];
}

interface Place {
  readonly bus: string;
  readonly controller: number;
  readonly unit: number;
}

function samePlace(a: Place, b: Place): boolean {
  return a.bus === b.bus && a.controller === b.controller && a.unit === b.unit;
}
