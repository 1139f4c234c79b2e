import { setTimeout as sleep } from 'node:timers/promises';
import { HvmError } from '../errors.ts';
import { stopSwitch, type StopSwitch, unless } from '../execute/stop.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Call } from './call.ts';

/**
 * `work` on a port that is opened for it and closed after it, however it ends: a session left behind counts against the
 * vCenter's limit. Ctrl-C ends it with exit 130, `--timeout` with 69, as hvm was waiting for an answer.
 */
export async function onPort<T>(
  call: Call,
  open: (signal: AbortSignal) => Promise<VSphere>,
  work: (port: VSphere) => Promise<T>,
): Promise<T> {
  const stop = stopSwitch();
  const ends = [call.context.onInterrupt(stop.interrupt), deadline(call, stop)];
  try {
    const port = await opened(call, stop, open);
    try {
      return await unless(stop.asked, work(port), () => stoppedError(call, stop, 'waiting'));
    } finally {
      await port.close();
    }
  } finally {
    for (const end of ends) end();
  }
}

/** A login that is under way when a run is stopped becomes a session, which is to be ended. Seconds to wait for it. */
const lateSeconds = 5;

/** The port, unless the run is stopped first: then what opens it hears of it, and it is closed as soon as it is there. */
export async function opened(
  call: Call,
  stop: StopSwitch,
  open: (signal: AbortSignal) => Promise<VSphere>,
): Promise<VSphere> {
  const giveUp = new AbortController();
  const opening = open(giveUp.signal);
  try {
    return await unless(stop.asked, opening, () => stoppedError(call, stop, 'waiting'));
  } catch (error) {
    giveUp.abort();
    if (!stop.asked.aborted) throw error;
    const closed = opening.then(
      (port) => port.close(),
      () => undefined,
    );
    await Promise.race([closed, sleep(lateSeconds * 1000, undefined, { ref: false })]);
    throw error;
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
