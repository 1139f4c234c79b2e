import { HvmError } from '../errors.ts';
import type { Lang } from '../messages/index.ts';
import type { SecretRef } from '../model/desired.ts';
import { isInterrupting } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { Outcome, SkipReason } from '../model/outcome.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Event } from './event.ts';
import { describe, type Outcomes, outcomesOf } from './outcomes.ts';
import { type Ending, perform, type Refused } from './perform.ts';
import { placesOf } from './places.ts';
import { type Queue, queueOf } from './queue.ts';
import type { Stop } from './stop.ts';
import { turnsOf } from './turns.ts';

export interface Execution {
  readonly port: Pick<VSphere, 'perform'>;
  /** Address → the VM's `changeVersion` that the plan was made from. */
  readonly bases: ReadonlyMap<string, string>;
  /** Operations at once, besides those that only wait for a guest. */
  readonly parallel: number;
  /** VMs that are interrupted at once; one, where nothing is said. */
  readonly maxInterrupted?: number;
  /** Asked before an operation interrupts a VM: why it may not at this moment; undefined: it may. */
  readonly refuses?: (operation: Operation) => SkipReason | undefined;
  readonly stop: Stop;
  readonly emit: (event: Event) => void;
  /** Seconds from an arbitrary start. */
  readonly monotonic: () => number;
  readonly secret: (ref: SecretRef) => Promise<string>;
  readonly lang: Lang;
}

export interface Executed {
  /** One for each operation, in the plan's order. */
  readonly outcomes: readonly Outcome[];
  /** What the first operation that failed threw. */
  readonly failure?: unknown;
}

/**
 * Does the operations, each after those it waits for, and no more VMs interrupted at once than there may be. After the first
 * failure, or when asked to stop, it begins nothing more and waits for what runs; what may not interrupt any more when its
 * turn comes is skipped. But a server that was shut down gets its change and is started again, in all these cases, also
 * where the change failed. Told to leave, it does not wait either. It decides nothing else, and it never throws.
 */
export async function execute(planned: readonly Operation[], execution: Execution): Promise<Executed> {
  const { parallel, maxInterrupted = 1, refuses, stop, emit } = execution;
  const turns = turnsOf(planned, maxInterrupted);
  const { operations } = turns;
  const queue = queueOf(operations);
  const outcomes = outcomesOf((operation, outcome) => {
    turns.end(operation);
    emit({ type: 'finished', operation, outcome });
  });
  const versions = new Map(execution.bases);
  const places = placesOf(parallel);
  const left = new Promise<void>((resolve) => stop.leave.addEventListener('abort', () => resolve()));
  const down = new Set<string>();
  let failed: { readonly failure: unknown } | undefined;

  const refusal = (operation: Operation) =>
    down.has(operation.address) || !isInterrupting(operation.impact) ? undefined : refuses?.(operation);
  const holdBack = (operation: Operation, reason: SkipReason) =>
    outcomes.skip(withAllBehind(operation, operations, queue), reason);
  const settle = (operation: Operation, since: number, ending: Ending) => {
    if (outcomes.has(operation.id)) return; // It was given up, and ended after all.
    places.leave(operation);
    if ('refused' in ending) return holdBack(operation, ending.refused);
    if ('error' in ending) failed ??= { failure: ending.error };
    else queue.done(operation.id);
    if (operation.action === 'shutdown-guest' && !('error' in ending)) down.add(operation.address);
    if (operation.action === 'reconfigure' && 'error' in ending && down.has(operation.address)) {
      queue.done(operation.id); // The server is started without its change, at whatever version it is now.
      versions.delete(operation.address);
    }
    outcomes.add(operation, { ...told(ending, execution.lang), seconds: execution.monotonic() - since });
  };
  const start = (operation: Operation) => {
    const since = execution.monotonic();
    emit({ type: 'started', operation });
    const guest = () => places.waitForGuest(operation);
    const end = perform(operation, execution, { versions, operations, guest, refusal });
    turns.begin(operation);
    places.enter({ operation, since, end: end.then((ending) => settle(operation, since, ending)) });
  };

  while (!stop.leave.aborted) {
    const isStopping = failed !== undefined || stop.asked.aborted;
    const may = (each: Operation) => (!isStopping || down.has(each.address)) && turns.may(each);
    while (places.isFree()) {
      const next = queue.take(may);
      if (next === undefined) break;
      const reason = refusal(next);
      if (reason === undefined) start(next);
      else holdBack(next, reason);
    }
    if (places.isEmpty()) break;
    await Promise.race([left, places.change()]);
  }

  for (const { operation, since } of places.all())
    settle(operation, since, { error: abandoned(operation, stop) });
  skipRest(operations, outcomes, queue, stop);
  return { outcomes: outcomes.of(operations), ...failed };
}

function told(ending: Exclude<Ending, Refused>, lang: Lang): Pick<Outcome, 'status' | 'error'> {
  return 'error' in ending ? { status: 'failed', error: describe(ending.error, lang) } : ending;
}

/** An operation and those that wait for it, in the plan's order. */
function withAllBehind({ id }: Operation, operations: readonly Operation[], queue: Queue): Operation[] {
  const behind = queue.behind([id]);
  return operations.filter((each) => each.id === id || behind.has(each.id));
}

function skipRest(operations: readonly Operation[], outcomes: Outcomes, queue: Queue, stop: Stop): void {
  const behind = queue.behind(outcomes.failed());
  for (const operation of operations) {
    if (outcomes.has(operation.id)) continue;
    const why = behind.has(operation.id) ? 'needs-a-failed-operation' : stop.reason();
    outcomes.skip([operation], why ?? 'stopped-after-failure');
  }
}

function abandoned({ id }: Operation, stop: Stop): HvmError {
  return new HvmError('APL-004', { exit: stop.reason() === 'timeout' ? 69 : 130, args: { operation: id } });
}
