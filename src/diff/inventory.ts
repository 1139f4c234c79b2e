import { groupBy } from '../lib/group.ts';
import type { Desired, DesiredNetwork, DesiredTemplate, DesiredVm } from '../model/desired.ts';
import type {
  Observed,
  ObservedDatastore,
  ObservedHost,
  ObservedNetwork,
  ObservedVm,
} from '../model/observed.ts';
import type { PortGroup } from '../model/operation.ts';
import { type HalfRead, halfReadVms, mayBeIn } from '../model/unreadable.ts';
import type { Catalogue } from '../templates/customization.ts';
import type { Draft } from './change.ts';
import { halfTemplate } from './unreadable.ts';

/** The Site's part of the vCenter and the manifests' catalogues by name, made once for all VMs. */
export interface Inventory extends Catalogue {
  readonly site: string;
  readonly version: string;
  readonly datacenter: Found<string>;
  readonly cluster: Found<string>;
  /** Of the Site's cluster. */
  readonly hosts: ReadonlyMap<string, ObservedHost>;
  /** Of the whole vCenter, where existing VMs may be. */
  readonly allHosts: ReadonlyMap<string, ObservedHost>;
  readonly pools: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly datastores: ReadonlyMap<string, ObservedDatastore>;
  readonly uuids: ReadonlyMap<string, ObservedVm>;
  portGroup(network: DesiredNetwork): Found<ObservedNetwork>;
  /** In which DRS moves a VM to another host where its own cannot run it. */
  hasDrs(cluster: string | undefined): boolean;
  hostsOf(cluster: string | undefined): readonly ObservedHost[];
  there(portGroup: PortGroup): ObservedNetwork | undefined;
  vlanOf(portGroup: PortGroup): number | null;
  /** The display name of its vendor. */
  vendorOf(vm: DesiredVm): string | undefined;
  template(name: string): Found<{ readonly declared: DesiredTemplate; readonly vm: ObservedVm }>;
}

export type Found<T> = { readonly found: T } | { readonly key: Draft['key']; readonly facts: Draft['facts'] };

export function takeInventory(desired: Desired, observed: Observed): Inventory {
  const networks = new Map(desired.networks.map((network) => [network.name, network]));
  const templates = new Map(desired.templates.map((template) => [template.name, template]));
  const portGroups = groupBy(observed.networks, (network) => network.name);
  const { site } = desired;
  const datacenter = one('INV-009', 'datacenter', site.datacenter, observed.datacenters);
  const isHere = (each: { readonly datacenter: string }) =>
    !('found' in datacenter) || each.datacenter === datacenter.found;
  const clusters = observed.clusters.filter(isHere).map(({ name }) => name);
  const cluster = one('INV-008', 'cluster', site.cluster, clusters);
  const isIn = (each: { readonly cluster: string }) =>
    !('found' in cluster) || each.cluster === cluster.found;
  const drs = new Set(observed.clusters.filter((each) => each.drs === true).map(({ name }) => name));
  const hostsByCluster = groupBy(observed.hosts, (host) => host.cluster);
  const there = ({ name, switch: on }: PortGroup) =>
    portGroups.get(name)?.find((group) => group.switch === on);
  const templateVms = observed.vms.filter((vm) => vm.template && isHere(vm));
  const halfTemplates = halfReadVms(observed).filter(
    (each) => each.vm.template !== false && mayBeIn(each, site.datacenter),
  );
  return {
    site: site.name,
    version: observed.source.version,
    datacenter,
    cluster,
    hosts: new Map(observed.hosts.filter(isIn).map((host) => [host.name, host])),
    allHosts: new Map(observed.hosts.map((host) => [host.name, host])),
    pools: new Set(observed.resourcePools.filter(isIn).map((pool) => pool.path)),
    folders: new Set(observed.folders.filter(isHere).map((folder) => folder.path)),
    datastores: new Map(observed.datastores.map((datastore) => [datastore.name, datastore])),
    uuids: new Map(observed.vms.map((vm) => [vm.instanceUuid, vm])),
    network: (name) => networks.get(name),
    osOf: (template) => (template === undefined ? undefined : templates.get(template)?.os),
    portGroup: (network) => findPortGroup(network, portGroups.get(network.portGroup) ?? []),
    hasDrs: (name) => name !== undefined && drs.has(name),
    hostsOf: (name = '') => hostsByCluster.get(name) ?? [],
    there,
    vlanOf: (portGroup) => there(portGroup)?.vlan ?? null,
    vendorOf: ({ vendor }) => desired.vendors.find(({ name }) => name === vendor)?.displayName ?? vendor,
    template: (name) => findTemplate(name, templates.get(name), templateVms, halfTemplates),
  };
}

function one(
  key: 'INV-008' | 'INV-009',
  kind: string,
  wanted: string | undefined,
  there: readonly string[],
): Found<string> {
  if (wanted !== undefined) {
    return there.includes(wanted) ? { found: wanted } : { key, facts: { [kind]: wanted, there } };
  }
  const [only, ...more] = there;
  if (only === undefined || more.length > 0) return { key: `${key}/choose`, facts: { there } };
  return { found: only };
}

function findPortGroup(network: DesiredNetwork, named: readonly ObservedNetwork[]): Found<ObservedNetwork> {
  const fits = named.filter((group) => network.switch === undefined || group.switch === network.switch);
  const facts = { network: network.name, portGroup: network.portGroup, vlan: network.vlan };
  const [group, ...more] = fits;
  if (group === undefined) {
    if (network.switch === undefined) return { key: 'INV-002', facts };
    return { key: 'INV-002/switch', facts: { ...facts, switch: network.switch } };
  }
  if (more.length > 0) return { key: 'INV-010', facts: { ...facts, count: fits.length } };
  if (group.vlan !== null && group.vlan !== network.vlan)
    return { key: 'VLAN-009', facts: { ...facts, actual: group.vlan } };
  return { found: group };
}

function findTemplate(
  name: string,
  declared: DesiredTemplate | undefined,
  there: readonly ObservedVm[],
  half: readonly HalfRead[],
): Found<{ declared: DesiredTemplate; vm: ObservedVm }> {
  if (declared === undefined) return { key: 'INV-001', facts: { template: name, source: name } };
  const facts = { template: name, source: declared.source };
  const cut = declared.source.lastIndexOf('/');
  const folder = cut < 0 ? undefined : declared.source.slice(0, cut);
  const isMeant = (called: string | undefined, stands: string | undefined) =>
    called === declared.source.slice(cut + 1) &&
    (folder === undefined || stands === undefined || stands === folder);
  const fits = there.filter((each) => isMeant(each.name, each.folder));
  const [vm, ...more] = fits;
  const unread = half.find((each) => isMeant(each.name, each.vm.folder));
  if (unread !== undefined) return halfTemplate(unread);
  if (vm === undefined) return { key: 'INV-001', facts };
  if (more.length > 0)
    return { key: 'INV-001/several', facts: { ...facts, folders: fits.map((each) => each.folder) } };
  return { found: { declared, vm } };
}
