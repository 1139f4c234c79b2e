/** What vSphere refuses, as hvm's error: the fault by its own name or the nearest base that has a text. */
import { HvmError } from '../../errors.ts';
import { type ExitCode, exitCode } from '../../exit-codes.ts';
import { type TextKey, texts, untold } from '../../messages/index.ts';
import { VimFault } from '../vim/fault.ts';
import { isA, isObject, isRef } from '../vim/values.ts';
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
  const usual = (type === undefined ? undefined : keys.get(type)) ?? 'VSP-099';
  const method = error.operation === '' ? {} : { method: error.operation };
  const known = { ...facts, ...detailOf(error), object, fault: error.type, ...method };
  const key = namesOf(usual).every((name) => name in known) ? usual : (plainer[usual] ?? usual);
  const told = { ...Object.fromEntries(namesOf(key).map((name) => [name, untold])), ...known };
  return new HvmError(key, { exit: exits[type ?? ''] ?? exitCode.failed, args: told, fault: error.type });
}

/** What the text says where the fact is missing that the usual text is about: these faults of vSphere have no such property. */
const plainer: Readonly<Partial<Record<TextKey, TextKey>>> = {
  'VSP-001/NoPermission': 'VSP-001/privilege-untold',
  'VSP-003/InvalidState': 'VSP-003/state-untold',
  'VSP-004/DuplicateName': 'VSP-004/name-taken',
  'VSP-004/NotFound': 'VSP-004/not-found',
  'VSP-005/NoDiskSpace': 'VSP-005/datastore-full',
  'VSP-007/HostNotConnected': 'VSP-007/host-not-connected',
  'VSP-007/HostNotReachable': 'VSP-007/host-not-reachable',
  'VSP-008/TooManyDevices': 'VSP-008/too-many',
  'VSP-009/MethodNotFound': 'VSP-009/method-untold',
  'VSP-010/CpuHotPlugNotSupported': 'VSP-010/cpu-while-on',
  'VSP-010/MemoryHotPlugNotSupported': 'VSP-010/memory-while-on',
};

function namesOf(key: TextKey): string[] {
  const { message, hint } = texts.en[key];
  return [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
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
    ['property', 'device'],
    ['device', 'device'],
    ['host', 'host'],
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
    return (typeof value === 'string' && value !== '') || typeof value === 'number'
      ? [[to, worded(detail, value)] as const]
      : [];
  });
  const reason = message === '' ? {} : { reason: message };
  const privilege = isA(detail, 'NoPermission') ? privilegeIn(detail) : undefined;
  return {
    ...reason,
    ...(privilege !== undefined && { privilege }),
    ...nestedIn(fields),
    ...Object.fromEntries(found),
  };
}

/** The rule that was broken, and the task that is in the way. */
function nestedIn({ rule, task }: Readonly<Record<string, unknown>>): Record<string, string> {
  const name = isObject(rule) ? rule['name'] : undefined;
  return {
    ...(typeof name === 'string' && name !== '' && { rule: name }),
    ...(isRef(task) && task.value !== '' && { task: task.value }),
  };
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
