import { isInterrupting } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';

/**
 * Whose turn it is to be interrupted. All that drops the links of one VM is a group, and all that stops it; groups begin in
 * the plan's order, and each is over before one too many would be under way.
 */
export interface Turns {
  /** The operations without the waits by which a plan says that VMs are interrupted one after another. */
  readonly operations: readonly Operation[];
  /** Interrupts nobody, or its group has begun, or is the next and there is room for it. */
  may(operation: Operation): boolean;
  begin(operation: Operation): void;
  /** It has ended, or will not be done. */
  end(operation: Operation): void;
}

interface Group {
  readonly open: Set<string>;
  hasBegun: boolean;
}

export function turnsOf(planned: readonly Operation[], most: number): Turns {
  const groups = new Map<string, Group>();
  const addresses = new Map<string, string>();
  for (const { id, address, impact } of planned) {
    if (!isInterrupting(impact)) continue;
    const group = groups.get(keyOf(address, impact)) ?? { open: new Set(), hasBegun: false };
    group.open.add(id);
    groups.set(keyOf(address, impact), group);
    addresses.set(id, address);
  }
  const line = [...groups.values()];
  let underWay = 0;
  let next = 0;
  const advance = (): void => {
    for (let group = line[next]; group?.hasBegun === true || group?.open.size === 0; group = line[next])
      next += 1;
  };
  const groupOf = ({ address, impact }: Operation) => groups.get(keyOf(address, impact));
  return {
    // The first group keeps its waits for what is made before; the others begin after it.
    operations: planned.map((operation) => {
      if (!isInterrupting(operation.impact)) return operation;
      const isOwn = (id: string) => (addresses.get(id) ?? operation.address) === operation.address;
      return operation.after.every(isOwn)
        ? operation
        : { ...operation, after: operation.after.filter(isOwn) };
    }),
    may: (operation) => {
      const group = groupOf(operation);
      return group === undefined || group.hasBegun || (group === line[next] && underWay < most);
    },
    begin: (operation) => {
      const group = groupOf(operation);
      if (group === undefined || group.hasBegun) return;
      group.hasBegun = true;
      underWay += 1;
      advance();
    },
    end: (operation) => {
      const group = groupOf(operation);
      if (group?.open.delete(operation.id) !== true || group.open.size > 0) return;
      if (group.hasBegun) underWay -= 1;
      advance();
    },
  };
}

function keyOf(address: string, impact: string): string {
  return `${address} ${impact}`;
}
