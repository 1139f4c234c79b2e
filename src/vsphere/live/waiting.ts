import { HvmError } from '../../errors.ts';
import type { Ref } from '../vim/values.ts';
import type { News } from './collector.ts';

export interface Wait<T> {
  readonly object: Ref;
  /** `info` of a task; other properties get a filter of their own. */
  readonly path: string;
  readonly decide: (value: unknown) => T | undefined;
  readonly signal: AbortSignal;
  /** Without any news for so long the wait ends with `late`. */
  readonly seconds: number;
  /** News of others come by the same property: the seconds are counted from the beginning. */
  readonly isShared?: boolean;
  readonly late: () => Error;
}

interface Waiter {
  readonly wait: Wait<unknown>;
  readonly see: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
  readonly since: number;
  heard: number;
}

/** How long one poll may hang; the server answers earlier when something happens. Below what firewalls cut (330 s). */
const pollSeconds = 60;
/** An object that no filter has shown for so long is read by itself. */
const unseenMs = 3000;

/** Who waits for what, and what was told last of each property. */
export function waitingRoom() {
  const waiters = new Set<Waiter>();
  const known = new Map<string, unknown>();
  const failAll = (error: unknown): void => {
    for (const waiter of waiters) waiter.fail(error);
  };
  return {
    isEmpty: () => waiters.size === 0,
    enter: <T>(wait: Wait<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (wait.signal.aborted) return reject(canceled());
        const waiter = waiterOf(wait, resolve, reject, () => waiters.delete(waiter));
        waiters.add(waiter);
        const key = keyOf(wait);
        if (known.has(key)) waiter.see(known.get(key));
      }),
    tell: (news: readonly News[]): void => {
      for (const each of news) {
        const key = keyOf(each);
        known.set(key, each.value);
        for (const waiter of waiters) {
          if (keyOf(waiter.wait) !== key) continue;
          if (waiter.wait.isShared !== true) waiter.heard = performance.now();
          waiter.see(each.value);
        }
      }
    },
    /** What was told of a property means nothing any more. */
    forget: (wait: Named) => known.delete(keyOf(wait)),
    unseen: (): Wait<unknown>[] => {
      const due = performance.now() - unseenMs;
      return [...waiters]
        .filter(({ wait, heard }) => wait.isShared !== true && heard < due && !known.has(keyOf(wait)))
        .map(({ wait }) => wait);
    },
    /** A poll ends in time for the one that gives up first. */
    pollSeconds: (): number => {
      const now = performance.now();
      const left = [...waiters].map(({ wait, heard }) => Math.ceil(wait.seconds - (now - heard) / 1000));
      return Math.max(1, Math.min(pollSeconds, ...left));
    },
    /** How long ago the last one began to wait. */
    youngestMs: (): number => performance.now() - Math.max(...[...waiters].map(({ since }) => since)),
    giveUp: (): void => {
      const now = performance.now();
      for (const { wait, heard, fail } of waiters) if (now - heard > wait.seconds * 1000) fail(wait.late());
    },
    failAll,
  };
}

function waiterOf<T>(
  wait: Wait<T>,
  resolve: (answer: T) => void,
  reject: (error: unknown) => void,
  leave: () => void,
): Waiter {
  const end = (): void => {
    leave();
    wait.signal.removeEventListener('abort', onAbort);
  };
  const fail = (error: unknown): void => {
    end();
    reject(error);
  };
  const onAbort = (): void => fail(canceled());
  wait.signal.addEventListener('abort', onAbort, { once: true });
  return {
    wait,
    since: performance.now(),
    heard: performance.now(),
    fail,
    see: (value) => {
      try {
        const answer = wait.decide(value);
        if (answer === undefined) return;
        end();
        resolve(answer);
      } catch (error) {
        fail(error);
      }
    },
  };
}

function canceled(): HvmError {
  return new HvmError('VSP-007/RequestCanceled', {
    exit: 130,
    args: { object: '–' },
    fault: 'RequestCanceled',
  });
}

type Named = Pick<News, 'object' | 'path'>;

function keyOf({ object: { type, value }, path }: Named): string {
  return `${type}:${value} ${path}`;
}
