import type { ObservedVm } from '../../model/observed.ts';
import type { CloneSpec, EditNic } from '../../model/operation.ts';
import { placeText } from '../common/disks.ts';
import { fault } from '../common/fault.ts';
import type { Change } from './specs/config.ts';

/**
 * What a clone still lacks, compared with its spec: nothing on a server that honours all of it. A card that came with a MAC
 * of its template's gets another one. undefined: nothing.
 */
export function remaining(
  spec: CloneSpec,
  vm: ObservedVm,
  templateMacs: ReadonlySet<string>,
): Change | undefined {
  const lost = spec.disks.find((disk) => disk.from === 'template' && diskAt(vm, disk) === undefined);
  if (lost !== undefined) throw fault('VSP-008/no-device', { object: spec.name, device: placeText(lost) });
  const editNics = spec.nics.flatMap((wanted, index): EditNic[] => {
    const nic = vm.nics[index];
    if (nic === undefined) return [];
    const moved = nic.portGroup !== wanted.portGroup.name || nic.switch !== wanted.portGroup.switch;
    const linked = nic.connected !== wanted.connected;
    if (!moved && !linked) return [];
    const { key, mac } = nic;
    return [
      {
        key,
        mac,
        ...(moved ? { portGroup: wanted.portGroup } : {}),
        ...(linked ? { connected: wanted.connected } : {}),
      },
    ];
  });
  const growDisks = spec.disks.flatMap(({ bus, controller, unit, sizeMib }) => {
    const disk = diskAt(vm, { bus, controller, unit });
    return disk === undefined || disk.sizeMib >= sizeMib
      ? []
      : [{ key: disk.key, bus, controller, unit, fromMib: disk.sizeMib, toMib: sizeMib }];
  });
  const addDisks = spec.disks.filter((disk) => disk.from === 'new' && diskAt(vm, disk) === undefined);
  const addNics = spec.nics.slice(vm.nics.length);
  const macs = new Map(
    vm.nics.flatMap(({ key, mac }, index) => {
      const wanted = spec.nics[index]?.mac ?? null;
      const wrong = wanted === null ? templateMacs.has(mac) : mac !== wanted;
      return wrong ? [[key, wanted] as const] : [];
    }),
  );
  const change: Change = {
    ...(vm.instanceUuid === spec.instanceUuid ? {} : { instanceUuid: spec.instanceUuid }),
    ...scalars(spec, vm),
    ...(growDisks.length > 0 ? { growDisks } : {}),
    ...(addDisks.length > 0 ? { addDisks } : {}),
    ...(editNics.length > 0 ? { editNics } : {}),
    ...(addNics.length > 0 ? { addNics } : {}),
    ...(macs.size > 0 ? { macs } : {}),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

const keys = [
  'cores',
  'coresPerSocket',
  'cpuHotAdd',
  'cpuReservationMhz',
  'memoryMib',
  'memoryHotAdd',
  'memoryReservationMib',
  'notes',
] as const;

function scalars(spec: CloneSpec, vm: ObservedVm): Change {
  const wrong = keys.filter((key) => vm[key] !== spec[key]);
  // Cores and cores per socket must fit each other at every moment.
  const all =
    wrong.includes('cores') || wrong.includes('coresPerSocket')
      ? [...wrong, 'cores', 'coresPerSocket']
      : wrong;
  return Object.fromEntries(Object.entries(spec).filter(([key]) => all.includes(key)));
}

function diskAt(vm: ObservedVm, place: Pick<ObservedVm['disks'][number], 'bus' | 'controller' | 'unit'>) {
  return vm.disks.find(
    ({ bus, controller, unit }) =>
      bus === place.bus && controller === place.controller && unit === place.unit,
  );
}
