import type { Finding } from './finding.ts';
import type { PlanSource } from './plan.ts';

/** The document that `check -o json` prints, and that `check --since` reads. */
export interface Check {
  readonly site: string;
  readonly source: PlanSource;
  /** VMs named by `--target`; absent: all. */
  readonly targets?: readonly string[];
  /** The assumptions of a what-if; absent: none. */
  readonly what_if?: readonly string[];
  /** Gravest first, as in a plan. Their state is that after the plan. */
  readonly findings: readonly CheckedFinding[];
  readonly summary: CheckSummary;
  /** Operations that an apply would carry out. */
  readonly pending: number;
  /** What the comparison with an earlier check found; absent: none was asked for. */
  readonly since?: Since;
}

export interface CheckedFinding extends Finding {
  /** It was not there, or not so grave, at the earlier check; absent: there is none to compare with. */
  readonly is_new?: boolean;
}

export interface CheckSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** How many of them somebody answers for; absent: none. */
  readonly accepted?: number;
}

export interface Since {
  readonly observed_at: string;
  /** How many findings are new. */
  readonly new: number;
  /** Findings of then that are there no more. */
  readonly gone: readonly Finding[];
}
