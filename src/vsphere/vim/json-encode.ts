/** Values → VI/JSON: `_typeName` on every object, values in an `any` slot boxed. */
import { fieldsOf, listOf, type Member, membersOf, type Target, typeOf } from './encode.ts';
import { unsendable } from './refuse.ts';
import { scalarOf, type DataType, type Field, type Slot } from './schema.ts';
import { toWire } from './scalars.ts';
import { isObject, isRef, type Ref } from './values.ts';

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

export function jsonRequest(
  params: readonly Field[],
  args: Readonly<Record<string, unknown>>,
  target: Target,
): Json {
  return fromMembers(fieldsOf(params, args, target, ''), target);
}

export function objectJson(type: DataType, value: unknown, target: Target, at: string): Json {
  return { _typeName: type.name, ...fromMembers(membersOf(type, value, target, at), target) };
}

function fromMembers(members: readonly Member[], target: Target): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    members.map(({ field, value, at }) => {
      const items = listOf(value).map((item) => slotJson(field.slot, item, target, at));
      return [field.name, field.array ? items : (items[0] ?? unsendable(at, 'nothing'))];
    }),
  );
}

function slotJson(slot: Slot, value: unknown, target: Target, at: string): Json {
  switch (slot.kind) {
    case 'scalar':
      return toWire(slot.type, value, at);
    case 'enum':
      return toWire('string', value, at);
    case 'ref':
      return isRef(value) ? refJson(value) : unsendable(at, 'not a reference');
    case 'any':
      return anyJson(value, target, at);
    case 'data':
      return objectJson(typeOf(value, slot.type, at), value, target, at);
  }
}

function anyJson(value: unknown, target: Target, at: string): Json {
  if (typeof value === 'string') return { _typeName: 'string', _value: toWire('string', value, at) };
  if (typeof value === 'boolean') return { _typeName: 'boolean', _value: value };
  if (value instanceof Date) return { _typeName: 'dateTime', _value: toWire('dateTime', value, at) };
  if (isRef(value)) return refJson(value);
  if (isObject(value) && '_value' in value) {
    const kind = scalarOf(String(value['_typeName'])) ?? unsendable(at, 'boxed as nothing known');
    return { _typeName: kind, _value: toWire(kind, value['_value'], at) };
  }
  return objectJson(typeOf(value, undefined, at), value, target, at);
}

function refJson({ type, value, serverGuid }: Ref): Json {
  return {
    _typeName: 'ManagedObjectReference',
    type,
    value,
    ...(serverGuid !== undefined && { serverGuid }),
  };
}
