import type { Observed } from '../../model/observed.ts';
import type { VSphere } from '../port.ts';
import { fault } from '../common/fault.ts';
import { sortInventory } from './fill.ts';
import { observedOf, performOn } from './perform.ts';

export interface MemoryOptions {
  /** Called with the inventory after every operation that changed it. */
  readonly save?: (inventory: Observed) => void;
}

/** A vCenter in memory, for tests: the rules of a recording without its file. The inventory need not be sorted. */
export function recordedVSphere(inventory: Observed, { save }: MemoryOptions = {}): VSphere {
  let current = sortInventory(inventory);
  let requests = 0;
  return {
    async observe() {
      requests += 1;
      return observedOf(current);
    },
    async perform(operation, run) {
      requests += 1;
      if (run.signal.aborted) throw fault('VSP-007/RequestCanceled', { object: operation.address });
      const { inventory: next, performed } = performOn(current, operation, run);
      const isChanged = next !== current;
      current = next;
      if (isChanged) save?.(current);
      run.progress(1);
      return performed;
    },
    // In a recording nothing goes on.
    async settle() {},
    lacking: async () => [],
    stats: () => ({ requests, bytesIn: 0 }),
    async close() {},
  };
}
