import type { Operation } from '../model/operation.ts';

/** Operations in an order that keeps every `after`: one comes out once all it waits for is done. */
export interface Queue {
  /** Takes the next one that is free and that `may` start, in the order of becoming free; undefined: none now. */
  take(may: (operation: Operation) => boolean): Operation | undefined;
  done(id: string): void;
  /** Ids of all that wait for one of these, however far behind. */
  behind(ids: readonly string[]): ReadonlySet<string>;
}

/** An id in `after` that is not among the operations is not waited for. */
export function queueOf(operations: readonly Operation[]): Queue {
  const known = new Set(operations.map((operation) => operation.id));
  const waitsFor = new Map<string, Set<string>>();
  const waiters = new Map<string, Operation[]>();
  const ready: Operation[] = [];
  for (const operation of operations) {
    const after = new Set(operation.after.filter((id) => known.has(id)));
    waitsFor.set(operation.id, after);
    if (after.size === 0) ready.push(operation);
    for (const id of after) waiters.set(id, [...(waiters.get(id) ?? []), operation]);
  }
  return {
    take: (may) => {
      const index = ready.findIndex(may);
      return index < 0 ? undefined : ready.splice(index, 1)[0];
    },
    done: (id) => {
      for (const waiter of waiters.get(id) ?? []) {
        const rest = waitsFor.get(waiter.id);
        if (rest?.delete(id) && rest.size === 0) ready.push(waiter);
      }
    },
    behind: (ids) => {
      const found = new Set<string>();
      const walk = [...ids];
      for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
        for (const waiter of waiters.get(id) ?? []) {
          if (found.has(waiter.id)) continue;
          found.add(waiter.id);
          walk.push(waiter.id);
        }
      }
      return found;
    },
  };
}
