import { HvmError } from '../errors.ts';
import { type Lang, text } from '../messages/index.ts';
import type { SecretRef } from '../model/desired.ts';
import type { Operation } from '../model/operation.ts';
import type { Outcome, OutcomeError } from '../model/outcome.ts';
import type { VSphere } from '../vsphere/port.ts';
import type { Event } from './event.ts';
import { placesOf } from './places.ts';
import { type Queue, queueOf } from './queue.ts';
import type { Stop } from './stop.ts';

export interface Execution {
  readonly port: Pick<VSphere, 'perform'>;
  /** Address → the VM's `changeVersion` that the plan was made from. */
  readonly bases: ReadonlyMap<string, string>;
  /** Operations at once, besides those that only wait for a guest. */
  readonly parallel: number;
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
 * Does the operations, each after those it waits for. After the first failure, or when asked to stop, it begins nothing
 * more and waits for what runs; but a server that was shut down gets its change and is started again, also where the
 * change failed. Told to leave, it does not wait either. It decides nothing else, and it never throws.
 */
export async function execute(operations: readonly Operation[], execution: Execution): Promise<Executed> {
  const { parallel, stop, emit } = execution;
  const queue = queueOf(operations);
  const outcomes = new Map<string, Outcome>();
  const versions = new Map(execution.bases);
  const places = placesOf(parallel);
  const left = new Promise<void>((resolve) => stop.leave.addEventListener('abort', () => resolve()));
  const down = new Set<string>();
  let failure: { readonly error: unknown } | undefined;

  const settle = (operation: Operation, since: number, ending: Ending) => {
    if (outcomes.has(operation.id)) return; // It was given up, and ended after all.
    if ('error' in ending) failure ??= ending;
    else queue.done(operation.id);
    if (operation.action === 'shutdown-guest' && !('error' in ending)) down.add(operation.address);
    if (operation.action === 'reconfigure' && 'error' in ending && down.has(operation.address)) {
      queue.done(operation.id); // The server is started without its change, at whatever version it is now.
      versions.delete(operation.address);
    }
    const outcome = outcomeOf(operation, {
      ...told(ending, execution.lang),
      seconds: execution.monotonic() - since,
    });
    outcomes.set(operation.id, outcome);
    places.leave(operation);
    emit({ type: 'finished', operation, outcome });
  };
  const start = (operation: Operation) => {
    const since = execution.monotonic();
    emit({ type: 'started', operation });
    const run = {
      versions,
      isLast: !isFollowed(operation, operations),
      guest: () => places.waitForGuest(operation),
    };
    const end = perform(operation, execution, run).then(
      (status) => settle(operation, since, { status }),
      (error: unknown) => settle(operation, since, { error }),
    );
    places.enter({ operation, since, end });
  };

  while (!stop.leave.aborted) {
    const isStopping = failure !== undefined || stop.asked.aborted;
    while (places.isFree()) {
      const next = queue.take((operation) => !isStopping || down.has(operation.address));
      if (next === undefined) break;
      start(next);
    }
    if (places.isEmpty()) break;
    await Promise.race([left, places.change()]);
  }

  for (const { operation, since } of places.all())
    settle(operation, since, { error: abandoned(operation, stop) });
  skipRest(operations, { outcomes, queue, stop, emit });
  const failed = failure === undefined ? {} : { failure: failure.error };
  return { outcomes: operations.flatMap(({ id }) => outcomes.get(id) ?? []), ...failed };
}

type Ending = { readonly status: 'done' | 'already' } | { readonly error: unknown };

function told(ending: Ending, lang: Lang): Pick<Outcome, 'status' | 'error'> {
  return 'error' in ending ? { status: 'failed', error: describe(ending.error, lang) } : ending;
}

interface Performing {
  readonly versions: Map<string, string>;
  readonly isLast: boolean;
  readonly guest: () => void;
}

/** One operation through the port; the versions of its VM are carried from operation to operation. */
async function perform(operation: Operation, execution: Execution, { versions, isLast, guest }: Performing) {
  const changeVersion = versions.get(operation.address);
  const performed = await execution.port.perform(operation, {
    ...(changeVersion === undefined ? {} : { changeVersion }),
    progress: (fraction) => execution.emit({ type: 'progress', operation, fraction }),
    guest: () => {
      guest();
      execution.emit({ type: 'guest', operation });
    },
    signal: execution.stop.leave,
    secret: execution.secret,
    isLast,
  });
  if (performed.changeVersion !== undefined) versions.set(operation.address, performed.changeVersion);
  return performed.status;
}

/** Does another operation on the same address come later in the plan? */
function isFollowed({ id, address }: Operation, operations: readonly Operation[]): boolean {
  const place = operations.findIndex((each) => each.id === id);
  return operations.slice(place + 1).some((each) => each.address === address);
}

interface Rest {
  readonly outcomes: Map<string, Outcome>;
  readonly queue: Queue;
  readonly stop: Stop;
  readonly emit: (event: Event) => void;
}

function skipRest(operations: readonly Operation[], { outcomes, queue, stop, emit }: Rest): void {
  const failed = [...outcomes.values()]
    .filter((outcome) => outcome.status === 'failed')
    .map((outcome) => outcome.id);
  const behind = queue.behind(failed);
  for (const operation of operations) {
    if (outcomes.has(operation.id)) continue;
    const reason = behind.has(operation.id)
      ? 'needs-a-failed-operation'
      : (stop.reason() ?? 'stopped-after-failure');
    const outcome = outcomeOf(operation, { status: 'skipped', reason, seconds: 0 });
    outcomes.set(operation.id, outcome);
    emit({ type: 'finished', operation, outcome });
  }
}

/** The outcome of an operation that was not even tried. */
export function outcomeOf(operation: Operation, rest: Omit<Outcome, 'id' | 'address' | 'action'>): Outcome {
  const { id, address, action } = operation;
  return { id, address, action, ...rest, seconds: Math.round(rest.seconds * 1000) / 1000 };
}

function abandoned({ id }: Operation, stop: Stop): HvmError {
  return new HvmError('APL-004', { exit: stop.reason() === 'timeout' ? 69 : 130, args: { operation: id } });
}

function describe(error: unknown, lang: Lang): OutcomeError {
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
