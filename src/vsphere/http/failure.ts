/** What goes wrong on the way to the server, as an HvmError. Nothing of a request is in it: requests carry passwords. */
import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { TextKey } from '../../messages/index.ts';

/** A socket that could not be had. `host` is `name:port`. */
export function unreachable(error: unknown, host: string): HvmError {
  if (error instanceof HvmError) return error;
  const code = codeOf(error);
  return fail(connecting[code] ?? 'CON-001', { host, reason: code });
}

/**
 * A request that got no answer. Where there was no connection, the error of ours that says so is in it; else it was sent, at
 * least in part, whatever the socket ended with.
 */
export function broken(error: unknown, host: string, operation: string, sure: boolean): HvmError {
  const known = causeOf(error);
  if (known !== undefined) return known;
  return fail(sure ? 'CON-003' : 'CON-003/unsure', { host, operation, reason: codeOf(error) });
}

export function fail(key: TextKey, args: Readonly<Record<string, unknown>>): HvmError {
  return new HvmError(key, { exit: exitCode.unreachable, args });
}

/** Our own error that the layers between wrapped. */
function causeOf(error: unknown): HvmError | undefined {
  for (let each = error, depth = 0; depth < 8; depth += 1) {
    if (each instanceof HvmError) return each;
    if (!(each instanceof Error)) return undefined;
    each = each.cause;
  }
  return undefined;
}

/** Node's word (`ECONNRESET`), or the name of the error; never its message. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const inner = 'errors' in error && Array.isArray(error.errors) ? codeOf(error.errors[0]) : undefined;
  return code ?? inner ?? (error instanceof Error ? error.name : 'unknown');
}

const connecting: Readonly<Record<string, TextKey>> = {
  ENOTFOUND: 'CON-001/name',
  EAI_AGAIN: 'CON-001/name',
  ECONNREFUSED: 'CON-001/refused',
  EHOSTUNREACH: 'CON-001/route',
  ENETUNREACH: 'CON-001/route',
  ETIMEDOUT: 'CON-002/connect',
};
