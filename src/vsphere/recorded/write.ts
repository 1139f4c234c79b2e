import { safeJson } from '../../lib/safe-json.ts';
import type { Observed, ObservedCluster, ObservedUnreadable, ObservedVm } from '../../model/observed.ts';
import {
  datastoreDefaults,
  diskDefaults,
  diskFile,
  diskKey,
  hostDefaults,
  hostRuleDefaults,
  networkDefaults,
  nicDefaults,
  poolOf,
  toolsOf,
  vmDefaults,
} from './defaults.ts';
import { type Around, only } from './fill.ts';
import { type Json, layout } from './layout.ts';
import { formatName, formatVersion } from './schema.ts';

/** The canonical text of a recording: what `parseRecording` reads back as the same inventory, and `git diff` shows well. */
export function formatRecording(inventory: Observed): string {
  const { version, instance, observedAt } = inventory.source;
  const datacenter = only(inventory.datacenters);
  const cluster = only(inventory.clusters.map(({ name }) => name));
  const clusters = new Map(inventory.hosts.map((host) => [host.name, host.cluster]));
  const around = { datacenter, clusterOf: (host: string | undefined) => clusters.get(host ?? '') ?? cluster };
  const document = {
    format: formatName,
    version: formatVersion,
    vcenter: { version, instance, observedAt },
    datacenters: inventory.datacenters,
    clusters: inventory.clusters.map(plainCluster),
    hosts: inventory.hosts.map((host) =>
      without(hostDefaults, {
        name: host.name,
        cluster: host.cluster,
        sockets: host.sockets,
        cores: host.cores,
        memoryMib: host.memoryMib,
        version: host.version,
        connected: host.connected,
        maintenance: host.maintenance,
      }),
    ),
    resourcePools: inventory.resourcePools.map(({ path, cluster: of }) => ({ path, cluster: of })),
    datastores: inventory.datastores.map(({ name, capacityMib, freeMib, accessible, hosts }) =>
      without(datastoreDefaults, { name, capacityMib, freeMib, accessible, hosts }),
    ),
    networks: inventory.networks.map(({ name, kind, switch: on, vlan, hosts }) =>
      without(networkDefaults, { name, kind, switch: on, vlan, hosts }),
    ),
    folders: inventory.folders.map(({ path, datacenter: dc }) =>
      without({ datacenter }, { datacenter: dc, path }),
    ),
    unreadable: inventory.unreadable?.map(plainUnreadable),
  };
  const vms = inventory.vms.map((vm) => `    ${vmText(vm, around)}`);
  const list = vms.length === 0 ? '[]' : `[\n${vms.join(',\n')}\n  ]`;
  return `${safeJson(layout(document)).slice(0, -2)},\n  "vms": ${list}\n}\n`;
}

function plainCluster(cluster: ObservedCluster): Json {
  return {
    name: cluster.name,
    datacenter: cluster.datacenter,
    ha: cluster.ha,
    drs: cluster.drs,
    haRestart: cluster.haRestart,
    drsAutomation: cluster.drsAutomation,
    drsOverrides: cluster.drsOverrides,
    hostRules: cluster.hostRules?.map(({ name, enabled, mandatory, runs, vms, hosts }) =>
      without(hostRuleDefaults, { name, enabled, mandatory, runs, vms, hosts }),
    ),
    vmOverrides: cluster.vmOverrides?.map(({ vm, haRestart, drs }) => ({ vm, haRestart, drs })),
  };
}

/** Whole, as nothing in it has a default: what is not there cannot be read. */
function plainUnreadable({ kind, id, name, instanceUuid, missing, vm }: ObservedUnreadable): Json {
  return {
    kind,
    id,
    name,
    instanceUuid,
    missing: missing.map(({ privilege, fault, paths, on }) => ({ privilege, fault, paths, on })),
    vm: vm && {
      datacenter: vm.datacenter,
      folder: vm.folder,
      template: vm.template,
      marks: vm.marks && (plainMarks(vm.marks) ?? {}),
      host: vm.host,
      memoryReservationMib: vm.memoryReservationMib,
    },
  };
}

