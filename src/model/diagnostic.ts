import type { Place } from '../errors.ts';
import type { Args, TextKey } from '../messages/index.ts';

/** A user's mistake in a manifest: what is wrong, where, what to do. `messages/` has the texts. */
export interface Diagnostic {
  readonly key: TextKey;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly args: Args;
  /** The source line, secrets masked already, and the columns (1-based, in UTF-16 units; `to` is exclusive) to point at. */
  readonly excerpt?: { readonly line: string; readonly from: number; readonly to: number };
}
