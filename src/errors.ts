import type { ExitCode } from './exit-codes.ts';
import type { Args, TextKey } from './messages/index.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ErrorDetails {
  readonly exit: ExitCode;
  readonly args?: Args;
  /** vSphere's name of the fault, `InvalidPowerState`. */
  readonly fault?: string;
  readonly place?: Place;
  readonly cause?: unknown;
}

/**
 * The one error class. It carries a key into `messages/` and the facts; `main.ts` renders it once, in the language asked
 * for. The key is the code, or the code and a variant: `REC-002/truncated` has the code `REC-002`.
 */
export class HvmError extends Error {
  override readonly name = 'HvmError';
  readonly key: TextKey;
  readonly args: Args;
  readonly exit: ExitCode;
  readonly fault?: string;
  readonly place?: Place;

  constructor(key: TextKey, details: ErrorDetails) {
    super(key, details.cause === undefined ? undefined : { cause: details.cause });
    this.key = key;
    this.args = details.args ?? {};
    this.exit = details.exit;
    if (details.fault !== undefined) this.fault = details.fault;
    if (details.place !== undefined) this.place = details.place;
  }

  get code(): string {
    return codeOf(this.key);
  }
}

export function codeOf(key: string): string {
  return key.split('/')[0] ?? key;
}
