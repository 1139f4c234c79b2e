/** The two ways in which the wire goes wrong: an answer that cannot be read, a value that cannot be sent. */
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';

/** Deeper than any answer of a vCenter (snapshots nest 32 deep); a stack is not ours to blow. */
export const deepest = 200;

/** The answer is not what it should be. `reason` is a few English words, and never holds what was sent. */
export function unreadable(reason: string): never {
  throw new HvmError('WIRE-001', { exit: exitCode.failed, args: { reason } });
}

/** The answer could be made to harm who reads it. */
export function hostile(reason: string): never {
  throw new HvmError('WIRE-001/hostile', { exit: exitCode.failed, args: { reason } });
}

/** `at` is the path in the request (`spec.config.numCPUs`), not the value: values may be secret. */
export function unsendable(at: string, reason: string): never {
  throw new HvmError('WIRE-002', { exit: exitCode.failed, args: { at, reason } });
}

/** The server's API is older than what is asked of it. */
export function tooNew(at: string): never {
  throw new HvmError('WIRE-003', { exit: exitCode.failed, args: { at } });
}
