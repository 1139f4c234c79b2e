import type { Operation } from '../model/operation.ts';

/** An operation under way: since when, and the promise of its end. */
export interface Running {
  readonly operation: Operation;
  readonly since: number;
  readonly end: Promise<void>;
}

/** Operations under way. One that waits for nothing but a guest holds none of the places. */
export function placesOf(parallel: number) {
  const running = new Map<Operation, Running>();
  const guests = new Set<Operation>();
  let wake = (): void => {};
  return {
    isFree: () => running.size - guests.size < parallel,
    isEmpty: () => running.size === 0,
    all: (): readonly Running[] => [...running.values()],
    enter: (entry: Running) => running.set(entry.operation, entry),
    waitForGuest: (operation: Operation): void => {
      guests.add(operation);
      wake();
    },
    leave: (operation: Operation): void => {
      running.delete(operation);
      guests.delete(operation);
    },
    /** Resolves when one has ended, or one place more is free. */
    change: (): Promise<void> =>
      Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        ...[...running.values()].map(({ end }) => end),
      ]),
  };
}
