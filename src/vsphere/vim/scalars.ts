import { type Scalar } from './schema.ts';
import { hostile, unreadable, unsendable } from './refuse.ts';

export type ScalarValue = string | number | boolean | Date;

const ranges: Readonly<Record<'byte' | 'short' | 'int' | 'long', number>> = {
  byte: 2 ** 7,
  short: 2 ** 15,
  int: 2 ** 31,
  long: 2 ** 63,
};

/**
 * An element's text as a value; undefined for an empty one that is no string (servers send those for what is unset).
 * A long beyond 2^53 is rounded.
 */
export function fromText(type: Scalar, text: string): ScalarValue | undefined {
  if (type === 'string') return text;
  const bare = text.trim();
  if (bare === '') return undefined;
  switch (type) {
    case 'base64Binary':
      return bare;
    case 'boolean':
      return (
        bare === 'true' ||
        bare === '1' ||
        (bare === 'false' || bare === '0' ? false : unreadable('not a boolean'))
      );
    case 'dateTime':
      return date(bare);
    case 'float':
    case 'double':
      return float(bare);
    default:
      if (bare.length > 24) hostile('a number of too many digits');
      return isWhole(bare) ? within(type, Number(bare)) : unreadable(`not a number of kind ${type}`);
  }
}

/** A JSON value as a value. Numbers and booleans that were written as strings are taken too. */
export function fromJson(type: Scalar, value: unknown): ScalarValue | undefined {
  if (typeof value === 'string') return fromText(type, value);
  if (typeof value === 'boolean' && type === 'boolean') return value;
  if (typeof value !== 'number' || type === 'string' || type === 'boolean')
    return unreadable(`not of kind ${type}`);
  if (type === 'float' || type === 'double') return value;
  if (type === 'dateTime' || type === 'base64Binary') return unreadable(`not of kind ${type}`);
  return Number.isInteger(value) ? within(type, value) : hostile(`a number beyond ${type}`);
}

/** The same in both encodings: what is said here is text in SOAP, and a literal in JSON (a date is text there too). */
export function toWire(type: Scalar, value: unknown, at: string): string | number | boolean {
  switch (type) {
    case 'string':
    case 'base64Binary':
      return typeof value === 'string' ? legal(value, at) : unsendable(at, 'not a string');
    case 'boolean':
      return typeof value === 'boolean' ? value : unsendable(at, 'not a boolean');
    case 'dateTime':
      return value instanceof Date && !Number.isNaN(value.getTime())
        ? value.toISOString()
        : unsendable(at, 'not a date');
    case 'float':
    case 'double':
      return typeof value === 'number' && Number.isFinite(value)
        ? value
        : unsendable(at, 'not a finite number');
    default:
      if (typeof value !== 'number' || !Number.isSafeInteger(value))
        return unsendable(at, 'not a whole number');
      return value >= -ranges[type] && value < ranges[type] ? value : unsendable(at, `beyond ${type}`);
  }
}

/** Characters that XML cannot say are refused in both encodings: the server could not send them to a SOAP client. */
function legal(text: string, at: string): string {
  return /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(text)
    ? unsendable(at, 'a character that XML does not have')
    : text;
}

/** Digits, and maybe a sign before them. */
function isWhole(text: string): boolean {
  const first = text.charCodeAt(0);
  const from = first === 43 || first === 45 ? 1 : 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text.length > from;
}

function within(type: 'byte' | 'short' | 'int' | 'long', value: number): number {
  return value >= -ranges[type] && value <= ranges[type] ? value : hostile(`a number beyond ${type}`);
}

function float(text: string): number {
  if (text.length > 64) hostile('a number of too many digits');
  if (text === 'INF' || text === '-INF') return text === 'INF' ? Infinity : -Infinity;
  const value = Number(text);
  return Number.isNaN(value) && text !== 'NaN' ? unreadable('not a number') : value;
}

/** Without a zone it is UTC, as vSphere means it. */
function date(text: string): Date {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const value = new Date(zoned);
  return Number.isNaN(value.getTime()) ? unreadable('not a date') : value;
}
