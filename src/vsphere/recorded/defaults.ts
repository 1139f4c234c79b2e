import type { Bus, ObservedDisk, ObservedVm } from '../../model/observed.ts';

/**
 * Values that a recording leaves out. They are part of the format: another value here changes the meaning of files that
 * exist, and so needs a new format version.
 */
export const vmDefaults = {
  folder: '',
  template: false,
  changeVersion: '1',
  power: 'off',
  connection: 'connected',
  guestId: 'windows8Server64Guest',
  hardware: 'vmx-10',
  coresPerSocket: 1,
  cpuHotAdd: false,
  cpuReservationMhz: 0,
  memoryHotAdd: false,
  memoryReservationMib: 0,
  notes: '',
} as const;
export const diskDefaults = { bus: 'scsi', controller: 0, provisioning: 'thin' } as const;
export const nicDefaults = { adapter: 'vmxnet3', switch: null, connected: true } as const;
export const hostRuleDefaults = { enabled: true, runs: 'on' } as const;
export const hostDefaults = { connected: true, maintenance: false } as const;
export const datastoreDefaults = { accessible: true } as const;
export const networkDefaults = { kind: 'standard', switch: null, vlan: null } as const;

export function toolsOf(power: ObservedVm['power']): ObservedVm['tools'] {
  return power === 'on' ? 'running' : 'not-running';
}

/** A template stands in no resource pool; a VM without another one in the cluster's root pool. */
export function poolOf(template: boolean): string | undefined {
  return template ? undefined : '';
}

type Place = Pick<ObservedDisk, 'bus' | 'controller' | 'unit'>;

/** Units that a controller of the bus has, and where its disks' keys begin. */
const buses: Readonly<Record<Bus, { readonly width: number; readonly first: number }>> = {
  scsi: { width: 16, first: 2000 },
  sata: { width: 30, first: 2100 },
  nvme: { width: 15, first: 2300 },
  ide: { width: 2, first: 2400 },
};

export function diskKey({ bus, controller, unit }: Place): number {
  return buses[bus].first + buses[bus].width * controller + unit;
}

/** `[ds01] h-claio01/h-claio01.vmdk` for the disk at scsi0:0, `h-claio01_1.vmdk` for the one at scsi0:1. */
export function diskFile(vm: string, disk: Place & Pick<ObservedDisk, 'datastore'>, home = vm): string {
  const number = diskKey(disk) - buses.scsi.first;
  return `[${disk.datastore}] ${home}/${vm}${number === 0 ? '' : `_${number}`}.vmdk`;
}
