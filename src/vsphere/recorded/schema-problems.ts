import type * as z from 'zod';
import { type Problem, valueAt } from './problem.ts';
import { formatVersion } from './schema.ts';

/** Zod's issues as problems with texts of our own. */
export function problemsOf(error: z.ZodError, root: unknown): Problem[] {
  return error.issues.flatMap((issue) => problemOf(issue, root));
}

function problemOf(issue: z.core.$ZodIssue, root: unknown): Problem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  const value = valueAt(path, root);
  const found = shown(value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ key: 'REC-003/unknown-key', path: [...path, key], args: { key } }));
  }
  if (issue.code === 'invalid_key') return [{ key: 'REC-003/unknown-key', path, args: { key: path.at(-1) } }];
  if (value === undefined) return [{ key: 'REC-003/missing-key', path, args: { key: path.at(-1) } }];
  if (value === null) return [{ key: 'REC-003/null', path, args: {} }];
  if (path.join() === 'version')
    return [{ key: 'REC-003/version', path, args: { found, known: formatVersion } }];
  if (isSize(path.at(-1)) && typeof value === 'string')
    return [{ key: 'REC-003/size', path, args: { found } }];
  switch (issue.code) {
    case 'invalid_type':
      return [{ key: 'REC-003/type', path, args: { found, expected: jsonType(issue.expected) } }];
    case 'invalid_value':
      return [{ key: 'REC-003/value', path, args: { found, values: issue.values } }];
    case 'too_small':
      return [{ key: 'REC-003/small', path, args: { found, minimum: Number(issue.minimum) } }];
    case 'too_big':
      return [{ key: 'REC-003/big', path, args: { found, maximum: Number(issue.maximum) } }];
    default:
      return [{ key: 'REC-003/form', path, args: { found } }];
  }
}

function isSize(key: unknown): boolean {
  return typeof key === 'string' && key.endsWith('Mib');
}

function jsonType(expected: string): string {
  return expected === 'record' ? 'object' : expected === 'int' ? 'integer' : expected;
}

/** The value as it stands in the file, short enough for a sentence; of a list or object only that it is one. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : '{…}';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
