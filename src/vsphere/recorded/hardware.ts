import type { ObservedVm } from '../../model/observed.ts';
import type { ReconfigureSpec } from '../../model/operation.ts';
import { fault } from './fault.ts';
import { wrongPower } from './machine.ts';

/** The scalars of a reconfigure. */
export const hardwareKeys = [
  'cores',
  'coresPerSocket',
  'cpuHotAdd',
  'cpuReservationMhz',
  'memoryMib',
  'memoryHotAdd',
  'memoryReservationMib',
] as const;

/** The VM with other cores, memory, hot add flags and reservations, as its power state allows. */
export function withHardware(vm: ObservedVm, spec: ReconfigureSpec): ObservedVm {
  const wanted = Object.fromEntries(
    hardwareKeys.flatMap((key) => (spec[key] === undefined ? [] : [[key, spec[key]]])),
  );
  const next: ObservedVm = { ...vm, ...wanted };
  if (hardwareKeys.every((key) => next[key] === vm[key])) return vm;
  if (vm.power === 'on') {
    mustBeFixed(vm, next);
    mustPlugCores(vm, next.cores);
    mustPlugMemory(vm, next.memoryMib);
  }
  mustBePossible(vm.name, next);
  return next;
}

function mustBeFixed(vm: ObservedVm, next: ObservedVm): void {
  const keys = ['coresPerSocket', 'cpuHotAdd', 'memoryHotAdd'] as const;
  if (keys.some((key) => next[key] !== vm[key])) throw wrongPower(vm, 'off');
}

function mustPlugCores(vm: ObservedVm, wanted: number): void {
  if (wanted === vm.cores || (wanted > vm.cores && vm.cpuHotAdd)) return;
  throw fault('VSP-010/CpuHotPlugNotSupported', { object: vm.name, actual: vm.cores, wanted });
}

function mustPlugMemory(vm: ObservedVm, wanted: number): void {
  if (wanted === vm.memoryMib) return;
  const args = { object: vm.name, actual: vm.memoryMib, wanted };
  if (wanted < vm.memoryMib || !vm.memoryHotAdd) throw fault('VSP-010/MemoryHotPlugNotSupported', args);
  const { memoryHotAddLimitMib: limit = wanted, memoryHotAddStepMib: step = 1 } = vm;
  if (wanted > limit || (wanted - vm.memoryMib) % step !== 0)
    throw fault('VSP-010/memory-step', { ...args, limit, step });
}

type Hardware = Pick<
  ObservedVm,
  'cores' | 'coresPerSocket' | 'cpuReservationMhz' | 'memoryMib' | 'memoryReservationMib'
>;

/** Whole sockets, some memory, and no more of it reserved than there is. */
export function mustBePossible(object: string, hardware: Hardware): void {
  const { cores, coresPerSocket, cpuReservationMhz, memoryMib, memoryReservationMib } = hardware;
  const must = (holds: boolean, property: string) => {
    if (!holds) throw fault('VSP-009/InvalidArgument', { object, property });
  };
  must(isWhole(cores, 1) && isWhole(coresPerSocket, 1) && cores % coresPerSocket === 0, 'numCPUs');
  must(isWhole(cpuReservationMhz, 0), 'cpuAllocation.reservation');
  must(isWhole(memoryMib, 1), 'memoryMB');
  must(isWhole(memoryReservationMib, 0) && memoryReservationMib <= memoryMib, 'memoryAllocation.reservation');
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
