/** From what was decoded to what the method promises: the last look before a value leaves the door. */
import type { MethodName, Result } from './encoding.ts';
import { tooNew, unreadable } from './refuse.ts';
import { descends, type Field, type Method, method } from './schema.ts';
import { isObject, isRef } from './values.ts';
import { versionNumber } from './version.ts';

/** The method as the table has it; with a version, refused where the server is older. */
export function known(name: MethodName, version?: string): Method {
  const found = method(name);
  if (found === undefined) return unreadable(`no method ${name}`);
  return version !== undefined && found.since > versionNumber(version) ? tooNew(name) : found;
}

export function result<M extends MethodName>(name: M, value: unknown): Result<M> {
  const { returns } = known(name);
  const given = value === undefined && returns?.array === true && !returns.optional ? [] : value;
  return isResult(name, given) ? given : unreadable(`${name} did not answer what it promises`);
}

/** Is the value of the kind that the field holds? Objects may lack fields: `Sent`. */
export function fits({ slot, array }: Field, value: unknown): boolean {
  if (array) return Array.isArray(value) && value.every((item) => fitsSlot(slot, item));
  return fitsSlot(slot, value);
}

function isResult<M extends MethodName>(name: M, value: unknown): value is Result<M> {
  const { returns } = known(name);
  if (returns === undefined) return value === undefined;
  return value === undefined ? returns.optional : fits(returns, value);
}

function fitsSlot(slot: Field['slot'], value: unknown): boolean {
  switch (slot.kind) {
    case 'any':
      return value !== undefined;
    case 'ref':
      return isRef(value);
    case 'enum':
      return typeof value === 'string';
    case 'data':
      return (
        isObject(value) && typeof value['_typeName'] === 'string' && descends(value['_typeName'], slot.type)
      );
    case 'scalar':
      return typeof value === kindOf(slot.type) || (slot.type === 'dateTime' && value instanceof Date);
  }
}

function kindOf(scalar: string): string {
  switch (scalar) {
    case 'string':
    case 'base64Binary':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return 'number';
  }
}
