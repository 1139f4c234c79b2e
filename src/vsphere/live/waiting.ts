import { HvmError } from '../../errors.ts';
import { VimFault } from '../vim/fault.ts';
import type { Ref } from '../vim/values.ts';
import type { Named, News } from './news.ts';

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
  /** The seconds are counted from the beginning, whatever is heard meanwhile. */
  readonly isBounded?: boolean;
  /** The VM of whose guest this tells: nobody has to wait for it. */
  readonly guestOf?: string;
  readonly late: () => Error;
}

interface Waiter {
  readonly wait: Wait<unknown>;
  readonly see: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
  readonly since: number;
  /** The last sign of life. */
  heard: number;
  /** When it was last told, or asked for. */
  checked: number;
}

/** How long one poll may hang; the server answers earlier when something happens. Below what firewalls cut (330 s). */
const pollSeconds = 60;
/** An object that no filter has shown, or of which nothing more was heard, for so long is read by itself. */
const unseenMs = 3000;
const silentMs = 45_000;

interface Room {
  readonly waiters: Set<Waiter>;
  /** What was told last of each property. */
  readonly known: Map<string, unknown>;
}

/** Who waits for what. */
export function waitingRoom() {
  const room: Room = { waiters: new Set(), known: new Map() };
  const { waiters, known } = room;
  return {
    isEmpty: () => waiters.size === 0,
    enter: <T>(wait: Wait<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (wait.signal.aborted) return reject(canceled(wait));
        const waiter = waiterOf(wait, resolve, reject, () => waiters.delete(waiter));
        waiters.add(waiter);
        const key = keyOf(wait);
        if (known.has(key)) waiter.see(known.get(key));
      }),
    /** `asked`: it was read, and is no sign of life when it is as it was. */
    tell: (news: readonly News[], asked = false): void => {
      for (const each of news) tell(room, each, asked);
    },
    /** What was told of these objects, or of all, may not hold any more: they are unseen. */
    doubt: (objects?: readonly Ref[]): void => doubt(room, objects),
    /** The server does not know this object any more. */
    lose: (gone: Named): void => lose(room, gone),
    /** What was told of a property means nothing any more. */
    forget: (wait: Named) => known.delete(keyOf(wait)),
    /** What is to be read by itself, each once. */
    unseen: (): Wait<unknown>[] => unseen(room),
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
    failAll: (error: unknown): void => {
      for (const waiter of waiters) waiter.fail(error);
    },
  };
}

function tell({ waiters, known }: Room, news: News, asked: boolean): void {
  const key = keyOf(news);
  const isSame = asked && JSON.stringify(known.get(key)) === JSON.stringify(news.value);
  known.set(key, news.value);
  for (const waiter of waiters) {
    if (keyOf(waiter.wait) !== key) continue;
    const { isShared = false, isBounded = false } = waiter.wait;
    waiter.checked = performance.now();
    if (!isShared && !isBounded && !isSame) waiter.heard = waiter.checked;
    waiter.see(news.value);
  }
}

function doubt({ waiters, known }: Room, objects: readonly Ref[] | undefined): void {
  const names = objects && new Set(objects.map(nameOf));
  for (const waiter of waiters) {
    const { wait } = waiter;
    if (wait.isShared === true || names?.has(nameOf(wait.object)) === false) continue;
    known.delete(keyOf(wait));
    waiter.checked = -Infinity;
  }
}

function lose({ waiters }: Room, gone: Named): void {
  const detail = { _typeName: 'ManagedObjectNotFound', obj: gone.object } as const;
  for (const { wait, fail } of waiters) if (keyOf(wait) === keyOf(gone)) fail(new VimFault(detail, ''));
}

function unseen({ waiters, known }: Room): Wait<unknown>[] {
  const now = performance.now();
  const isSilent = ({ wait, checked }: Waiter) =>
    wait.isShared !== true && now - checked > (known.has(keyOf(wait)) ? silentMs : unseenMs);
  const silent = [...waiters].filter(isSilent);
  for (const waiter of silent) waiter.checked = now;
  return silent.map(({ wait }) => wait);
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
  const onAbort = (): void => fail(canceled(wait));
  wait.signal.addEventListener('abort', onAbort, { once: true });
  return {
    wait,
    since: performance.now(),
    heard: performance.now(),
    checked: performance.now(),
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

function canceled({ guestOf }: Pick<Wait<unknown>, 'guestOf'>): HvmError {
  if (guestOf !== undefined) return new HvmError('APL-004/guest', { exit: 130, args: { object: guestOf } });
  return new HvmError('VSP-007/RequestCanceled', {
    exit: 130,
    args: { object: '–' },
    fault: 'RequestCanceled',
  });
}

function keyOf({ object, path }: Named): string {
  return `${nameOf(object)} ${path}`;
}

function nameOf({ type, value }: Ref): string {
  return `${type}:${value}`;
}
