/** Views of machines that the laws compare: what was promised, what is managed, what hvm must not touch. */
import type { DesiredVm } from '../../src/model/desired.ts';
import { isInterrupting } from '../../src/model/impact.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import type { Plan, ResourceChange, VmState } from '../../src/model/plan.ts';
import { errorsOf, type Step } from './laws.ts';

export function byUuid({ vms }: Observed): ReadonlyMap<string, ObservedVm> {
  return new Map(vms.map((vm) => [vm.instanceUuid, vm]));
}

/**
 * What of an inventory an apply brings about: not how often a VM was written, nor the host that vSphere chose for a new
 * one. A mark without a value is none.
 */
export function endOf(observed: Observed): Observed {
  return {
    ...observed,
    vms: observed.vms.map((vm) => ({ ...vm, changeVersion: '', host: '', marks: filled(vm.marks) })),
  };
}

function filled(marks: ObservedVm['marks']): ObservedVm['marks'] {
  return Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== ''));
}

/** A promised state as far as it is one: not what vSphere chooses (`null`), nor the address, which only the guest knows. */
export function promised(after: VmState, found: VmState, observed: Observed): VmState {
  return {
    ...after,
    host: hasDrs(observed) ? found.host : (after.host ?? found.host),
    networks: after.networks.map((nic, index) => ({
      ...nic,
      mac: nic.mac ?? found.networks[index]?.mac ?? null,
      address: null,
    })),
  };
}

/** DRS starts a VM on another host where its own cannot run it. */
function hasDrs({ clusters }: Observed): boolean {
  return clusters.some(({ drs }) => drs === true);
}

/**
 * What a manifest manages for good of a VM: the same wherever its life began. What acts at create only is left out, and so is
 * what hvm says it cannot carry out: a suspended VM that is declared off (`FIX-001`) counts as off.
 */
export function managedOf(vm: DesiredVm, state: VmState): Record<string, unknown> {
  const { cores = {}, memory = {} } = vm;
  const all = memory.reservationMib === 'all';
  return {
    ...(cores.count === undefined ? {} : { cores: state.cores }),
    ...(cores.perSocket === undefined ? {} : { perSocket: state.cores_per_socket }),
    ...(cores.hotAdd === undefined ? {} : { cpuHotAdd: state.cpu_hot_add }),
    ...(cores.reservationMhz === undefined ? {} : { reservation: state.cpu_reservation_mhz }),
    ...(memory.sizeMib === undefined ? {} : { memory: state.memory_mib }),
    ...(memory.hotAdd === undefined ? {} : { memoryHotAdd: state.memory_hot_add }),
    ...(memory.reservationMib === undefined || all
      ? {}
      : { memoryReservation: state.memory_reservation_mib }),
    ...(all ? { isAllReserved: state.memory_reservation_mib === state.memory_mib } : {}),
    ...(vm.notes === undefined ? {} : { notes: state.notes }),
    ...(vm.power === 'on' || vm.power === 'off'
      ? { power: state.power === 'suspended' ? 'off' : state.power }
      : {}),
    ...(vm.disks && { disks: state.disks.map(({ name, size_mib }) => ({ name, size_mib })) }),
    ...(vm.networks && {
      networks: state.networks.map(({ name, vlan, port_group, switch: on, connected }, index) => ({
        name,
        vlan,
        port_group,
        switch: on,
        ...(vm.networks?.[index]?.connected === undefined ? {} : { connected }),
      })),
    }),
  };
}

/** VMs that the plan may change, by instanceUuid. */
export function touchable(plan: Plan): ReadonlyMap<string, ResourceChange> {
  const errors = errorsOf(plan);
  return new Map(
    plan.resource_changes.flatMap((change) =>
      change.base === null || errors.has(change.name) ? [] : [[change.base.instance_uuid, change]],
    ),
  );
}

/** What of a VM its manifest does not speak of, or cannot change: the devices are those that it had before. */
export function untouchedPart(
  vm: ObservedVm,
  before: ObservedVm,
  wanted: DesiredVm,
  change: ResourceChange,
  observed: Observed,
) {
  const foreign = new Set(change.foreign.map(({ id }) => id));
  const { changeVersion: _, tools: __, guest: ___, marks: ____, power, ...rest } = vm;
  const mayStart =
    wanted.power === 'on' || wanted.power === 'off' || before.marks['hvm.restart'] !== undefined;
  return {
    ...rest,
    ...(hasDrs(observed) ? { host: undefined } : {}),
    ...(mayStart ? {} : { power }),
    ...declaredAway(wanted),
    disks: vm.disks.flatMap((disk) => {
      const isForeign =
        wanted.disks === undefined || foreign.has(`${disk.bus}${disk.controller}:${disk.unit}`);
      if (before.disks.every(({ key }) => key !== disk.key)) return [];
      return [isForeign ? disk : { ...disk, sizeMib: undefined }];
    }),
    nics: vm.nics.flatMap((nic) => {
      if (before.nics.every(({ key }) => key !== nic.key)) return [];
      const isForeign = wanted.networks === undefined || foreign.has(nic.mac);
      return [isForeign ? nic : { ...nic, portGroup: undefined, switch: undefined, connected: undefined }];
    }),
  };
}

/** The declared scalars, taken out of a comparison. */
function declaredAway({ cores = {}, memory = {}, notes }: DesiredVm): Record<string, undefined> {
  const declared = {
    cores: cores.count,
    coresPerSocket: cores.perSocket,
    cpuHotAdd: cores.hotAdd,
    cpuReservationMhz: cores.reservationMhz,
    memoryMib: memory.sizeMib,
    memoryHotAdd: memory.hotAdd,
    memoryReservationMib: memory.reservationMib,
    notes,
  };
  return Object.fromEntries(
    Object.entries(declared).flatMap(([key, value]) => (value === undefined ? [] : [[key, undefined]])),
  );
}

/** What the users of running servers notice of a step: `vm01 off`, `vm01 00:50:56:…`. */
export function interruptions({ before, after }: Step): string[] {
  const later = byUuid(after);
  return before.vms
    .filter(({ power }) => power === 'on')
    .flatMap((vm) => {
      const next = later.get(vm.instanceUuid);
      if (next?.power !== 'on') return [`${vm.name} off`];
      const links = new Map(next.nics.map((nic) => [nic.key, JSON.stringify(nic)]));
      return vm.nics.flatMap((nic) =>
        links.get(nic.key) === JSON.stringify(nic) ? [] : [`${vm.name} ${nic.mac}`],
      );
    });
}

/** Interruptions that the impact of the operation does not admit. */
export function unannounced(step: Step): string[] {
  const { impact } = step.operation;
  const noticed = interruptions(step);
  if (!isInterrupting(impact)) return noticed;
  return impact === 'network' ? noticed.filter((each) => each.endsWith(' off')) : [];
}
