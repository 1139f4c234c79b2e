import { groupBy } from '../lib/group.ts';
import type { Estate, EstateHost, EstateVm } from '../model/estate.ts';

/** What happens when one host fails: who starts where. Sizes are MiB. */
export interface Failure {
  /** The host that fails. */
  readonly host: string;
  /** Of the other hosts, after the restarts by HA, before the standby VMs. Less than 0: more is on it than it has. */
  readonly leftMib: ReadonlyMap<string, number>;
  /** Static-standby VMs of the failed host, in the order in which they are started by hand. */
  readonly standby: readonly Standby[];
  /** VMs that have no place: names, in the order in which one was looked for. */
  readonly unplaced: readonly string[];
  /** Which VMs are on each of the other hosts in the end, those that were there and those that came. */
  readonly vms: ReadonlyMap<string, readonly EstateVm[]>;
}

export interface Standby {
  readonly vm: string;
  /** Absent: the manifest names none, or one that is not in the cluster. */
  readonly host?: string;
  readonly fits: boolean;
  /** Of its standby host, when it is there; less than 0: so much is missing. */
  readonly leftMib: number;
}

/** Which VMs are on each host of the cluster, powered off or on, hvm's or not. Those of which nobody knows it are on none. */
export function vmsByHost({ hosts, vms }: Estate): ReadonlyMap<string, readonly EstateVm[]> {
  const byHost = groupBy(vms, ({ host }) => host);
  return new Map(hosts.map(({ name }) => [name, byHost.get(name) ?? []]));
}

/**
 * The failure of each host by itself. HA restarts the VMs of the failed host one by one, by memory, largest first, then by name,
 * each on the host with most memory left, of several the one whose name sorts last; a must-run group (`availability.hosts`)
 * restricts it, and `mode: none` is not restarted. Then people start static-standby VMs on their standby host, in the same order.
 * vSphere itself promises no such order: it is a convention to reckon by.
 */
export function failuresOf(estate: Estate): readonly Failure[] {
  const known = failures.get(estate);
  if (known !== undefined) return known;
  const before = vmsByHost(estate);
  const made = estate.hosts.map((host) => failureOf(host, estate.hosts, before));
  failures.set(estate, made);
  return made;
}

/** An estate is never changed, and several rules and reports ask what happens to it. */
const failures = new WeakMap<Estate, readonly Failure[]>();

function failureOf(
  failed: EstateHost,
  hosts: readonly EstateHost[],
  before: ReadonlyMap<string, readonly EstateVm[]>,
): Failure {
  const others = hosts.filter(({ name }) => name !== failed.name);
  const vms = new Map(others.map(({ name }) => [name, [...(before.get(name) ?? [])]]));
  const left = new Map(
    others.map(({ name, usableMib }) => [name, usableMib - memoryOf(before.get(name) ?? [])]),
  );
  const unplaced: string[] = [];
  const place = (vm: EstateVm, host: string, free: number) => {
    left.set(host, free - vm.memoryMib);
    vms.get(host)?.push(vm);
  };
  const displaced = [...(before.get(failed.name) ?? [])].sort(byMemory);
  for (const vm of displaced.filter((each) => modeOf(each) === 'ha')) {
    const best = emptiest(left, vm);
    if (best === undefined || best[1] < vm.memoryMib) unplaced.push(vm.name);
    else place(vm, ...best);
  }
  const leftMib = new Map(left);
  const standby = displaced
    .filter((vm) => modeOf(vm) === 'static-standby')
    .map((vm): Standby => {
      const host = standbyHostOf(vm, failed.name);
      const free = host === undefined ? undefined : left.get(host);
      const fits = free !== undefined && free >= vm.memoryMib;
      if (host !== undefined && fits) place(vm, host, free);
      else unplaced.push(vm.name);
      return {
        ...{ vm: vm.name, fits, leftMib: (free ?? 0) - vm.memoryMib },
        ...(host === undefined || free === undefined ? {} : { host }),
      };
    });
  return { host: failed.name, leftMib, standby, unplaced, vms };
}

export function memoryOf(vms: readonly EstateVm[]): number {
  return vms.reduce((sum, { memoryMib }) => sum + memoryMib, 0);
}

/** What the manifest says; a VM without a manifest, or one that does not say, is restarted by HA. */
export function modeOf({ manifest }: EstateVm): 'ha' | 'static-standby' | 'none' {
  return manifest?.availability?.mode ?? 'ha';
}

/** By its must-run group; one that names no host is none. */
export function mayRunOn({ manifest }: EstateVm, host: string): boolean {
  const group = manifest?.availability?.hosts;
  return group === undefined || group.length === 0 || group.includes(host);
}

/** Where it goes by hand: one that runs on its standby host goes back to the active one. */
function standbyHostOf({ manifest }: EstateVm, failed: string): string | undefined {
  const { activeHost, standbyHost } = manifest?.availability ?? {};
  return standbyHost === failed ? activeHost : standbyHost;
}

/** The largest first, then by name. */
export function byMemory(a: EstateVm, b: EstateVm): number {
  return b.memoryMib - a.memoryMib || (a.name < b.name ? -1 : 1);
}

/** The host with most memory left on which the VM may run; of several the one whose name sorts last. */
function emptiest(left: ReadonlyMap<string, number>, vm: EstateVm): readonly [string, number] | undefined {
  let best: readonly [string, number] | undefined;
  for (const each of left) {
    const isBetter = best === undefined || each[1] > best[1] || (each[1] === best[1] && each[0] > best[0]);
    if (isBetter && mayRunOn(vm, each[0])) best = each;
  }
  return best;
}