/** Texts of VMs. An operation changes one VM of thousands; the others are the same values as before. */
const texts = new WeakMap<ObservedVm, { readonly around: string; readonly text: string }>();

function vmText(vm: ObservedVm, around: Around): string {
  const key = `${around.datacenter}\n${around.clusterOf(vm.host)}`;
  const known = texts.get(vm);
  if (known?.around === key) return known.text;
  const text = safeJson(layout(plainVm(vm, around), 4, 4));
  texts.set(vm, { around: key, text });
  return text;
}

function plainVm(vm: ObservedVm, around: Around): Json {
  const derived = {
    ...vmDefaults,
    changeVersion: undefined,
    power: undefined,
    datacenter: around.datacenter,
    cluster: around.clusterOf(vm.host),
    resourcePool: poolOf(vm.template),
    tools: toolsOf(vm.power),
  };
  return without(derived, {
    name: vm.name,
    datacenter: vm.datacenter,
    folder: vm.folder,
    template: vm.template,
    instanceUuid: vm.instanceUuid,
    changeVersion: vm.changeVersion,
    power: vm.power,
    connection: vm.connection,
    cluster: vm.cluster,
    resourcePool: vm.resourcePool,
    host: vm.host,
    guestId: vm.guestId,
    hardware: vm.hardware,
    cores: vm.cores,
    coresPerSocket: vm.coresPerSocket,
    cpuHotAdd: vm.cpuHotAdd,
    cpuReservationMhz: vm.cpuReservationMhz,
    memoryMib: vm.memoryMib,
    memoryHotAdd: vm.memoryHotAdd,
    memoryHotAddLimitMib: vm.memoryHotAddLimitMib,
    memoryHotAddStepMib: vm.memoryHotAddStepMib,
    memoryReservationMib: vm.memoryReservationMib,
    notes: vm.notes,
    disks: plainDisks(vm),
    nics: vm.nics.map(({ key, mac, adapter, portGroup, switch: on, connected }) =>
      without(nicDefaults, { key, mac, adapter, portGroup, switch: on, connected }),
    ),
    createdAt: vm.createdAt,
    snapshots: filled(vm.snapshots.map(({ name, createdAt }) => ({ name, createdAt }))),
    tools: vm.tools,
    guest: vm.guest && { hostname: vm.guest.hostname, addresses: filled(vm.guest.addresses) },
    question: vm.question,
    runningTask: vm.runningTask,
    marks: plainMarks(vm.marks),
    customFields: vm.customFields && sorted(vm.customFields),
  });
}

function plainDisks(vm: ObservedVm): Json {
  return vm.disks.map((disk) =>
    without(
      { ...diskDefaults, key: diskKey(disk), file: diskFile(vm.name, disk) },
      {
        key: disk.key,
        bus: disk.bus,
        controller: disk.controller,
        unit: disk.unit,
        sizeMib: disk.sizeMib,
        datastore: disk.datastore,
        provisioning: disk.provisioning,
        file: disk.file,
      },
    ),
  );
}

const markOrder = ['owner', 'site', 'name', 'template', 'disks', 'nics', 'customize', 'restart'].map(
  (key) => `hvm.${key}`,
);

function plainMarks(marks: ObservedVm['marks']): Json | undefined {
  const keys = Object.keys(marks);
  if (keys.length === 0) return undefined;
  const others = keys.filter((key) => !markOrder.includes(key)).sort();
  return Object.fromEntries(
    [...markOrder, ...others].flatMap((key) => (marks[key] === undefined ? [] : [[key, marks[key]]])),
  );
}

function sorted(fields: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** The value without those of its keys that hold their default. */
function without(
  defaults: Readonly<Record<string, Json | undefined>>,
  value: Readonly<Record<string, Json | undefined>>,
): Json {
  return Object.fromEntries(Object.entries(value).filter(([key, each]) => each !== defaults[key]));
}
