import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import { sha256 } from '../../lib/hash.ts';
import type { Observed } from '../../model/observed.ts';
import type { Operation } from '../../model/operation.ts';
import type { Performed, Run, VSphere } from '../port.ts';
import { fault } from '../common/fault.ts';
import { readBytes, realFile, removeDrafts, replaceFile } from './file.ts';
import { type Lock, takeLock } from './lock.ts';
import { observedOf, performOn } from './perform.ts';
import { parseRecording } from './read.ts';
import { formatRecording } from './write.ts';

export interface OpenOptions {
  readonly file: string;
  /** Takes the lock; without it `perform` is a mistake of the caller. */
  readonly write: boolean;
  readonly pid: number;
  readonly host: string;
  readonly now: () => Date;
  readonly lockTimeoutMs: number;
}

/**
 * A recording as a vCenter. It is read at once, so that a file that cannot be used is known at once. Throws HvmError:
 * exit 69 unreadable, 65 no recording or a wrong one, 75 locked.
 */
export async function openRecording(options: OpenOptions): Promise<VSphere> {
  const { file } = options;
  const target = await realFile(file);
  const { lockTimeoutMs: timeoutMs } = options;
  const lock = options.write ? await takeLock(target, { ...options, timeoutMs }) : undefined;
  try {
    if (lock !== undefined) await removeDrafts(target);
    return adapter(file, target, await load(target, file), lock);
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** What was read or written last: the file must still be so before it is written again. */
interface Loaded {
  readonly inventory: Observed;
  readonly hash: string;
  readonly bytes: number;
}

async function load(target: string, file: string): Promise<Loaded> {
  const bytes = await readBytes(target);
  return { inventory: parseRecording(bytes, file), hash: sha256(bytes), bytes: bytes.length };
}

function adapter(file: string, target: string, first: Loaded, lock: Lock | undefined): VSphere {
  const inTurn = queue();
  let current = first;
  let requests = 0;
  let bytesIn = 0;
  let fresh = true;
  let closed = false;

  const performNow = async (operation: Operation, run: Run): Promise<Performed> => {
    if (run.signal.aborted) throw fault('VSP-007/RequestCanceled', { object: operation.address });
    if (lock === undefined || closed) throw new TypeError('this recording is not open for writing');
    const { inventory, performed } = performOn(current.inventory, operation, run);
    if (inventory !== current.inventory) current = await save(file, target, current, inventory, lock);
    run.progress(1);
    return performed;
  };

  return {
    observe: () =>
      inTurn(async () => {
        requests += 1;
        if (!fresh) current = await load(target, file);
        fresh = false;
        bytesIn += current.bytes;
        return observedOf(current.inventory);
      }),
    perform: (operation, run) =>
      inTurn(() => {
        requests += 1;
        return performNow(operation, run);
      }),
    // In a file nothing goes on: a task that is recorded there runs for ever.
    settle: async () => {},
    lacking: async () => [],
    stats: () => ({ requests, bytesIn }),
    close: () =>
      inTurn(async () => {
        closed = true;
        await lock?.release();
      }),
  };
}

async function save(
  file: string,
  target: string,
  before: Loaded,
  inventory: Observed,
  lock: Lock,
): Promise<Loaded> {
  await lock.mustBeOurs();
  if (sha256(await readBytes(target)) !== before.hash)
    throw new HvmError('REC-006', { exit: exitCode.locked, args: { file } });
  const text = formatRecording(inventory);
  await replaceFile(target, text);
  return { inventory, hash: sha256(text), bytes: Buffer.byteLength(text) };
}

/** Runs tasks one after another, in the order in which they were given. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task);
    last = next.catch(() => {});
    return next;
  };
}
