import type { Observed, ObservedDisk, ObservedNic, ObservedVm } from '../../model/observed.ts';
import type { DiskSpec, EditNic, GrowDisk, NicSpec, ReconfigureSpec } from '../../model/operation.ts';
import { editedNic, newNics } from './cards.ts';
import { placeText } from './places.ts';
import { fault } from './fault.ts';
import { sortDevices } from './fill.ts';
import { hardwareKeys, withHardware } from './hardware.ts';
import { mustHaveMemoryToReserve, mustReach } from './hosts.ts';
import {
  already,
  changed,
  type Effect,
  type Expected,
  findVm,
  mustBeOfVersion,
  mustBeReachable,
  wrongPower,
} from './machine.ts';
import { markedNic, sameMarks, withMarks, withRestart } from './marks.ts';
import { grownDisk, newDisk, takeSpace } from './storage.ts';

/** Everything that a reconfigure asks, or nothing of it. */
export function reconfigure(inventory: Observed, spec: ReconfigureSpec, expected: Expected): Effect {
  const vm = findVm(inventory, spec);
  if (isAlready(vm, spec)) return already(inventory, vm);
  mustBeReachable(inventory, vm);
  mustBeOfVersion(vm, expected);
  if (vm.template && changesHardware(spec)) throw fault('VSP-009/template', { object: vm.name });
  if (vm.power === 'suspended') throw wrongPower(vm, 'off');
  mustKnow(vm, spec);

  const disks = vm.disks.map((disk) => {
    const grow = spec.growDisks?.find(({ key }) => key === disk.key);
    return grow === undefined ? disk : grownDisk(inventory, vm, grow);
  });
  for (const disk of spec.addDisks ?? []) disks.push(newDisk(inventory, { name: vm.name, disks }, disk));
  const edited = vm.nics.map((nic) => {
    const edit = spec.editNics?.find(({ key }) => key === nic.key);
    return edit === undefined ? nic : editedNic(inventory, vm, edit);
  });
  const made = newNics(inventory, { ...vm, nics: edited }, spec.addNics ?? []);
  const moved = edited.filter(
    (nic, index) => nic.portGroup !== vm.nics[index]?.portGroup || nic.switch !== vm.nics[index].switch,
  );
  mustReach(inventory, vm, { disks: disks.slice(vm.disks.length), nics: [...moved, ...made] });
  const next = {
    ...withHardware(vm, spec),
    notes: spec.notes ?? vm.notes,
    disks,
    nics: [...edited, ...made],
  };
  if (next.memoryReservationMib > vm.memoryReservationMib) mustHaveMemoryToReserve(inventory, next);
  const marks = marksAfter(next, spec, made);
  return changed(takeSpace(inventory, vm.name, vm.disks, disks), sortDevices({ ...next, marks }));
}

function changesHardware(spec: ReconfigureSpec): boolean {
  const devices = [spec.growDisks, spec.addDisks, spec.editNics, spec.addNics];
  return (
    hardwareKeys.some((key) => spec[key] !== undefined) || devices.some((list) => (list?.length ?? 0) > 0)
  );
}

/** Every device that is to be changed is on the VM, and is changed once. */
function mustKnow(vm: ObservedVm, spec: ReconfigureSpec): void {
  const keys = [...(spec.growDisks ?? []), ...(spec.editNics ?? [])].map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  if (twice.length > 0) throw fault('VSP-008/InvalidDeviceSpec', { object: vm.name, device: twice });
  const lost = [
    ...(spec.growDisks ?? []).filter(({ key }) => !vm.disks.some((disk) => disk.key === key)).map(placeText),
    ...(spec.editNics ?? [])
      .filter(({ key }) => !vm.nics.some((nic) => nic.key === key))
      .map(({ mac }) => mac),
  ];
  if (lost.length > 0) throw fault('VSP-008/no-device', { object: vm.name, device: lost });
}

function marksAfter(
  vm: ObservedVm,
  spec: ReconfigureSpec,
  made: readonly ObservedNic[],
): ObservedVm['marks'] {
  return withRestart(spec.marks === undefined ? vm.marks : withMarks(vm, spec.marks, made), spec.restart);
}

/** Nothing is left to do: the operation ran before, and its answer was lost. */
function isAlready(vm: ObservedVm, spec: ReconfigureSpec): boolean {
  const asked = [...hardwareKeys, 'notes' as const].every(
    (key) => spec[key] === undefined || spec[key] === vm[key],
  );
  const made = (spec.addNics ?? []).flatMap((nic) => madeBefore(vm, nic) ?? []);
  return (
    asked &&
    (spec.growDisks ?? []).every((grow) => vm.disks.some((disk) => isGrown(disk, grow))) &&
    (spec.addDisks ?? []).every((wanted) => vm.disks.some((disk) => isDisk(disk, wanted))) &&
    (spec.editNics ?? []).every((edit) => vm.nics.some((nic) => isEdited(nic, edit))) &&
    made.length === (spec.addNics ?? []).length &&
    hasMarks(vm, spec, made)
  );
}

function hasMarks(vm: ObservedVm, spec: ReconfigureSpec, made: readonly ObservedNic[]): boolean {
  const pointers = Object.values(spec.marks?.nics ?? {});
  const known = pointers.every(
    (pointer) => !('key' in pointer) || vm.nics.some(({ key }) => key === pointer.key),
  );
  return known && sameMarks(vm.marks, marksAfter(vm, spec, made));
}

function isGrown(disk: ObservedDisk, grow: GrowDisk): boolean {
  return disk.key === grow.key && placeText(disk) === placeText(grow) && disk.sizeMib === grow.toMib;
}

function isDisk(disk: ObservedDisk, wanted: DiskSpec): boolean {
  const keys = ['sizeMib', 'datastore', 'provisioning'] as const;
  return placeText(disk) === placeText(wanted) && keys.every((key) => disk[key] === wanted[key]);
}

function isEdited(nic: ObservedNic, edit: EditNic): boolean {
  const { key, mac, portGroup, connected = nic.connected } = edit;
  const there =
    portGroup === undefined || (nic.portGroup === portGroup.name && nic.switch === portGroup.switch);
  return nic.key === key && nic.mac === mac.toLowerCase() && nic.connected === connected && there;
}

/** The card that an earlier run of the same operation made: the one that the marks call so, or that has the MAC. */
function madeBefore(vm: ObservedVm, { name, portGroup, mac, connected }: NicSpec): ObservedNic | undefined {
  const wanted = mac?.toLowerCase();
  const nic = markedNic(vm, name) ?? vm.nics.find((each) => each.mac === wanted);
  if (nic === undefined || (wanted !== undefined && nic.mac !== wanted)) return undefined;
  const same =
    nic.portGroup === portGroup.name && nic.switch === portGroup.switch && nic.connected === connected;
  return same ? nic : undefined;
}
