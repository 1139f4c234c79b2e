import type { ObservedVm } from '../../model/observed.ts';
import type { ReconfigureSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { hardwareKeys, mustBePossible } from '../common/hardware.ts';
import { wrongPower } from './machine.ts';

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
