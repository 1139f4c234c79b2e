import type { Provisioning } from '../../../model/desired.ts';
import type { Bus } from '../../../model/observed.ts';
import type { VirtualDevice, VirtualDisk, VirtualEthernetCard } from '../../vim/types.ts';
import { isA, type Ref, type Sent, typeName } from '../../vim/values.ts';

export type Device = Sent<VirtualDevice>;
export type Disk = Sent<VirtualDisk>;
export type Card = Sent<VirtualEthernetCard>;

/** A disk before the datastore has its name. */
export interface DiskDraft {
  readonly key: number;
  readonly bus: Bus;
  readonly controller: number;
  readonly unit: number;
  readonly sizeMib: number;
  readonly datastore: Ref | undefined;
  readonly provisioning: Provisioning;
  readonly file: string;
}

/** A card before its port group has its name. */
export interface CardDraft {
  readonly key: number;
  readonly mac: string;
  readonly adapter: string;
  readonly backing: CardBacking;
  readonly connected: boolean;
}

export type CardBacking =
  | { readonly kind: 'standard'; readonly name: string }
  | { readonly kind: 'distributed'; readonly portGroupKey: string; readonly switchUuid: string }
  | { readonly kind: 'opaque'; readonly id: string };

/** The disks among a VM's devices; a disk whose controller is none that hvm knows has no place, and is left out. */
export function disksOf(devices: readonly Device[]): DiskDraft[] {
  const controllers = new Map(devices.flatMap((device) => controllerOf(device)));
  return devices.flatMap((device) => {
    if (!isA(device, 'VirtualDisk')) return [];
    const controller = controllers.get(device.controllerKey ?? -1);
    if (controller === undefined || device.key === undefined) return [];
    return [{ key: device.key, ...controller, unit: device.unitNumber ?? 0, ...fileOf(device) }];
  });
}

function fileOf(device: Disk): Pick<DiskDraft, 'sizeMib' | 'datastore' | 'provisioning' | 'file'> {
  const { backing, capacityInKB = 0, capacityInBytes = capacityInKB * 1024 } = device;
  const file = isA(backing, 'VirtualDeviceFileBackingInfo') ? backing : undefined;
  return {
    sizeMib: Math.floor(capacityInBytes / (1024 * 1024)),
    datastore: file?.datastore,
    provisioning: provisioningOf(backing),
    file: file?.fileName ?? '',
  };
}

/** Raw device mappings and the like take their space at once. */
function provisioningOf(backing: Disk['backing']): Provisioning {
  if (isA(backing, 'VirtualDiskFlatVer2BackingInfo')) {
    if (backing.thinProvisioned === true) return 'thin';
    return backing.eagerlyScrub === true ? 'eager' : 'thick';
  }
  return isA(backing, 'VirtualDiskSeSparseBackingInfo') ? 'thin' : 'thick';
}

function controllerOf(
  device: Device,
): (readonly [number, { readonly bus: Bus; readonly controller: number }])[] {
  const bus = busOf(device);
  if (bus === undefined || device.key === undefined || !isA(device, 'VirtualController')) return [];
  return [[device.key, { bus, controller: device.busNumber ?? 0 }]];
}

function busOf(device: Device): Bus | undefined {
  if (isA(device, 'VirtualSCSIController')) return 'scsi';
  if (isA(device, 'VirtualSATAController')) return 'sata';
  if (isA(device, 'VirtualNVMEController')) return 'nvme';
  return isA(device, 'VirtualIDEController') ? 'ide' : undefined;
}

/** The cards among a VM's devices. Of a VM that is off, what counts is whether the card will be connected. */
export function cardsOf(devices: readonly Device[], isOn: boolean): CardDraft[] {
  return devices.flatMap((device) => {
    if (!isA(device, 'VirtualEthernetCard') || device.key === undefined) return [];
    const { connectable, macAddress = '' } = device;
    const connected = isOn ? connectable?.connected : connectable?.startConnected;
    return [
      {
        key: device.key,
        mac: macAddress.toLowerCase(),
        adapter: adapterOf(device),
        backing: backingOf(device),
        connected: connected ?? true,
      },
    ];
  });
}

/** Names of adapters as manifests write them, and what vSphere calls them. */
const adapters = {
  vmxnet3: 'VirtualVmxnet3',
  vmxnet2: 'VirtualVmxnet2',
  e1000e: 'VirtualE1000e',
  e1000: 'VirtualE1000',
  pcnet32: 'VirtualPCNet32',
  sriov: 'VirtualSriovEthernetCard',
} as const;

function adapterOf(device: Card): string {
  const found = Object.entries(adapters).find(([, type]) => isA(device, type));
  return found?.[0] ?? typeName(device);
}

function backingOf({ backing }: Card): CardBacking {
  if (isA(backing, 'VirtualEthernetCardDistributedVirtualPortBackingInfo')) {
    const { port } = backing;
    return {
      kind: 'distributed',
      portGroupKey: port?.portgroupKey ?? '',
      switchUuid: port?.switchUuid ?? '',
    };
  }
  if (isA(backing, 'VirtualEthernetCardOpaqueNetworkBackingInfo')) {
    return { kind: 'opaque', id: backing.opaqueNetworkId ?? '' };
  }
  const name = isA(backing, 'VirtualDeviceDeviceBackingInfo') ? backing.deviceName : undefined;
  return { kind: 'standard', name: name ?? '' };
}
