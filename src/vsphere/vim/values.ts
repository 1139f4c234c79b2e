/** Values of vim25 as hvm holds them, the same for both encodings. */
import { dataType, descends } from './schema.ts';
import type { Objects, Types } from './types.ts';

/** A managed object's reference. It is valid for one vCenter, and never leaves `vsphere/`. */
export interface Ref {
  readonly type: string;
  readonly value: string;
  /** Only of another vCenter. */
  readonly serverGuid?: string;
}

/** What an `anyType` slot takes. A number needs its kind: `box('int', 5)`. */
export type AnyValue = string | boolean | Date | Ref | AnyObject | Boxed;
export interface AnyObject {
  readonly _typeName: keyof Types;
}
export interface Boxed {
  readonly _typeName: 'byte' | 'short' | 'int' | 'long' | 'float' | 'double';
  readonly _value: number;
}

/** What an `anyType` slot is read as. */
export type AnySent = string | number | boolean | Date | Ref | AnyObject | readonly AnySent[];

/**
 * A value as a server sent it. Every field may be absent, whatever the schema says: servers leave out, and older ones do
 * not know; enumerations may hold words that we do not know. `whole` makes the type itself of it.
 */
export type Sent<T> = [AnyValue] extends [T]
  ? AnySent
  : T extends Ref
    ? Ref
    : T extends string
      ? string
      : T extends number | boolean | Date | undefined
        ? T
        : T extends readonly (infer Item)[]
          ? readonly Sent<Item>[]
          : SentObject<T>;

type SentObject<T> = {
  readonly [K in keyof T as K extends '_typeName' ? never : K]?: Sent<Exclude<T[K], undefined>>;
} & {
  readonly _typeName: T extends { readonly _typeName?: infer Name extends string } ? Name : never;
};

export type TypeName = keyof Types;
export type ObjectName = keyof Objects;

/** A data object, tagged with its type. */
export function make<K extends TypeName>(name: K, fields: Omit<Types[K], '_typeName'>): Types[K];
export function make(name: string, fields: object): object {
  return { _typeName: name, ...fields };
}

export function box(kind: Boxed['_typeName'], value: number): Boxed {
  return { _typeName: kind, _value: value };
}

export function isRef(value: unknown): value is Ref {
  return (
    isObject(value) &&
    typeof value['value'] === 'string' &&
    typeof value['type'] === 'string' &&
    !('_typeName' in value)
  );
}

/** Is the object of that type, or of one below it? An unknown type counts as the nearest base that is known. */
export function isA<K extends TypeName>(value: unknown, name: K): value is Sent<Types[K]> {
  return isObject(value) && typeof value['_typeName'] === 'string' && descends(value['_typeName'], name);
}

/** The type that the object is read as; `sentAs` tells what the server called it, if that is another. */
export function typeName(value: object): string {
  return isObject(value) && typeof value['_typeName'] === 'string' ? value['_typeName'] : '';
}

/** What the server called the object's type, where that is a type that the slice does not have. */
export function sentAs(value: object): string | undefined {
  return isObject(value) && typeof value['_sentAs'] === 'string' ? value['_sentAs'] : undefined;
}

/** Has the object everything that its type requires, all the way down? Then it can be sent back. */
export function isWhole<K extends TypeName>(value: unknown, name: K): value is Types[K] {
  return isA(value, name) && isComplete(value);
}

function isComplete(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isComplete);
  if (!isObject(value) || value instanceof Date || isRef(value) || '_value' in value) return true;
  const type = dataType(typeof value['_typeName'] === 'string' ? value['_typeName'] : '');
  if (type === undefined || '_sentAs' in value) return false;
  return type.fields.every(({ name, optional }) =>
    value[name] === undefined ? optional : isComplete(value[name]),
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
