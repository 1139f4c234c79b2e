/** Whether a reconfigure has happened already, seen from the VM: its answer was lost, or somebody did the same by hand. */
import type { ObservedDisk, ObservedNic, ObservedVm } from '../../model/observed.ts';
import type { DiskSpec, EditNic, GrowDisk, NicSpec, ReconfigureSpec } from '../../model/operation.ts';
import { placeText } from './disks.ts';
import { hardwareKeys } from './hardware.ts';
import { markedNic, sameMarks, withMarks, withRestart } from './marks.ts';

type Devices = Required<Pick<ReconfigureSpec, 'growDisks' | 'addDisks' | 'addNics'>>;

/** What of the devices is not there yet: an earlier run of the same operation may have ended before it wrote its marks. */
export function devicesLeft(vm: ObservedVm, spec: ReconfigureSpec): Devices {
  const { growDisks = [], addDisks = [], addNics = [] } = spec;
  return {
    growDisks: growDisks.filter((grow) => !vm.disks.some((disk) => isGrown(disk, grow))),
    addDisks: addDisks.filter((wanted) => !vm.disks.some((disk) => isDisk(disk, wanted))),
    addNics: addNics.filter((nic) => madeBefore(vm, nic) === undefined),
  };
}

/** The cards of the operation in its order: those of an earlier run, and `fresh`, made for what `devicesLeft` says. */
export function madeNics(
  vm: ObservedVm,
  { addNics = [] }: ReconfigureSpec,
  fresh: readonly ObservedNic[],
): ObservedNic[] {
  const rest = [...fresh];
  return addNics.flatMap((nic) => madeBefore(vm, nic) ?? rest.shift() ?? []);
}

/** Nothing is left to do: the operation ran before, and its answer was lost. */
export function isAlready(vm: ObservedVm, spec: ReconfigureSpec): boolean {
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

/**
 * The marks of a VM from the task that adds cards on, until they are marked themselves: a run that ends in between must not
 * take them for somebody else's, and its disks neither.
 */
export function marksMeanwhile(vm: ObservedVm, spec: ReconfigureSpec): ObservedVm['marks'] {
  const { marks, addNics = [], restart } = spec;
  if (marks === undefined) return vm.marks;
  const made = addNics.map((nic) => madeBefore(vm, nic));
  const adding = {
    names: addNics.map(({ name }) => name),
    keys: vm.nics.filter((nic) => !made.includes(nic)).map(({ key }) => key),
  };
  const there = Object.entries(marks.nics).filter(([, pointer]) => 'key' in pointer);
  const written = withMarks(vm, { ...marks, nics: Object.fromEntries(there) }, [], adding);
  return withRestart(written, restart);
}

/** The marks of a VM after a reconfigure that made these cards. */
export function marksAfter(
  vm: ObservedVm,
  spec: Pick<ReconfigureSpec, 'marks' | 'restart'>,
  made: readonly ObservedNic[],
): ObservedVm['marks'] {
  return withRestart(spec.marks === undefined ? vm.marks : withMarks(vm, spec.marks, made), spec.restart);
}
