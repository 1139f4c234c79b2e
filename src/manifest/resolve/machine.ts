import type { DesiredCores, DesiredMemory, DesiredVm } from '../../model/desired.ts';
import type { EntryOf } from '../check.ts';
import type { VirtualMachineSpec } from '../schema/machine.ts';
import { displayNameOf } from './catalogues.ts';
import { resolveDisks, resolveNics } from './devices.ts';
import type { LongSpec } from './merge.ts';

export interface MachineContext {
  readonly site: EntryOf<'Site'>;
  /** VLAN → name of its Network. */
  readonly byVlan: ReadonlyMap<number, string>;
}

/** A VM as its manifest and the Site's defaults ask for it. */
export function resolveMachine(
  { name, value }: EntryOf<'VirtualMachine'>,
  spec: LongSpec<VirtualMachineSpec>,
  { site, byVlan }: MachineContext,
): DesiredVm {
  const { datastore, provisioning } = site.value.spec.defaults ?? {};
  const {
    cores,
    memory,
    disks,
    networks,
    availability,
    backup,
    software = [],
    responsibility = {},
    ...rest
  } = spec;
  const diskDefaults = {
    ...(datastore === undefined ? {} : { datastore }),
    ...(provisioning === undefined ? {} : { provisioning }),
  };
  return {
    name,
    ...displayNameOf(value.metadata),
    labels: value.metadata.labels ?? {},
    ...rest,
    ...(availability === undefined ? {} : { availability: { mode: 'none', ...availability } }),
    ...(backup === undefined ? {} : { backup }),
    ...(cores === undefined ? {} : { cores: coresOf(cores) }),
    ...(memory === undefined ? {} : { memory: memoryOf(memory) }),
    ...(disks === undefined ? {} : { disks: resolveDisks(disks, diskDefaults) }),
    ...(datastore === undefined ? {} : { datastore }),
    ...(networks === undefined ? {} : { networks: resolveNics(networks, byVlan) }),
    software,
    responsibility,
  };
}

function coresOf({ reservation, ...rest }: NonNullable<LongSpec['cores']>): DesiredCores {
  return { ...rest, ...(reservation === undefined ? {} : { reservationMhz: reservation }) };
}

function memoryOf({ size, reservation, ...rest }: NonNullable<LongSpec['memory']>): DesiredMemory {
  return {
    ...rest,
    ...(size === undefined ? {} : { sizeMib: size }),
    ...(reservation === undefined ? {} : { reservationMib: reservation }),
  };
}
