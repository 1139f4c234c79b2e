/** VI/JSON answers → values, by the same table as SOAP's. `_typeName` may stand anywhere in an object. */
import { deepest, hostile, unreadable } from './refuse.ts';
import { fromJson } from './scalars.ts';
import { type DataType, dataType, type Field, type Slot } from './schema.ts';
import { actualType, anySlot, type Decoded, type DecodedObject, itemSlot } from './slots.ts';
import { isObject } from './values.ts';

/** Nothing is `null`, an empty body, or no content at all. */
export function readJson(text: string, returns: Field | undefined): Decoded | undefined {
  const value = text.trim() === '' ? null : parse(text);
  if (value === null || returns === undefined) return undefined;
  if (!returns.array) return readSlot(returns.slot, value, 0);
  return Array.isArray(value) ? readList(returns.slot, value, 0) : unreadable('not a list');
}

/** The fault object is the body itself. */
export function readJsonFault(text: string): { readonly fault: DecodedObject; readonly message: string } {
  const value = parse(text);
  const base = dataType('MethodFault');
  if (!isObject(value) || typeof value['_typeName'] !== 'string' || base === undefined)
    return unreadable('no fault');
  const fault = readData(base, 'fault' in value && isObject(value['fault']) ? value['fault'] : value, 0);
  return { fault, message: sentence(value) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return unreadable('not JSON');
  }
}

function readSlot(slot: Slot, value: unknown, depth: number): Decoded | undefined {
  if (value === null || value === undefined) return undefined;
  if (depth > deepest) return hostile('objects that are nested too deeply');
  switch (slot.kind) {
    case 'scalar':
      return fromJson(slot.type, value);
    case 'enum':
      return typeof value === 'string' ? value : unreadable('not a word');
    case 'ref':
      return readRef(value);
    case 'any':
      return readAny(value, depth);
    case 'data': {
      const type = dataType(slot.type);
      if (type === undefined) return undefined;
      if (!isObject(value)) return unreadable(`not a ${slot.type}`);
      return type.name === 'LocalizedMethodFault'
        ? readLocalized(type, value, depth)
        : readData(type, value, depth);
    }
  }
}

function readList(slot: Slot, values: readonly unknown[], depth: number): Decoded[] {
  const list: Decoded[] = [];
  for (const value of values) {
    const item = readSlot(slot, value, depth + 1);
    if (item !== undefined) list.push(item);
  }
  return list;
}

function readData(
  declared: DataType,
  value: Readonly<Record<string, unknown>>,
  depth: number,
): DecodedObject {
  const sent = typeof value['_typeName'] === 'string' ? value['_typeName'] : declared.name;
  const type = actualType(sent, declared);
  const object: DecodedObject = { _typeName: type.name };
  if (sent !== type.name) object['_sentAs'] = sent;
  for (const name of Object.keys(value)) {
    const field = type.byName.get(name);
    if (field === undefined) {
      if (name === '__proto__') hostile('a field __proto__');
      continue;
    }
    const own = readField(field, value[name], depth);
    if (own !== undefined) object[field.name] = own;
  }
  for (const name of type.lists) object[name] ??= [];
  return object;
}

function readField({ slot, array }: Field, value: unknown, depth: number): Decoded | undefined {
  if (value === null) return undefined;
  if (!array) return readSlot(slot, value, depth + 1);
  return Array.isArray(value) ? readList(slot, value, depth) : unreadable('not a list');
}

/** JSON has the fault in place where SOAP has it with its sentence; some servers send both. */
function readLocalized(
  type: DataType,
  value: Readonly<Record<string, unknown>>,
  depth: number,
): DecodedObject {
  if (isObject(value['fault'])) return readData(type, { ...value, _typeName: type.name }, depth);
  const base = dataType('MethodFault');
  if (base === undefined) return unreadable('no fault');
  const message = sentence(value);
  const fault = readData(base, value, depth + 1);
  return { _typeName: type.name, fault, ...(message !== '' && { localizedMessage: message }) };
}

function sentence(value: Readonly<Record<string, unknown>>): string {
  const { faultstring, localizedMessage, faultMessage } = value;
  const first: unknown = Array.isArray(faultMessage) ? faultMessage[0] : undefined;
  const message = isObject(first) ? first['message'] : undefined;
  return (
    [faultstring, localizedMessage, message]
      .find((each) => typeof each === 'string' && each !== '')
      ?.toString() ?? ''
  );
}

function readRef(value: unknown): Decoded {
  const inner: unknown = isObject(value) && isObject(value['_value']) ? value['_value'] : value;
  if (!isObject(inner) || typeof inner['value'] !== 'string') return unreadable('not a reference');
  const ref = { type: typeof inner['type'] === 'string' ? inner['type'] : '', value: inner['value'] };
  return typeof inner['serverGuid'] === 'string' ? { ...ref, serverGuid: inner['serverGuid'] } : ref;
}

/** Boxed; and bare as some servers send it. */
function readAny(value: unknown, depth: number): Decoded | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return readList({ kind: 'any' }, value, depth);
  if (!isObject(value)) return undefined;
  if (depth > deepest) return hostile('objects that are nested too deeply');
  const name = typeof value['_typeName'] === 'string' ? value['_typeName'] : '';
  const inner = value['_value'];
  const slot = anySlot(name);
  if (slot !== undefined)
    return readSlot(slot, inner === undefined || slot.kind === 'ref' ? value : inner, depth + 1);
  if (Array.isArray(inner)) return readList(itemSlot(name), inner, depth);
  return readAny(inner, depth + 1);
}
