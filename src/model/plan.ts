import type { Desired } from './desired.ts';
import type { Finding } from './finding.ts';
import type { Impact } from './impact.ts';
import type { Operation } from './operation.ts';
import type { Reason } from './reason.ts';

/**
 * The plan: the document that `plan -o json` prints, `--out` saves and `apply` obeys. Plain JSON; what `interface.md`
 * names is snake_case and stays as it is there, `desired` and `operations[].spec` speak the manifest's words.
 */
export interface Plan {
  readonly format_version: '1.0';
  readonly hvm_version: string;
  readonly site: string;
  /** SHA-256 over `site`, `resource_changes`, `operations`, `orphans`. */
  readonly digest: string;
  /** SHA-256 over `source` without `observed_at`, `targets` and `desired`. */
  readonly inputs_digest: string;
  readonly source: PlanSource;
  /** VMs named by `--target`; absent: all. */
  readonly targets?: readonly string[];
  /** What is only assumed; absent: nothing. Such a plan is never applied. */
  readonly what_if?: readonly string[];
  readonly resource_changes: readonly ResourceChange[];
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
  /** Names of VMs that this site owns and no longer declares. */
  readonly orphans: readonly string[];
  readonly unmanaged: { readonly count: number };
  readonly summary: Summary;
  readonly stats: Stats;
  /** What the plan was made of, so that `apply --plan` needs no manifests. */
  readonly desired: Desired;
}

export interface PlanSource {
  readonly kind: 'recording' | 'vcenter';
  readonly api: 'recorded' | 'vi-json' | 'soap';
  readonly version: string;
  readonly instance: string;
  readonly observed_at: string;
  /** Where it is: the recording's absolute path or the vCenter's URL. */
  readonly location: string;
}

export interface Summary {
  readonly create: number;
  readonly update: number;
  readonly adopt: number;
  readonly 'no-op': number;
  readonly errors: number;
  readonly warnings: number;
  /** How many findings somebody answers for; absent: none. They are among the others, too. */
  readonly accepted?: number;
}

export interface Stats {
  readonly requests: number;
  readonly bytes_in: number;
  readonly seconds: number;
}

export type Action = 'no-op' | 'create' | 'update' | 'adopt';

/** One declared VM: `address` is `VirtualMachine/NAME`. */
export interface ResourceChange {
  readonly address: string;
  readonly type: 'VirtualMachine';
  readonly name: string;
  readonly change: {
    readonly actions: readonly [Action];
    readonly before: VmState | null;
    readonly after: VmState;
  };
  /** Of an existing VM: what `apply --plan` compares. */
  readonly base: Base | null;
  readonly impact: Impact;
  readonly fields: readonly Field[];
  /** Devices on the VM that the manifest does not declare: shown, never touched. */
  readonly foreign: readonly Foreign[];
}

/** `VirtualMachine/NAME`. */
export function vmAddress(name: string): string {
  return `VirtualMachine/${name}`;
}

export interface Base {
  readonly instance_uuid: string;
  readonly change_version: string;
  readonly power: 'on' | 'off' | 'suspended';
}

export type FieldValue = string | number | boolean | null;

export interface Field {
  /** The manifest's: `memory`, `cores.count`, `disks[data].size`, `networks[care].vlan`; also `ownership`, `guest`. */
  readonly path: string;
  /** As one would write it in the manifest; null: not there. */
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly impact: Impact;
  readonly reason: Reason;
}

export interface Foreign {
  readonly kind: 'disk' | 'network';
  /** `scsi0:2`, or the card's MAC. */
  readonly id: string;
  /** Size of a disk, port group of a card. */
  readonly what: string;
}

export interface VmState {
  readonly cores: number;
  readonly cores_per_socket: number;
  readonly cpu_hot_add: boolean;
  readonly cpu_reservation_mhz: number;
  readonly memory_mib: number;
  readonly memory_hot_add: boolean;
  readonly memory_reservation_mib: number;
  readonly power: 'on' | 'off' | 'suspended';
  readonly folder: string;
  readonly resource_pool: string;
  readonly host: string | null;
  readonly notes: string;
  /** Declared disks; foreign ones are under `foreign`. */
  readonly disks: readonly DiskState[];
  readonly networks: readonly NicState[];
}

export interface DiskState {
  readonly name: string;
  readonly size_mib: number;
  readonly datastore: string;
  readonly provisioning: 'thin' | 'thick' | 'eager';
  readonly controller: number;
  readonly unit: number;
}

export interface NicState {
  readonly name: string | null;
  readonly vlan: number | null;
  readonly port_group: string;
  readonly switch: string | null;
  readonly adapter: string;
  /** null: vSphere chooses it. */
  readonly mac: string | null;
  readonly connected: boolean;
  /** Declared address of a new VM; null on a VM that exists, where hvm does not set it. */
  readonly address: string | null;
}

export type { Desired, Finding, Impact, Operation, Reason };
