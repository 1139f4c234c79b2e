/** What journals tell about runs of `apply`: `status -o json` is made of these. Its texts are harmless for a terminal. */
import type { AcceptedFinding, JournalError, JournalSource } from './journal.ts';
import type { OutcomeStatus } from './outcome.ts';

export interface StatusReport {
  /** The folder of the journals, or the file of `--journal`. */
  readonly journal: string;
  /** Newest first: the last ones, and those before them that left something open. */
  readonly runs: readonly RunStatus[];
  /** Ids of runs that left something open, and of those that are at work. */
  readonly open: readonly string[];
  readonly running: readonly string[];
  /** What the next apply will do, in sentences. */
  readonly next: readonly string[];
  readonly damaged: Damage;
  /** Journals that were not looked at, as there are so many, or as they are so large. */
  readonly unread: number;
}

/** Lines that are no lines of a journal: cut off, overwritten, or of a newer hvm. */
export interface Damage {
  readonly count: number;
  /** The first ones. */
  readonly lines: readonly { readonly file: string; readonly line: number; readonly text: string }[];
}

/** `unfinished`: it was killed, or its machine stopped. `running`: its process is there. */
export type RunState = 'ended' | 'running' | 'unfinished';

export interface RunStatus {
  readonly run: string;
  readonly state: RunState;
  /** Something is left, and no later run went over all of the site since. */
  readonly open: boolean;
  /** The later run that found everything as planned. */
  readonly settled_by: string | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly user: string | null;
  readonly sudo_user: string | null;
  readonly host: string | null;
  readonly pid: number | null;
  readonly hvm_version: string | null;
  readonly site: string | null;
  readonly time_zone: string | null;
  readonly source: JournalSource | null;
  readonly digest: string | null;
  readonly saved_plan: string | null;
  readonly options: readonly string[];
  readonly accepted: readonly AcceptedFinding[];
  readonly emergency: string | null;
  readonly exit_code: number | null;
  readonly verified: boolean | null;
  readonly leftovers: number | null;
  readonly counts: RunCounts;
  readonly failed: readonly OperationStatus[];
  /** Begun, and nobody saw the end. */
  readonly unfinished: readonly OperationStatus[];
  readonly skipped: readonly OperationStatus[];
  /** Lines that the run could not write. */
  readonly lost_lines: number;
  readonly file: string;
}

export interface RunCounts {
  readonly done: number;
  readonly already: number;
  readonly failed: number;
  readonly skipped: number;
  readonly unfinished: number;
  readonly not_begun: number;
}

/** A run in full: `status --run ID`. */
export interface RunDetails extends RunStatus {
  readonly operations: readonly OperationStatus[];
}

export interface RunReport extends RunDetails {
  /** Of the journals that were read for it. */
  readonly damaged: Damage;
}

export interface OperationStatus {
  readonly id: string;
  readonly address: string;
  readonly action: string;
  readonly status: OutcomeStatus | 'unfinished';
  readonly reason: string | null;
  readonly started_at: string | null;
  readonly seconds: number | null;
  /** Managed object ids of the vCenter's tasks. */
  readonly tasks: readonly string[];
  readonly error: JournalError | null;
}
