import { lstat, open, rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HvmError } from '../errors.ts';
import { jsonPieces } from '../lib/json-pieces.ts';
import type { TextKey } from '../messages/index.ts';
import type { Plan } from '../model/plan.ts';
import { digestOf, inputsDigestOf } from '../plan/digest.ts';
import { readBounded } from './bounded-file.ts';
import type { Call } from './call.ts';

/** Twenty times what a plan of 5,000 VMs has. */
const mostBytes = 256 * 1024 * 1024;

/** Saves a plan for `apply --plan`: readable by its owner only, and whole or not there. @throws HvmError PLN-006 */
export async function savePlan({ context }: Call, file: string, plan: Plan): Promise<void> {
  const path = resolve(context.cwd, file);
  const draft = `${path}.${context.process.pid}.tmp`;
  const there = await lstat(path).catch(() => undefined);
  // A device or a pipe would be gone after it.
  if (there !== undefined && !there.isFile() && !there.isSymbolicLink())
    throw new HvmError('PLN-006/special', { exit: 1, args: { file } });
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await writeFile(handle, jsonPieces(plan));
      await writeFile(handle, '\n');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new HvmError('PLN-006', { exit: 1, args: { file, reason: reasonOf(error) }, cause: error });
  }
}

/**
 * The plan in a file that `savePlan` wrote.
 * @throws HvmError PLN-002 and PLN-003 (exit 65): not there, cut off, foreign, of another version, edited
 */
export async function readPlan({ context }: Call, file: string): Promise<Plan> {
  const flawed = (key: TextKey, args = {}) => new HvmError(key, { exit: 65, args: { file, ...args } });
  const bytes = await readBounded(resolve(context.cwd, file), mostBytes).catch((error: unknown) => {
    throw flawed('PLN-002', { reason: reasonOf(error) });
  });
  if (bytes === 'special') throw flawed('PLN-002/special');
  if (bytes === 'large') throw flawed('PLN-002/large', { limit: mostBytes / (1024 * 1024) });
  const text = Buffer.from(bytes).toString('utf8');
  const value = parseJson(text);
  if (value === undefined) throw flawed(/^\s*\{/.test(text) ? 'PLN-003' : 'PLN-003/foreign');
  if (!isObject(value) || typeof value['format_version'] !== 'string') throw flawed('PLN-003/foreign');
  if (value['format_version'] !== '1.0')
    throw flawed('PLN-003/version', { version: value['format_version'] });
  if (!isPlan(value)) throw flawed('PLN-003/foreign');
  if (value.desired.whatIf !== undefined) throw flawed('PLN-003/what-if');
  if (digestOf(value) !== value.digest || inputsDigestOf(value) !== value.inputs_digest)
    throw flawed('PLN-003/digest');
  return value;
}

/** What the digest does not vouch for, and that the rest is there to be digested. */
function isPlan(value: object): value is Plan {
  const plan: Partial<Record<keyof Plan, unknown>> = value;
  const { source, desired } = plan;
  return (
    [plan.site, plan.digest].every((each) => typeof each === 'string') &&
    [plan.resource_changes, plan.operations, plan.findings, plan.orphans].every(Array.isArray) &&
    isObject(source) &&
    ['location', 'instance', 'kind'].every((key) => typeof source[key] === 'string') &&
    isObject(desired) &&
    isObject(desired['site']) &&
    ['networks', 'templates', 'vendors', 'vms'].every((key) => Array.isArray(desired[key]))
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The system's name of what went wrong: `ENOENT`. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
