import { formatMib } from '../lib/size.ts';
import type { DesiredVm } from '../model/desired.ts';
import type { Impact } from '../model/impact.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { FieldValue, VmState } from '../model/plan.ts';
import type { Reason } from '../model/reason.ts';
import type { Draft, Piece, SpecPart } from './change.ts';

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

interface Effect {
  readonly impact: Impact;
  readonly reason: Reason;
}

const poweredOff: Effect = { impact: 'online', reason: 'the VM is powered off' };
const cycle = (reason: Reason): Effect => ({ impact: 'power-cycle', reason });

/** Cores, memory, their hot add flags and reservations of a VM that exists (rules: vsphere-api.md §5.3). */
export function diffHardware(vm: DesiredVm, existing: ObservedVm): HardwareDiff {
  const cores = vm.cores?.count ?? existing.cores;
  const perSocket = vm.cores?.perSocket ?? existing.coresPerSocket;
  const cpuHotAdd = vm.cores?.hotAdd ?? existing.cpuHotAdd;
  const mhz = vm.cores?.reservationMhz ?? existing.cpuReservationMhz;
  const memory = vm.memory?.sizeMib ?? existing.memoryMib;
  const memoryHotAdd = vm.memory?.hotAdd ?? existing.memoryHotAdd;
  const reserved = reservationMib(vm, memory) ?? existing.memoryReservationMib;

  const off = existing.power !== 'on';
  const memoryEffect = off ? poweredOff : memoryImpact(existing, memory);
  const reservationEffect: Effect =
    reserved > existing.memoryMib ? memoryEffect : off ? poweredOff : { impact: 'online', reason: 'reservations change while the VM runs' };
  const flag = off ? poweredOff : cycle('hot add is switched only while powered off');
  const pieces = [
    piece('cores.count', existing.cores, cores, off ? poweredOff : coresImpact(existing, cores), { cores }),
    piece('cores.perSocket', existing.coresPerSocket, perSocket, off ? poweredOff : cycle('cores per socket change only while powered off'), { coresPerSocket: perSocket }),
    piece('cores.hotAdd', existing.cpuHotAdd, cpuHotAdd, flag, { cpuHotAdd }),
    piece('cores.reservation', existing.cpuReservationMhz, mhz, off ? poweredOff : { impact: 'online', reason: 'reservations change while the VM runs' }, { cpuReservationMhz: mhz }),
    piece('memory', formatMib(existing.memoryMib), formatMib(memory), memoryEffect, { memoryMib: memory }),
    piece('memory.hotAdd', existing.memoryHotAdd, memoryHotAdd, flag, { memoryHotAdd }),
    piece('memory.reservation', formatMib(existing.memoryReservationMib), formatMib(reserved), reservationEffect, { memoryReservationMib: reserved }),
  ].flatMap((each) => each ?? []);

  const drafts: Draft[] = [];
  if (cores % perSocket !== 0) {
    drafts.push({ key: 'CPU-001', severity: 'error', subject: vm.name, facts: { cores, perSocket } });
  }
  if (reserved > memory) {
    const facts = { reservation: formatMib(reserved), memory: formatMib(memory) };
    drafts.push({ key: 'MEM-001', severity: 'error', subject: vm.name, facts });
  }
  return {
    pieces: togetherWithPowerCycle(pieces),
    drafts,
    after: {
      cores,
      cores_per_socket: perSocket,
      cpu_hot_add: cpuHotAdd,
      cpu_reservation_mhz: mhz,
      memory_mib: memory,
      memory_hot_add: memoryHotAdd,
      memory_reservation_mib: reserved,
    },
  };
}

/** The declared memory reservation in MiB, `all` being all of the memory; undefined: not managed. */
export function reservationMib(vm: DesiredVm, memoryMib: number): number | undefined {
  const declared = vm.memory?.reservationMib;
  return declared === 'all' ? memoryMib : declared;
}

function piece(path: string, before: FieldValue, after: FieldValue, effect: Effect, spec: SpecPart): Piece | undefined {
  return before === after ? undefined : { field: { path, before, after, ...effect }, spec };
}

function coresImpact(existing: ObservedVm, cores: number): Effect {
  if (cores < existing.cores) return cycle('cores cannot be removed while the VM runs');
  return existing.cpuHotAdd ? { impact: 'online', reason: 'CPU hot add is on' } : cycle('CPU hot add is off');
}

function memoryImpact(existing: ObservedVm, memory: number): Effect {
  if (memory < existing.memoryMib) return cycle('memory cannot shrink while the VM runs');
  if (!existing.memoryHotAdd) return cycle('memory hot add is off');
  const { memoryHotAddLimitMib: limit, memoryHotAddStepMib: step } = existing;
  if (limit !== undefined && memory > limit) return cycle('beyond the limit of memory hot add');
  if (step !== undefined && (memory - existing.memoryMib) % step !== 0) {
    return cycle('not a multiple of the memory hot add step');
  }
  return { impact: 'online', reason: 'memory hot add is on' };
}

/**
 * Cores and cores per socket must fit each other at every moment, so a change of both is one step: if one of them waits
 * for the power cycle, the other does too.
 */
function togetherWithPowerCycle(pieces: readonly Piece[]): readonly Piece[] {
  const perSocket = pieces.find((each) => each.field.path === 'cores.perSocket');
  if (perSocket?.field.impact !== 'power-cycle') return pieces;
  return pieces.map((each) =>
    each.field.path === 'cores.count' && each.field.impact === 'online'
      ? { ...each, field: { ...each.field, impact: perSocket.field.impact, reason: perSocket.field.reason } }
      : each,
  );
}
