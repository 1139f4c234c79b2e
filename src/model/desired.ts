/**
 * What the manifests ask for, after `manifest/resolve`: defaults of the Site merged in, short forms written out
 * (`cores: 4` is `{count: 4}`), sizes as whole MiB, references checked. Plain JSON: it travels inside a saved plan.
 * A key that is absent is not managed. Nothing here is a secret: secrets are references to be resolved by apply.
 */
import type { RuleSetting } from './rule.ts';

export type Provisioning = 'thin' | 'thick' | 'eager';
export type WantedPower = 'on' | 'off' | 'keep';

export type SecretRef =
  | { readonly fromEnv: string }
  | { readonly fromFile: string }
  | { readonly fromCommand: readonly string[] };

export interface Desired {
  readonly site: DesiredSite;
  readonly networks: readonly DesiredNetwork[];
  readonly templates: readonly DesiredTemplate[];
  readonly vendors: readonly DesiredVendor[];
  /** Sorted by name. */
  readonly vms: readonly DesiredVm[];
  /** What of all this is only assumed; absent: nothing. Such a plan is never applied. */
  readonly whatIf?: WhatIf;
}

export interface WhatIf {
  /** As they were given, `Site/kdu.hosts.memory=64 GiB` or a file. */
  readonly assumptions: readonly string[];
  /** Of the hosts: it counts for more than the inventory. */
  readonly hosts: HostAssumptions;
  /** Names of VMs: they count as declared, whether hvm could make them so or not. */
  readonly vms: readonly string[];
}

export interface DesiredSite {
  readonly name: string;
  readonly displayName?: string;
  readonly vcenter?: VCenterSettings;
  readonly datacenter?: string;
  readonly cluster?: string;
  readonly timeZone: string;
  readonly premises?: string;
  readonly hosts?: HostAssumptions;
  readonly windows: readonly TimeWindow[];
  readonly forbidden: readonly TimeWindow[];
  /** How much one apply may touch; absent: as much as its plan does. */
  readonly limits?: Limits;
  /** By the code of a rule. */
  readonly policy: Readonly<Record<string, RuleSetting>>;
  readonly exceptions: readonly Exception[];
}

export interface VCenterSettings {
  readonly url?: string;
  /** Absolute path. */
  readonly recording?: string;
  readonly username: SecretRef;
  readonly password: SecretRef;
  readonly tls?: {
    readonly fingerprint?: string;
    readonly caFile?: string;
    readonly minVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  };
  readonly api: 'auto' | 'vi-json' | 'soap';
}

export interface HostAssumptions {
  readonly cores?: number;
  readonly sockets?: number;
  readonly memoryMib?: number;
  readonly overheadMib?: number;
  readonly coreFactor?: number;
}

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `end` at or before `start` reaches into the next day. Times are `HH:MM` in the Site's time zone. */
export interface TimeWindow {
  readonly name: string;
  readonly days: readonly Day[];
  readonly start: string;
  readonly end: string;
}

export interface Limits {
  readonly interrupted?: Limit;
  readonly created?: Limit;
}

/** A number of VMs, or a share of all VMs that the Site's manifests declare. */
export type Limit = { readonly vms: number } | { readonly percent: number };

export interface Exception {
  readonly code: string;
  readonly subject?: string;
  readonly reason: string;
  readonly approver: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly expires: string;
}

export interface DesiredNetwork {
  readonly name: string;
  readonly displayName?: string;
  readonly vlan: number;
  readonly portGroup: string;
  readonly switch?: string;
  readonly subnet?: string;
  readonly gateway?: string;
  readonly dns: readonly string[];
  readonly owner?: string;
}

export interface DesiredTemplate {
  readonly name: string;
  /** The VM template's name, or its folder path under the datacenter's VM folder (`templates/win2012r2-ja`). */
  readonly source: string;
  readonly os: string;
  readonly patchedAt?: string;
  readonly disks?: readonly { readonly name: string; readonly sizeMib: number }[];
  readonly guestId?: string;
}

export interface DesiredVendor {
  readonly name: string;
  readonly displayName: string;
  readonly window?: string;
  readonly contacts: readonly string[];
  readonly mdsSds?: { readonly version: string; readonly receivedAt: string };
}

export interface DesiredVm {
  readonly name: string;
  readonly displayName?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of a Template document. */
  readonly template?: string;
  readonly cores?: DesiredCores;
  readonly memory?: DesiredMemory;
  readonly disks?: readonly DesiredDisk[];
  /** Of disks that the manifest does not declare: the Site's default. */
  readonly datastore?: string;
  readonly networks?: readonly DesiredNic[];
  readonly guest?: DesiredGuest;
  readonly power?: WantedPower;
  readonly folder?: string;
  readonly resourcePool?: string;
  readonly notes?: string;
  readonly availability?: Availability;
  readonly software: readonly Software[];
  /** Role (hardware, hypervisor, os, osPatch, …) → who; `TBD` where nobody does yet. */
  readonly responsibility: Readonly<Record<string, string>>;
  readonly patch?: Readonly<Record<string, string>>;
  readonly backup?: 'none' | Readonly<Record<string, string | number | boolean>>;
  readonly externalStorage?: Readonly<Record<string, string>>;
  readonly remoteMaintenance?: Readonly<Record<string, string | boolean>>;
  readonly dataClass?: 'clinical-record' | 'personal' | 'none';
  /** Name of a Vendor document. */
  readonly vendor?: string;
  /** Name of one of the Site's windows. */
  readonly window?: string;
}

export interface DesiredCores {
  readonly count?: number;
  readonly perSocket?: number;
  readonly hotAdd?: boolean;
  readonly reservationMhz?: number;
}

export interface DesiredMemory {
  readonly sizeMib?: number;
  readonly hotAdd?: boolean;
  /** MiB, or all of the VM's memory. */
  readonly reservationMib?: number | 'all';
}

export interface DesiredDisk {
  readonly name: string;
  readonly sizeMib: number;
  readonly provisioning?: Provisioning;
  readonly datastore?: string;
  /** SCSI bus number 0–3. */
  readonly controller?: number;
  /** 0–15 without 7. */
  readonly unit?: number;
  readonly requestedMib?: number;
  readonly samples?: readonly { readonly at: string; readonly usedMib: number }[];
}

export interface DesiredNic {
  readonly name?: string;
  /** Name of the Network document, whether the manifest said `network` or `vlan`. */
  readonly network: string;
  /** `10.22.0.11/24`. */
  readonly address?: string;
  /** Lower case, colons. */
  readonly mac?: string;
  readonly adapter?: string;
  readonly connected?: boolean;
}

export interface DesiredGuest {
  readonly hostname?: string;
  readonly workgroup?: string;
  readonly domain?: string;
  readonly joinAccount?: string;
  readonly joinPassword?: SecretRef;
  readonly adminPassword?: SecretRef;
  readonly timeZone?: number;
  readonly productKey?: string | SecretRef;
  readonly organization?: string;
  readonly owner?: string;
  readonly runOnce?: readonly string[];
}

export interface Availability {
  readonly mode: 'ha' | 'static-standby' | 'none';
  readonly activeHost?: string;
  readonly standbyHost?: string;
  readonly hosts?: readonly string[];
}

export interface Software {
  readonly product: string;
  readonly version?: string;
  readonly edition?: string;
  readonly softwareAssurance?: boolean;
  readonly model?: 'per-core' | 'host' | 'server-cal';
  readonly channel?: string;
  readonly users?: number;
  readonly devices?: number;
  readonly passiveOf?: string;
  readonly assignedHost?: string;
  readonly assignedAt?: string;
}
