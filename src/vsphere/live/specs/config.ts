import type { ObservedVm } from '../../../model/observed.ts';
import type { ReconfigureSpec } from '../../../model/operation.ts';
import { placeText } from '../../common/disks.ts';
import { fault } from '../../common/fault.ts';
import type { OptionValue, VirtualDeviceConfigSpec, VirtualMachineConfigSpec } from '../../vim/types.ts';
import { mustHaveDatastore, mustHaveNetwork, type Refs } from '../refs.ts';
import type { Device } from '../translate/devices.ts';
import {
  addedCard,
  addedDisk,
  type CardChange,
  editedCard,
  grownDisk,
  newCardKeys,
  newKeys,
} from './devices.ts';

/** A VM as it was read a moment ago. */
export interface Current {
  readonly vm: ObservedVm;
  readonly devices: readonly Device[];
}

/** What is to change, and what vSphere alone knows of: addresses of cards. */
export interface Change
  extends Omit<ReconfigureSpec, 'name' | 'instanceUuid' | 'marks' | 'restart' | 'back'> {
  /** The marks as they shall stand; absent: they stay. */
  readonly extraConfig?: Readonly<Record<string, string>>;
  /** Of a clone that came with another one. */
  readonly instanceUuid?: string;
  /** Card → its MAC, null for one that vCenter assigns. */
  readonly macs?: ReadonlyMap<number, string | null>;
}

/**
 * A change as vSphere takes it: only what changes, all of it in one task. Throws where a device is not on the VM, or a port
 * group or datastore is gone.
 */
export function configSpec(change: Change, current: Current, refs: Refs): VirtualMachineConfigSpec {
  const {
    cores,
    coresPerSocket,
    cpuHotAdd,
    cpuReservationMhz,
    memoryMib,
    memoryHotAdd,
    memoryReservationMib,
    notes,
  } = change;
  const deviceChange = deviceChanges(change, current, refs);
  const { marks } = current.vm;
  const extraConfig = change.extraConfig === undefined ? [] : markChanges(marks, change.extraConfig);
  return {
    ...(change.instanceUuid === undefined ? {} : { instanceUuid: change.instanceUuid }),
    ...(notes === undefined ? {} : { annotation: notes }),
    ...(cores === undefined ? {} : { numCPUs: cores }),
    ...(coresPerSocket === undefined ? {} : { numCoresPerSocket: coresPerSocket }),
    ...(memoryMib === undefined ? {} : { memoryMB: memoryMib }),
    ...(memoryHotAdd === undefined ? {} : { memoryHotAddEnabled: memoryHotAdd }),
    ...(cpuHotAdd === undefined ? {} : { cpuHotAddEnabled: cpuHotAdd }),
    ...(deviceChange.length === 0 ? {} : { deviceChange }),
    ...(cpuReservationMhz === undefined ? {} : { cpuAllocation: { reservation: cpuReservationMhz } }),
    ...(memoryReservationMib === undefined
      ? {}
      : { memoryAllocation: { reservation: memoryReservationMib } }),
    ...(extraConfig.length === 0 ? {} : { extraConfig }),
  };
}

function deviceChanges(change: Change, { vm, devices }: Current, refs: Refs): VirtualDeviceConfigSpec[] {
  const object = vm.name;
  const isOn = vm.power === 'on';
  const keys = newKeys();
  const cardKeys = newCardKeys(devices);
  const controllers = new Map<number, number>();
  const must = <T>(found: T | undefined, device: string): T => {
    if (found === undefined) throw fault('VSP-008/no-device', { object, device });
    return found;
  };
  const grown = (change.growDisks ?? []).map((disk) => must(grownDisk(devices, disk), placeText(disk)));
  const added = (change.addDisks ?? []).flatMap((disk) =>
    addedDisk(devices, disk, mustHaveDatastore(refs, object, disk.datastore), keys, controllers),
  );
  const edited = [...cardChanges(change, vm, refs)].map(([key, card]) =>
    must(editedCard(devices, key, card, isOn), `${key}`),
  );
  const cards = (change.addNics ?? []).map((nic) =>
    addedCard(nic, mustHaveNetwork(refs, object, nic.portGroup), cardKeys.next(), isOn),
  );
  return [...grown, ...added, ...edited, ...cards];
}

/** Edits of one card made one: a device may stand in a request once. The card must be the very one that was planned for. */
function cardChanges(
  { editNics = [], macs = new Map() }: Change,
  vm: ObservedVm,
  refs: Refs,
): Map<number, CardChange> {
  const changes = new Map<number, CardChange>();
  for (const { key, mac, portGroup, connected } of editNics) {
    if (!vm.nics.some((nic) => nic.key === key && nic.mac === mac.toLowerCase())) {
      throw fault('VSP-008/no-device', { object: vm.name, device: `${key} (${mac})` });
    }
    const network = portGroup === undefined ? undefined : mustHaveNetwork(refs, vm.name, portGroup);
    changes.set(key, {
      ...(network === undefined ? {} : { network }),
      ...(connected === undefined ? {} : { connected }),
    });
  }
  for (const [key, mac] of macs) changes.set(key, { ...changes.get(key), mac });
  return changes;
}

/** A key with an empty value is taken off. */
export function markChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): OptionValue[] {
  const written = Object.entries(after).filter(([key, value]) => before[key] !== value);
  const gone = Object.keys(before).filter((key) => after[key] === undefined);
  return [...written, ...gone.map((key) => [key, ''] as const)].map(([key, value]) => ({
    _typeName: 'OptionValue',
    key,
    value,
  }));
}
