import { type Marks, readMarks, writeMarks } from '../../model/marks.ts';
import type {
  HalfReadVm,
  Observed,
  ObservedCluster,
  ObservedNetwork,
  ObservedUnreadable,
  ObservedVm,
} from '../../model/observed.ts';
import { diskFile } from './defaults.ts';
import { sortInventory } from './fill.ts';
import { namedBy } from './stand-in-texts.ts';
import { type StandIns, standIns } from './stand-ins.ts';

/**
 * The same vCenter under other names: whatever a person chose or an address could tell is replaced by a stand-in, the same
 * one wherever it stands, and the numbers stay. What is referred to is found by its stand-in, so that rules and reports see
 * the same site. Pure.
 */
export function scrub(observed: Observed): Observed {
  const names = standIns(observed);
  const hosts = <T extends { readonly hosts?: readonly string[] }>({ hosts: list }: T) =>
    list === undefined ? {} : { hosts: list.map(names.host) };
  const { version, observedAt, instance } = observed.source;
  return sortInventory({
    source: { kind: 'recording', api: 'recorded', version, observedAt, instance: names.uuid(instance) },
    datacenters: observed.datacenters.map(names.datacenter),
    clusters: observed.clusters.map((cluster) => scrubCluster(cluster, names)),
    hosts: observed.hosts.map(({ sockets, cores, memoryMib, connected, maintenance, ...host }) => ({
      name: names.host(host.name),
      cluster: names.cluster(host.cluster),
      sockets,
      cores,
      memoryMib,
      ...(host.version === undefined ? {} : { version: host.version }),
      connected,
      maintenance,
    })),
    resourcePools: observed.resourcePools.map(({ path, cluster }) => ({
      path: names.pool(path),
      cluster: names.cluster(cluster),
    })),
    datastores: observed.datastores.map(({ name, capacityMib, freeMib, accessible, ...rest }) => ({
      name: names.datastore(name),
      capacityMib,
      freeMib,
      accessible,
      ...hosts(rest),
    })),
    networks: observed.networks.map(
      ({ name, kind, switch: on, vlan, ...rest }): ObservedNetwork => ({
        name: names.network(name),
        kind,
        switch: on === null ? null : names.switch(on),
        vlan,
        ...hosts(rest),
      }),
    ),
    folders: observed.folders.map(({ datacenter, path }) => ({
      datacenter: names.datacenter(datacenter),
      path: names.folder(path),
    })),
    vms: observed.vms.map((vm) => scrubVm(vm, names)),
    unreadable: (observed.unreadable ?? []).map((each) => scrubUnreadable(each, names)),
  });
}

function scrubCluster(cluster: ObservedCluster, names: StandIns): ObservedCluster {
  const { ha, drs, haRestart, drsAutomation, drsOverrides, hostRules, vmOverrides } = cluster;
  return {
    ...(ha === undefined ? {} : { ha }),
    ...(drs === undefined ? {} : { drs }),
    ...(haRestart === undefined ? {} : { haRestart }),
    ...(drsAutomation === undefined ? {} : { drsAutomation }),
    ...(drsOverrides === undefined ? {} : { drsOverrides }),
    ...(hostRules && {
      hostRules: hostRules.map(({ name, enabled, mandatory, runs, vms, hosts }) => ({
        ...{ name: names.rule(name), enabled, mandatory, runs },
        ...{ vms: vms.map(names.uuid), hosts: hosts.map(names.host) },
      })),
    }),
    ...(vmOverrides && {
      vmOverrides: vmOverrides.map(({ vm, ...rest }) => ({ vm: names.uuid(vm), ...rest })),
    }),
    name: names.cluster(cluster.name),
    datacenter: names.datacenter(cluster.datacenter),
  };
}

function scrubUnreadable(
  { kind, id, name, instanceUuid, missing, vm }: ObservedUnreadable,
  names: StandIns,
): ObservedUnreadable {
  const known = namedBy(kind);
  return {
    kind,
    id: names.id(id),
    ...(name === undefined || known === undefined ? {} : { name: names[known](name) }),
    ...(instanceUuid === undefined ? {} : { instanceUuid: names.uuid(instanceUuid) }),
    missing: missing.map(({ on, ...rest }) => ({ ...rest, ...(on && { on: on.map(names.id) }) })),
    ...(vm === undefined ? {} : { vm: scrubHalf(vm, names) }),
  };
}

