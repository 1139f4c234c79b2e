import type { DesiredDisk, DesiredNic } from '../../model/desired.ts';
import type { ParsedDocument } from '../parse.ts';
import type { VirtualMachineSpec } from '../schema/machine.ts';
import type { SiteDocument } from '../schema/site.ts';
import type { At, MachineContext } from './machine.ts';

type Disk = NonNullable<VirtualMachineSpec['disks']>[number];
type Nic = NonNullable<VirtualMachineSpec['networks']>[number];
type Defaults = NonNullable<SiteDocument['spec']['defaults']>;

export interface DiskDefaults {
  readonly datastore: Defaults['datastore'] | undefined;
  readonly provisioning: Defaults['provisioning'] | undefined;
}

/** Declared disks, with the Site's datastore and provisioning where they name none. */
export function resolveDisks(disks: readonly Disk[], defaults: DiskDefaults, at: At): DesiredDisk[] {
  const names = new Map<string, number>();
  const places = new Map<string, string>();
  return disks.map((disk, index) => {
    const { name, size, requested, samples, controller, unit, ...rest } = disk;
    if (names.has(name)) at(['disks', index, 'name'], 'MAN-009/disk', { name });
    names.set(name, index);
    if (unit !== undefined) {
      const place = `scsi${controller ?? 0}:${unit}`;
      const other = places.get(place);
      if (other !== undefined) at(['disks', index, 'unit'], 'MAN-009/place', { name, other, place });
      places.set(place, name);
    }
    return {
      ...given(defaults),
      ...rest,
      name,
      sizeMib: size,
      ...(controller === undefined ? {} : { controller }),
      ...(unit === undefined ? {} : { unit }),
      ...(requested === undefined ? {} : { requestedMib: requested }),
      ...(samples === undefined
        ? {}
        : { samples: samples.map(({ at: when, used }) => ({ at: when, usedMib: used })) }),
    };
  });
}

function given({ datastore, provisioning }: DiskDefaults): Pick<DesiredDisk, 'datastore' | 'provisioning'> {
  return {
    ...(datastore === undefined ? {} : { datastore }),
    ...(provisioning === undefined ? {} : { provisioning }),
  };
}

/** Declared cards, each on the Network that it names, or whose VLAN it names. */
export function resolveNics(
  networks: readonly Nic[],
  document: ParsedDocument,
  { byVlan, complain }: Pick<MachineContext, 'byVlan' | 'complain'>,
): DesiredNic[] {
  const names = new Set<string>();
  return networks.map(({ vlan, network, ...rest }, index) => {
    const path = ['spec', 'networks', index] as const;
    if (rest.name !== undefined && names.has(rest.name)) {
      complain(document, [...path, 'name'], 'MAN-009/card', { name: rest.name });
    }
    if (rest.name !== undefined) names.add(rest.name);
    if (network !== undefined && vlan !== undefined)
      complain(document, [...path, 'network'], 'MAN-013/vlan-and-network');
    if (network === undefined && vlan === undefined) complain(document, path, 'MAN-013/no-network');
    return { ...rest, network: network ?? byVlan.get(vlan ?? 0) ?? '' };
  });
}
