import { readMarks } from '../../model/marks.ts';
import type { Observed, ObservedVm } from '../../model/observed.ts';

/** vSphere's types by what the names of their objects name. */
const types = {
  datacenter: ['Datacenter'],
  cluster: ['ComputeResource', 'ClusterComputeResource'],
  host: ['HostSystem'],
  datastore: ['Datastore'],
  network: ['Network', 'OpaqueNetwork', 'DistributedVirtualPortgroup'],
  switch: ['DistributedVirtualSwitch', 'VmwareDistributedVirtualSwitch'],
  vm: ['VirtualMachine'],
  folder: ['Folder', 'StoragePod'],
  pool: ['ResourcePool', 'VirtualApp'],
} as const;
const named = [
  'datacenter',
  'cluster',
  'host',
  'datastore',
  'network',
  'switch',
  'vm',
  'folder',
  'pool',
] as const;
type Named = (typeof named)[number];

/** What the name of an object of this vSphere type names. */
export function namedBy(type: string): Named | undefined {
  return named.find((each) => isOf(each, type));
}

function isOf(each: Named, type: string): boolean {
  return types[each].some((known) => known === type);
}

/** Every text that is replaced, by what it names; paths part by part. */
export function textsOf(observed: Observed) {
  const marks = marksOf(observed);
  return {
    ...placeTexts(observed),
    vm: set(
      observed.vms.map(({ name }) => name),
      marks.flatMap(({ name, template }) => [name, template]),
      unreadNames(observed, 'vm'),
    ),
    ...vmTexts(observed.vms),
    rule: set(observed.clusters.flatMap(({ hostRules = [] }) => hostRules.map(({ name }) => name))),
    site: set(marks.map(({ site }) => site)),
    disk: set(marks.flatMap(({ disks }) => Object.keys(disks))),
    card: set(
      marks
        .flatMap(({ nics, adding }) => [...Object.keys(nics), ...(adding?.names ?? [])])
        .filter((name) => !/^\d+$/.test(name)),
    ),
    mac: set(
      observed.vms.flatMap(({ nics }) => nics.map(({ mac }) => mac)),
      marks.flatMap((mark) => Object.values(mark.nics).map(({ mac }) => mac)),
    ),
    id: set(
      (observed.unreadable ?? []).flatMap(({ id, missing }) => [id, ...missing.flatMap(({ on = [] }) => on)]),
    ),
  };
}

function placeTexts(observed: Observed) {
  const { vms } = observed;
  const half = halfVms(observed);
  const nics = vms.flatMap((vm) => vm.nics);
  return {
    datacenter: set(
      observed.datacenters,
      [...vms, ...half].map(({ datacenter }) => datacenter),
      unreadNames(observed, 'datacenter'),
    ),
    cluster: set(
      observed.clusters.map(({ name }) => name),
      observed.hosts.map(({ cluster }) => cluster),
      unreadNames(observed, 'cluster'),
    ),
    host: set(
      observed.hosts.map(({ name }) => name),
      observed.clusters.flatMap(({ hostRules = [] }) => hostRules.flatMap(({ hosts }) => hosts)),
      [...vms, ...half].map(({ host }) => host),
      unreadNames(observed, 'host'),
    ),
    datastore: set(
      observed.datastores.map(({ name }) => name),
      vms.flatMap(({ disks }) => disks.map(({ datastore }) => datastore)),
      unreadNames(observed, 'datastore'),
    ),
    network: set(
      observed.networks.map(({ name }) => name),
      nics.map(({ portGroup }) => portGroup),
      unreadNames(observed, 'network'),
    ),
    switch: set(
      observed.networks.map((network) => network.switch),
      nics.map((nic) => nic.switch),
      unreadNames(observed, 'switch'),
    ),
    folder: parts(
      observed.folders.map(({ path }) => path),
      [...vms, ...half].map(({ folder }) => folder),
      unreadNames(observed, 'folder'),
    ),
    pool: parts(
      observed.resourcePools.map(({ path }) => path),
      vms.map(({ resourcePool }) => resourcePool),
      unreadNames(observed, 'pool'),
    ),
  };
}

function vmTexts(vms: readonly ObservedVm[]) {
  return {
    notes: set(vms.map(({ notes }) => notes)),
    guest: set(vms.map(({ guest }) => guest?.hostname)),
    snapshot: set(vms.flatMap(({ snapshots }) => snapshots.map(({ name }) => name))),
    question: set(vms.map(({ question }) => question)),
    task: set(vms.map(({ runningTask }) => runningTask)),
    address: set(vms.flatMap(({ guest }) => guest?.addresses ?? [])),
  };
}

function halfVms({ unreadable = [] }: Observed) {
  return unreadable.flatMap(({ vm }) => vm ?? []);
}

function marksOf(observed: Observed) {
  const all = [...observed.vms, ...halfVms(observed)];
  return all.flatMap(({ marks = {} }) => readMarks(marks) ?? []);
}

function unreadNames({ unreadable = [] }: Observed, kind: Named) {
  return unreadable.flatMap((each) => (isOf(kind, each.kind) ? [each.name] : []));
}

type Texts = readonly (string | null | undefined)[];

function set(...lists: readonly Texts[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.flatMap((text) => (text ? [text] : []))));
}

function parts(...lists: readonly Texts[]): ReadonlySet<string> {
  return set(lists.flatMap((list) => list.flatMap((text) => (text ?? '').split('/'))));
}
