/** Draws values of any type of the slice, as a server of the newest version could send them. */
import * as fc from 'fast-check';
import { isBelow, slice, type SliceField, fieldsOf } from './slice.ts';

export type Drawn = string | number | boolean | Date | readonly Drawn[] | { readonly [name: string]: Drawn };

const deepest = 2;
const known = new Map<string, fc.Arbitrary<Drawn>>();

/** Values that only boxes can tell the kind of are boxed. */
export function drawObject(type: string, depth = 0): fc.Arbitrary<Drawn> {
  const key = `${type} ${depth}`;
  const drawn = known.get(key) ?? makeObject(type, depth);
  known.set(key, drawn);
  return drawn;
}

function makeObject(type: string, depth: number): fc.Arbitrary<Drawn> {
  const candidates = Object.keys(slice.types).filter((name) => isBelow(name, type));
  const choice = depth > deepest ? [type] : candidates;
  return fc.constantFrom(...choice).chain((name) => drawFields(name, depth));
}

function drawFields(type: string, depth: number): fc.Arbitrary<Drawn> {
  const key = `fields of ${type} ${depth}`;
  const drawn = known.get(key) ?? makeFields(type, depth);
  known.set(key, drawn);
  return drawn;
}

function makeFields(type: string, depth: number): fc.Arbitrary<Drawn> {
  const fields = fieldsOf(type).filter(({ optional }) => optional !== true || depth <= deepest);
  const record = Object.fromEntries(fields.map((field) => [field.name, drawField(field, depth)]));
  const required = fields.filter(({ optional }) => optional !== true).map(({ name }) => name);
  return fc.record(record, { requiredKeys: required }).map((own) => ({ _typeName: type, ...own }));
}

function drawField({ type, array, optional }: SliceField, depth: number): fc.Arbitrary<Drawn> {
  const value = drawValue(type, depth + 1);
  if (array !== true) return value;
  // In SOAP an empty list is no list.
  return fc.array(value, { minLength: optional === true ? 1 : 0, maxLength: 2 });
}

function drawValue(type: string, depth: number): fc.Arbitrary<Drawn> {
  if (type === 'ManagedObjectReference') return drawRef();
  if (type === 'anyType') return drawAny(depth);
  const words = slice.enums[type];
  if (words !== undefined) return fc.constantFrom(...words);
  return scalars[type] ?? fc.constant(null).chain(() => drawObject(type, depth));
}

function drawAny(depth: number): fc.Arbitrary<Drawn> {
  const boxed = ['byte', 'short', 'int', 'long'].map((kind) =>
    number(kind).map((value) => ({ _typeName: kind, _value: value })),
  );
  const plain = [text, fc.boolean(), date, drawRef(), ...boxed];
  return depth > deepest ? fc.oneof(...plain) : fc.oneof(...plain, drawObject('Description', depth + 1));
}

function drawRef(): fc.Arbitrary<Drawn> {
  const type = fc.constantFrom('VirtualMachine', 'Datastore', 'Folder', 'DistributedVirtualPortgroup');
  return fc.record({ type, value: fc.stringMatching(/^[a-z]{1,9}-[0-9]{1,5}$/) });
}

/** Any character that XML can say. */
const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .map((drawn) => drawn.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '\t&<>"\'\r\n'));

const date = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((drawn): Drawn => drawn);

const bits: Readonly<Record<string, number>> = { byte: 7, short: 15, int: 31, long: 53 };

function number(kind: string): fc.Arbitrary<number> {
  const limit = 2 ** (bits[kind] ?? 31);
  return fc.integer({ min: -limit + 1, max: limit - 1 });
}

const scalars: Readonly<Record<string, fc.Arbitrary<Drawn>>> = {
  string: text,
  boolean: fc.boolean(),
  byte: number('byte'),
  short: number('short'),
  int: number('int'),
  long: number('long'),
  float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }),
  dateTime: date,
  base64Binary: fc.base64String({ maxLength: 20 }).filter((drawn) => drawn !== ''),
};

/** What is read of a value: boxes are open. */
export function opened(value: Drawn): Drawn {
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('_value' in value) return value['_value'] ?? '';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner)]));
}
