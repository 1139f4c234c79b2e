import type { Estate, EstateHost, EstateVm } from '../../model/estate.ts';
import { windowsServerOf, yearOf } from '../guest-system.ts';
import { vmsByHost } from '../placement.ts';
import { hostLicences } from './host-cores.ts';
import { mostOnEach } from './sql-pools.ts';

/**
 * What Windows Server needs: a licence belongs to a host, and covers the most VMs that may ever run on it. Licences of 2012 R2
 * and before are for two processors, those of 2016 and later for a core; a version that nobody names counts as a later one.
 */
export interface WindowsFigures {
  /** The newest of the VMs' versions, `2012-r2`: its licences cover the older ones too. null: none, or nobody says. */
  readonly version: string | null;
  readonly unit: 'licences' | 'cores';
  /** Names, of the cluster's. */
  readonly vms: readonly string[];
  readonly datacenter: number;
  readonly standard: Readonly<Record<HighWater, number>>;
  /** With Software Assurance, since October 2022: cores of the VMs. */
  readonly perVm: number;
  readonly hosts: readonly WindowsHost[];
}

/**
 * The most VMs of a host: `ha_n1` when any one host fails, `any` all of them, `static` those that are on it.
 */
export type HighWater = 'ha_n1' | 'any' | 'static';
const highWaters: readonly HighWater[] = ['ha_n1', 'any', 'static'];

export interface WindowsHost {
  readonly host: string;
  readonly sockets: number;
  readonly cores: number;
  readonly datacenter: number;
  readonly vms: Readonly<Record<HighWater, number>>;
  readonly standard: Readonly<Record<HighWater, number>>;
}

export function windowsFigures(estate: Estate): WindowsFigures {
  const vms = estate.vms.filter((vm) => vm.isHere && windowsServerOf(vm) !== undefined);
  const version = newest(vms);
  const isByCore = (yearOf(version) ?? 2016) >= 2016;
  const hosts = vms.length === 0 ? [] : windowsHosts(estate, vms, isByCore);
  const all = (of: (host: WindowsHost) => number) => hosts.reduce((sum, host) => sum + of(host), 0);
  return {
    ...{ version, unit: isByCore ? 'cores' : 'licences', vms: vms.map(({ name }) => name) },
    datacenter: all(({ datacenter }) => datacenter),
    standard: forEach((mark) => all(({ standard }) => standard[mark])),
    perVm: windowsPerVm(vms.map(({ cores }) => cores)),
    hosts,
  };
}

/** With Software Assurance: at least 8 cores for each VM, and 16 in all. */
function windowsPerVm(cores: readonly number[]): number {
  if (cores.length === 0) return 0;
  return Math.max(
    16,
    cores.reduce((sum, each) => sum + Math.max(8, each), 0),
  );
}

function windowsHosts(estate: Estate, vms: readonly EstateVm[], isByCore: boolean): WindowsHost[] {
  const names = new Set(vms.map(({ name }) => name));
  const peaks = mostOnEach(estate, names);
  const now = vmsByHost(estate);
  return estate.hosts.map((host): WindowsHost => {
    const { name, sockets, cores } = host;
    const most = {
      ha_n1: peaks.get(name) ?? 0,
      any: vms.length,
      static: (now.get(name) ?? []).filter((vm) => names.has(vm.name)).length,
    };
    return {
      ...{ host: name, sockets, cores, vms: most },
      datacenter: isByCore ? hostCores(host) : Math.ceil(sockets / 2),
      standard: forEach((mark) => (isByCore ? standardCores(host, most[mark]) : standard(host, most[mark]))),
    };
  });
}

/** Up to 2012 R2 a licence is for two processors and two VMs. */
function standard({ sockets }: EstateHost, vms: number): number {
  return Math.max(Math.ceil(sockets / 2), Math.ceil(vms / 2));
}

/** From 2016 on all cores are licensed once for every two VMs. */
function standardCores(host: EstateHost, vms: number): number {
  return Math.ceil(vms / 2) * hostCores(host);
}

function hostCores(host: EstateHost): number {
  return Math.max(16, hostLicences(host, 8));
}

function forEach(number: (mark: HighWater) => number): Record<HighWater, number> {
  const [ha_n1 = 0, any = 0, fixed = 0] = highWaters.map(number);
  return { ha_n1, any, static: fixed };
}

function newest(vms: readonly EstateVm[]): string | null {
  const versions = vms.flatMap((vm) => windowsServerOf(vm)?.version ?? []).sort();
  return versions.at(-1) ?? null;
}
