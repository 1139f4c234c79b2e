import type { Bus } from './observed.ts';
import type { DesiredGuest, Provisioning, SecretRef } from './desired.ts';
import type { Impact } from './impact.ts';
import type { Marks } from './marks.ts';
import type { Because } from './reason.ts';

/**
 * One thing to do, decided to the last detail. Every operation may run twice: what is already so is `already`.
 * `after` are ids of operations that must have ended well before this one starts.
 */
export type Operation =
  | (Common & { readonly action: 'create-folder'; readonly spec: FolderSpec })
  | (Common & { readonly action: 'clone'; readonly spec: CloneSpec })
  | (Common & { readonly action: 'customize'; readonly spec: CustomizeSpec })
  | (Common & { readonly action: 'reconfigure'; readonly spec: ReconfigureSpec })
  | (Common & { readonly action: 'power-on'; readonly spec: StartSpec })
  | (Common & { readonly action: 'shutdown-guest'; readonly spec: VmSpec });

interface Common {
  /** `clone:h-claio01`, `create-folder:hospital/imaging`: stable, unique in the plan. */
  readonly id: string;
  /** `VirtualMachine/NAME` or `Folder/PATH`. */
  readonly address: string;
  readonly after: readonly string[];
  readonly impact: Impact;
  readonly because: Because;
}

export interface FolderSpec {
  readonly datacenter: string;
  readonly path: string;
}

export interface VmSpec {
  readonly name: string;
  readonly instanceUuid: string;
}

/** Of what interrupts a VM: how its guest must be again before the operation has ended. */
export interface Back {
  /** VMware Tools run. */
  readonly tools: boolean;
  /** The guest has an address. */
  readonly address: boolean;
}

export interface StartSpec extends VmSpec {
  /** Absent: the guest is not waited for. */
  readonly back?: Back;
}

/** The VM as it must be when the clone is done (powered off). */
export interface CloneSpec extends VmSpec {
  readonly datacenter: string;
  readonly folder: string;
  readonly cluster: string;
  readonly resourcePool: string;
  readonly host?: string;
  readonly template: { readonly name: string; readonly instanceUuid: string };
  readonly cores: number;
  readonly coresPerSocket: number;
  readonly cpuHotAdd: boolean;
  readonly cpuReservationMhz: number;
  readonly memoryMib: number;
  readonly memoryHotAdd: boolean;
  readonly memoryReservationMib: number;
  readonly notes: string;
  /** All disks of the VM: those of the template first (grown to size), then new ones. */
  readonly disks: readonly (DiskSpec & { readonly from: 'template' | 'new' })[];
  /** Declared cards. The first ones line up with the template's cards; a template card beyond them stays as it is. */
  readonly nics: readonly (NicSpec & { readonly from: 'template' | 'new' })[];
  readonly marks: MarksSpec;
  /** In the same task, where the cards of template and VM are the same in number. */
  readonly customization: Customization | null;
}

export interface DiskSpec {
  /** null: a disk of the template that the manifest does not declare; it keeps its size. */
  readonly name: string | null;
  readonly bus: Bus;
  readonly controller: number;
  readonly unit: number;
  readonly sizeMib: number;
  readonly datastore: string;
  readonly provisioning: Provisioning;
}

export interface NicSpec {
  /** Its name, or its index where it has none: the key of its mark. */
  readonly name: string;
  readonly portGroup: PortGroup;
  readonly adapter: string;
  /** null: vSphere chooses. */
  readonly mac: string | null;
  readonly connected: boolean;
}

export interface PortGroup {
  readonly name: string;
  readonly switch: string | null;
}

/**
 * Marks without what only the server knows: the port fills in `owner`, device keys and MACs when it writes them, and
 * leaves `hvm.restart` as it is.
 */
export interface MarksSpec extends Omit<Marks, 'owner' | 'nics' | 'restart' | 'create' | 'adding'> {
  /** Declared card → how to find it. */
  readonly nics: Readonly<Record<string, NicPointer>>;
}

/** A card that exists is found by key; one that this operation makes by its place in `nics` (clone) or `addNics`. */
export type NicPointer = { readonly key: number } | { readonly index: number };

export interface CustomizeSpec extends VmSpec {
  readonly customization: Customization;
}

/** Windows (Sysprep) or Linux customization; `templates/` decides it, the port encodes it. Secrets are references. */
export interface Customization {
  readonly os: 'windows' | 'linux';
  readonly guest: DesiredGuest & { readonly hostname: string };
  /** One per card of the VM, in order. */
  readonly nics: readonly CustomizedNic[];
}

export interface CustomizedNic {
  /** null: DHCP. */
  readonly address: string | null;
  readonly gateway: string | null;
  readonly dns: readonly string[];
}

/** Only what changes. All of it in one task. */
export interface ReconfigureSpec extends VmSpec {
  readonly cores?: number;
  readonly coresPerSocket?: number;
  readonly cpuHotAdd?: boolean;
  readonly cpuReservationMhz?: number;
  readonly memoryMib?: number;
  readonly memoryHotAdd?: boolean;
  readonly memoryReservationMib?: number;
  readonly notes?: string;
  readonly growDisks?: readonly GrowDisk[];
  readonly addDisks?: readonly DiskSpec[];
  readonly editNics?: readonly EditNic[];
  readonly addNics?: readonly NicSpec[];
  readonly marks?: MarksSpec;
  /** Sets or takes off the mark `hvm.restart`. */
  readonly restart?: 'pending' | 'done';
  /** Where links drop. */
  readonly back?: Back;
}

export interface GrowDisk {
  readonly key: number;
  readonly bus: Bus;
  readonly controller: number;
  readonly unit: number;
  readonly fromMib: number;
  readonly toMib: number;
}

export interface EditNic {
  readonly key: number;
  readonly mac: string;
  readonly portGroup?: PortGroup;
  readonly connected?: boolean;
}

/** The secrets that an operation sends to the guest. */
export function secretsIn(operation: Operation): SecretRef[] {
  const customization =
    operation.action === 'clone' || operation.action === 'customize' ? operation.spec.customization : null;
  const { adminPassword, joinPassword, productKey } = customization?.guest ?? {};
  return [adminPassword, joinPassword, productKey].filter(
    (each): each is SecretRef => each !== undefined && typeof each !== 'string',
  );
}
