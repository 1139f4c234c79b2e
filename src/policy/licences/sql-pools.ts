import { groupBy } from '../../lib/group.ts';
import type { Desired } from '../../model/desired.ts';
import type { Estate, EstateHost, EstateVm } from '../../model/estate.ts';
import { failuresOf, vmsByHost } from '../placement.ts';
import { hostLicences } from './host-cores.ts';
import { isCounted, type SqlMode, type SqlUse } from './sql-use.ts';

/** Licences that may stand for each other: of one version and edition, bought and counted the same way. */
export interface SqlPool {
  readonly version: string | null;
  readonly edition: string | null;
  readonly softwareAssurance: boolean;
  readonly mode: SqlMode;
  /** Before they are rounded to packs. */
  readonly coreLicences: number;
  /** Of two core licences, as they are sold. */
  readonly packs: number;
  readonly lines: readonly SqlLine[];
  readonly hosts: readonly SqlHost[];
  /** With `mode` E. */
  readonly servers: number;
  readonly cals: number;
  readonly calKind: 'user' | 'device' | null;
}

/** How one VM counts. */
export interface SqlLine {
  readonly vm: string;
  readonly cores: number;
  /** Core licences, or with `mode` E server licences, on each of its hosts; 0 with a host's licences. */
  readonly each: number;
  readonly hosts: readonly string[];
  readonly isStandby: boolean;
}

/** A host that carries licences for whatever runs on it. */
export interface SqlHost {
  readonly host: string;
  /** Of its processors' cores. */
  readonly cores: number;
  /** The most VMs with SQL Server that are on it, as it is or after the failure of a host. */
  readonly vms: number;
  readonly licences: number;
}

/** Which hosts must carry a VM's licences. */
export type Spread = (use: SqlUse) => readonly string[];

/** The pools by version, edition and mode. Bundled SQL Servers and free editions are in none. */
export function sqlPools(
  uses: readonly SqlUse[],
  spread: Spread,
  desired: Desired,
  estate: Estate,
): SqlPool[] {
  const groups = groupBy(uses.filter(isCounted), poolKey);
  const world = { spread, estate, coreFactor: desired.site.hosts?.coreFactor ?? 1 };
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      // Several instances in one VM need no more than one.
      const once = [...new Map(group.map((use) => [use.vm.name, use])).values()];
      return once[0] === undefined ? [] : [poolOf(once[0], once, world)];
    });
}

function poolKey({ version, edition, softwareAssurance, mode }: SqlUse): string {
  return [version ?? '', edition ?? '', softwareAssurance ? 1 : 0, mode].join('\n');
}

interface World {
  readonly spread: Spread;
  readonly estate: Estate;
  readonly coreFactor: number;
}

function poolOf(first: SqlUse, uses: readonly SqlUse[], world: World): SqlPool {
  const { version, edition, softwareAssurance, mode } = first;
  const lines = uses.map((use) => lineOf(use, world.spread(use)));
  const hosts = mode === 'C' || mode === 'D' ? hostsOf(uses, world) : [];
  const perVm = lines.reduce(
    (sum, { each, hosts: on }) => sum + each * (softwareAssurance ? 1 : on.length),
    0,
  );
  const coreLicences = mode === 'E' ? 0 : hosts.reduce((sum, { licences }) => sum + licences, 0) + perVm;
  const clients = mode === 'E' ? clientsOf(uses) : { cals: 0, calKind: null };
  return {
    ...{ version, edition, softwareAssurance, mode, coreLicences, packs: Math.ceil(coreLicences / 2) },
    ...{ lines, hosts, servers: mode === 'E' ? perVm : 0, ...clients },
  };
}

function lineOf(use: SqlUse, hosts: readonly string[]): SqlLine {
  const { vm, active } = use;
  return { vm: vm.name, cores: vm.cores, each: licencesFor(use), hosts, isStandby: active !== undefined };
}

/** Core licences of one VM on one host; server licences with `mode` E. */
function licencesFor({ vm, mode, active, isFree }: SqlUse): number {
  if (mode === 'C' || mode === 'D') return 0;
  if (mode === 'E') return isFree ? 0 : 1;
  return isFree && active !== undefined
    ? Math.max(0, perVm(vm.cores) - perVm(active.vm.cores))
    : perVm(vm.cores);
}

/** One for each virtual core, and at least four for each VM. */
export function perVm(cores: number): number {
  return Math.max(4, cores);
}

function hostsOf(uses: readonly SqlUse[], { spread, estate, coreFactor }: World): SqlHost[] {
  const paying = uses.filter(({ isFree }) => !isFree);
  const names = new Set(paying.flatMap((use) => [...spread(use)]));
  const peaks = mostOnEach(estate, new Set(paying.map(({ vm }) => vm.name)));
  const [use] = uses;
  return estate.hosts
    .filter(({ name }) => names.has(name))
    .map((host): SqlHost => {
      const cores = sqlHostLicences(host, use?.year, coreFactor);
      const vms = peaks.get(host.name) ?? 0;
      const licences = use?.softwareAssurance === true ? cores : Math.max(cores, vms);
      return { host: host.name, cores, vms, licences };
    });
}

/** All cores of a host, at least four for each processor. The core factor went with SQL Server 2016. */
export function sqlHostLicences(host: EstateHost, year: number | undefined, coreFactor: number): number {
  return hostLicences(host, 4, (year ?? 2016) >= 2016 ? 1 : coreFactor);
}

/** The most of these VMs that are on each host: as they are, or after the failure of any one host. */
export function mostOnEach(estate: Estate, vms: ReadonlySet<string>): ReadonlyMap<string, number> {
  const now = vmsByHost(estate);
  const countOf = (list: readonly EstateVm[]) =>
    list.reduce((sum, { name }) => (vms.has(name) ? sum + 1 : sum), 0);
  const there = new Map([...now].map(([host, list]) => [host, countOf(list)]));
  const most = new Map(there);
  for (const failure of failuresOf(estate)) {
    for (const [host, list] of failure.vms) {
      // Those that were there come first.
      const came = list.slice(now.get(host)?.length ?? 0);
      const count = (there.get(host) ?? 0) + countOf(came);
      if (count > (most.get(host) ?? 0)) most.set(host, count);
    }
  }
  return most;
}

/** A licence for each user or for each device that there is, whichever are fewer: the same people and devices use all VMs. */
function clientsOf(uses: readonly SqlUse[]): Pick<SqlPool, 'cals' | 'calKind'> {
  const most = (key: 'users' | 'devices') => {
    const given = uses.flatMap(({ software }) => software[key] ?? []);
    return given.length === 0 ? undefined : Math.max(...given);
  };
  const [users, devices] = [most('users'), most('devices')];
  if (users === undefined && devices === undefined) return { cals: 0, calKind: null };
  return devices === undefined || (users ?? Number.POSITIVE_INFINITY) <= devices
    ? { cals: users ?? 0, calKind: 'user' }
    : { cals: devices, calKind: 'device' };
}
