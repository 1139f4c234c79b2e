import type { Observed, ObservedVm } from '../../model/observed.ts';
import type { ReconfigureSpec } from '../../model/operation.ts';
import { editedNic, newNics } from './cards.ts';
import { devicesLeft, isAlready, madeNics, marksAfter } from '../common/already.ts';
import { placeText } from '../common/disks.ts';
import { fault } from '../common/fault.ts';
import { sortDevices } from './fill.ts';
import { hardwareKeys } from '../common/hardware.ts';
import { withHardware } from './hardware.ts';
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
  const left = devicesLeft(vm, spec);
  for (const disk of left.addDisks) disks.push(newDisk(inventory, { name: vm.name, disks }, disk));
  const edited = vm.nics.map((nic) => {
    const edit = spec.editNics?.find(({ key }) => key === nic.key);
    return edit === undefined ? nic : editedNic(inventory, vm, edit);
  });
  const made = newNics(inventory, { ...vm, nics: edited }, left.addNics);
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
  const marks = marksAfter(next, spec, madeNics(vm, spec, made));
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
