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
   * the plug; `power-on` waits, within its bound, for a customization that runs then.
   */
  perform(operation: Operation, run: Run): Promise<Performed>;
  /** Requests sent and bytes received so far. */
  stats(): { readonly requests: number; readonly bytesIn: number };
  /** Logs out, releases the lock. Safe to call twice. */
  close(): Promise<void>;
}

export interface Run {
  /** The VM's configuration must still be of this version (ConcurrentAccess otherwise); absent: new VM or folder. */
  readonly changeVersion?: string;
  /** 0 to 1, where the server tells. */
  readonly progress: (fraction: number) => void;
  /** The vCenter has done its part: from now on only the VM's guest is waited for. */
  readonly guest: () => void;
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
