import type {
  Observed,
  ObservedDatastore,
  ObservedHost,
  ObservedUnreadable,
  ObservedVm,
  Source,
} from '../../../model/observed.ts';
import type { Ref } from '../../vim/values.ts';
import type { Inventory, Missing, Read } from '../inventory.ts';
import { type Clusters, clustersOf } from './clusters.ts';
import type { CardBacking, CardDraft, DiskDraft } from './devices.ts';
import { unreadVm } from './half-read.ts';
import { type NetworkRead, networksOf, unseenNetworks } from './networks.ts';
import type { Referred } from './placement-rules.ts';
import { placesOf, type Places } from './places.ts';
import { type Unread, unreadObjects, unreadOf } from './unread.ts';
import { unescapeName, type VmDraft } from './vm-draft.ts';

/** What turns references of an inventory into names; made once for each reading. */
export interface Names {
  readonly places: Places;
  readonly clusters: Clusters;
  readonly networks: readonly NetworkRead[];
  readonly unread: Unread;
  /** What cannot be read of networks so that nobody can say which cards are on them. */
  readonly unseenNetworks: readonly Missing[];
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

/** Without its name an object is called by its id. A host of which nobody knows the cluster is left out. */
export function namesOf(inventory: Inventory): Names {
  const unread = unreadOf(inventory.missing);
  const clusters = clustersOf(inventory);
  const nameOf = (read: { readonly ref: Ref; readonly values: { readonly name?: string } } | undefined) =>
    read === undefined ? undefined : unescapeName(read.values.name ?? read.ref.value);
  const isPlaced = ({ values }: Read<'HostSystem'>) => clusters.of(values.parent) !== undefined;
  const placed = inventory.hosts.all.filter(isPlaced);
  const hostNames = new Map(placed.map((read) => [read.ref.value, nameOf(read)]));
  const host = (ref: Ref | undefined) => hostNames.get(ref?.value ?? '');
  const hosts = (refs: readonly Ref[] | undefined) => {
    const found = (refs ?? []).flatMap((ref) => host(ref) ?? []).sort();
    return refs === undefined || found.length === placed.length ? {} : { hosts: found };
  };
  const networks = networksOf(inventory, unread, hosts);
  const byBacking = new Map(networks.map(({ shown, backing }) => [backingKey(backing), shown]));
  const fields = new Map(
    inventory.customFields.all.flatMap(({ values }) =>
      (values.field ?? []).map(({ key, name }) => [key, name] as const),
    ),
  );
  const tasks = new Map(inventory.tasks.all.flatMap(runningTask));
  return {
    places: placesOf(inventory),
    clusters,
    networks,
    unread,
    unseenNetworks: unseenNetworks(unread),
    host,
    hosts,
    datacenterOf: clusters.datacenterOf,
    clusterOf: (ref) =>
      ref === undefined ? undefined : clusters.of(inventory.hosts.get(ref)?.values.parent),
    computeResource: clusters.named,
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
  return name.endsWith('_Task') ? name : `${name.replace(/Vm$/, 'VM')}_Task`;
}

/** What was read, in hvm's words. */
export function observedOf(inventory: Inventory, names: Names, source: Source): Observed {
  const { places, networks } = names;
  const { whole, unreadable } = sorted(inventory, names);
  return {
    source,
    datacenters: inventory.datacenters.all
      .map(({ ref, values }) => unescapeName(values.name ?? ref.value))
      .sort(),
    clusters: by(names.clusters.all(referredIn(whole, names)), ({ name }) => [name]),
    hosts: by(
      inventory.hosts.all.flatMap((read) => hostOf(read, names)),
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
      whole.map((draft) => vmOf(draft, names)),
      ({ name, datacenter, folder }) => [name, datacenter, folder],
    ),
    ...(unreadable.length === 0 ? {} : { unreadable }),
  };
}

function referredIn(drafts: readonly VmDraft[], names: Names): Referred {
  const uuids = new Map(drafts.map(({ ref, plain }) => [ref.value, plain.instanceUuid]));
  return { host: names.host, vm: ({ value }) => uuids.get(value) };
}

/** The VMs of which enough is known, and everything that cannot be read. */
function sorted(
  inventory: Inventory,
  names: Names,
): { readonly whole: readonly VmDraft[]; readonly unreadable: readonly ObservedUnreadable[] } {
  if (inventory.missing.length === 0) return { whole: inventory.vms, unreadable: [] };
  const vms = inventory.vms.map((draft) => ({ draft, unread: unreadVm(draft, inventory, names) }));
  const unreadable = [
    ...unreadObjects(names.unread, (ref) => nameIn(inventory, ref)),
    ...vms.flatMap(({ unread }) => unread ?? []),
  ];
  return {
    whole: vms.flatMap(({ draft, unread }) => (unread?.vm === undefined ? [draft] : [])),
    unreadable: by(unreadable, ({ kind, name, id }) => [kind, name ?? id, id]),
  };
}

function nameIn(inventory: Inventory, ref: Ref): string | undefined {
  const { datacenters, folders, computeResources, hosts, pools, datastores } = inventory;
  const { networks, opaqueNetworks, portGroups, switches } = inventory;
  const lists = [
    ...[datacenters, folders, computeResources, hosts, pools, datastores],
    ...[networks, opaqueNetworks, portGroups, switches],
  ];
  const name = lists.map((list) => list.get(ref)?.values.name).find((each) => each !== undefined);
  return name === undefined || name === '' ? undefined : unescapeName(name);
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

function hostOf({ ref, values }: Read<'HostSystem'>, names: Names): ObservedHost[] {
  const name = names.host(ref);
  const cluster = names.clusterOf(ref);
  if (name === undefined || cluster === undefined) return [];
  const version = values['summary.config.product.version'];
  return [
    {
      name,
      cluster,
      sockets: values['summary.hardware.numCpuPkgs'] ?? 0,
      cores: values['summary.hardware.numCpuCores'] ?? 0,
      memoryMib: mib(values['summary.hardware.memorySize']),
      ...(version === undefined ? {} : { version }),
      connected: (values['runtime.connectionState'] ?? 'connected') === 'connected',
      maintenance: values['runtime.inMaintenanceMode'] ?? false,
    },
  ];
}

/** Of one that does not tell whether it is within reach, the VMs on it tell. */
function datastoreOf({ ref, values }: Read<'Datastore'>, names: Names): ObservedDatastore {
  return {
    name: names.datastore(ref) ?? '',
    capacityMib: mib(values['summary.capacity']),
    // Over-committed storage may tell less than nothing.
    freeMib: Math.max(0, mib(values['summary.freeSpace'])),
    accessible: values['summary.accessible'] ?? true,
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
