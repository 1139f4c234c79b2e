import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import { formatDuration } from '../../lib/duration.ts';
import { codeOf, isFull, reasonOf } from './file.ts';

export interface LockOptions {
  readonly pid: number;
  readonly host: string;
  readonly now: () => Date;
  /** How long to wait for somebody else's lock; 0: not at all. */
  readonly timeoutMs: number;
}

export interface Lock {
  /** LCK-003 where somebody has taken the lock away. */
  mustBeOurs(): Promise<void>;
  /** Takes our lock away, and nobody else's. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Takes `FILE.lock`. Held by another: waits, then LCK-001 with exit 75. A lock of this host whose process is gone is
 * stale and is broken.
 */
export async function takeLock(file: string, options: LockOptions): Promise<Lock> {
  const lock = `${file}.lock`;
  const ours = holderText(options);
  const deadline = Date.now() + options.timeoutMs;
  for (let tries = 0; !(await create(file, lock, ours)); tries += 1) {
    const theirs = await readLock(lock);
    // Released a moment ago, most likely. A link that leads nowhere looks the same, and stays.
    if (theirs === undefined && tries < 3) continue;
    if (theirs !== undefined && isStale(lock, theirs, options) && (await breakLock(lock, theirs, options)))
      continue;
    const left = deadline - Date.now();
    if (left <= 0) throw heldBy(theirs ?? '', file, lock, options.now());
    await sleep(Math.min(left, pollMs));
  }
  heldHere.add(lock);
  await removeDrafts(lock, options);
  return {
    async mustBeOurs() {
      if ((await readLock(lock)) === ours) return;
      throw new HvmError('LCK-003', { exit: exitCode.locked, args: { file, lock } });
    },
    async release() {
      if (!heldHere.delete(lock)) return;
      if ((await readLock(lock)) === ours) await unlink(lock).catch(() => {});
    },
  };
}

const pollMs = 100;

/** Locks of this very process, whatever pid it goes by. */
const heldHere = new Set<string>();

const holderSchema = z.object({
  pid: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  host: z.string(),
  time: z.iso.datetime({ offset: true }),
});
type Holder = z.output<typeof holderSchema>;

/** The id tells two locks of one process apart. */
function holderText({ pid, host, now }: LockOptions): string {
  return `${JSON.stringify({ pid, host, time: now().toISOString(), id: randomUUID() })}\n`;
}

function holderOf(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Linked into place, so that a lock is never seen half written; where there are no hard links, opened exclusively. */
async function create(file: string, lock: string, text: string): Promise<boolean> {
  const draft = `${lock}.${randomUUID().slice(0, 8)}`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    try {
      await link(draft, lock);
    } catch (error) {
      if (!linkless.has(codeOf(error) ?? '')) throw error;
      await createAlone(lock, text);
    }
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    const key = isFull(cause) ? 'LCK-002/full' : 'LCK-002';
    const args = { file, lock, reason: reasonOf(cause) };
    throw new HvmError(key, { exit: exitCode.failed, args, cause });
  } finally {
    await unlink(draft).catch(() => {});
  }
}

/** What processes left that died at it. The drafts of others that want the lock stand for milliseconds. */
async function removeDrafts(lock: string, options: LockOptions): Promise<void> {
  const folder = path.dirname(lock);
  const prefix = `${path.basename(lock)}.`;
  const names = await readdir(folder).catch(() => []);
  const drafts = names.filter(
    (name) => name.startsWith(prefix) && /^([0-9a-f]{8}|break)$/.test(name.slice(prefix.length)),
  );
  for (const name of drafts) await forget(path.join(folder, name), options);
}

/** What file systems without hard links answer. */
const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

async function createAlone(lock: string, text: string): Promise<void> {
  const handle = await open(lock, 'wx');
  try {
    await handle.writeFile(text);
  } catch (error) {
    await unlink(lock).catch(() => {});
    throw error;
  } finally {
    await handle.close();
  }
}

async function readLock(lock: string): Promise<string | undefined> {
  try {
    // What is none of ours may be a pipe that says nothing, or a device without an end.
    const about = await stat(lock);
    return about.isFile() && about.size < 64 * 1024 ? await readFile(lock, 'utf8') : '';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    return '';
  }
}

function isStale(lock: string, text: string, { host }: LockOptions): boolean {
  const holder = holderOf(text);
  return holder !== undefined && holder.host === host && !heldHere.has(lock) && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/**
 * Removes a stale lock. Two that find it stale at once must not both remove a lock: the slower one would remove the new
 * lock of the faster. So only who made `FILE.lock.break` may, and looks once more. False: it is still there.
 */
async function breakLock(lock: string, stale: string, options: LockOptions): Promise<boolean> {
  const breaker = `${lock}.break`;
  const make = () =>
    writeFile(breaker, holderText(options), { flag: 'wx' }).then(
      () => true,
      () => false,
    );
  if (!(await make()) && !((await forget(breaker, options)) && (await make()))) return false;
  try {
    if ((await readLock(lock)) === stale) await unlink(lock).catch(() => {});
    return (await readLock(lock)) !== stale;
  } finally {
    await unlink(breaker).catch(() => {});
  }
}

/**
 * Removes what stands for milliseconds, where the process that made it is gone, or a minute has passed: it died at it.
 * True: it is away.
 */
async function forget(file: string, options: LockOptions): Promise<boolean> {
  const made = await stat(file).catch(() => undefined);
  if (made === undefined) return true;
  const isOld = Date.now() - made.mtimeMs > 60_000;
  if (!isOld && !isStale(file, (await readLock(file)) ?? '', options)) return false;
  await unlink(file).catch(() => {});
  return true;
}

function heldBy(text: string, file: string, lock: string, now: Date): HvmError {
  const holder = holderOf(text);
  if (holder === undefined) {
    return new HvmError('LCK-001/unreadable', { exit: exitCode.locked, args: { file, lock } });
  }
  const { pid, host, time } = holder;
  const age = formatDuration(Math.max(0, now.getTime() - Date.parse(time)) / 1000);
  return new HvmError('LCK-001', {
    exit: exitCode.locked,
    args: { file, lock, pid, host, since: time, age },
  });
}
