import type { CloneSpec, CustomizeSpec, MarksSpec, ReconfigureSpec } from '../model/operation.ts';
import type { DesiredVm } from '../model/desired.ts';
import type { Severity } from '../model/finding.ts';
import type { ObservedVm } from '../model/observed.ts';
import type { Action, Field, Foreign, VmState } from '../model/plan.ts';
import type { findings } from '../messages/en/findings.ts';

/** The difference between one declared VM and what is there; `plan/` makes operations of it. */
export interface Change {
  readonly vm: DesiredVm;
  readonly action: Action;
  readonly existing?: ObservedVm;
  readonly before: VmState | null;
  readonly after: VmState;
  readonly fields: readonly Field[];
  readonly foreign: readonly Foreign[];
  readonly drafts: readonly Draft[];
  readonly work: Work;
}

/** What must be sent. `none`: nothing to do, or an error stands in the way, or the VM is not hvm's. */
export type Work =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'create';
      readonly clone: CloneSpec;
      readonly customize?: CustomizeSpec;
      readonly powerOn: boolean;
    }
  | { readonly kind: 'update'; readonly update: Update };

export interface Update {
  readonly pieces: readonly Piece[];
  readonly customize?: CustomizeSpec;
  readonly power: 'start' | 'stop' | 'leave';
  /** Marks to be written; absent: they stand as they should. */
  readonly marks?: MarksSpec;
  /** `hvm.restart` stands on the VM from a run that ended early: it is to be taken off once the VM runs. */
  readonly restartPending: boolean;
  /** The manifest itself says `power: on`, so a VM that is off will be started whatever happened before. */
  readonly declaredOn: boolean;
}

/** A field together with the part of the reconfigure that brings it about. */
export interface Piece {
  readonly field: Field;
  readonly spec: SpecPart;
}
export type SpecPart = Omit<ReconfigureSpec, 'name' | 'instanceUuid' | 'marks'>;

/** A finding before its text is filled in. */
export interface Draft {
  readonly key: keyof typeof findings;
  readonly severity: Severity;
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function isBlocking(draft: Draft): boolean {
  return draft.severity === 'error';
}
