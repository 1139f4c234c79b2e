/** Objects as a PropertyCollector sends them, and what hvm makes of them. */
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import { readInventory } from '../../../src/vsphere/live/inventory.ts';
import type { Content } from '../../../src/vsphere/live/read.ts';
import { type View, viewOf } from '../../../src/vsphere/live/state.ts';
import type { Ref } from '../../../src/vsphere/vim/values.ts';

export const ref = (type: string, value: string): Ref => ({ type, value });

export function content(obj: Ref, properties: Readonly<Record<string, unknown>>): Content {
  const propSet = Object.entries(properties).map(([name, val]) => ({
    _typeName: 'DynamicProperty',
    name,
    val,
  }));
  return { _typeName: 'ObjectContent', obj, propSet } as Content;
}

const source: Observed['source'] = {
  kind: 'vcenter',
  api: 'soap',
  version: '8.0.3',
  instance: 'vc-1',
  observedAt: '2026-01-01T00:00:00Z',
};

/** Datacenter `DC` of cluster `C1` with the hosts esx01 and esx02, pool `lab`, folder `hospital`. */
const site: readonly Content[] = [
  content(ref('Folder', 'group-d1'), { name: 'Datacenters' }),
  content(ref('Datacenter', 'dc-1'), {
    name: 'DC',
    parent: ref('Folder', 'group-d1'),
    vmFolder: ref('Folder', 'group-v1'),
  }),
  content(ref('Folder', 'group-h1'), { name: 'host', parent: ref('Datacenter', 'dc-1') }),
  content(ref('Folder', 'group-v1'), { name: 'vm', parent: ref('Datacenter', 'dc-1') }),
  content(ref('Folder', 'group-v2'), { name: 'hospital', parent: ref('Folder', 'group-v1') }),
  content(ref('ClusterComputeResource', 'c-1'), {
    name: 'C1',
    parent: ref('Folder', 'group-h1'),
    resourcePool: ref('ResourcePool', 'pool-1'),
  }),
  ...['esx01', 'esx02'].map((name) =>
    content(ref('HostSystem', name), { name, parent: ref('ClusterComputeResource', 'c-1') }),
  ),
  content(ref('ResourcePool', 'pool-1'), {
    name: 'Resources',
    parent: ref('ClusterComputeResource', 'c-1'),
    owner: ref('ClusterComputeResource', 'c-1'),
  }),
  content(ref('ResourcePool', 'pool-2'), {
    name: 'lab',
    parent: ref('ResourcePool', 'pool-1'),
    owner: ref('ClusterComputeResource', 'c-1'),
  }),
];

export async function viewed(...more: readonly Content[]): Promise<View> {
  const inventory = await readInventory({
    inventory: async (begin) => [...site, ...more].forEach(begin()),
    object: async () => undefined,
  });
  return viewOf(inventory, source);
}

/** A VM of the folder `hospital` with these properties, as it is observed. */
export async function observedVm(
  properties: Readonly<Record<string, unknown>>,
  ...more: readonly Content[]
): Promise<ObservedVm> {
  const { observed } = await viewed(...more, content(ref('VirtualMachine', 'vm-1'), properties));
  const [vm] = observed.vms;
  if (vm === undefined) throw new Error('no VM was observed');
  return vm;
}

/** The fault of a property that the account may not read. */
export const denied = { _typeName: 'NoPermission', privilegeId: 'System.Read' };

/** An object with properties, and with others of which a fault is told. */
export function half(
  obj: Ref,
  properties: Readonly<Record<string, unknown>>,
  missing: Readonly<Record<string, object | undefined>>,
): Content {
  const missingSet = Object.entries(missing).map(([path, fault]) => ({
    _typeName: 'MissingProperty',
    path,
    ...(fault === undefined ? {} : { fault: { _typeName: 'LocalizedMethodFault', fault } }),
  }));
  return { ...content(obj, properties), missingSet } as Content;
}

export const vmRef = ref('VirtualMachine', 'vm-1');
const marks = [{ _typeName: 'OptionValue', key: 'hvm.site', value: 'kdu' }];
/** Properties of a VM of the folder `hospital` that runs. */
export const known = {
  name: 'a',
  parent: ref('Folder', 'group-v2'),
  'runtime.host': ref('HostSystem', 'esx01'),
  'runtime.powerState': 'poweredOn',
  'config.instanceUuid': 'uuid-a',
  'config.template': false,
  'config.extraConfig': marks,
  'config.memoryAllocation.reservation': 512,
};
/** What is known of it when it is half read. */
export const facts = {
  datacenter: 'DC',
  folder: 'hospital',
  template: false,
  marks: { 'hvm.site': 'kdu' },
  host: 'esx01',
  memoryReservationMib: 512,
};

/** Names of the VMs that were read, and what was not. */
export async function seen(...contents: readonly Content[]) {
  const { vms, unreadable } = (await viewed(...contents)).observed;
  return { vms: vms.map(({ name }) => name), unreadable };
}
