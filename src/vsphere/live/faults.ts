/** What vSphere refuses, as hvm's error: the fault by its own name or the nearest base that has a text. */
import { HvmError } from '../../errors.ts';
import { type ExitCode, exitCode } from '../../exit-codes.ts';
import { type TextKey, texts } from '../../messages/index.ts';
import { VimFault } from '../vim/fault.ts';
import { isA, isObject } from '../vim/values.ts';
import { privilegeIn } from './denied.ts';

/** Text of a fault's name, `InvalidPowerState` → `VSP-003/InvalidPowerState`. */
const keys: ReadonlyMap<string, TextKey> = new Map(
  keysOf(texts.en).flatMap((key) => {
    const name = /^VSP-\d{3}\/([A-Z]\w*)$/.exec(key)?.[1];
    return name === undefined ? [] : [[name, key] as const];
  }),
);

const exits: Readonly<Record<string, ExitCode>> = {
  ConcurrentAccess: exitCode.locked,
  NotAuthenticated: exitCode.denied,
  NoPermission: exitCode.denied,
  InvalidLogin: exitCode.denied,
  PasswordExpired: exitCode.denied,
  NoClientCertificate: exitCode.denied,
};

/** Whatever was thrown while `object` was worked on, in hvm's words. `facts` fill what the fault does not tell. */
export function explained(
  error: unknown,
  object: string,
  facts: Readonly<Record<string, unknown>> = {},
): unknown {
  if (!(error instanceof VimFault)) return error;
  const type = [error.type, ...error.bases].find((name) => keys.has(name));
  const key = (type === undefined ? undefined : keys.get(type)) ?? 'VSP-099';
  const told = {
    ...placeholders(key),
    ...facts,
    ...detailOf(error),
    object,
    fault: error.type,
    method: error.operation,
  };
  return new HvmError(key, { exit: exits[type ?? ''] ?? exitCode.failed, args: told, fault: error.type });
}

/** A dash for what nobody knows: no `{name}` stays in a text. */
function placeholders(key: TextKey): Record<string, string> {
  const { message, hint } = texts.en[key];
  const names = [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, '–']));
}

/** The fault's own properties under the names that the texts use. */
function detailOf({ detail, message }: VimFault): Record<string, unknown> {
  const fields: Readonly<Record<string, unknown>> = isObject(detail) ? detail : {};
  const words: readonly (readonly [from: string, to: string])[] = [
    ['existingState', 'existing'],
    ['requestedState', 'requested'],
    ['text', 'question'],
    ['invalidProperty', 'property'],
    ['property', 'property'],
    ['numberOfNicsInSpec', 'wanted'],
    ['numberOfNicsInVM', 'actual'],
    ['datastore', 'datastore'],
    ['file', 'file'],
    ['name', 'name'],
    ['requested', 'requested'],
    ['unreserved', 'unreserved'],
    ['reason', 'reason'],
  ];
  const found = words.flatMap(([from, to]) => {
    const value = fields[from];
    return typeof value === 'string' || typeof value === 'number'
      ? [[to, worded(detail, value)] as const]
      : [];
  });
  const reason = message === '' ? {} : { reason: message };
  const privilege = isA(detail, 'NoPermission') ? { privilege: privilegeIn(detail) ?? '–' } : {};
  return { ...reason, ...privilege, ...Object.fromEntries(found) };
}

/** Power states in hvm's words, and memory in MiB: that fault alone counts in bytes. */
function worded(detail: VimFault['detail'], value: string | number): string | number {
  if (typeof value === 'string') return powers[value] ?? value;
  return isA(detail, 'InsufficientMemoryResourcesFault') ? Math.floor(value / (1024 * 1024)) : value;
}

const powers: Readonly<Record<string, string>> = { poweredOn: 'on', poweredOff: 'off' };

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record).filter((key): key is Key => key in record);
}
