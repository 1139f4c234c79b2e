import { HvmError } from '../errors.ts';
import { type Lang, text } from '../messages/index.ts';
import type { Operation } from '../model/operation.ts';
import type { Outcome, OutcomeError, SkipReason } from '../model/outcome.ts';

/** How operations ended, as they end. */
export interface Outcomes {
  has(id: string): boolean;
  add(operation: Operation, rest: Rest): void;
  skip(operations: readonly Operation[], reason: SkipReason): void;
  /** Ids of those that failed. */
  failed(): readonly string[];
  /** Of these operations, in their order. */
  of(operations: readonly Operation[]): readonly Outcome[];
}

export function outcomesOf(tell: (operation: Operation, outcome: Outcome) => void): Outcomes {
  const outcomes = new Map<string, Outcome>();
  const add = (operation: Operation, rest: Rest): void => {
    const outcome = outcomeOf(operation, rest);
    outcomes.set(operation.id, outcome);
    tell(operation, outcome);
  };
  return {
    has: (id) => outcomes.has(id),
    add,
    skip: (operations, reason) => {
      for (const operation of operations) add(operation, { status: 'skipped', reason, seconds: 0 });
    },
    failed: () => [...outcomes.values()].flatMap(({ id, status }) => (status === 'failed' ? [id] : [])),
    of: (operations) => operations.flatMap(({ id }) => outcomes.get(id) ?? []),
  };
}

type Rest = Omit<Outcome, 'id' | 'address' | 'action'>;

/** The outcome of an operation, also of one that was not even tried. */
export function outcomeOf(operation: Operation, rest: Rest): Outcome {
  const { id, address, action } = operation;
  return { id, address, action, ...rest, seconds: Math.round(rest.seconds * 1000) / 1000 };
}

/** What was thrown, in words. */
export function describe(error: unknown, lang: Lang): OutcomeError {
  if (error instanceof HvmError) {
    return {
      code: error.code,
      ...(error.fault === undefined ? {} : { fault: error.fault }),
      ...text(lang, error.key, error.args),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'INT-001', ...text(lang, 'INT-001', { reason }) };
}
