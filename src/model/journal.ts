/** A journal: JSON lines about runs of `apply`, as they are written and read. Keys are snake_case, as in a plan. */
import type { Outcome } from './outcome.ts';
import type { PlanSource } from './plan.ts';

export type JournalLine = JournalHead & JournalEvent;

/** Every line says of which run it is: one file may hold several runs, and two may write at once. */
export interface JournalHead {
  /** Version of the form. */
  readonly journal: 1;
  readonly run: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export type JournalEvent = RunStarted | OperationStarted | TaskBegun | OperationEnded | LinesLost | RunEnded;

export interface RunStarted {
  readonly type: 'run-started';
  readonly user: string;
  /** Who became `user` with sudo. */
  readonly sudo_user?: string;
  readonly host: string;
  readonly pid: number;
  readonly hvm_version: string;
  readonly site: string;
  readonly time_zone: string;
  readonly source: JournalSource;
  /** The plan's. */
  readonly digest: string;
  /** The file of `--plan`. */
  readonly saved_plan?: string;
  /** Operations to be done, and operations left for later by `--defer`. */
  readonly operations: number;
  readonly deferred: number;
  readonly accepted: readonly AcceptedFinding[];
  readonly emergency?: string;
  /** As on the command line, `--allow power-cycle`: those that decide what is done. */
  readonly options: readonly string[];
}

export type JournalSource = Pick<PlanSource, 'kind' | 'api' | 'version' | 'instance' | 'location'>;

export interface AcceptedFinding {
  readonly code: string;
  readonly subject: string;
}

export interface OperationStarted {
  readonly type: 'operation-started';
  readonly id: string;
  readonly address: string;
  readonly action: string;
}

/** The vCenter began a task for the operation. */
export interface TaskBegun {
  readonly type: 'task';
  readonly id: string;
  readonly task: string;
}

export interface OperationEnded {
  readonly type: 'operation-ended';
  readonly id: string;
  readonly address: string;
  readonly action: string;
  readonly status: Outcome['status'];
  /** Why it was skipped. */
  readonly reason?: string;
  readonly seconds: number;
  readonly error?: JournalError;
}

export interface JournalError {
  readonly code: string;
  readonly fault?: string;
  readonly message: string;
}

/** So many lines before this one could not be written. */
export interface LinesLost {
  readonly type: 'lines-lost';
  readonly count: number;
  readonly reason: string;
}

export interface RunEnded {
  readonly type: 'run-ended';
  readonly exit_code: number;
  readonly verified: boolean;
  readonly leftovers: number;
}
