import type { Provisioning } from '../../../model/desired.ts';
import type { DiskSpec, EditNic, GrowDisk, NicSpec } from '../../../model/operation.ts';
import type {
  VirtualDevice,
  VirtualDeviceBackingInfo,
  VirtualDeviceConfigSpec,
  VirtualDisk,
  VirtualEthernetCard,
} from '../../vim/types.ts';
import { isA, isWhole, make, type Ref } from '../../vim/values.ts';
import { type Device } from '../translate/devices.ts';
import type { NetworkRead } from '../translate/networks.ts';

/** A disk with another size; everything else goes back as it was read (vsphere-api.md §4.13). */
export function grownDisk(
  devices: readonly Device[],
  { key, toMib }: GrowDisk,
): VirtualDeviceConfigSpec | undefined {
  const device = devices.find((each) => each.key === key);
  if (!isWhole(device, 'VirtualDisk')) return undefined;
  return { operation: 'edit', device: { ...device, ...capacity(toMib) } };
}

function capacity(mib: number): Pick<VirtualDisk, 'capacityInKB' | 'capacityInBytes'> {
  return { capacityInKB: mib * 1024, capacityInBytes: mib * 1024 * 1024 };
}

/** Keys of devices that are not there yet: negative, and different from each other within one request. */
export interface NewKeys {
  next(): number;
}

export function newKeys(): NewKeys {
  let last = -200;
  return { next: () => (last -= 1) };
}

/**
 * Keys of new cards: after those of the cards that are there, as vCenter itself gives them. A server that keeps a key would
 * otherwise put the new card before the old ones.
 */
export function newCardKeys(devices: readonly Device[]): NewKeys {
  let last = Math.max(3999, ...devices.map(({ key = 0 }) => (key < 5000 ? key : 0)));
  return { next: () => (last += 1) };
}

/** A new disk, and its controller where there is none on that bus yet. */
export function addedDisk(
  devices: readonly Device[],
  spec: DiskSpec,
  datastore: Ref | undefined,
  keys: NewKeys,
  made: Map<number, number>,
): VirtualDeviceConfigSpec[] {
  const existing = devices.find(
    (each) => isA(each, 'VirtualSCSIController') && each.busNumber === spec.controller,
  );
  const known = existing?.key ?? made.get(spec.controller);
  const controllerKey = known ?? keys.next();
  const controller = known === undefined ? [addedController(devices, spec.controller, controllerKey)] : [];
  made.set(spec.controller, controllerKey);
  const device = make('VirtualDisk', {
    key: keys.next(),
    controllerKey,
    unitNumber: spec.unit,
    ...capacity(spec.sizeMib),
    backing: diskBacking(spec.provisioning, `[${spec.datastore}]`, datastore),
  });
  return [...controller, { operation: 'add', fileOperation: 'create', device }];
}

/** Another controller of the kind that the VM has: its guest has the driver. */
function addedController(
  devices: readonly Device[],
  busNumber: number,
  key: number,
): VirtualDeviceConfigSpec {
  const fields = { key, busNumber, sharedBus: 'noSharing' } as const;
  const like = devices.find((each) => isA(each, 'VirtualSCSIController'));
  const device = isA(like, 'ParaVirtualSCSIController')
    ? make('ParaVirtualSCSIController', fields)
    : isA(like, 'VirtualLsiLogicController')
      ? make('VirtualLsiLogicController', fields)
      : make('VirtualLsiLogicSASController', fields);
  return { operation: 'add', device };
}

/** vSphere chooses the file where `fileName` names the datastore alone. */
export function diskBacking(
  provisioning: Provisioning,
  fileName: string,
  datastore: Ref | undefined,
): VirtualDeviceBackingInfo {
  return make('VirtualDiskFlatVer2BackingInfo', {
    fileName,
    ...(datastore === undefined ? {} : { datastore }),
    diskMode: 'persistent',
    thinProvisioned: provisioning === 'thin',
    eagerlyScrub: provisioning === 'eager',
  });
}

/** What of a card is to be different. `mac`: the one it gets; null: one that vCenter assigns, instead of its template's. */
export interface CardChange extends Pick<EditNic, 'connected'> {
  readonly network?: NetworkRead;
  readonly mac?: string | null;
}

/** A card with another network or link; everything else goes back as it was read. */
export function editedCard(
  devices: readonly Device[],
  key: number,
  change: CardChange,
  isOn: boolean,
): VirtualDeviceConfigSpec | undefined {
  const device = devices.find((each) => each.key === key);
  if (!isWhole(device, 'VirtualEthernetCard')) return undefined;
  const { connected, network, mac } = change;
  const { connectable, addressType: _type, macAddress: _mac, ...rest } = device;
  const link = connectable ?? { startConnected: true, allowGuestControl: true, connected: isOn };
  const edited: VirtualEthernetCard = {
    ...(mac === undefined ? device : { ...rest, ...addressOf(mac) }),
    ...(network === undefined ? {} : { backing: cardBacking(network) }),
    connectable:
      connected === undefined ? link : { ...link, startConnected: connected, connected: connected && isOn },
  };
  return { operation: 'edit', device: edited };
}

/** A new card. Without a MAC vCenter assigns one. */
export function addedCard(
  spec: NicSpec,
  network: NetworkRead,
  key: number,
  isOn: boolean,
): VirtualDeviceConfigSpec {
  const device = card(spec.adapter, {
    key,
    backing: cardBacking(network),
    connectable: {
      startConnected: spec.connected,
      allowGuestControl: true,
      connected: spec.connected && isOn,
    },
    ...addressOf(spec.mac),
    wakeOnLanEnabled: true,
  });
  return { operation: 'add', device };
}

export function addressOf(mac: string | null): Pick<VirtualEthernetCard, 'addressType' | 'macAddress'> {
  return mac === null ? { addressType: 'assigned' } : { addressType: 'manual', macAddress: mac };
}

type CardFields = Omit<VirtualEthernetCard, '_typeName'>;

function card(adapter: string, fields: CardFields): VirtualDevice {
  switch (adapter) {
    case 'e1000e':
      return make('VirtualE1000e', fields);
    case 'e1000':
      return make('VirtualE1000', fields);
    case 'vmxnet2':
      return make('VirtualVmxnet2', fields);
    case 'pcnet32':
      return make('VirtualPCNet32', fields);
    default:
      return make('VirtualVmxnet3', fields);
  }
}

export function cardBacking({ backing, ref, shown }: NetworkRead): VirtualDeviceBackingInfo {
  switch (backing.kind) {
    case 'standard':
      return make('VirtualEthernetCardNetworkBackingInfo', { deviceName: shown.name, network: ref });
    case 'distributed':
      return make('VirtualEthernetCardDistributedVirtualPortBackingInfo', {
        port: { switchUuid: backing.switchUuid, portgroupKey: backing.portGroupKey },
      });
    case 'opaque':
      return make('VirtualEthernetCardOpaqueNetworkBackingInfo', {
        opaqueNetworkId: backing.id,
        opaqueNetworkType: backing.opaqueType ?? '',
      });
    default:
      return backing satisfies never;
  }
}
