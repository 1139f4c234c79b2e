/** The checked-in slice of vim25.json, which is where the tests of the wire know the schema from. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface SliceField {
  readonly name: string;
  readonly type: string;
  readonly array?: boolean;
  readonly optional?: boolean;
  readonly since?: string;
}

export interface Slice {
  readonly types: Readonly<
    Record<string, { base?: string; since?: string; echo?: boolean; fields: readonly SliceField[] }>
  >;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly methods: Readonly<
    Record<string, { since?: string; params: readonly SliceField[]; returns: SliceField | null }>
  >;
  readonly kin: Readonly<Record<string, readonly string[]>>;
}

export const slice = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../scripts/vim25/slice.json'), 'utf8'),
) as Slice;

/** Those of the bases first. */
export function fieldsOf(type: string): readonly SliceField[] {
  const { base, fields } = typeOf(type);
  return [...(base === undefined ? [] : fieldsOf(base)), ...fields];
}

export function typeOf(type: string): Slice['types'][string] {
  const found = slice.types[type];
  if (found === undefined) throw new Error(`no type ${type}`);
  return found;
}

export function isBelow(type: string, base: string): boolean {
  for (let each: string | undefined = type; each !== undefined; each = typeOf(each).base)
    if (each === base) return true;
  return false;
}

export const scalars = [
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
];

/** Is `a` newer than `b`? */
export function newer(a: string, b: string): boolean {
  const numbers = (version: string): number[] => [...version.split('.').map(Number), 0, 0, 0].slice(0, 4);
  const [x, y] = [numbers(a), numbers(b)];
  const at = x.findIndex((each, index) => each !== y[index]);
  return at >= 0 && (x[at] ?? 0) > (y[at] ?? 0);
}
