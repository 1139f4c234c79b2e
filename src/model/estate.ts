import type { DesiredDisk, DesiredVm } from './desired.ts';
import type {
  ObservedCluster,
  ObservedDatastore,
  ObservedNetwork,
  ObservedVm,
  PowerState,
} from './observed.ts';
import type { Provisioning } from './desired.ts';

/**
 * The servers of a site and what they stand on, as they are or as a plan would make them: what the rules of `policy/` judge and
 * the reports count. Sizes are MiB. Every list is sorted by name.
 */
export interface Estate {
  /** vCenter's own version. */
  readonly version: string;
  /** The Site's. Absent: there is none, or nobody says which it is. */
  readonly cluster?: ObservedCluster;
  /** Hosts of the Site's cluster, whatever state they are in. */
  readonly hosts: readonly EstateHost[];
  /** Datastores that a host of the cluster mounts. */
  readonly datastores: readonly ObservedDatastore[];
  readonly networks: readonly ObservedNetwork[];
  /** All VMs of the vCenter, hvm's or not, on or off; templates are not among them. */
  readonly vms: readonly EstateVm[];
}

export interface EstateHost {
  readonly name: string;
  readonly sockets: number;
  readonly cores: number;
  readonly memoryMib: number;
  /** What is left of its memory for VMs: without `Site.spec.hosts.overhead`. */
  readonly usableMib: number;
  readonly version?: string;
  /** Connected, and not in maintenance. */
  readonly isAvailable: boolean;
}

export interface EstateVm {
  readonly name: string;
  /** Its manifest, where it has one: of a VM that hvm does not own, too. */
  readonly manifest?: DesiredVm;
  /** As it is now; absent: it is not there yet. */
  readonly observed?: ObservedVm;
  /** hvm owns it, or is about to make it. */
  readonly isOwned: boolean;
  /** It stands in the Site's cluster. */
  readonly isHere: boolean;
  readonly cores: number;
  readonly coresPerSocket: number;
  readonly memoryMib: number;
  readonly memoryReservationMib: number;
  readonly power: PowerState;
  /** Where it runs, or would if it were started. Absent: the vCenter does not say. */
  readonly host?: string;
  /** Nobody said where this new VM is to be: its host is the one that would be the emptiest. An assumption. */
  readonly isHostAssumed: boolean;
  /** `vmx-10`; absent of a new VM whose template is not there. */
  readonly hardware?: string;
  readonly guestId?: string;
  /** `os` of its Template document, `windows-2012-r2`. */
  readonly os?: string;
  readonly disks: readonly EstateDisk[];
  readonly nics: readonly EstateNic[];
}

export interface EstateDisk {
  /** `scsi0:1`. */
  readonly id: string;
  readonly sizeMib: number;
  readonly datastore: string;
  readonly provisioning: Provisioning;
  /** Its entry in the manifest. */
  readonly declared?: DesiredDisk;
}

export interface EstateNic {
  readonly portGroup: string;
  readonly switch: string | null;
  /** null: a trunk, or not visible. */
  readonly vlan: number | null;
  /** null: vSphere chooses it. */
  readonly mac: string | null;
  readonly connected: boolean;
  /** Name of the Network document, of a declared card. */
  readonly network?: string;
  /** Declared, `10.22.0.11/24`. */
  readonly address?: string;
}
