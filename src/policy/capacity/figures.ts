import type { Estate, EstateHost, EstateVm } from '../../model/estate.ts';
import { memoryOf } from '../placement.ts';

/** What VMs have and hosts give. All hosts of the cluster count, whatever state they are in; sizes are MiB. */
export interface CapacityFigures {
  readonly usedMib: number;
  readonly usableMib: number;
  /** Without the largest host. */
  readonly n1UsableMib: number;
  readonly vcpu: number;
  readonly cores: number;
  /** Without the host that has most. */
  readonly n1Cores: number;
}

export function capacityFigures(estate: Estate): CapacityFigures {
  const vms = vmsHere(estate);
  const usable = estate.hosts.map(({ usableMib }) => usableMib);
  const cores = estate.hosts.map((host) => host.cores);
  return {
    usedMib: memoryOf(vms),
    usableMib: sum(usable),
    n1UsableMib: sum(usable) - Math.max(0, ...usable),
    vcpu: sum(vms.map((vm) => vm.cores)),
    cores: sum(cores),
    n1Cores: sum(cores) - Math.max(0, ...cores),
  };
}

/** VMs of the cluster, hvm's or not, on or off. */
export function vmsHere({ vms }: Estate): readonly EstateVm[] {
  return vms.filter(({ isHere }) => isHere);
}

/** What the hypervisor of a host keeps of its memory. */
export function overheadMib({ memoryMib, usableMib }: EstateHost): number {
  return memoryMib - usableMib;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
