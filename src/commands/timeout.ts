import { HvmError } from '../errors.ts';
import { stopSwitch, type StopSwitch, unless } from '../execute/stop.ts';
import type { Call } from './call.ts';

/** `work`, unless `--timeout` is over first: then an HvmError of exit 69, as hvm was waiting for an answer. */
export async function withTimeout<T>(call: Call, work: () => Promise<T>): Promise<T> {
  const stop = stopSwitch();
  const end = deadline(call, stop);
  try {
    return await unless(stop.asked, work(), () => stoppedError(call, stop, 'waiting'));
  } finally {
    end();
  }
}

/** Sets the switch when `--timeout` is over; returns what takes the clock off again. */
export function deadline({ settings }: Call, stop: StopSwitch): () => void {
  if (settings.timeout === undefined) return () => undefined;
  // A longer one would overflow the timer and ring at once.
  const milliseconds = Math.min(settings.timeout.seconds * 1000, 2 ** 31 - 1);
  const timer = setTimeout(stop.timeOut, milliseconds);
  return () => clearTimeout(timer);
}

/** Why a run ended before it wrote anything. */
export function stoppedError({ settings }: Call, stop: StopSwitch, during: 'waiting' | 'idle'): HvmError {
  if (stop.reason() === 'interrupted') return new HvmError('APL-002', { exit: 130 });
  const args = { timeout: settings.timeout?.text ?? '' };
  if (during === 'waiting') return new HvmError('APL-003/waiting', { exit: 69, args });
  return new HvmError('APL-003', { exit: 1, args });
}
