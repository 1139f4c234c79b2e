import { uuidV5 } from '../../lib/hash.ts';
import type {
  Observed,
  ObservedCluster,
  ObservedDisk,
  ObservedNic,
  ObservedUnreadable,
  ObservedVm,
} from '../../model/observed.ts';
import { diskFile, diskKey, poolOf, toolsOf } from './defaults.ts';
import { firstMac } from './mac.ts';
import type { RawRecording, RawVm } from './schema.ts';

/**
 * The recording with every default filled in, its lists in the order of the file. A default that cannot be told (which
 * of two datacenters?) becomes `""`, which `inconsistencies` reports.
 */
export function fillDefaults(raw: RawRecording): Observed {
  const datacenter = only(raw.datacenters);
  const clusters = raw.clusters.map((each) => ({ ...each, datacenter: each.datacenter ?? datacenter }));
  const cluster = only(clusters.map((each) => each.name));
  const hosts = raw.hosts.map((each) => ({ ...each, cluster: each.cluster ?? cluster }));
  const pools = raw.resourcePools.map((each) => ({ ...each, cluster: each.cluster ?? cluster }));
  const roots = clusters.filter(
    ({ name }) => !pools.some((pool) => pool.path === '' && pool.cluster === name),
  );
  const clusterOfHost = new Map(hosts.map((host) => [host.name, host.cluster]));
  const around = {
    datacenter,
    clusterOf: (host: string | undefined) => clusterOfHost.get(host ?? '') ?? cluster,
  };
  return {
    source: { kind: 'recording', api: 'recorded', ...raw.vcenter },
    datacenters: raw.datacenters,
    clusters,
    hosts,
    resourcePools: [...pools, ...roots.map(({ name }) => ({ path: '', cluster: name }))],
    datastores: raw.datastores,
    networks: raw.networks,
    folders: raw.folders.map((each) => ({ ...each, datacenter: each.datacenter ?? datacenter })),
    vms: raw.vms.map((each) => fillVm(each, around)),
    ...(raw.unreadable === undefined ? {} : { unreadable: raw.unreadable.map(fillUnreadable) }),
  };
}

function fillUnreadable(raw: NonNullable<RawRecording['unreadable']>[number]): ObservedUnreadable {
  return raw.instanceUuid === undefined ? raw : { ...raw, instanceUuid: raw.instanceUuid.toLowerCase() };
}

/** What a VM does not say because there is only one: the datacenter, the cluster of its host. */
export interface Around {
  readonly datacenter: string;
  readonly clusterOf: (host: string | undefined) => string;
}

function fillVm(raw: RawVm, around: Around): ObservedVm {
  const datacenter = raw.datacenter ?? around.datacenter;
  const instanceUuid =
    raw.instanceUuid?.toLowerCase() ?? uuidV5(`recording/${datacenter}/${raw.folder}/${raw.name}`);
  const cluster = raw.cluster ?? around.clusterOf(raw.host);
  const resourcePool = raw.resourcePool ?? poolOf(raw.template);
  const { guest, ...rest } = raw;
  return {
    ...rest,
    datacenter,
    instanceUuid,
    ...(cluster === '' ? {} : { cluster }),
    ...(resourcePool === undefined ? {} : { resourcePool }),
    disks: raw.disks.map((disk): ObservedDisk => {
      return { ...disk, key: disk.key ?? diskKey(disk), file: disk.file ?? diskFile(raw.name, disk) };
    }),
    nics: raw.nics.map((nic, index): ObservedNic => {
      const key = nic.key ?? 4000 + index;
      return { ...nic, key, mac: nic.mac?.toLowerCase() ?? firstMac(instanceUuid, key) };
    }),
    tools: raw.tools ?? toolsOf(raw.power),
    marks: withOwner(raw.marks, instanceUuid),
    ...(guest === undefined ? {} : { guest }),
  };
}

/** UUIDs and MACs are compared as text: a vCenter writes them in small letters, a person may not. */
function withOwner(marks: ObservedVm['marks'], instanceUuid: string): ObservedVm['marks'] {
  const isOwn = marks['hvm.owner']?.toLowerCase() === instanceUuid;
  return isOwn ? { ...marks, 'hvm.owner': instanceUuid } : marks;
}

/** Every list of an inventory in the order that the port promises. */
export function sortInventory({ unreadable = [], ...inventory }: Observed): Observed {
  return {
    ...inventory,
    datacenters: inventory.datacenters.toSorted(compare),
    clusters: by(inventory.clusters, ({ name }) => [name]).map(sortRules),
    hosts: by(inventory.hosts, ({ name }) => [name]),
    resourcePools: by(inventory.resourcePools, ({ cluster, path }) => [cluster, path]),
    datastores: by(inventory.datastores, ({ name }) => [name]).map(sortHosts),
    networks: by(inventory.networks, ({ name, switch: on }) => [name, on ?? '']).map(sortHosts),
    folders: sortFolders(inventory.folders),
    vms: sortVms(inventory.vms).map(sortDevices),
    ...(unreadable.length === 0 ? {} : { unreadable: sortUnreadable(unreadable) }),
  };
}

function sortUnreadable(list: readonly ObservedUnreadable[]): ObservedUnreadable[] {
  return by(list, ({ kind, name, id }) => [kind, name ?? id, id]).map((each) => ({
    ...each,
    missing: by(each.missing, ({ privilege, fault, on }) => [
      privilege === undefined ? 1 : 0,
      privilege ?? fault ?? '',
      on === undefined ? 0 : 1,
    ]).map(({ on, ...missing }) => ({
      ...missing,
      paths: missing.paths.toSorted(compare),
      ...(on && { on: on.toSorted(compare) }),
    })),
  }));
}

function sortRules({ hostRules, vmOverrides, ...cluster }: ObservedCluster): ObservedCluster {
  const rules = hostRules?.map((rule) => ({
    ...rule,
    vms: rule.vms.toSorted(compare),
    hosts: rule.hosts.toSorted(compare),
  }));
  return {
    ...cluster,
    ...(rules && { hostRules: by(rules, ({ name }) => [name]) }),
    ...(vmOverrides && { vmOverrides: by(vmOverrides, ({ vm }) => [vm]) }),
  };
}

function sortHosts<T extends { readonly hosts?: readonly string[] }>(thing: T): T {
  return thing.hosts === undefined ? thing : { ...thing, hosts: thing.hosts.toSorted(compare) };
}

export function sortFolders(folders: Observed['folders']): Observed['folders'] {
  return by(folders, ({ datacenter, path }) => [datacenter, path]);
}

export function sortVms(vms: readonly ObservedVm[]): ObservedVm[] {
  return by(vms, ({ name, datacenter, folder }) => [name, datacenter, folder]);
}

export function sortDevices(vm: ObservedVm): ObservedVm {
  if (vm.disks.length < 2 && vm.nics.length < 2) return vm;
  return {
    ...vm,
    disks: by(vm.disks, ({ bus, controller, unit }) => [bus, controller, unit]),
    nics: by(vm.nics, ({ key }) => [key]),
  };
}

function by<T>(list: readonly T[], keys: (item: T) => readonly (string | number)[]): T[] {
  return list
    .map((item) => ({ item, keys: keys(item) }))
    .sort((a, b) => {
      const index = a.keys.findIndex((key, i) => key !== b.keys[i]);
      return index < 0 ? 0 : compare(a.keys[index] ?? '', b.keys[index] ?? '');
    })
    .map(({ item }) => item);
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The only one of a list; `""` where there are none or several. */
export function only(list: readonly string[]): string {
  return list.length === 1 ? (list[0] ?? '') : '';
}
