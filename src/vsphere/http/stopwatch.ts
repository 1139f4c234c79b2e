import { HvmError } from '../../errors.ts';
import type { TextKey } from '../../messages/index.ts';
import { fail } from './failure.ts';

/** Seconds. */
export interface Bounds {
  /** To the first byte of the answer. */
  readonly answer: number;
  /** Without a byte, in the middle of it. */
  readonly idle: number;
  /** To the last byte. */
  readonly whole: number;
}

export interface Stopwatch {
  readonly signal: AbortSignal;
  /** The answer has begun. */
  begun(): void;
  /** Some of it has come. */
  heard(): void;
  stop(): void;
  /** Why the exchange was ended; undefined: it was not, by us. */
  reason(): HvmError | undefined;
}

/** Ends an exchange when its time is over, or when nobody waits for it any more: `end` is aborted. */
export function stopwatch(
  bounds: Bounds,
  end: AbortSignal,
  facts: { readonly host: string; readonly operation: string },
): Stopwatch {
  const controller = new AbortController();
  const after = (seconds: number, key: TextKey): NodeJS.Timeout =>
    setTimeout(() => controller.abort(fail(key, { ...facts, seconds })), seconds * 1000);
  const answer = after(bounds.answer, 'CON-002/answer');
  const whole = after(bounds.whole, 'CON-002/whole');
  let idle: NodeJS.Timeout | undefined;
  return {
    signal: AbortSignal.any([controller.signal, end]),
    begun: () => {
      clearTimeout(answer);
      idle = after(bounds.idle, 'CON-002/stalled');
    },
    heard: () => void idle?.refresh(),
    stop: () => [answer, whole, idle].forEach((timer) => clearTimeout(timer)),
    reason: () => {
      if (controller.signal.reason instanceof HvmError) return controller.signal.reason;
      return end.aborted ? fail('CON-008', facts) : undefined;
    },
  };
}
