import type { Observed, ObservedNic, ObservedVm } from '../../model/observed.ts';
import type { EditNic, NicSpec, PortGroup } from '../../model/operation.ts';
import { readMarks } from '../../model/marks.ts';
import { fault } from '../common/fault.ts';
import { mustBeMac, mustNotBeTooMany } from '../common/cards.ts';
import { freeMac, usedMacs } from './mac.ts';

/** Cards made from specs for a VM that has `vm.nics` already. */
export function newNics(
  inventory: Observed,
  vm: Pick<ObservedVm, 'name' | 'instanceUuid' | 'nics' | 'marks'>,
  specs: readonly NicSpec[],
): ObservedNic[] {
  const first = firstNewKey(vm);
  const made = specs.map((spec, index) => cardOf(inventory, vm, spec, first + index));
  mustNotBeTooMany(vm.name, vm.nics.length + made.length);
  return withMacs(inventory, vm, made);
}

/** Keys are new for ever: the mark of a card that was taken off must not fit another one. */
export function firstNewKey({ nics, marks }: Pick<ObservedVm, 'nics' | 'marks'>): number {
  const marked = Object.values(readMarks(marks)?.nics ?? {}).map(({ key }) => key);
  return Math.max(3999, ...nics.map(({ key }) => key), ...marked) + 1;
}

/** A card as the spec wants it; its MAC is `""` where vSphere is to choose. */
export function cardOf(
  inventory: Observed,
  vm: Pick<ObservedVm, 'name'>,
  spec: NicSpec,
  key: number,
): ObservedNic {
  const { portGroup, adapter, mac, connected } = spec;
  mustBePortGroup(inventory, vm.name, portGroup);
  mustBeMac(vm.name, mac);
  return {
    key,
    mac: mac?.toLowerCase() ?? '',
    adapter,
    portGroup: portGroup.name,
    switch: portGroup.switch,
    connected,
  };
}

/** Gives the cards without a MAC one that nobody has. */
export function withMacs(
  inventory: Observed,
  { instanceUuid }: Pick<ObservedVm, 'instanceUuid'>,
  nics: readonly ObservedNic[],
): ObservedNic[] {
  if (nics.every(({ mac }) => mac !== '')) return [...nics];
  const used = usedMacs(inventory);
  for (const { mac } of nics) used.add(mac);
  return nics.map((nic) => {
    const mac = nic.mac === '' ? freeMac(used, instanceUuid, nic.key) : nic.mac;
    used.add(mac);
    return { ...nic, mac };
  });
}

/** A card with another port group or link; it must be the very card that was planned for. */
export function editedNic(inventory: Observed, vm: ObservedVm, edit: EditNic): ObservedNic {
  const nic = vm.nics.find(({ key }) => key === edit.key);
  if (nic === undefined || nic.mac !== edit.mac.toLowerCase()) {
    throw fault('VSP-008/no-device', { object: vm.name, device: `${edit.key} (${edit.mac})` });
  }
  const { portGroup, connected = nic.connected } = edit;
  if (portGroup === undefined) return { ...nic, connected };
  mustBePortGroup(inventory, vm.name, portGroup);
  return { ...nic, portGroup: portGroup.name, switch: portGroup.switch, connected };
}

function mustBePortGroup({ networks }: Observed, object: string, group: PortGroup): void {
  if (networks.some((each) => each.name === group.name && each.switch === group.switch)) return;
  throw fault('VSP-004/NotFound', { object, kind: 'port group', name: group.name });
}
