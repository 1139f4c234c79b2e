import type { Availability } from '../../src/model/desired.ts';
import type { Estate, EstateDisk, EstateHost, EstateVm } from '../../src/model/estate.ts';
import { declared } from './desired.ts';
import { datastore } from './inventory.ts';

const gib = 1024;

/** Three hosts of two sockets, 16 cores and 92 GiB for VMs, one datastore, and no VM. What is given replaces the default. */
export function estate(given: Partial<Estate> = {}): Estate {
  return {
    version: '6.0.0',
    hosts: [estateHost('esx01'), estateHost('esx02'), estateHost('esx03')],
    datastores: [datastore('ds01')],
    networks: [],
    vms: [],
    ...given,
  };
}

export function estateHost(name: string, given: Partial<EstateHost> = {}): EstateHost {
  return {
    ...{ name, sockets: 2, cores: 16, memoryMib: 96 * gib, usableMib: 92 * gib, isAvailable: true },
    ...given,
  };
}

/** A VM of 1 core and so many GiB of memory on a host, with what is given. */
export function estateVm(
  name: string,
  memoryGib: number,
  host: string | undefined,
  given: Partial<EstateVm> & { readonly availability?: Availability } = {},
): EstateVm {
  const { availability, ...rest } = given;
  return {
    ...{ name, isOwned: true, isHere: true, cores: 1, coresPerSocket: 1, memoryMib: memoryGib * gib },
    ...{ memoryReservationMib: 0, power: 'on', isHostAssumed: false, disks: [], nics: [] },
    ...(host === undefined ? {} : { host }),
    ...(availability === undefined ? {} : { manifest: declared({ name, availability }) }),
    ...rest,
  };
}

export function estateDisk(sizeGib: number, given: Partial<EstateDisk> = {}): EstateDisk {
  return { id: 'scsi0:0', sizeMib: sizeGib * gib, datastore: 'ds01', provisioning: 'thin', ...given };
}