function scrubHalf(vm: HalfReadVm, names: StandIns): HalfReadVm {
  const { datacenter, folder, template, marks: written, host, memoryReservationMib } = vm;
  return {
    ...(datacenter === undefined ? {} : { datacenter: names.datacenter(datacenter) }),
    ...(folder === undefined ? {} : { folder: names.folder(folder) }),
    ...(template === undefined ? {} : { template }),
    ...(written === undefined ? {} : { marks: marks(written, names) }),
    ...(host === undefined ? {} : { host: names.host(host) }),
    ...(memoryReservationMib === undefined ? {} : { memoryReservationMib }),
  };
}

/** Key by key: one that is not known here stays out, rather than get out. */
function scrubVm(vm: ObservedVm, names: StandIns): ObservedVm {
  const name = names.vm(vm.name);
  return {
    name,
    datacenter: names.datacenter(vm.datacenter),
    folder: names.folder(vm.folder),
    template: vm.template,
    instanceUuid: names.uuid(vm.instanceUuid),
    changeVersion: vm.changeVersion,
    power: vm.power,
    connection: vm.connection,
    ...(vm.cluster === undefined ? {} : { cluster: names.cluster(vm.cluster) }),
    ...(vm.resourcePool === undefined ? {} : { resourcePool: names.pool(vm.resourcePool) }),
    ...(vm.host === undefined ? {} : { host: names.host(vm.host) }),
    guestId: vm.guestId,
    hardware: vm.hardware,
    cores: vm.cores,
    coresPerSocket: vm.coresPerSocket,
    cpuHotAdd: vm.cpuHotAdd,
    cpuReservationMhz: vm.cpuReservationMhz,
    memoryMib: vm.memoryMib,
    memoryHotAdd: vm.memoryHotAdd,
    ...(vm.memoryHotAddLimitMib === undefined ? {} : { memoryHotAddLimitMib: vm.memoryHotAddLimitMib }),
    ...(vm.memoryHotAddStepMib === undefined ? {} : { memoryHotAddStepMib: vm.memoryHotAddStepMib }),
    memoryReservationMib: vm.memoryReservationMib,
    notes: names.notes(vm.notes),
    ...devices(vm, names),
    snapshots: vm.snapshots.map((snapshot) => ({
      name: names.snapshot(snapshot.name),
      createdAt: snapshot.createdAt,
    })),
    tools: vm.tools,
    ...guest(vm, names),
    ...(vm.question === undefined ? {} : { question: names.question(vm.question) }),
    ...(vm.runningTask === undefined ? {} : { runningTask: names.task(vm.runningTask) }),
    marks: marks(vm.marks, names),
  };
}

function devices(vm: ObservedVm, names: StandIns): Pick<ObservedVm, 'disks' | 'nics'> {
  return {
    disks: vm.disks.map(({ key, bus, controller, unit, sizeMib, provisioning, datastore: on }) => {
      const datastore = names.datastore(on);
      const disk = { key, bus, controller, unit, sizeMib, provisioning, datastore };
      return { ...disk, file: diskFile(names.vm(vm.name), disk) };
    }),
    nics: vm.nics.map(({ key, mac, adapter, portGroup, switch: on, connected }) => ({
      key,
      mac: names.mac(mac),
      adapter,
      portGroup: names.network(portGroup),
      switch: on === null ? null : names.switch(on),
      connected,
    })),
  };
}

function guest({ guest: there }: ObservedVm, names: StandIns): Pick<ObservedVm, 'guest'> {
  if (there === undefined) return {};
  const { hostname, addresses } = there;
  return {
    guest: {
      ...(hostname === undefined ? {} : { hostname: names.guest(hostname) }),
      addresses: addresses.map(names.address),
    },
  };
}

/** Marks that are not whole are nobody's, and are left out, like keys that hvm does not know. */
function marks(written: ObservedVm['marks'], names: StandIns): ObservedVm['marks'] {
  const there = readMarks(written);
  if (there === undefined) return {};
  const { owner, site, name, template, disks, nics, adding, ...pending } = there;
  const card = (text: string) => (/^\d+$/.test(text) ? text : names.card(text));
  const renamed: Marks = {
    ...pending,
    owner: names.uuid(owner),
    site: names.site(site),
    name: names.vm(name),
    ...(template === undefined ? {} : { template: names.vm(template) }),
    disks: Object.fromEntries(Object.entries(disks).map(([disk, place]) => [names.disk(disk), place])),
    nics: Object.fromEntries(
      Object.entries(nics).map(([text, { key, mac }]) => [card(text), { key, mac: names.mac(mac) }]),
    ),
    ...(adding === undefined ? {} : { adding: { ...adding, names: adding.names.map(card) } }),
  };
  return Object.fromEntries(Object.entries(writeMarks(renamed)).filter(([, value]) => value !== ''));
}
