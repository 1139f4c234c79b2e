import type { DesiredDisk, DesiredNic } from '../../model/desired.ts';
import type { VirtualMachineSpec } from '../schema/machine.ts';
import type { SiteDocument } from '../schema/site.ts';

type Disk = NonNullable<VirtualMachineSpec['disks']>[number];
type Nic = NonNullable<VirtualMachineSpec['networks']>[number];
type Defaults = NonNullable<SiteDocument['spec']['defaults']>;

/** Declared disks, with the Site's datastore and provisioning where they name none. */
export function resolveDisks(
  disks: readonly Disk[],
  defaults: Pick<Defaults, 'datastore' | 'provisioning'>,
): DesiredDisk[] {
  return disks.map(({ size, requested, samples, ...rest }) => ({
    ...defaults,
    ...rest,
    sizeMib: size,
    ...(requested === undefined ? {} : { requestedMib: requested }),
    ...(samples === undefined ? {} : { samples: samples.map(({ at, used }) => ({ at, usedMib: used })) }),
  }));
}

/** Declared cards, each on the Network that it names, or whose VLAN it names. */
export function resolveNics(networks: readonly Nic[], byVlan: ReadonlyMap<number, string>): DesiredNic[] {
  return networks.map(({ vlan = 0, network = byVlan.get(vlan) ?? '', ...rest }) => ({ ...rest, network }));
}
