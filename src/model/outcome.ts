import type { Limit, Limits } from './desired.ts';
import type { Action, FieldValue } from './plan.ts';

/** What `apply` prints: `apply -o json` is this document. */
export interface ApplyReport {
  readonly site: string;
  readonly digest: string;
  readonly outcomes: readonly Outcome[];
  readonly summary: {
    readonly done: number;
    readonly already: number;
    readonly failed: number;
    readonly skipped: number;
  };
  /** The re-read found nothing left of what was to be done. */
  readonly verified: boolean;
  readonly leftovers: readonly Leftover[];
  readonly accepted: readonly { readonly code: string; readonly subject: string }[];
  /** Who answered for working in forbidden hours, in the words of `--emergency`. */
  readonly emergency?: string;
  /** Limits of the Site that the apply went beyond, by `--exceed-limits`. */
  readonly exceeded?: readonly Excess[];
}

/** An apply that would touch more VMs than the Site allows. */
export interface Excess {
  readonly limit: keyof Limits;
  /** VMs that it touches. */
  readonly vms: number;
  /** VMs that the Site's manifests declare. */
  readonly of: number;
  readonly allows: Limit;
}

export type OutcomeStatus = 'done' | 'already' | 'failed' | 'skipped';
export type SkipReason =
  | 'deferred'
  | 'stopped-after-failure'
  | 'interrupted'
  | 'needs-a-failed-operation'
  | 'timeout'
  /** Its time was over before its turn came. */
  | 'window-closed'
  | 'forbidden';

export interface Outcome {
  /** Operation id. */
  readonly id: string;
  readonly address: string;
  readonly action: string;
  readonly status: OutcomeStatus;
  readonly reason?: SkipReason;
  readonly error?: OutcomeError;
  readonly seconds: number;
}

export interface OutcomeError {
  readonly code: string;
  readonly fault?: string;
  readonly message: string;
  readonly hint: string;
}

/** Something planned that the re-read does not find done. */
export interface Leftover {
  readonly address: string;
  readonly name: string;
  readonly action: Action;
  readonly path: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}
