import type { ObservedVm } from '../../model/observed.ts';
import { fault } from './fault.ts';

/** The scalars of a VM's hardware. */
export const hardwareKeys = [
  'cores',
  'coresPerSocket',
  'cpuHotAdd',
  'cpuReservationMhz',
  'memoryMib',
  'memoryHotAdd',
  'memoryReservationMib',
] as const;

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
