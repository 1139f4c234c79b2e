import type { DesiredCores, DesiredMemory, DesiredVm } from '../../model/desired.ts';
import type { EntryOf } from '../check.ts';
import type { Path } from '../locate.ts';
import type { CommonSpec, VirtualMachineSpec } from '../schema/machine.ts';
import { displayNameOf } from './catalogues.ts';
import { resolveDisks, resolveNics } from './devices.ts';
import { checkGuest } from './guest.ts';
import { long, type LongSpec, withDefaults } from './merge.ts';
import type { Complain } from './resolve.ts';

export interface MachineContext {
  readonly site: EntryOf<'Site'> | undefined;
  /** VLAN → name of its Network. */
  readonly byVlan: ReadonlyMap<number, string>;
  readonly complain: Complain;
}

/** A VM as its manifest and the Site's defaults ask for it. */
export function resolveMachine(entry: EntryOf<'VirtualMachine'>, context: MachineContext): DesiredVm {
  const { name, document, value } = entry;
  const { datastore, provisioning, ...defaults } = context.site?.value.spec.defaults ?? {};
  const siteSource = context.site?.document.source ?? document.source;
  const own = long(value.spec, document.source.resolve);
  const spec = withDefaults(own, { ...placesOf(context.site), ...long(defaults, siteSource.resolve) });
  const at = (path: Path, key: Parameters<Complain>[2], args?: Parameters<Complain>[3]) =>
    context.complain(document, ['spec', ...path], key, args);
  checkGuest(entry, spec, at);
  checkHardware(spec, at);
  checkStandby(name, spec, at);
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
  return {
    name,
    ...displayNameOf(value.metadata),
    labels: value.metadata.labels ?? {},
    ...rest,
    ...(availability === undefined
      ? {}
      : { availability: { ...availability, mode: modeOf(availability, at) } }),
    ...(backup === undefined ? {} : { backup }),
    ...(cores === undefined ? {} : { cores: coresOf(cores) }),
    ...(memory === undefined ? {} : { memory: memoryOf(memory) }),
    ...(disks === undefined ? {} : { disks: resolveDisks(disks, { datastore, provisioning }, at) }),
    ...(networks === undefined ? {} : { networks: resolveNics(networks, document, context) }),
    software,
    responsibility,
  };
}

/** The Site's folder and pool, where it names other ones than the roots. */
function placesOf(site: EntryOf<'Site'> | undefined): Pick<CommonSpec, 'folder' | 'resourcePool'> {
  const { folder = '', resourcePool = '' } = site?.value.spec ?? {};
  return {
    ...(folder === '' ? {} : { folder }),
    ...(resourcePool === '' ? {} : { resourcePool }),
  };
}

/** Reports at a path of the VM's spec; where the Site's defaults brought the value, at the nearest thing there is. */
export type At = (path: Path, key: Parameters<Complain>[2], args?: Parameters<Complain>[3]) => void;

/** A server that is its own standby. */
function checkStandby(name: string, { software = [] }: LongSpec<VirtualMachineSpec>, at: At): void {
  for (const [index, { passiveOf }] of software.entries()) {
    if (passiveOf === name) at(['software', index, 'passiveOf'], 'MAN-013/passive-of-itself');
  }
}

function checkHardware({ cores, memory }: LongSpec<VirtualMachineSpec>, at: At): void {
  const { count, perSocket } = cores ?? {};
  if (count !== undefined && perSocket !== undefined && count % perSocket !== 0) {
    at(['cores', 'perSocket'], 'MAN-013/per-socket', { count, perSocket });
  }
  const { size, reservation } = memory ?? {};
  if (size !== undefined && typeof reservation === 'number' && reservation > size) {
    at(['memory', 'reservation'], 'MAN-013/reservation');
  }
}

function modeOf({ mode }: NonNullable<CommonSpec['availability']>, at: At): 'ha' | 'static-standby' | 'none' {
  if (mode === undefined) at(['availability'], 'MAN-005', { key: 'mode', path: 'spec.availability' });
  return mode ?? 'none';
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
