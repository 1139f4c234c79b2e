import type { ObservedVm } from '../../model/observed.ts';
import type { ReconfigureSpec } from '../../model/operation.ts';
import { devicesLeft, isAlready, marksAfter, marksMeanwhile } from '../common/already.ts';
import { mustBeMac } from '../common/cards.ts';
import { mustBeFreePlace, mustBeOfSize, mustGrow, placeText } from '../common/disks.ts';
import { fault } from '../common/fault.ts';
import { hardwareKeys, mustBePossible } from '../common/hardware.ts';
import { markedNic, sameMarks } from '../common/marks.ts';
import type { Performed, Run } from '../port.ts';
import { untilBack } from './back.ts';
import { change, machineAt, machineOf, mustBeOfVersion, versionNow, versionOf } from './machine.ts';
import type { Change } from './specs/config.ts';
import type { Live, Machine } from './state.ts';

/**
 * All of a VM's changes in one task, from what it is at this moment; marks that name new cards follow in a second one, as
 * nobody knows their keys before, and the first says how they are found until then. Where links drop, the guest is waited for.
 */
export async function reconfigure(live: Live, spec: ReconfigureSpec, run: Run): Promise<Performed> {
  const machine = await machineOf(live, spec);
  const { vm } = machine;
  if (isAlready(vm, spec)) {
    await untilBack(live, machine.ref, spec, run);
    return { status: 'already', ...versionOf(machine) };
  }
  mustBeOfVersion(vm, run);
  const { observed } = await live.view();
  const left = devicesLeft(vm, spec);
  mustMakeSense(vm, { ...spec, ...left }, observed.source.version);
  const { marks: _marks, restart: _restart, back: _back, name: _name, instanceUuid: _uuid, ...asked } = spec;
  const later = (spec.addNics ?? []).length > 0 && spec.marks !== undefined;
  const wanted: Change = {
    ...asked,
    ...left,
    addNics: left.addNics.map((nic) => ({ ...nic, mac: nic.mac?.toLowerCase() ?? null })),
    extraConfig: later ? marksMeanwhile(vm, spec) : marksAfter(vm, spec, []),
  };
  await change(live, machine, wanted, run);
  if (later) await writeMarks(live, machine, spec, run);
  await untilBack(live, machine.ref, spec, run);
  return { status: 'done', ...(await versionNow(live, machine.ref, run)) };
}

/** What a vCenter would take though it makes no sense, or refuse with words that help nobody. */
function mustMakeSense(vm: ObservedVm, spec: ReconfigureSpec, version: string): void {
  const { growDisks = [], addDisks = [], editNics = [], addNics = [] } = spec;
  const keys = [...growDisks, ...editNics].map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) < index);
  if (twice.length > 0) throw fault('VSP-008/InvalidDeviceSpec', { object: vm.name, device: twice });
  for (const grow of growDisks) {
    const disk = vm.disks.find((each) => each.key === grow.key && placeText(each) === placeText(grow));
    if (disk === undefined) {
      throw fault('VSP-008/no-device', { object: vm.name, device: placeText(grow) });
    }
    mustGrow(vm, disk, grow, version);
  }
  const disks = [...vm.disks, ...addDisks];
  for (const [index, disk] of addDisks.entries()) {
    mustBeFreePlace(vm.name, disks.slice(0, vm.disks.length + index), disk);
    mustBeOfSize(vm.name, disk, version);
  }
  for (const { mac } of addNics) mustBeMac(vm.name, mac);
  if (hardwareKeys.some((key) => spec[key] !== undefined)) mustBePossible(vm.name, { ...vm, ...spec });
}

/** The new cards have keys and MACs now. */
async function writeMarks(live: Live, before: Machine, spec: ReconfigureSpec, run: Run): Promise<void> {
  const machine = await machineAt(live, before.ref, spec);
  const made = (spec.addNics ?? []).flatMap(({ name }) => markedNic(machine.vm, name) ?? []);
  const extraConfig = marksAfter(machine.vm, spec, made);
  if (!sameMarks(machine.vm.marks, extraConfig)) await change(live, machine, { extraConfig }, run);
}
