import { propertiesOf, type Properties } from '../vim/properties.ts';
import { isA, type Ref, sentAs, typeName } from '../vim/values.ts';
import { privilegeIn } from './denied.ts';
import { type Kind, paths } from './paths.ts';
import type { Content, Reader } from './read.ts';
import { condense, type VmDraft } from './translate/vm-draft.ts';

/** What was read of one object. */
export interface Read<K extends Kind> {
  readonly ref: Ref;
  readonly values: Properties<K, (typeof paths)[K][number]>;
}

/** The objects of one kind. */
export interface List<K extends Kind> {
  readonly all: readonly Read<K>[];
  get(ref: Ref | undefined): Read<K> | undefined;
}

/** Everything that was read. VMs are condensed as they come: their devices are most of the answer. */
export interface Inventory {
  readonly datacenters: List<'Datacenter'>;
  readonly folders: List<'Folder'>;
  readonly computeResources: List<'ClusterComputeResource'>;
  readonly hosts: List<'HostSystem'>;
  readonly pools: List<'ResourcePool'>;
  readonly datastores: List<'Datastore'>;
  readonly networks: List<'Network'>;
  readonly opaqueNetworks: List<'OpaqueNetwork'>;
  readonly portGroups: List<'DistributedVirtualPortgroup'>;
  readonly switches: List<'DistributedVirtualSwitch'>;
  readonly tasks: List<'Task'>;
  readonly customFields: List<'CustomFieldsManager'>;
  readonly vms: readonly VmDraft[];
  /** What cannot be read, above all what the account may not see. */
  readonly missing: readonly Missing[];
}

/** Neither privilege nor fault: the server did not say why. */
export interface Missing {
  readonly ref: Ref;
  readonly path: string;
  readonly privilege?: string;
  /** Another reason than a privilege. */
  readonly fault?: string;
  /** The object that the reason lies with, where it is another one. */
  readonly on?: Ref;
}

export async function readInventory(reader: Reader): Promise<Inventory> {
  let current = shelves();
  await reader.inventory(() => {
    current = shelves();
    return current.add;
  });
  return current.inventory;
}

/** Empty lists, and what puts each object where it belongs. */
function shelves(): { readonly inventory: Inventory; readonly add: (content: Content) => void } {
  const vms: VmDraft[] = [];
  const missing: Missing[] = [];
  const lists = {
    datacenters: list('Datacenter'),
    folders: list('Folder'),
    computeResources: list('ClusterComputeResource'),
    hosts: list('HostSystem'),
    pools: list('ResourcePool'),
    datastores: list('Datastore'),
    networks: list('Network'),
    opaqueNetworks: list('OpaqueNetwork'),
    portGroups: list('DistributedVirtualPortgroup'),
    switches: list('DistributedVirtualSwitch'),
    tasks: list('Task'),
    customFields: list('CustomFieldsManager'),
  };
  const homes: Readonly<Record<string, { readonly add: (content: Content, ref: Ref) => void }>> = {
    Datacenter: lists.datacenters,
    Folder: lists.folders,
    StoragePod: lists.folders,
    ComputeResource: lists.computeResources,
    ClusterComputeResource: lists.computeResources,
    HostSystem: lists.hosts,
    ResourcePool: lists.pools,
    VirtualApp: lists.pools,
    Datastore: lists.datastores,
    Network: lists.networks,
    OpaqueNetwork: lists.opaqueNetworks,
    DistributedVirtualPortgroup: lists.portGroups,
    DistributedVirtualSwitch: lists.switches,
    VmwareDistributedVirtualSwitch: lists.switches,
    VirtualMachine: { add: (content, ref) => vms.push(condense(valuesOf(content, 'VirtualMachine'), ref)) },
    Task: lists.tasks,
    CustomFieldsManager: lists.customFields,
  };
  return {
    inventory: { ...lists, vms, missing },
    add: (content) => {
      const ref = content.obj;
      if (ref === undefined || isGone(content)) return;
      missing.push(...missingOf(content, ref));
      homes[ref.type]?.add(content, ref);
    },
  };
}

function list<K extends Kind>(kind: K): List<K> & { readonly add: (content: Content, ref: Ref) => void } {
  const all: Read<K>[] = [];
  const byValue = new Map<string, Read<K>>();
  return {
    all,
    get: (ref) => (ref === undefined ? undefined : byValue.get(ref.value)),
    add: (content, ref) => {
      const read = { ref, values: valuesOf(content, kind) };
      all.push(read);
      byValue.set(ref.value, read);
    },
  };
}

export function valuesOf<K extends Kind>(content: Content, kind: K): Read<K>['values'] {
  return propertiesOf(content, kind, paths[kind]);
}

/** It vanished while it was read: it is not there, which is another thing than that it cannot be read. */
export function isGone({ obj, missingSet = [] }: Content): boolean {
  return missingSet.some(({ fault }) => {
    const detail = fault?.fault;
    if (!isA(detail, 'ManagedObjectNotFound')) return false;
    return detail.obj === undefined || detail.obj.value === obj?.value;
  });
}

export function missingOf({ missingSet = [] }: Content, ref: Ref): Missing[] {
  return missingSet.map(({ path = '', fault }) => ({ ref, path, ...reasonOf(fault?.fault) }));
}

function reasonOf(detail: object | undefined): Pick<Missing, 'privilege' | 'fault'> {
  if (detail === undefined) return {};
  if (isA(detail, 'NoPermission')) {
    const privilege = privilegeIn(detail);
    if (privilege !== undefined) return { privilege };
  }
  return { fault: sentAs(detail) ?? typeName(detail) };
}
