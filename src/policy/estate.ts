import type { Change } from '../diff/change.ts';
import { groupBy } from '../lib/group.ts';
import type { Desired, HostAssumptions } from '../model/desired.ts';
import type { Estate, EstateHost, EstateVm } from '../model/estate.ts';
import type { Observed, ObservedHost, ObservedVm } from '../model/observed.ts';
import { asItIs, asMade, asPlanned, cataloguesOf } from './estate-vm.ts';
import { byMemory, memoryOf } from './placement.ts';

export interface EstateInput {
  readonly desired: Desired;
  readonly observed: Observed;
  readonly changes: readonly Change[];
}

export interface Estates {
  readonly before: Estate;
  /** What the operations of the plan make of it. */
  readonly after: Estate;
}

/**
 * The servers as they are, and as the plan makes them; what a what-if assumes counts for the second. Pure; linear in the number
 * of VMs.
 */
export function takeEstates({ desired, observed, changes }: EstateInput): Estates {
  const whatIf = desired.whatIf ?? { hosts: {}, vms: [] };
  const assumedVms = new Set(whatIf.vms);
  const before = placeOf(desired, observed, {});
  const after = placeOf(desired, observed, whatIf.hosts);
  const names = new Set(before.hosts.map(({ name }) => name));
  const cluster = clusterOf(desired, observed);
  const byUuid = new Map(
    changes.flatMap((change) =>
      change.existing === undefined ? [] : [[change.existing.instanceUuid, change] as const],
    ),
  );
  const isHere = (vm: ObservedVm) =>
    vm.host === undefined ? vm.cluster === cluster : names.has(vm.host) || vm.cluster === cluster;
  const catalogues = cataloguesOf(desired, observed);
  const existing = observed.vms
    .filter((vm) => !vm.template)
    .map((vm) => {
      const change = byUuid.get(vm.instanceUuid);
      return { vm, change, isHere: isHere(vm), isAssumed: assumedVms.has(change?.vm.name ?? '') };
    });
  const made = changes.flatMap((change) =>
    change.existing === undefined && (change.work.kind === 'create' || assumedVms.has(change.vm.name))
      ? [asMade(change, catalogues)]
      : [],
  );
  const planned = existing.map((each) => asPlanned(each, catalogues));
  return {
    before: { ...before, vms: sorted(existing.map((each) => asItIs(each, catalogues))) },
    after: { ...after, vms: sorted([...planned, ...placed(made, planned, after.hosts)]) },
  };
}

/** Everything of an estate but its VMs. */
function placeOf(desired: Desired, observed: Observed, whatIf: HostAssumptions): Omit<Estate, 'vms'> {
  const cluster = clusterOf(desired, observed);
  const assumed = desired.site.hosts ?? {};
  const hosts = observed.hosts
    .filter((host) => cluster === undefined || host.cluster === cluster)
    .map((host) => estateHost(host, assumed, whatIf));
  const names = new Set(hosts.map(({ name }) => name));
  const there = observed.clusters.find(({ name }) => name === cluster);
  return {
    version: observed.source.version,
    ...(there === undefined ? {} : { cluster: there }),
    hosts,
    datastores: observed.datastores.filter(
      (store) => store.hosts === undefined || store.hosts.some((host) => names.has(host)),
    ),
    networks: observed.networks,
  };
}

/** The Site's cluster: the one that it names, else the only one. */
function clusterOf({ site }: Desired, observed: Observed): string | undefined {
  if (site.cluster !== undefined) return site.cluster;
  const here = observed.clusters.filter(
    ({ datacenter }) => site.datacenter === undefined || datacenter === site.datacenter,
  );
  return here.length === 1 ? here[0]?.name : undefined;
}

/** GiB of a host's memory that its hypervisor needs. 仮定: hospital sites of three hosts with 96 GiB each. */
const overheadMib = 4 * 1024;

function estateHost(host: ObservedHost, assumed: HostAssumptions, whatIf: HostAssumptions): EstateHost {
  const pick = (key: 'cores' | 'sockets' | 'memoryMib', seen: number) =>
    whatIf[key] ?? (seen > 0 ? seen : (assumed[key] ?? 0));
  const memoryMib = pick('memoryMib', host.memoryMib);
  const overhead = whatIf.overheadMib ?? assumed.overheadMib ?? overheadMib;
  return {
    name: host.name,
    sockets: pick('sockets', host.sockets),
    cores: pick('cores', host.cores),
    memoryMib,
    usableMib: Math.max(0, memoryMib - overhead),
    ...(host.version === undefined ? {} : { version: host.version }),
    isAvailable: host.connected && !host.maintenance,
  };
}

/** New VMs that name no host, each on the one with most memory left: the largest first, ties to the host whose name sorts last. */
function placed(
  made: readonly EstateVm[],
  there: readonly EstateVm[],
  hosts: readonly EstateHost[],
): EstateVm[] {
  const byHost = groupBy([...there, ...made], ({ host }) => host);
  const left = new Map(
    hosts.map(({ name, usableMib }) => [name, usableMib - memoryOf(byHost.get(name) ?? [])]),
  );
  const homeless = made.filter(({ host }) => host === undefined).sort(byMemory);
  const found = homeless.map((vm): EstateVm => {
    const allowed = vm.manifest?.availability?.hosts;
    const [best] = [...left]
      .filter(([name]) => allowed === undefined || allowed.includes(name))
      .sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
    if (best === undefined) return vm;
    const [host, free] = best;
    left.set(host, free - vm.memoryMib);
    return { ...vm, host };
  });
  return [...made.filter(({ host }) => host !== undefined), ...found];
}

function sorted(vms: readonly EstateVm[]): EstateVm[] {
  return [...vms].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
