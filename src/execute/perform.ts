import { HvmError } from '../errors.ts';
import { exitCode } from '../exit-codes.ts';
import type { Operation } from '../model/operation.ts';
import type { SkipReason } from '../model/outcome.ts';
import type { Execution } from './execute.ts';

/** How an attempt at an operation ended. */
export type Ending = { readonly status: 'done' | 'already' } | { readonly error: unknown } | Refused;

/** It had to be tried again, and may not interrupt its VM any more by then; nothing was done. */
export interface Refused {
  readonly refused: SkipReason;
}

interface Performing {
  /** Address → `changeVersion`: carried from operation to operation. */
  readonly versions: Map<string, string>;
  /** All of the plan. */
  readonly operations: readonly Operation[];
  readonly guest: () => void;
  readonly refusal: (operation: Operation) => SkipReason | undefined;
}

/** One operation through the port. Never throws. */
export async function perform(
  operation: Operation,
  { port, emit, stop, secret }: Pick<Execution, 'port' | 'emit' | 'stop' | 'secret'>,
  { versions, operations, guest, refusal }: Performing,
): Promise<Ending> {
  const changeVersion = versions.get(operation.address);
  let refused: SkipReason | undefined;
  try {
    const performed = await port.perform(operation, {
      ...(changeVersion === undefined ? {} : { changeVersion }),
      progress: (fraction) => emit({ type: 'progress', operation, fraction }),
      guest: () => {
        guest();
        emit({ type: 'guest', operation });
        return stop.asked;
      },
      permit: () => {
        refused = refusal(operation);
        if (refused !== undefined)
          throw new HvmError('GRD-005', { exit: exitCode.refused, args: { refusals: operation.id } });
      },
      signal: stop.leave,
      secret,
      isLast: !isFollowed(operation, operations),
    });
    if (performed.changeVersion !== undefined) versions.set(operation.address, performed.changeVersion);
    return { status: performed.status };
  } catch (error) {
    return refused === undefined ? { error } : { refused };
  }
}

/** Does another operation on the same address come later in the plan? */
function isFollowed({ id, address }: Operation, operations: readonly Operation[]): boolean {
  const place = operations.findIndex((each) => each.id === id);
  return operations.slice(place + 1).some((each) => each.address === address);
}
