/** The table as the encodings walk it: types are read when they are first asked for, bases before own fields. */
import { enums, kin, methods, objects, type Row, types } from './table.ts';
import { versionNumber } from './version.ts';

export type Scalar =
  | 'string'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'dateTime'
  | 'base64Binary';

/** What can stand in a slot: a scalar, anything, a reference, a word of an enumeration, a data object. */
export type Slot =
  | { readonly kind: 'scalar'; readonly type: Scalar }
  | { readonly kind: 'any' | 'ref' }
  | { readonly kind: 'enum' | 'data'; readonly type: string };

export interface Field {
  readonly name: string;
  readonly slot: Slot;
  readonly array: boolean;
  readonly optional: boolean;
  /** As `versionNumber`; 0 if 5.5 has it. */
  readonly since: number;
}

export interface DataType {
  readonly name: string;
  readonly base: DataType | undefined;
  /** Newer fields are left out of a request instead of refused. */
  readonly echo: boolean;
  readonly since: number;
  /** Those of the base first: the order of the schema. */
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  /** Required repeated fields: absent in an answer is empty. */
  readonly lists: readonly string[];
}

export interface Method {
  readonly name: string;
  readonly since: number;
  readonly params: readonly Field[];
  readonly returns: Field | undefined;
}

const scalars: ReadonlyMap<string, Scalar> = new Map(
  (
    [
      'string',
      'boolean',
      'byte',
      'short',
      'int',
      'long',
      'float',
      'double',
      'dateTime',
      'base64Binary',
    ] as const
  ).map((name) => [name, name]),
);
/** Names of scalars in an `any` slot beyond their own: XML Schema's, and those of older and of foreign encoders. */
const aliases: ReadonlyMap<string, Scalar> = new Map([
  ['anyURI', 'string'],
  ['binary', 'base64Binary'],
  ['TypeName', 'string'],
  ['MethodName', 'string'],
  ['PropertyPath', 'string'],
]);
const typeRows = new Map(Object.entries(types));
const objectRows = new Map(Object.entries(objects));
const methodRows = new Map(Object.entries(methods));
const kinOf = new Map(
  Object.entries(kin).flatMap(([base, names]) =>
    names.split(' ').map((name): [string, string] => [name, base]),
  ),
);
const readTypes = new Map<string, DataType>();
const readObjects = new Map<string, DataType>();
const readMethods = new Map<string, Method>();

/** The data type of that name, if it is in the slice. */
export function dataType(name: string): DataType | undefined {
  return read(name, typeRows, readTypes);
}

/** The managed object's properties, as a data type. */
export function managedObject(name: string): DataType | undefined {
  return read(name, objectRows, readObjects);
}

export function method(name: string): Method | undefined {
  const known = readMethods.get(name);
  const row = methodRows.get(name);
  if (known !== undefined || row === undefined) return known;
  const made: Method = {
    name,
    since: since(row.since),
    params: fieldsOf(row),
    returns: row.returns === undefined ? undefined : fieldOf(row.returns),
  };
  readMethods.set(name, made);
  return made;
}

/** The nearest type of the slice that `name` is: itself, or the base known by name, else `fallback`. */
export function nearest(name: string, fallback?: DataType): DataType | undefined {
  return dataType(name) ?? dataType(kinOf.get(name) ?? '') ?? fallback;
}

export function scalarOf(name: string): Scalar | undefined {
  return scalars.get(name) ?? aliases.get(name);
}

export function isEnum(name: string): boolean {
  return enums.has(name);
}

/** Is `name` the type `base`, or one below it? Types known by name alone count. */
export function descends(name: string, base: string): boolean {
  if (name === base) return true;
  for (let type = nearest(name); type !== undefined; type = type.base) if (type.name === base) return true;
  return false;
}

/** The type's bases, nearest first, as far as the slice knows them. */
export function basesOf(name: string): readonly string[] {
  const bases: string[] = [];
  for (let type = nearest(name); type !== undefined; type = type.base)
    if (type.name !== name) bases.push(type.name);
  return bases;
}

function read(
  name: string,
  rows: ReadonlyMap<string, Row>,
  done: Map<string, DataType>,
): DataType | undefined {
  const known = done.get(name);
  const row = rows.get(name);
  if (known !== undefined || row === undefined) return known;
  const base = row.base === undefined ? undefined : read(row.base, rows, done);
  const fields = [...(base?.fields ?? []), ...fieldsOf(row)];
  const type: DataType = {
    name,
    base,
    echo: row.echo === true,
    since: since(row.since),
    fields,
    byName: new Map(fields.map((field) => [field.name, field])),
    lists: fields.filter(({ array, optional }) => array && !optional).map(({ name }) => name),
  };
  done.set(name, type);
  return type;
}

function fieldsOf(row: Row): Field[] {
  return row.fields === '' ? [] : row.fields.split(' ').map(fieldOf);
}

function fieldOf(text: string): Field {
  const [declared = '', version] = text.split('@');
  const [label = '', type = ''] = declared.split(':');
  const array = type.endsWith('[]');
  return {
    name: label.endsWith('?') ? label.slice(0, -1) : label,
    slot: slotOf(array ? type.slice(0, -2) : type),
    array,
    optional: label.endsWith('?'),
    since: since(version),
  };
}

function slotOf(type: string): Slot {
  const scalar = scalars.get(type);
  if (scalar !== undefined) return { kind: 'scalar', type: scalar };
  if (type === 'anyType') return { kind: 'any' };
  if (type === 'ManagedObjectReference') return { kind: 'ref' };
  return { kind: isEnum(type) ? 'enum' : 'data', type };
}

function since(version: string | undefined): number {
  return version === undefined ? 0 : versionNumber(version);
}
