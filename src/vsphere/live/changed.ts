/** Whether a change of a VM was carried out: its answer was lost, and nobody tells but the VM itself. */
import type { ObservedVm } from '../../model/observed.ts';
import { placeText } from '../common/disks.ts';
import { hardwareKeys } from '../common/hardware.ts';
import { sameMarks } from '../common/marks.ts';
import type { Change } from './specs/config.ts';

/** Is the VM as the change would have made it, from what it was before? */
export function isChanged(before: ObservedVm, now: ObservedVm, change: Change): boolean {
  const {
    growDisks = [],
    addDisks = [],
    editNics = [],
    addNics = [],
    macs = new Map(),
    extraConfig,
  } = change;
  const card = (key: number) => now.nics.find((nic) => nic.key === key);
  const were = new Set(before.nics.map(({ key }) => key));
  const more = now.nics.filter(({ key }) => !were.has(key));
  return (
    [...hardwareKeys, 'notes' as const].every(
      (key) => change[key] === undefined || change[key] === now[key],
    ) &&
    growDisks.every(({ key, toMib }) =>
      now.disks.some((disk) => disk.key === key && disk.sizeMib === toMib),
    ) &&
    addDisks.every((wanted) =>
      now.disks.some((disk) => placeText(disk) === placeText(wanted) && disk.sizeMib === wanted.sizeMib),
    ) &&
    editNics.every(({ key, portGroup, connected }) => {
      const nic = card(key);
      const isThere =
        portGroup === undefined || (nic?.portGroup === portGroup.name && nic.switch === portGroup.switch);
      return nic !== undefined && isThere && (connected === undefined || nic.connected === connected);
    }) &&
    more.length === addNics.length &&
    [...macs].every(([key, mac]) => {
      const was = before.nics.find((nic) => nic.key === key)?.mac;
      return mac === null ? card(key)?.mac !== was : card(key)?.mac === mac;
    }) &&
    (extraConfig === undefined || sameMarks(now.marks, extraConfig))
  );
}
