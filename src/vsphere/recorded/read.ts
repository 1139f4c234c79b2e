import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import { findJsonFlaw, lineAndColumn, locateJson } from '../../lib/json-text.ts';
import type { TextKey } from '../../messages/index.ts';
import type { Observed } from '../../model/observed.ts';
import { inconsistencies } from './consistency.ts';
import { fillDefaults, sortInventory } from './fill.ts';
import { lostKey } from './lost-key.ts';
import { pathText, type Problem } from './problem.ts';
import { problemsOf } from './schema-problems.ts';
import { formatName, formatVersion, recordingSchema } from './schema.ts';

/**
 * The vCenter that a recording holds, every default filled in, every list in order. `file` is its name for messages.
 * Throws HvmError with exit 65 and the place of the first problem; the others are named in its text.
 */
export function parseRecording(bytes: Uint8Array, file: string): Observed {
  const text = decode(bytes, file);
  const value = parseJson(text, file);
  checkFormat(value, file);
  mustKeepAllKeys(text, file);
  const parsed = recordingSchema.safeParse(value);
  if (!parsed.success) throw reported(problemsOf(parsed.error, value), value, text, file);
  const inventory = fillDefaults(parsed.data);
  const problems = inconsistencies(inventory);
  if (problems.length > 0) throw reported(problems, value, text, file);
  return sortInventory(inventory);
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid('REC-002/utf8', { file }, cause);
  }
}

function parseJson(text: string, file: string): unknown {
  if (text.trim() === '') throw invalid('REC-002/empty', { file });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const flaw = findJsonFlaw(text) ?? { offset: 0, kind: 'unexpected' as const };
    const place = { file, ...lineAndColumn(text, flaw.offset) };
    const conflict = /^(<{7}|={7}|>{7})/m.test(text);
    const key = conflict ? 'REC-002/conflict' : (`REC-002/${flaw.kind}` as const);
    throw new HvmError(key, { exit: exitCode.invalid, args: { file }, place, cause });
  }
}

function mustKeepAllKeys(text: string, file: string): void {
  const lost = lostKey(text);
  if (lost === undefined) return;
  const { key, offset, why } = lost;
  const place = { file, ...lineAndColumn(text, offset) };
  const error = why === 'twice' ? 'REC-002/twice' : 'REC-003/unknown-key';
  throw new HvmError(error, { exit: exitCode.invalid, args: { file, key, path: key, also: '' }, place });
}

function checkFormat(value: unknown, file: string): void {
  const { format, version } =
    typeof value === 'object' && value !== null ? { format: undefined, version: undefined, ...value } : {};
  if (format !== formatName) throw invalid('REC-002/foreign', { file, format: formatName });
  if (typeof version === 'number' && version > formatVersion) {
    throw invalid('REC-002/newer', { file, version, known: formatVersion });
  }
}

function invalid(key: TextKey, args: Record<string, unknown>, cause?: unknown): HvmError {
  return new HvmError(key, { exit: exitCode.invalid, args, ...(cause === undefined ? {} : { cause }) });
}

/** Places of problems that the text of an error names besides the first. */
const named = 5;

function reported(problems: readonly Problem[], value: unknown, text: string, file: string): HvmError {
  const [first, ...others] = problems;
  if (first === undefined) throw new RangeError('a recording without problems is reported');
  const place = { file, ...lineAndColumn(text, locateJson(text, first.path)) };
  const paths = others.slice(0, named).map(({ path }) => pathText(path, value));
  const dots = others.length > named ? ', …' : '';
  const also = others.length === 0 ? '' : ` (+${others.length}: ${paths.join(', ')}${dots})`;
  const args = { ...first.args, file, path: pathText(first.path, value), also };
  return new HvmError(first.key, { exit: exitCode.invalid, args, place });
}
