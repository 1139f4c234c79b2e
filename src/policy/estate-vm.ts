import type { Change } from '../diff/change.ts';
import type { Desired, DesiredNetwork, DesiredTemplate, DesiredVm } from '../model/desired.ts';
import type { EstateDisk, EstateNic, EstateVm } from '../model/estate.ts';
import type { Observed, ObservedVm } from '../model/observed.ts';
import type { VmState } from '../model/plan.ts';

/** What the manifests and the vCenter know of things that VMs name. */
export interface Catalogues {
  readonly networks: ReadonlyMap<string, DesiredNetwork>;
  readonly documents: ReadonlyMap<string, DesiredTemplate>;
  /** Templates of the vCenter. */
  readonly templates: readonly ObservedVm[];
  /** By `SWITCH/PORT GROUP`. */
  readonly vlans: ReadonlyMap<string, number | null>;
}

export function cataloguesOf(desired: Desired, observed: Observed): Catalogues {
  return {
    networks: new Map(desired.networks.map((network) => [network.name, network])),
    documents: new Map(desired.templates.map((template) => [template.name, template])),
    templates: observed.vms.filter(({ template }) => template),
    vlans: new Map(observed.networks.map(({ name, switch: on, vlan }) => [`${on}/${name}`, vlan])),
  };
}

export interface Existing {
  readonly vm: ObservedVm;
  /** Absent: no manifest declares it. */
  readonly change: Change | undefined;
  readonly isHere: boolean;
  /** A what-if has it so, whether hvm could make it so or not. */
  readonly isAssumed: boolean;
}

export function asItIs(existing: Existing, catalogues: Catalogues): EstateVm {
  const { vm, change } = existing;
  const state = change?.before ?? undefined;
  return {
    ...whoItIs(existing, catalogues),
    ...{ cores: vm.cores, coresPerSocket: vm.coresPerSocket, memoryMib: vm.memoryMib },
    ...{ memoryReservationMib: vm.memoryReservationMib, power: vm.power },
    disks: disksOf(vm, state, change?.vm),
    nics: nicsOf(vm, state, change?.vm, catalogues),
  };
}

export function asPlanned(existing: Existing, catalogues: Catalogues): EstateVm {
  const { vm, change, isAssumed } = existing;
  if (change === undefined || (change.work.kind === 'none' && !isAssumed))
    return asItIs(existing, catalogues);
  const { after } = change;
  return {
    ...whoItIs(existing, catalogues),
    ...hardwareOf(after),
    disks: disksOf(vm, after, change.vm),
    nics: nicsOf(vm, after, change.vm, catalogues),
  };
}

/** A VM that the plan makes. */
export function asMade({ vm, after, work }: Change, catalogues: Catalogues): EstateVm {
  const host = work.kind === 'create' ? work.clone.host : undefined;
  const document = catalogues.documents.get(vm.template ?? '');
  const template = catalogues.templates.find(({ name }) => name === document?.source.split('/').at(-1));
  return {
    ...{ name: vm.name, manifest: vm, isOwned: true, isHere: true, isHostAssumed: host === undefined },
    ...(host === undefined ? {} : { host }),
    ...(template === undefined ? {} : { hardware: template.hardware, guestId: template.guestId }),
    ...(document === undefined ? {} : { os: document.os }),
    ...hardwareOf(after),
    disks: disksOf(undefined, after, vm),
    nics: nicsOf(undefined, after, vm, catalogues),
  };
}

function whoItIs({ vm, change, isHere }: Existing, { documents }: Catalogues) {
  const manifest = change?.vm;
  const os = documents.get(manifest?.template ?? '')?.os;
  return {
    ...{ name: manifest?.name ?? vm.name, observed: vm, isHere, isHostAssumed: false },
    isOwned: change !== undefined && change.action !== 'adopt',
    ...(manifest === undefined ? {} : { manifest }),
    ...(vm.host === undefined ? {} : { host: vm.host }),
    ...{ hardware: vm.hardware, guestId: vm.guestId },
    ...(os === undefined ? {} : { os }),
  };
}

function hardwareOf(state: VmState) {
  return {
    cores: state.cores,
    coresPerSocket: state.cores_per_socket,
    memoryMib: state.memory_mib,
    memoryReservationMib: state.memory_reservation_mib,
    power: state.power,
  };
}

/** Those that the manifest declares first, then the foreign ones. */
function disksOf(vm: ObservedVm | undefined, state: VmState | undefined, manifest?: DesiredVm): EstateDisk[] {
  const known = new Map((state?.disks ?? []).map((disk) => [`scsi${disk.controller}:${disk.unit}`, disk]));
  const ours = [...known].map(([id, disk]): EstateDisk => {
    const declared = manifest?.disks?.find(({ name }) => name === disk.name);
    const { size_mib: sizeMib, datastore, provisioning } = disk;
    return { id, sizeMib, datastore, provisioning, ...(declared === undefined ? {} : { declared }) };
  });
  const foreign = (vm?.disks ?? []).flatMap((disk): EstateDisk[] => {
    const id = `${disk.bus}${disk.controller}:${disk.unit}`;
    if (known.has(id)) return [];
    return [{ id, sizeMib: disk.sizeMib, datastore: disk.datastore, provisioning: disk.provisioning }];
  });
  return [...ours, ...foreign];
}

function nicsOf(
  vm: ObservedVm | undefined,
  state: VmState | undefined,
  manifest: DesiredVm | undefined,
  { networks, vlans }: Catalogues,
): EstateNic[] {
  const cards = state?.networks ?? [];
  const declared = manifest?.networks ?? [];
  const vlanOf = (card: { readonly switch: string | null; readonly portGroup: string }) =>
    vlans.get(`${card.switch}/${card.portGroup}`) ?? null;
  const ours = cards.map(({ port_group: portGroup, switch: on, vlan, mac, connected }, index): EstateNic => {
    const card = { portGroup, switch: on, mac, connected };
    const wanted = declared.length === cards.length ? declared[index] : undefined;
    const isIt = networks.get(wanted?.network ?? '')?.portGroup === portGroup;
    return {
      ...card,
      vlan: vlan ?? vlanOf(card),
      ...(isIt && wanted !== undefined ? { network: wanted.network } : {}),
      ...(isIt && wanted?.address !== undefined ? { address: wanted.address } : {}),
    };
  });
  const macs = new Set(cards.map(({ mac }) => mac));
  const foreign = (vm?.nics ?? [])
    .filter(({ mac }) => !macs.has(mac))
    .map(({ portGroup, switch: on, mac, connected }): EstateNic => {
      const card = { portGroup, switch: on, mac, connected };
      return { ...card, vlan: vlanOf(card) };
    });
  return [...ours, ...foreign];
}
