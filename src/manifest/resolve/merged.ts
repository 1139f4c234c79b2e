import type { Checked, EntryOf } from '../check.ts';
import { type Path, valueAt } from '../path.ts';
import { type CommonSpec, machineSpec, type VirtualMachineSpec } from '../schema/machine.ts';
import { parsedBy } from '../schema/parse.ts';
import { isName } from '../schema/scalars.ts';
import { long, type LongSpec, withDefaults } from './merge.ts';
import type { Complain } from './resolve.ts';

/** A VM's spec with the Site's defaults under it. */
export interface Merged {
  readonly spec: LongSpec<VirtualMachineSpec>;
  /** The keys of its own that are wrong in themselves, and left out. */
  readonly broken: readonly string[];
}

/** What a Site gives to its VMs: its defaults; its folder and pool, where it names other ones than the roots. */
export function defaultsOf({ value, document }: EntryOf<'Site'>): LongSpec {
  const { folder = '', resourcePool = '', defaults = {} } = value.spec;
  const { datastore: _, provisioning: __, ...common } = defaults;
  const places: Pick<CommonSpec, 'folder' | 'resourcePool'> = {
    ...(folder === '' ? {} : { folder }),
    ...(resourcePool === '' ? {} : { resourcePool }),
  };
  return { ...places, ...long(common, document.source.resolve) };
}

export function merge({ document, entry }: Checked, defaults: LongSpec): Merged {
  const { own, broken } =
    entry?.kind === 'VirtualMachine'
      ? { own: entry.value.spec, broken: [] }
      : readable(valueAt(document.value, ['spec']));
  return { spec: withDefaults(long(own, document.source.resolve), defaults), broken };
}

/** The parts of a spec that are as they should be. */
function readable(written: unknown): { readonly own: VirtualMachineSpec; readonly broken: string[] } {
  if (typeof written !== 'object' || written === null) return { own: {}, broken: [] };
  const broken = Object.entries(written).flatMap(([key, value]) =>
    parsedBy(machineSpec, { [key]: value })?.success ? [] : [key],
  );
  const rest = Object.entries(written).filter(([key]) => !broken.includes(key));
  return { own: parsedBy(machineSpec, Object.fromEntries(rest))?.data ?? {}, broken };
}

type Say = (path: Path, key: Parameters<Complain>[2], args?: Parameters<Complain>[3]) => void;

/**
 * What a VM says against itself once the Site's defaults are under it. A part of it that is wrong in itself is passed over; the
 * place is in the VM's own document, at the nearest thing there is.
 */
export function checkMerged(
  { document, claim }: Checked,
  { spec, broken }: Merged,
  complain: Complain,
): void {
  const isWhole = (...keys: string[]) => keys.every((key) => !broken.includes(key));
  const say: Say = (path, key, args) => complain(document, ['spec', ...path], key, args);
  if (isWhole('guest', 'networks')) checkHostname(claim?.name, spec, say);
  if (isWhole('guest')) checkGuest(spec, say);
  if (isWhole('cores')) checkCores(spec, say);
  if (isWhole('memory')) checkMemory(spec, say);
  if (isWhole('availability')) checkMode(spec, say);
  if (isWhole('software')) checkStandby(claim?.name, spec, say);
}

/** A VM that is customized must end up with a name that Windows can have. */
function checkHostname(
  name: string | undefined,
  { guest, networks = [] }: LongSpec<VirtualMachineSpec>,
  say: Say,
): void {
  const isCustomized = guest !== undefined || networks.some(({ address }) => address !== undefined);
  if (!isCustomized || guest?.hostname !== undefined || !isName(name) || isHostname(name)) return;
  say(guest === undefined ? ['networks'] : ['guest'], 'MAN-013/hostname-of-name', { name });
}

/** A NetBIOS name: 15 letters, digits and hyphens, not digits alone. */
function isHostname(text: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{0,14}[A-Za-z0-9]$/.test(text);
}

/** In one workgroup or one domain. */
function checkGuest({ guest }: LongSpec, say: Say): void {
  const { workgroup, domain, joinAccount, joinPassword } = guest ?? {};
  if (workgroup !== undefined && domain !== undefined) {
    say(['guest', 'domain'], 'MAN-013/domain-and-workgroup');
  }
  if (domain !== undefined && (joinAccount === undefined || joinPassword === undefined)) {
    say(['guest', 'domain'], 'MAN-013/join');
  }
}

function checkCores({ cores }: LongSpec, say: Say): void {
  const { count, perSocket } = cores ?? {};
  if (count === undefined || perSocket === undefined || count % perSocket === 0) return;
  say(['cores', 'perSocket'], 'MAN-013/per-socket', { count, perSocket });
}

function checkMemory({ memory }: LongSpec, say: Say): void {
  const { size, reservation } = memory ?? {};
  if (size !== undefined && typeof reservation === 'number' && reservation > size) {
    say(['memory', 'reservation'], 'MAN-013/reservation');
  }
}

function checkMode({ availability }: LongSpec, say: Say): void {
  if (availability === undefined || availability.mode !== undefined) return;
  say(['availability'], 'MAN-005', {
    key: 'mode',
    path: 'spec.availability',
    explain: 'VirtualMachine.spec.availability.mode',
  });
}

/** A server that is its own standby. */
function checkStandby(name: string | undefined, { software = [] }: LongSpec, say: Say): void {
  for (const [index, { passiveOf }] of software.entries()) {
    if (passiveOf === name) say(['software', index, 'passiveOf'], 'MAN-013/passive-of-itself');
  }
}
