import type { Observed } from '../model/observed.ts';
import type { SecretRef } from '../model/desired.ts';
import type { Operation } from '../model/operation.ts';

/**
 * The seam between hvm and a vCenter, in hvm's words. Adapters: `recorded/` (a vCenter as a value), later `live/`.
 * One contract suite (`test/contract/`) holds for all of them.
 */
export interface VSphere {
  /** Everything a plan needs, in a handful of requests. Throws HvmError. */
  observe(): Promise<Observed>;
  /**
   * Does one operation and returns when it is done, or throws an HvmError with the vSphere fault's name in `fault`.
   * What is already so is `already`. `shutdown-guest` waits for the power to go off, within its bound, and never pulls
   * the plug; `power-on` waits, within its bound, for a customization that runs then. What interrupts a VM waits, within
   * its bound, until the guest is as its `back` says.
   */
  perform(operation: Operation, run: Run): Promise<Performed>;
  /**
   * Waits until no task of the vCenter runs on these VMs (instanceUuids) any more, however it ends. Throws HvmError where one
   * gives no sign of life for too long, or `signal` is aborted.
   */
  settle(vms: readonly string[], signal: AbortSignal): Promise<void>;
  /**
   * What the account may not do of that which these operations need, as the server tells it in one request, and before any of
   * them is performed. Where it does not tell, nothing.
   */
  lacking(operations: readonly Operation[]): Promise<readonly Lack[]>;
  /** Requests sent and bytes received so far. */
  stats(): { readonly requests: number; readonly bytesIn: number };
  /** Logs out, releases the lock. Safe to call twice. */
  close(): Promise<void>;
}

/** A privilege that is missing on an object, and what for. */
export interface Lack {
  /** `VirtualMachine.Interact.PowerOn`. */
  readonly privilege: string;
  /** vSphere's type of the object, `Datastore`. */
  readonly kind: string;
  readonly object: string;
  readonly operation: Operation;
}

export interface Run {
  /** The VM's configuration must still be of this version (ConcurrentAccess otherwise); absent: new VM or folder. */
  readonly changeVersion?: string;
  /** 0 to 1, where the server tells. */
  readonly progress: (fraction: number) => void;
  /** The vCenter has done its part: from now on only the VM's guest is waited for, until the signal that this gives. */
  readonly guest: () => AbortSignal;
  /**
   * To be called before another attempt where the first one was refused and did nothing: throws where time has passed and the
   * operation may not interrupt its VM any more. What it throws ends the operation.
   */
  readonly permit?: () => void;
  /** The vCenter began a task for this operation: its managed object id, `task-123`. An operation may have several. */
  readonly task?: (id: string) => void;
  /** Aborted on the second Ctrl-C or at the deadline: give up waiting. */
  readonly signal: AbortSignal;
  readonly secret: (ref: SecretRef) => Promise<string>;
  /** No operation on the same VM follows: its version need not be told. */
  readonly isLast?: boolean;
}

export interface Performed {
  readonly status: 'done' | 'already';
  /** The VM's version after the operation: the next operation on it expects this one. */
  readonly changeVersion?: string;
}
