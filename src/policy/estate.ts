import type { Change } from '../diff/change.ts';
import { groupBy } from '../lib/group.ts';
import type { Desired, DesiredVm, HostAssumptions } from '../model/desired.ts';
import type { Estate, EstateDisk, EstateHost, EstateNic, EstateVm } from '../model/estate.ts';
import type { Observed, ObservedHost, ObservedVm } from '../model/observed.ts';
import type { VmState } from '../model/plan.ts';

export interface EstateInput {
  readonly desired: Desired;
  readonly observed: Observed;
  readonly changes: readonly Change[];
  /** What a what-if says of the hosts: it counts for more than what is observed. */
  readonly whatIf?: HostAssumptions;
}

export interface Estates {
  readonly before: Estate;
  /** What the operations of the plan make of it. */
  readonly after: Estate;
}

/** The servers as they are, and as the plan makes them. Pure; linear in the number of VMs. */
export function takeEstates({ desired, observed, changes, whatIf = {} }: EstateInput): Estates {
  const assumed = desired.site.hosts ?? {};
  const cluster = clusterOf(desired, observed);
  const hosts = observed.hosts
    .filter((host) => cluster === undefined || host.cluster === cluster)
    .map((host) => estateHost(host, assumed, whatIf));
  const names = new Set(hosts.map(({ name }) => name));
  const shared = {
    version: observed.source.version,
    hosts,
    datastores: observed.datastores.filter(
      (store) => store.hosts === undefined || store.hosts.some((host) => names.has(host)),
    ),
    networks: observed.networks,
  };
  const byUuid = new Map(
    changes.flatMap((change) =>
      change.existing === undefined ? [] : [[change.existing.instanceUuid, change] as const],
    ),
  );
  const isHere = (vm: ObservedVm) =>
    vm.host === undefined ? vm.cluster === cluster : names.has(vm.host) || vm.cluster === cluster;
  const reader = readerOf(desired, observed);
  const there = observed.vms.filter((vm) => !vm.template);
  const existing = (vm: ObservedVm) => {
    const change = byUuid.get(vm.instanceUuid);
    return { vm, change, isHere: isHere(vm) };
  };
  const before = there.map((vm) => reader.asItIs(existing(vm)));
  const after = there.map((vm) => reader.asPlanned(existing(vm)));
  const made = changes.flatMap((change) =>
    change.existing === undefined && change.work.kind === 'create' ? [reader.asMade(change)] : [],
  );
  return {
    before: { ...shared, vms: sorted(before) },
    after: { ...shared, vms: sorted([...after, ...placed(made, after, hosts)]) },
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

interface Existing {
  readonly vm: ObservedVm;
  readonly change: Change | undefined;
  readonly isHere: boolean;
}

function readerOf(desired: Desired, observed: Observed) {
  const networks = new Map(desired.networks.map((network) => [network.name, network]));
  const templates = new Map(desired.templates.map((template) => [template.name, template]));
  const vlans = new Map(observed.networks.map(({ name, switch: on, vlan }) => [`${on}/${name}`, vlan]));
  const osOf = (manifest: DesiredVm | undefined) => templates.get(manifest?.template ?? '')?.os;

  function asItIs({ vm, change, isHere }: Existing): EstateVm {
    const state = change?.before ?? undefined;
    return {
      ...whoItIs(vm, change, isHere),
      ...{ cores: vm.cores, coresPerSocket: vm.coresPerSocket, memoryMib: vm.memoryMib },
      ...{ memoryReservationMib: vm.memoryReservationMib, power: vm.power },
      disks: disksOf(vm, state, change?.vm),
      nics: nicsOf(vm, state, change?.vm),
    };
  }

  function asPlanned(existing: Existing): EstateVm {
    const { vm, change, isHere } = existing;
    if (change === undefined || change.work.kind === 'none') return asItIs(existing);
    const { after } = change;
    return {
      ...whoItIs(vm, change, isHere),
      ...hardwareOf(after),
      disks: disksOf(vm, after, change.vm),
      nics: nicsOf(vm, after, change.vm),
    };
  }

  function asMade({ vm, after, work }: Change): EstateVm {
    const host = work.kind === 'create' ? work.clone.host : undefined;
    const source = templates.get(vm.template ?? '')?.source;
    const template = observed.vms.find((each) => each.template && each.name === source?.split('/').at(-1));
    const os = osOf(vm);
    return {
      ...{ name: vm.name, manifest: vm, isOwned: true, isHere: true, isHostAssumed: host === undefined },
      ...(host === undefined ? {} : { host }),
      ...(template === undefined ? {} : { hardware: template.hardware, guestId: template.guestId }),
      ...(os === undefined ? {} : { os }),
      ...hardwareOf(after),
      disks: disksOf(undefined, after, vm),
      nics: nicsOf(undefined, after, vm),
    };
  }

  function whoItIs(vm: ObservedVm, change: Change | undefined, isHere: boolean) {
    const manifest = change?.vm;
    const os = osOf(manifest);
    return {
      ...{ name: manifest?.name ?? vm.name, observed: vm, isHere, isHostAssumed: false },
      isOwned: change !== undefined && change.action !== 'adopt',
      ...(manifest === undefined ? {} : { manifest }),
      ...(vm.host === undefined ? {} : { host: vm.host }),
      ...{ hardware: vm.hardware, guestId: vm.guestId },
      ...(os === undefined ? {} : { os }),
    };
  }

  function disksOf(
    vm: ObservedVm | undefined,
    state: VmState | undefined,
    manifest?: DesiredVm,
  ): EstateDisk[] {
    const known = new Map((state?.disks ?? []).map((disk) => [`scsi${disk.controller}:${disk.unit}`, disk]));
    const foreign = (vm?.disks ?? []).flatMap((disk): EstateDisk[] => {
      const id = `${disk.bus}${disk.controller}:${disk.unit}`;
      if (known.has(id)) return [];
      return [{ id, sizeMib: disk.sizeMib, datastore: disk.datastore, provisioning: disk.provisioning }];
    });
    const ours = [...known].map(([id, disk]): EstateDisk => {
      const declared = manifest?.disks?.find(({ name }) => name === disk.name);
      const { size_mib: sizeMib, datastore, provisioning } = disk;
      return { id, sizeMib, datastore, provisioning, ...(declared === undefined ? {} : { declared }) };
    });
    return [...ours, ...foreign];
  }

  function nicsOf(vm: ObservedVm | undefined, state: VmState | undefined, manifest?: DesiredVm): EstateNic[] {
    const cards = state?.networks ?? [];
    const declared = manifest?.networks ?? [];
    const ours = cards.map((card, index): EstateNic => {
      const { port_group: portGroup, switch: on, mac, connected } = card;
      const wanted = declared.length === cards.length ? declared[index] : undefined;
      const isIt = networks.get(wanted?.network ?? '')?.portGroup === portGroup;
      return {
        ...{
          portGroup,
          switch: on,
          mac,
          connected,
          vlan: card.vlan ?? vlans.get(`${on}/${portGroup}`) ?? null,
        },
        ...(isIt && wanted !== undefined ? { network: wanted.network } : {}),
        ...(isIt && wanted?.address !== undefined ? { address: wanted.address } : {}),
      };
    });
    const macs = new Set(cards.map(({ mac }) => mac));
    const foreign = (vm?.nics ?? []).flatMap((nic): EstateNic[] =>
      macs.has(nic.mac) ? [] : [{ ...pick(nic), vlan: vlans.get(`${nic.switch}/${nic.portGroup}`) ?? null }],
    );
    return [...ours, ...foreign];
  }

  return { asItIs, asPlanned, asMade };
}

function pick({ portGroup, switch: on, mac, connected }: ObservedVm['nics'][number]) {
  return { portGroup, switch: on, mac, connected };
}

function hardwareOf(state: VmState) {
  return {
    cores: state.cores,
    coresPerSocket: state.cores_per_socket,
    memoryMib: state.memory_mib,
    memoryReservationMib: state.memory_reservation_mib,
    power: state.power,
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
    hosts.map(({ name, usableMib }) => [
      name,
      usableMib - (byHost.get(name) ?? []).reduce((sum, vm) => sum + vm.memoryMib, 0),
    ]),
  );
  const homeless = made
    .filter(({ host }) => host === undefined)
    .sort((a, b) => b.memoryMib - a.memoryMib || (a.name < b.name ? -1 : 1));
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
