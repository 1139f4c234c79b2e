import type { CommonSpec, VirtualMachineSpec } from '../schema/machine.ts';
import { secretOf } from './secret.ts';

type Cores = Exclude<NonNullable<CommonSpec['cores']>, number>;
type Memory = Exclude<NonNullable<CommonSpec['memory']>, number>;

/** A spec with its short forms written out: `cores: 4` is `{count: 4}`. */
export type LongSpec<Spec extends CommonSpec = CommonSpec> = Omit<Spec, 'cores' | 'memory'> & {
  readonly cores?: Cores;
  readonly memory?: Memory;
};

/** Short forms written out; paths to secrets made absolute, as Site and VM may stand in different folders. */
export function long<Spec extends CommonSpec>(
  { cores, memory, ...spec }: Spec,
  resolve: (path: string) => string,
): LongSpec<Spec> {
  const { guest } = spec;
  return {
    ...spec,
    ...(guest === undefined ? {} : { guest: withPaths(guest, resolve) }),
    ...(cores === undefined ? {} : { cores: typeof cores === 'number' ? { count: cores } : cores }),
    ...(memory === undefined ? {} : { memory: typeof memory === 'number' ? { size: memory } : memory }),
  };
}

/** The Site's defaults under a VM's own spec: maps key by key, everything else as a whole. What the VM says counts. */
export function withDefaults(
  own: LongSpec<VirtualMachineSpec>,
  defaults: LongSpec,
): LongSpec<VirtualMachineSpec> {
  const cores = over(defaults.cores, own.cores);
  const memory = over(defaults.memory, own.memory);
  const guest = over(guestBelow(defaults.guest, own.guest), own.guest);
  const availability = over(defaults.availability, own.availability);
  const responsibility = over(defaults.responsibility, own.responsibility);
  const patch = over(defaults.patch, own.patch);
  const backup =
    own.backup === 'none' ? own.backup : (over(mapOf(defaults.backup), mapOf(own.backup)) ?? defaults.backup);
  const externalStorage = over(defaults.externalStorage, own.externalStorage);
  const remoteMaintenance = over(defaults.remoteMaintenance, own.remoteMaintenance);
  return {
    ...defaults,
    ...own,
    ...(cores === undefined ? {} : { cores }),
    ...(memory === undefined ? {} : { memory }),
    ...(guest === undefined ? {} : { guest }),
    ...(availability === undefined ? {} : { availability }),
    ...(responsibility === undefined ? {} : { responsibility }),
    ...(patch === undefined ? {} : { patch }),
    ...(backup === undefined ? {} : { backup }),
    ...(externalStorage === undefined ? {} : { externalStorage }),
    ...(remoteMaintenance === undefined ? {} : { remoteMaintenance }),
  };
}

function over<T extends object>(below: T | undefined, above: T | undefined): T | undefined {
  return below === undefined || above === undefined ? (above ?? below) : { ...below, ...above };
}

function mapOf<T>(backup: T | 'none' | undefined): T | undefined {
  return backup === 'none' ? undefined : backup;
}

/** A VM that names a workgroup does not join the domain of the defaults, and the other way round. */
function guestBelow(below: CommonSpec['guest'], above: CommonSpec['guest']): CommonSpec['guest'] {
  if (below === undefined) return undefined;
  const { workgroup, domain, joinAccount, joinPassword, ...others } = below;
  return {
    ...others,
    ...(workgroup === undefined || above?.domain !== undefined ? {} : { workgroup }),
    ...(domain === undefined || above?.workgroup !== undefined ? {} : { domain }),
    ...(joinAccount === undefined || above?.workgroup !== undefined ? {} : { joinAccount }),
    ...(joinPassword === undefined || above?.workgroup !== undefined ? {} : { joinPassword }),
  };
}

function withPaths(
  guest: NonNullable<CommonSpec['guest']>,
  resolve: (path: string) => string,
): NonNullable<CommonSpec['guest']> {
  const { joinPassword, adminPassword, productKey } = guest;
  return {
    ...guest,
    ...(joinPassword === undefined ? {} : { joinPassword: secretOf(joinPassword, resolve) }),
    ...(adminPassword === undefined ? {} : { adminPassword: secretOf(adminPassword, resolve) }),
    ...(typeof productKey === 'object' ? { productKey: secretOf(productKey, resolve) } : {}),
  };
}
