import type {
  Observed,
  ObservedCluster,
  ObservedDatastore,
  ObservedHost,
  ObservedVm,
  Source,
} from '../../../model/observed.ts';
import { isA, type Ref } from '../../vim/values.ts';
import type { Inventory, Read } from '../inventory.ts';
import type { CardBacking, CardDraft, DiskDraft } from './devices.ts';
import { type NetworkRead, networksOf } from './networks.ts';
import { placesOf, type Places } from './places.ts';
import { unescapeName, type VmDraft } from './vm-draft.ts';

/** What turns references of an inventory into names; made once for each reading. */
export interface Names {
  readonly places: Places;
  readonly networks: readonly NetworkRead[];
  host(ref: Ref | undefined): string | undefined;
  /** The cluster of a host. */
  clusterOf(host: Ref | undefined): string | undefined;
  datacenterOf(computeResource: Ref | undefined): string;
  computeResource(ref: Ref | undefined): string | undefined;
  datastore(ref: Ref | undefined): string | undefined;
  network(backing: CardBacking): NetworkRead['shown'] | undefined;
  /** Names of the hosts, where they are not all of them. */
  hosts(refs: readonly Ref[] | undefined): { readonly hosts?: readonly string[] };
  task(vm: Ref): string | undefined;
  field(key: number): string | undefined;
}

export function namesOf(inventory: Inventory): Names {
  const nameOf = (read: { readonly values: { readonly name?: string } } | undefined) =>
    read?.values.name === undefined ? undefined : unescapeName(read.values.name);
  const host = (ref: Ref | undefined) => nameOf(inventory.hosts.get(ref));
  const hosts = (refs: readonly Ref[] | undefined) => {
    const found = (refs ?? []).flatMap((ref) => host(ref) ?? []).sort();
    return refs === undefined || found.length === inventory.hosts.all.length ? {} : { hosts: found };
  };
  const computeResource = (ref: Ref | undefined) => nameOf(inventory.computeResources.get(ref));
  const networks = networksOf(inventory, hosts);
  const byBacking = new Map(networks.map(({ shown, backing }) => [backingKey(backing), shown]));
  const fields = new Map(
    inventory.customFields.all.flatMap(({ values }) =>
      (values.field ?? []).map(({ key, name }) => [key, name] as const),
    ),
  );
  const tasks = new Map(inventory.tasks.all.flatMap(runningTask));
  return {
    places: placesOf(inventory),
    networks,
    host,
    hosts,
    datacenterOf: (ref) => datacenterAbove(inventory.computeResources.get(ref)?.values.parent, inventory),
    clusterOf: (ref) => computeResource(inventory.hosts.get(ref)?.values.parent),
    computeResource,
    datastore: (ref) => nameOf(inventory.datastores.get(ref)),
    network: (backing) => byBacking.get(backingKey(backing)),
    task: (vm) => tasks.get(vm.value),
    field: (key) => fields.get(key),
  };
}

function backingKey(backing: CardBacking): string {
  switch (backing.kind) {
    case 'standard':
      return `standard ${backing.name}`;
    case 'distributed':
      return `distributed ${backing.portGroupKey}`;
    case 'opaque':
      return `opaque ${backing.id}`;
    default:
      return backing satisfies never;
  }
}

function runningTask({ values }: Read<'Task'>): (readonly [string, string])[] {
  const { 'info.state': state, 'info.entity': entity } = values;
  if (entity === undefined || (state !== 'running' && state !== 'queued')) return [];
  return [[entity.value, methodOf(values['info.name'] ?? 'a_Task')]];
}

/** vCenter tells the method, `CloneVM_Task`; a simulator may leave out what all have at their end. */
function methodOf(name: string): string {
  return name.endsWith('_Task') ? name : `${name}_Task`;
}

/** What was read, in hvm's words. */
export function observedOf(inventory: Inventory, names: Names, source: Source): Observed {
  const { places, networks } = names;
  return {
    source,
    datacenters: inventory.datacenters.all.map(({ values }) => unescapeName(values.name ?? '')).sort(),
    clusters: by(
      inventory.computeResources.all.map((read) => clusterOf(read, inventory)),
      ({ name }) => [name],
    ),
    hosts: by(
      inventory.hosts.all.map((read) => hostOf(read, names)),
      ({ name }) => [name],
    ),
    resourcePools: by(
      inventory.pools.all.flatMap(({ ref }) => {
        const pool = places.pool(ref);
        const cluster = names.computeResource(pool?.computeResource);
        return pool === undefined || cluster === undefined ? [] : [{ path: pool.path, cluster }];
      }),
      ({ cluster, path }) => [cluster, path],
    ),
    datastores: by(
      inventory.datastores.all.map((read) => datastoreOf(read, names)),
      ({ name }) => [name],
    ),
    networks: by(
      networks.map(({ shown }) => shown),
      (network) => [network.name, network.switch ?? ''],
    ),
    folders: by(
      inventory.folders.all.flatMap(({ ref }) => {
        const folder = places.vmFolder(ref);
        return folder === undefined || folder.path === '' ? [] : [folder];
      }),
      ({ datacenter, path }) => [datacenter, path],
    ),
    vms: by(
      inventory.vms.map((draft) => vmOf(draft, names)),
      ({ name, datacenter, folder }) => [name, datacenter, folder],
    ),
  };
}

