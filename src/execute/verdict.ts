import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Outcome } from '../model/outcome.ts';
import type { StopReason } from './stop.ts';

export interface Ending {
  readonly outcomes: readonly Outcome[];
  /** The re-read found nothing left. */
  readonly verified: boolean;
  readonly stopped?: StopReason;
  /** What the first operation that failed, or else the re-read, threw. */
  readonly failure?: unknown;
}

/**
 * The exit code of an apply. An interruption is 130 whatever else; then: nothing left is 0, something written and something
 * left is 4, and nothing written is the cause's own code: that of a guard where the time was over meanwhile.
 */
export function exitOf({ outcomes, verified, stopped, failure }: Ending): ExitCode {
  if (stopped === 'interrupted') return 130;
  const left = outcomes.some(
    ({ status, reason }) => status === 'failed' || (status === 'skipped' && reason !== 'deferred'),
  );
  if (!left && verified) return 0;
  if (outcomes.some((outcome) => outcome.status === 'done')) return 4;
  if (failure instanceof HvmError) return failure.exit;
  return outcomes.some(({ reason }) => reason === 'window-closed' || reason === 'forbidden') ? 3 : 1;
}
