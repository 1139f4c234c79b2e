import type { Observed, ObservedDisk, ObservedHost, ObservedNic, ObservedVm } from '../../model/observed.ts';
import { fault } from '../common/fault.ts';

type Devices = Pick<ObservedVm, 'disks' | 'nics'>;
type Guest = Devices & Pick<ObservedVm, 'name' | 'cluster'>;

/**
 * The host for a new VM: the one asked for, or of those that can run it the one with most memory left, the first by name
 * of equals. Memory left is what the configured memory of all its VMs, on or off, leaves of the host's.
 */
export function hostForNew(inventory: Observed, vm: Guest, asked?: string): string {
  const hosts = inventory.hosts.filter((host) => host.cluster === vm.cluster);
  if (asked !== undefined) {
    const host = hosts.find(({ name }) => name === asked);
    if (host === undefined) throw fault('VSP-004/NotFound', { object: vm.name, kind: 'host', name: asked });
    mustRun(inventory, host, vm);
    return asked;
  }
  const [best] = hosts
    .filter((host) => isUp(host) && reaches(inventory, host, vm))
    .map((host) => ({ host, left: memoryLeft(inventory, host) }))
    .sort((a, b) => b.left - a.left || (a.host.name < b.host.name ? -1 : 1));
  if (best === undefined) throw noHost(vm, hosts);
  return best.host.name;
}

/** The host on which a VM starts: its own; where that cannot run it, DRS chooses another if the cluster has it. */
export function hostToRun(inventory: Observed, vm: ObservedVm): string | undefined {
  const host = inventory.hosts.find(({ name }) => name === vm.host);
  if (host === undefined) return vm.host;
  const drs = inventory.clusters.some(({ name, drs: on }) => name === vm.cluster && on === true);
  if (drs && !(isUp(host) && reaches(inventory, host, vm))) return hostForNew(inventory, vm);
  mustRun(inventory, host, vm);
  return host.name;
}

/** Devices that a VM gets must be within reach of the host that it is on. */
export function mustReach(inventory: Observed, vm: ObservedVm, added: Devices): void {
  const host = inventory.hosts.find(({ name }) => name === vm.host);
  const stray = host === undefined ? undefined : strayDevice(inventory, host, added);
  if (stray === undefined) return;
  const object = vm.name;
  if ('disk' in stray) throw fault('VSP-004/InvalidDatastore', { object, datastore: stray.disk.datastore });
  throw fault('VSP-008/InvalidDeviceBacking', { object, device: stray.nic.portGroup });
}

/** A VM that is on can reserve what the VMs that are on have not reserved of its host's memory. */
export function mustHaveMemoryToReserve(inventory: Observed, vm: ObservedVm): void {
  const host = inventory.hosts.find(({ name }) => name === vm.host);
  const requested = vm.memoryReservationMib;
  if (host === undefined || requested === 0 || vm.power !== 'on') return;
  const reserved = inventory.vms
    .filter((each) => each.host === host.name && each.power === 'on' && each.instanceUuid !== vm.instanceUuid)
    .reduce((sum, each) => sum + each.memoryReservationMib, 0);
  const unreserved = host.memoryMib - reserved;
  if (requested > unreserved) {
    throw fault('VSP-005/InsufficientMemoryResourcesFault', { object: vm.name, requested, unreserved });
  }
}

function mustRun(inventory: Observed, host: ObservedHost, vm: Guest): void {
  const args = { object: vm.name, host: host.name };
  if (!host.connected) throw fault('VSP-007/HostNotConnected', args);
  if (host.maintenance) throw fault('VSP-003/host-maintenance', args);
  if (!reaches(inventory, host, vm)) throw noHost(vm, [host]);
}

function isUp(host: ObservedHost): boolean {
  return host.connected && !host.maintenance;
}

function reaches(inventory: Observed, host: ObservedHost, devices: Devices): boolean {
  return strayDevice(inventory, host, devices) === undefined;
}

/** The first of the devices that the host cannot serve. */
function strayDevice(
  { datastores, networks }: Observed,
  { name: host }: ObservedHost,
  { disks, nics }: Devices,
): { readonly disk: ObservedDisk } | { readonly nic: ObservedNic } | undefined {
  const has = (thing: { readonly hosts?: readonly string[] } | undefined) =>
    thing?.hosts?.includes(host) ?? true;
  const disk = disks.find((each) => !has(datastores.find(({ name }) => name === each.datastore)));
  if (disk !== undefined) return { disk };
  const nic = nics.find(
    (each) => !has(networks.find(({ name, switch: on }) => name === each.portGroup && on === each.switch)),
  );
  return nic === undefined ? undefined : { nic };
}

function memoryLeft(inventory: Observed, host: ObservedHost): number {
  return inventory.vms.reduce(
    (left, vm) => (vm.host === host.name && !vm.template ? left - vm.memoryMib : left),
    host.memoryMib,
  );
}

function noHost(vm: Guest, hosts: readonly ObservedHost[]) {
  return fault('VSP-012/NoCompatibleHost', { object: vm.name, hosts: hosts.map(({ name }) => name) });
}
