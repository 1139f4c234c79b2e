/**
 * Changes of a vCenter, each carried out once: where an answer was lost, or a task is gone, what is there decides what comes
 * next; where the vCenter says "not now", it is asked again (vsphere-api.md §5.5 and §6).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { Run } from '../port.ts';
import { findFault, VimFault } from '../vim/fault.ts';
import { isLostAnswer, isTransport } from '../vim/lost.ts';
import { isRef, type Ref } from '../vim/values.ts';
import type { Live } from './state.ts';
import { isAwaited, runningTasks, type TaskRead, taskDone } from './tasks.ts';

export interface Write<T> {
  /** As people call what is changed. */
  readonly object: string;
  /** What its task is on. */
  readonly entity: Ref;
  /** Could this running task on the entity be its own? Absent: each could. */
  readonly isOf?: (task: TaskRead) => boolean;
  /** Sends it and waits for its end. */
  readonly attempt: () => Promise<T>;
  /** What it brings about, seen from what is there; undefined: it was not carried out, and may be sent. */
  readonly look: () => Promise<T | undefined>;
}

/** Why a write is not over when its attempt has ended. */
type Trouble =
  /** No answer, or no task any more: it may have been carried out. */
  | 'lost'
  | 'gone'
  | 'internal'
  | 'late'
  /** What it makes is there: maybe it made it. */
  | 'taken'
  /** It was not carried out. */
  | 'busy'
  | 'locked'
  | 'host';

const notDone: readonly Trouble[] = ['busy', 'locked', 'host'];

export interface WriteLimits {
  /** Seconds before each new attempt; none left: it is over. Each is cut by up to a half at random. */
  readonly pauses: Readonly<Record<Trouble, readonly number[]>>;
  /** Seconds that another task on the object may take. */
  readonly busy: number;
}

export const usualLimits: WriteLimits = {
  pauses: {
    ...{ lost: [0.5], gone: [0.5], internal: [1], late: [], taken: [] },
    ...{ busy: [0.5, 1, 2, 4, 8], locked: [1, 2, 4], host: [1, 2, 4] },
  },
  busy: 15 * 60,
};

type Server = Pick<Live, 'client' | 'updates' | 'limits'>;

export async function carriedOut<T>(live: Server, write: Write<T>, run: Run): Promise<T> {
  const failed: Record<Trouble, number> = {
    ...{ lost: 0, gone: 0, internal: 0, late: 0, taken: 0, busy: 0, locked: 0, host: 0 },
  };
  for (;;) {
    const outcome = await attempt(write);
    if ('made' in outcome) return outcome.made;
    const { error } = outcome;
    const wasLost = failed.lost + failed.gone > 0;
    // After an answer that was lost, a refusal may be because of what it had done.
    const trouble = troubleOf(error) ?? (wasLost && error instanceof VimFault ? 'taken' : undefined);
    if (trouble === undefined) throw error;
    const pause = pauseOf(live.limits.pauses[trouble][failed[trouble]], error);
    failed[trouble] += 1;
    if (pause !== undefined) await rest(pause, run);
    const found = await seen(live, write, run, error);
    if (found !== undefined) return found;
    if (pause === undefined) throw trouble === 'lost' ? unsure(error, live.client.host) : error;
    // A guest that may have been asked already must not be left to go down unseen.
    if (!wasLost && notDone.includes(trouble)) run.permit?.();
  }
}

async function attempt<T>(write: Write<T>): Promise<{ readonly made: T } | { readonly error: unknown }> {
  try {
    return { made: await write.attempt() };
  } catch (error) {
    return { error };
  }
}

/** What an error means; those that caused it count, too. undefined: it stays what it is. */
function troubleOf(error: unknown): Trouble | undefined {
  if (isLostAnswer(error)) return 'lost';
  if (!(error instanceof VimFault) || error.is('SecurityError') || error.is('RequestCanceled'))
    return undefined;
  if (error.is('ManagedObjectNotFound')) return error.object?.type === 'Task' ? 'gone' : undefined;
  return faults.find(([type]) => findFault(error, type) !== undefined)?.[1];
}

