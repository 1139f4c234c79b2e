import type { PortGroup } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import type { Ref } from '../vim/values.ts';
import type { Inventory } from './inventory.ts';
import type { NetworkRead } from './translate/networks.ts';
import type { Names } from './translate/observed.ts';
import { unescapeName } from './translate/vm-draft.ts';

/** From hvm's names to vSphere's references, as of the last reading and what was made since. */
export interface Refs {
  folder(datacenter: string, path: string): Ref | undefined;
  addFolder(datacenter: string, path: string, ref: Ref): void;
  pool(cluster: string, path: string): Ref | undefined;
  host(name: string): Ref | undefined;
  datastore(name: string): Ref | undefined;
  network(portGroup: PortGroup): NetworkRead | undefined;
  vm(instanceUuid: string): Ref | undefined;
  addVm(instanceUuid: string, ref: Ref): void;
  /** What people call an object of the last reading. */
  nameOf(ref: Ref): string | undefined;
}

export function refsOf(inventory: Inventory, names: Names): Refs {
  const { places } = names;
  const folders = new Map<string, Ref>();
  for (const { ref, values } of inventory.datacenters.all) {
    if (values.vmFolder !== undefined)
      folders.set(keyOf(unescapeName(values.name ?? ref.value), ''), values.vmFolder);
  }
  for (const { ref } of inventory.folders.all) {
    const folder = places.vmFolder(ref);
    if (folder !== undefined) folders.set(keyOf(folder.datacenter, folder.path), ref);
  }
  const pools = new Map<string, Ref>();
  for (const { ref } of inventory.pools.all) {
    const pool = places.pool(ref);
    if (pool !== undefined)
      pools.set(keyOf(names.computeResource(pool.computeResource) ?? '', pool.path), ref);
  }
  const hosts = new Map(inventory.hosts.all.map(({ ref }) => [names.host(ref) ?? '', ref]));
  const datastores = new Map(inventory.datastores.all.map(({ ref }) => [names.datastore(ref) ?? '', ref]));
  const networks = new Map(
    names.networks.map((network) => [keyOf(network.shown.name, network.shown.switch ?? ''), network]),
  );
  const vms = new Map(inventory.vms.map(({ plain, ref }) => [plain.instanceUuid, ref]));
  return {
    folder: (datacenter, path) => folders.get(keyOf(datacenter, path)),
    addFolder: (datacenter, path, ref) => folders.set(keyOf(datacenter, path), ref),
    pool: (cluster, path) => pools.get(keyOf(cluster, path)),
    host: (name) => hosts.get(name),
    datastore: (name) => datastores.get(name),
    network: ({ name, switch: on }) => networks.get(keyOf(name, on ?? '')),
    vm: (instanceUuid) => vms.get(instanceUuid),
    addVm: (instanceUuid, ref) => vms.set(instanceUuid, ref),
    nameOf: (ref) =>
      names.datastore(ref) ??
      names.networks.find((network) => network.ref.value === ref.value)?.shown.name ??
      inventory.vms.find((vm) => vm.ref.value === ref.value)?.plain.name ??
      (places.vmFolder(ref)?.path || places.vmFolder(ref)?.datacenter) ??
      places.pool(ref)?.path,
  };
}

export function mustHaveDatastore(refs: Refs, object: string, name: string): Ref {
  const ref = refs.datastore(name);
  if (ref === undefined) throw fault('VSP-004/NotFound', { object, kind: 'datastore', name });
  return ref;
}

export function mustHaveNetwork(refs: Refs, object: string, portGroup: PortGroup): NetworkRead {
  const network = refs.network(portGroup);
  if (network !== undefined) return network;
  throw fault('VSP-004/NotFound', { object, kind: 'port group', name: portGroup.name });
}

function keyOf(scope: string, name: string): string {
  return `${scope}\n${name}`;
}
