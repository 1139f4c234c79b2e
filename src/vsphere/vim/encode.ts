/** What both encoders check before they write: that the server knows it, and that it is complete. */
import type { DataType, Field } from './schema.ts';
import { dataType, descends } from './schema.ts';
import { deepest, tooNew, unsendable } from './refuse.ts';
import { isObject } from './values.ts';

export interface Target {
  /** The server's API version, as `versionNumber`. */
  readonly version: number;
}

export interface Member {
  readonly field: Field;
  readonly value: unknown;
  readonly at: string;
}

/**
 * The fields to send of an object, in schema order. Something newer than the server is refused, whoever asks for it has
 * to ask by version; only devices (`echo`) go back as they were read, without what is newer.
 */
export function membersOf(type: DataType, value: unknown, target: Target, at: string): Member[] {
  if (!isObject(value)) return unsendable(at, `not a ${type.name}`);
  if ('_sentAs' in value) return unsendable(at, `of the unknown type ${String(value['_sentAs'])}`);
  if (type.since > target.version) return tooNew(`${at} (${type.name})`);
  for (const key of Object.keys(value)) {
    if (!type.byName.has(key) && key !== '_typeName')
      unsendable(`${at}.${key}`, `${type.name} has no such field`);
  }
  return fieldsOf(type.fields, value, target, at, type.echo);
}

/** Parameters and fields alike. With `echo` newer ones are left out. */
export function fieldsOf(
  fields: readonly Field[],
  value: Readonly<Record<string, unknown>>,
  target: Target,
  at: string,
  echo = false,
): Member[] {
  if (at.length > 20 * deepest) return unsendable(at.slice(0, 80), 'nested too deeply');
  const members: Member[] = [];
  for (const field of fields) {
    const own = value[field.name];
    const path = at === '' ? field.name : `${at}.${field.name}`;
    if (own === undefined) {
      if (!field.optional && !field.array) unsendable(path, 'required');
      continue;
    }
    if (field.array !== Array.isArray(own)) unsendable(path, field.array ? 'not a list' : 'a list');
    if (field.since > target.version) {
      if (!echo) tooNew(path);
      continue;
    }
    members.push({ field, value: own, at: path });
  }
  return members;
}

/** The type that an object says it is, or the slot's; an `any` slot has none. */
export function typeOf(value: unknown, declared: string | undefined, at: string): DataType {
  const name =
    isObject(value) && typeof value['_typeName'] === 'string' ? value['_typeName'] : (declared ?? '');
  const type = dataType(name);
  if (type === undefined) return unsendable(at, `no type ${name}`);
  return declared === undefined || descends(name, declared)
    ? type
    : unsendable(at, `${name} is not a ${declared}`);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
