import type { ObservedVm } from '../model/observed.ts';
import type { DiskState, NicState, VmState } from '../model/plan.ts';

/** A VM as it is, in the plan's words. Which disks and cards are declared, the caller knows. */
export function stateOf(vm: ObservedVm, disks: readonly DiskState[], networks: readonly NicState[]): VmState {
  return {
    cores: vm.cores,
    cores_per_socket: vm.coresPerSocket,
    cpu_hot_add: vm.cpuHotAdd,
    cpu_reservation_mhz: vm.cpuReservationMhz,
    memory_mib: vm.memoryMib,
    memory_hot_add: vm.memoryHotAdd,
    memory_reservation_mib: vm.memoryReservationMib,
    power: vm.power,
    folder: vm.folder,
    resource_pool: vm.resourcePool ?? '',
    host: vm.host ?? null,
    notes: vm.notes,
    disks,
    networks,
  };
}