/** A VM with names for its references. */
export function vmOf(draft: VmDraft, names: Names): ObservedVm {
  const place = names.places.vmFolder(draft.parent);
  const pool = names.places.pool(draft.pool);
  const host = names.host(draft.host);
  // A template stands in no pool.
  const cluster = names.computeResource(pool?.computeResource) ?? names.clusterOf(draft.host);
  const runningTask = names.task(draft.ref);
  const fields = draft.fields.flatMap(({ key, value }) => {
    const name = names.field(key);
    return name === undefined ? [] : [[name, value] as const];
  });
  return {
    ...draft.plain,
    // A VM in a vApp stands in no folder.
    datacenter: place?.datacenter ?? names.datacenterOf(pool?.computeResource),
    folder: place?.path ?? '',
    ...(cluster === undefined ? {} : { cluster }),
    ...(pool === undefined ? {} : { resourcePool: pool.path }),
    ...(host === undefined ? {} : { host }),
    disks: by(
      draft.disks.map((disk) => diskOf(disk, names)),
      ({ bus, controller, unit }) => [bus, controller, unit],
    ),
    nics: by(
      draft.cards.map((card) => cardOf(card, names)),
      ({ key }) => [key],
    ),
    ...(runningTask === undefined ? {} : { runningTask }),
    ...(fields.length === 0
      ? {}
      : { customFields: Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))) }),
  };
}

function diskOf({ datastore, ...disk }: DiskDraft, names: Names): ObservedVm['disks'][number] {
  const fromFile = /^\[([^\]]*)\]/.exec(disk.file)?.[1];
  return { ...disk, datastore: names.datastore(datastore) ?? fromFile ?? '' };
}

function cardOf({ backing, ...card }: CardDraft, names: Names): ObservedVm['nics'][number] {
  const network = names.network(backing);
  const unknown =
    backing.kind === 'standard'
      ? backing.name
      : backing.kind === 'opaque'
        ? backing.id
        : backing.portGroupKey;
  return { ...card, portGroup: network?.name ?? unknown, switch: network?.switch ?? null };
}

function clusterOf({ values }: Read<'ClusterComputeResource'>, inventory: Inventory): ObservedCluster {
  const { configurationEx } = values;
  const config = isA(configurationEx, 'ClusterConfigInfoEx') ? configurationEx : undefined;
  const ha = config?.dasConfig?.enabled;
  const drs = config?.drsConfig?.enabled;
  return {
    name: unescapeName(values.name ?? ''),
    datacenter: datacenterAbove(values.parent, inventory),
    ...(ha === undefined ? {} : { ha }),
    ...(drs === undefined ? {} : { drs }),
  };
}

/** The datacenter in whose folders something stands. */
function datacenterAbove(parent: Ref | undefined, inventory: Inventory): string {
  for (let at = parent, depth = 0; at !== undefined && depth < 100; depth += 1) {
    const datacenter = inventory.datacenters.get(at);
    if (datacenter !== undefined) return unescapeName(datacenter.values.name ?? '');
    at = inventory.folders.get(at)?.values.parent;
  }
  return '';
}

function hostOf({ values }: Read<'HostSystem'>, names: Names): ObservedHost {
  const version = values['summary.config.product.version'];
  return {
    name: unescapeName(values.name ?? ''),
    cluster: names.computeResource(values.parent) ?? '',
    sockets: values['summary.hardware.numCpuPkgs'] ?? 0,
    cores: values['summary.hardware.numCpuCores'] ?? 0,
    memoryMib: mib(values['summary.hardware.memorySize']),
    ...(version === undefined ? {} : { version }),
    connected: (values['runtime.connectionState'] ?? 'connected') === 'connected',
    maintenance: values['runtime.inMaintenanceMode'] ?? false,
  };
}

function datastoreOf({ values }: Read<'Datastore'>, names: Names): ObservedDatastore {
  return {
    name: unescapeName(values.name ?? ''),
    capacityMib: mib(values['summary.capacity']),
    freeMib: mib(values['summary.freeSpace']),
    accessible: values['summary.accessible'] ?? false,
    ...names.hosts(values.host?.flatMap(({ key }) => key ?? [])),
  };
}

export function mib(bytes = 0): number {
  return Math.floor(bytes / (1024 * 1024));
}

/** In the order that the port promises. */
function by<T>(list: readonly T[], keys: (item: T) => readonly (string | number)[]): T[] {
  const compare = (a: T, b: T): number => {
    const right = keys(b);
    const index = keys(a).findIndex((key, at) => key !== right[at]);
    const [x = '', y = ''] = index < 0 ? [] : [keys(a)[index], right[index]];
    return index < 0 ? 0 : x < y ? -1 : 1;
  };
  return [...list].sort(compare);
}
