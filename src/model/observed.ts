import type { Provisioning } from './desired.ts';

/**
 * What is in the vCenter, in hvm's words: the answer of `VSphere.observe()` and the body of a recording.
 * Every list is sorted (by name, then by id), every size is MiB, absent means the server did not say.
 */
export interface Observed {
  readonly source: Source;
  readonly datacenters: readonly string[];
  readonly clusters: readonly ObservedCluster[];
  readonly hosts: readonly ObservedHost[];
  readonly resourcePools: readonly ObservedPool[];
  readonly datastores: readonly ObservedDatastore[];
  readonly networks: readonly ObservedNetwork[];
  /** Paths of VM folders under the datacenter's VM folder, `/` between the parts, without the root (`""`). */
  readonly folders: readonly ObservedFolder[];
  /** VMs and templates, but for those of which too much cannot be read: they stand under `unreadable` alone. */
  readonly vms: readonly ObservedVm[];
  /** What cannot be read, above all what the account may not read. Sorted by kind, name and id; absent: nothing. */
  readonly unreadable?: readonly ObservedUnreadable[];
}

export interface Source {
  readonly kind: 'recording' | 'vcenter';
  readonly api: 'recorded' | 'vi-json' | 'soap';
  /** vCenter's own version, `8.0.3`. */
  readonly version: string;
  /** `about.instanceUuid`: which vCenter this is. */
  readonly instance: string;
  /** RFC 3339. */
  readonly observedAt: string;
}

export interface ObservedCluster {
  readonly name: string;
  readonly datacenter: string;
  readonly ha?: boolean;
  readonly drs?: boolean;
  /** HA's restart priority of VMs that have none of their own, by vSphere's names, `medium`. */
  readonly haRestart?: string;
  readonly drsAutomation?: DrsAutomation;
  /** false: the cluster heeds none of its VMs' own DRS settings. */
  readonly drsOverrides?: boolean;
  /** Rules on which hosts VMs run, sorted by name. Absent: not known; empty: there are none. */
  readonly hostRules?: readonly ObservedHostRule[];
  /** VMs that HA or DRS treat otherwise than the rest, sorted by VM. Absent: not known. */
  readonly vmOverrides?: readonly ObservedVmOverride[];
}

export type DrsAutomation = 'manual' | 'partiallyAutomated' | 'fullyAutomated';

/** A VM-Host rule of a cluster, its groups resolved. */
export interface ObservedHostRule {
  readonly name: string;
  readonly enabled: boolean;
  /** "Must", which nothing but a person breaks; false is "should". */
  readonly mandatory: boolean;
  /** On these hosts, or off them. */
  readonly runs: 'on' | 'off';
  /** instanceUuids, sorted. */
  readonly vms: readonly string[];
  readonly hosts: readonly string[];
}

export interface ObservedVmOverride {
  /** instanceUuid. */
  readonly vm: string;
  /** HA's restart priority by vSphere's names; `disabled`: it is not restarted. */
  readonly haRestart?: string;
  /** `disabled`: DRS leaves the VM alone. */
  readonly drs?: DrsAutomation | 'disabled';
}

export interface ObservedHost {
  readonly name: string;
  readonly cluster: string;
  readonly sockets: number;
  readonly cores: number;
  readonly memoryMib: number;
  readonly version?: string;
  readonly connected: boolean;
  readonly maintenance: boolean;
}

export interface ObservedPool {
  /** `Resources` is a cluster's root pool, written `""`; below it `/` between the parts. */
  readonly path: string;
  readonly cluster: string;
}

export interface ObservedDatastore {
  readonly name: string;
  readonly capacityMib: number;
  readonly freeMib: number;
  readonly accessible: boolean;
  /** Hosts that mount it; absent: all. */
  readonly hosts?: readonly string[];
}

export interface ObservedNetwork {
  readonly name: string;
  readonly kind: 'standard' | 'distributed' | 'opaque';
  /** Distributed switch's name; null for a standard port group. */
  readonly switch: string | null;
  /** null: a trunk or a private VLAN, or not visible. */
  readonly vlan: number | null;
  /** Hosts that have it; absent: all. */
  readonly hosts?: readonly string[];
}

export interface ObservedFolder {
  readonly datacenter: string;
  readonly path: string;
}

export type PowerState = 'on' | 'off' | 'suspended';