const faults: readonly (readonly [string, Trouble])[] = [
  ['TaskInProgress', 'busy'],
  ['FileLocked', 'locked'],
  ['HostCommunication', 'host'],
  ['NetworkDisruptedAndConfigRolledBack', 'host'],
  ['SystemError', 'internal'],
  ['Timedout', 'late'],
  ['DuplicateName', 'taken'],
  ['AlreadyExists', 'taken'],
  ['CustomizationPending', 'taken'],
];

/** Where the server asks for a time that is too long, there is no other attempt. */
function pauseOf(usual: number | undefined, error: unknown): number | undefined {
  if (usual === undefined) return undefined;
  const asked =
    error instanceof HvmError && error.key === 'CON-005/later' ? Number(error.args['seconds']) : 0;
  return asked > longest ? undefined : Math.max(asked, usual * (1 - Math.random() / 2));
}

/** Seconds. */
const longest = 60;

async function rest(seconds: number, { signal }: Run): Promise<void> {
  // Whoever gives up is told by what comes next.
  await sleep(seconds * 1000, undefined, { signal }).catch(() => {});
}

/** Looks when what runs on the object has ended. Who cannot look cannot tell what became of a write without an answer. */
async function seen<T>(live: Server, write: Write<T>, run: Run, error: unknown): Promise<T | undefined> {
  try {
    await othersEnded(live, write, run, error);
    return await write.look();
  } catch (other) {
    if (!isTransport(other) || isCertificate(other) || !isLostAnswer(error)) throw other;
    throw unsure(error, live.client.host);
  }
}

function isCertificate(error: unknown): boolean {
  return error instanceof HvmError && error.code.startsWith('TLS');
}

/** Waits for tasks on the object that may be the write's own, or that are in its way. */
async function othersEnded<T>(live: Server, write: Write<T>, run: Run, error: unknown): Promise<void> {
  const { client, updates, limits } = live;
  const tasks = await runningTasks(client, write.entity);
  const isBusy = troubleOf(error) === 'busy';
  const others = tasks.filter((task) => isBusy || (write.isOf?.(task) ?? true));
  const inTheWay = isBusy ? taskIn(error) : undefined;
  const refs = new Map(
    [...others.map(({ ref }) => ref), ...(inTheWay === undefined ? [] : [inTheWay])]
      .filter((ref) => !isAwaited(updates, ref))
      .map((ref) => [ref.value, ref]),
  );
  // Its own may take as long as it takes; another one is not waited for without end.
  const bound = isBusy ? [AbortSignal.timeout(limits.busy * 1000)] : [];
  const watch = {
    signal: AbortSignal.any([run.signal, ...bound]),
    progress: !isBusy && refs.size === 1 ? run.progress : () => {},
  };
  // How they end is theirs; what they leave is seen.
  await Promise.allSettled([...refs.values()].map((ref) => taskDone(client, updates, ref, watch)));
  if (!watch.signal.aborted || run.signal.aborted) return;
  const task = others.map(({ name }) => name).join(', ') || '–';
  const key = 'VSP-002/TaskInProgress';
  const args = { object: write.object, task };
  throw new HvmError(key, { exit: exitCode.failed, args, fault: 'TaskInProgress' });
}

function taskIn(error: unknown): Ref | undefined {
  const fault = error instanceof VimFault ? findFault(error, 'TaskInProgress') : undefined;
  const detail: unknown = fault?.detail;
  const task = typeof detail === 'object' && detail !== null && 'task' in detail ? detail.task : undefined;
  return isRef(task) && task.value !== '' ? task : undefined;
}

function unsure(error: unknown, host: string): unknown {
  if (!(error instanceof HvmError)) return error;
  const { key, args } = error;
  if (key === 'CON-003/unsure') return error;
  const reason = typeof args['status'] === 'number' ? `HTTP ${args['status']}` : error.code;
  const operation = typeof args['operation'] === 'string' ? args['operation'] : '–';
  return new HvmError('CON-003/unsure', {
    exit: exitCode.unreachable,
    args: { host, operation, reason },
  });
}
