import type { Operation } from '../model/operation.ts';
import type { Outcome } from '../model/outcome.ts';

/** What happens while a plan is carried out, as values; `report/` makes lines of it. */
export type Event =
  | { readonly type: 'started'; readonly operation: Operation }
  | { readonly type: 'progress'; readonly operation: Operation; readonly fraction: number }
  /** Only the guest is waited for from now on. */
  | { readonly type: 'guest'; readonly operation: Operation }
  | { readonly type: 'finished'; readonly operation: Operation; readonly outcome: Outcome };