export interface ObservedVm {
  readonly name: string;
  readonly datacenter: string;
  /** `""` is the datacenter's root VM folder. */
  readonly folder: string;
  readonly template: boolean;
  readonly instanceUuid: string;
  /** vCenter's opaque version of the VM's configuration. */
  readonly changeVersion: string;
  readonly power: PowerState;
  readonly connection: 'connected' | 'disconnected' | 'orphaned' | 'inaccessible' | 'invalid';
  readonly cluster?: string;
  readonly resourcePool?: string;
  readonly host?: string;
  readonly guestId: string;
  /** `vmx-10`. */
  readonly hardware: string;
  readonly cores: number;
  readonly coresPerSocket: number;
  readonly cpuHotAdd: boolean;
  readonly cpuReservationMhz: number;
  readonly memoryMib: number;
  readonly memoryHotAdd: boolean;
  /** Most memory that can be had by hot add, and its step. Absent: the server did not say. */
  readonly memoryHotAddLimitMib?: number;
  readonly memoryHotAddStepMib?: number;
  readonly memoryReservationMib: number;
  readonly notes: string;
  /** Sorted by bus, controller, unit. */
  readonly disks: readonly ObservedDisk[];
  /** Sorted by key. */
  readonly nics: readonly ObservedNic[];
  /** Absent: the server does not tell (before vSphere 6.7 none does). */
  readonly createdAt?: string;
  /** Newest last. */
  readonly snapshots: readonly ObservedSnapshot[];
  /** `unknown`: the server does not tell; whether a guest can be shut down is seen then. */
  readonly tools: 'running' | 'not-running' | 'not-installed' | 'unknown';
  readonly guest?: ObservedGuest;
  /** Text of a question that blocks the VM. */
  readonly question?: string;
  /** Name of a task that runs on the VM now. */
  readonly runningTask?: string;
  /** extraConfig keys that begin with `hvm.`; see `model/marks.ts`. */
  readonly marks: Readonly<Record<string, string>>;
  /** Custom attributes by name: what people wrote on the VM for themselves. Absent: none. */
  readonly customFields?: Readonly<Record<string, string>>;
}

export type Bus = 'scsi' | 'sata' | 'nvme' | 'ide';

export interface ObservedDisk {
  /** Device key, unique in the VM. */
  readonly key: number;
  readonly bus: Bus;
  /** Bus number of its controller. */
  readonly controller: number;
  readonly unit: number;
  readonly sizeMib: number;
  readonly datastore: string;
  readonly provisioning: Provisioning;
  /** `[ds01] h-claio01/h-claio01.vmdk`. */
  readonly file: string;
}

export interface ObservedNic {
  readonly key: number;
  readonly mac: string;
  readonly adapter: string;
  readonly portGroup: string;
  readonly switch: string | null;
  readonly connected: boolean;
}

export interface ObservedSnapshot {
  readonly name: string;
  readonly createdAt: string;
}

export interface ObservedGuest {
  readonly hostname?: string;
  readonly addresses: readonly string[];
}

/** An object of which something cannot be read. */
export interface ObservedUnreadable {
  /** vSphere's name of its type, `HostSystem`. All tasks stand as one object. */
  readonly kind: string;
  /** vSphere's own id of it, `host-42`: called so where its name cannot be read either. */
  readonly id: string;
  readonly name?: string;
  /** Of a VM, where known. */
  readonly instanceUuid?: string;
  /** One for each cause, sorted by it. */
  readonly missing: readonly ObservedMissing[];
  /** Of a VM that is for this reason not among `vms`: what is known of it all the same. */
  readonly vm?: HalfReadVm;
}

/** Neither privilege nor fault: the server did not say why. */
export interface ObservedMissing {
  /** The privilege that the account lacks, `System.Read`. */
  readonly privilege?: string;
  /** The name of another fault. */
  readonly fault?: string;
  /** vSphere's names of what cannot be read, `config.extraConfig`; sorted. */
  readonly paths: readonly string[];
  /** Ids of the unreadable objects that the reason lies with, where it is not the object itself; sorted. */
  readonly on?: readonly string[];
}

/** What tells which VM it is, and what others must know of it. Absent: it cannot be read. */
export interface HalfReadVm {
  readonly datacenter?: string;
  readonly folder?: string;
  readonly template?: boolean;
  readonly marks?: Readonly<Record<string, string>>;
  /** Of a VM that runs. */
  readonly host?: string;
  /** Of a VM that runs. */
  readonly memoryReservationMib?: number;
}
