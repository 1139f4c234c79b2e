import { formatMib } from '../lib/size.ts';
import type { DesiredVm } from '../model/desired.ts';
import type { Impact } from '../model/impact.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { CloneSpec } from '../model/operation.ts';
import type { FieldValue, VmState } from '../model/plan.ts';
import type { Reason } from '../model/reason.ts';
import type { Draft, Piece, SpecPart } from './change.ts';

export type Hardware = Pick<
  CloneSpec,
  | 'cores'
  | 'coresPerSocket'
  | 'cpuHotAdd'
  | 'cpuReservationMhz'
  | 'memoryMib'
  | 'memoryHotAdd'
  | 'memoryReservationMib'
>;

export interface HardwareDiff {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly after: Pick<
    VmState,
    | 'cores'
    | 'cores_per_socket'
    | 'cpu_hot_add'
    | 'cpu_reservation_mhz'
    | 'memory_mib'
    | 'memory_hot_add'
    | 'memory_reservation_mib'
  >;
}

/** Cores, memory, their hot add flags and reservations of a VM that exists (rules: vsphere-api.md §5.3). */
export function diffHardware(vm: DesiredVm, existing: ObservedVm): HardwareDiff {
  const wanted = wantedHardware(vm, existing);
  return {
    pieces: [...coresPieces(existing, wanted), ...memoryPieces(existing, wanted)],
    drafts: misfits(vm.name, wanted),
    after: {
      cores: wanted.cores,
      cores_per_socket: wanted.coresPerSocket,
      cpu_hot_add: wanted.cpuHotAdd,
      cpu_reservation_mhz: wanted.cpuReservationMhz,
      memory_mib: wanted.memoryMib,
      memory_hot_add: wanted.memoryHotAdd,
      memory_reservation_mib: wanted.memoryReservationMib,
    },
  };
}

/** What the manifest declares, and what is there (or in the template) for the rest. */
export function wantedHardware({ cores, memory }: DesiredVm, there: Hardware): Hardware {
  const memoryMib = memory?.sizeMib ?? there.memoryMib;
  return {
    cores: cores?.count ?? there.cores,
    coresPerSocket: cores?.perSocket ?? there.coresPerSocket,
    cpuHotAdd: cores?.hotAdd ?? there.cpuHotAdd,
    cpuReservationMhz: cores?.reservationMhz ?? there.cpuReservationMhz,
    memoryMib,
    memoryHotAdd: memory?.hotAdd ?? there.memoryHotAdd,
    memoryReservationMib: reservationMib(memory?.reservationMib, memoryMib) ?? there.memoryReservationMib,
  };
}

/** A declared memory reservation in MiB, `all` being all of the memory. */
export function reservationMib(declared: number | 'all' | undefined, memoryMib: number): number | undefined {
  return declared === 'all' ? memoryMib : declared;
}

/** Cores that do not make whole sockets, and a reservation of more memory than there is: vSphere refuses both. */
export function misfits(subject: string, hardware: Hardware): Draft[] {
  const { cores, coresPerSocket: perSocket, memoryMib, memoryReservationMib } = hardware;
  const drafts: Draft[] = [];
  if (cores % perSocket !== 0) {
    drafts.push({ key: 'CPU-001', severity: 'error', subject, facts: { cores, perSocket } });
  }
  if (memoryReservationMib > memoryMib) {
    const facts = { reservation: formatMib(memoryReservationMib), memory: formatMib(memoryMib) };
    drafts.push({ key: 'MEM-001', severity: 'error', subject, facts });
  }
  return drafts;
}

interface Effect {
  readonly impact: Impact;
  readonly reason: Reason;
}

const online = (reason: Reason): Effect => ({ impact: 'online', reason });
const cycle = (reason: Reason): Effect => ({ impact: 'power-cycle', reason });

/** Whatever is changed of a VM that is off interrupts nobody. */
function effectOn(existing: ObservedVm, running: Effect): Effect {
  return existing.power === 'on' ? running : online('the VM is powered off');
}

function coresPieces(existing: ObservedVm, wanted: Hardware): Piece[] {
  const { cores, coresPerSocket, cpuHotAdd, cpuReservationMhz } = wanted;
  const sockets = effectOn(existing, cycle('cores per socket change only while powered off'));
  // Cores and cores per socket must fit each other at every moment: a change of both is one step.
  const count =
    coresPerSocket === existing.coresPerSocket || coresEffect(existing, cores).impact === 'power-cycle'
      ? effectOn(existing, coresEffect(existing, cores))
      : sockets;
  const flag = effectOn(existing, cycle('hot add is switched only while powered off'));
  const reserve = effectOn(existing, online('reservations change while the VM runs'));
  return [
    ...piece('cores.count', existing.cores, cores, count, { cores }),
    ...piece('cores.perSocket', existing.coresPerSocket, coresPerSocket, sockets, { coresPerSocket }),
    ...piece('cores.hotAdd', existing.cpuHotAdd, cpuHotAdd, flag, { cpuHotAdd }),
    ...piece('cores.reservation', existing.cpuReservationMhz, cpuReservationMhz, reserve, {
      cpuReservationMhz,
    }),
  ];
}

function memoryPieces(existing: ObservedVm, wanted: Hardware): Piece[] {
  const { memoryMib, memoryHotAdd, memoryReservationMib } = wanted;
  const size = effectOn(existing, memoryEffect(existing, memoryMib));
  const flag = effectOn(existing, cycle('hot add is switched only while powered off'));
  // What is reserved beyond the memory of today comes with the memory.
  const reserve =
    memoryReservationMib > existing.memoryMib
      ? size
      : effectOn(existing, online('reservations change while the VM runs'));
  const [before, after] = [formatMib(existing.memoryReservationMib), formatMib(memoryReservationMib)];
  return [
    ...piece('memory', formatMib(existing.memoryMib), formatMib(memoryMib), size, { memoryMib }),
    ...piece('memory.hotAdd', existing.memoryHotAdd, memoryHotAdd, flag, { memoryHotAdd }),
    ...piece('memory.reservation', before, after, reserve, { memoryReservationMib }),
  ];
}

function piece(path: string, before: FieldValue, after: FieldValue, effect: Effect, spec: SpecPart): Piece[] {
  return before === after ? [] : [{ field: { path, before, after, ...effect }, spec }];
}

/** Of other cores than there are, on a VM that runs. */
function coresEffect(existing: ObservedVm, cores: number): Effect {
  if (cores < existing.cores) return cycle('cores cannot be removed while the VM runs');
  return existing.cpuHotAdd ? online('CPU hot add is on') : cycle('CPU hot add is off');
}

/** Of another size of memory than there is, on a VM that runs. */
function memoryEffect(existing: ObservedVm, memory: number): Effect {
  if (memory < existing.memoryMib) return cycle('memory cannot shrink while the VM runs');
  if (!existing.memoryHotAdd) return cycle('memory hot add is off');
  const { memoryHotAddLimitMib: limit, memoryHotAddStepMib: step } = existing;
  if (limit !== undefined && memory > limit) return cycle('beyond the limit of memory hot add');
  if (step !== undefined && (memory - existing.memoryMib) % step !== 0) {
    return cycle('not a multiple of the memory hot add step');
  }
  return online('memory hot add is on');
}
