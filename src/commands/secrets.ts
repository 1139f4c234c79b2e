import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { HvmError } from '../errors.ts';
import type { TextKey } from '../messages/index.ts';
import type { SecretRef } from '../model/desired.ts';

/** Got when somebody needs it, and once a run; what goes wrong is told without what was found. */
export type SecretReader = (ref: SecretRef) => Promise<string>;

const commandSeconds = 60;
const mostBytes = 64 * 1024;

export function secretReader({ env, cwd }: Pick<Context, 'env' | 'cwd'>): SecretReader {
  const known = new Map<string, Promise<string>>();
  return (ref) => {
    const key = JSON.stringify(ref);
    const found = known.get(key) ?? read(ref, env, cwd);
    known.set(key, found);
    return found;
  };
}

async function read(ref: SecretRef, env: Context['env'], cwd: string): Promise<string> {
  if ('fromEnv' in ref) {
    const value = env[ref.fromEnv];
    if (value === undefined || value === '') throw missing('SEC-001', { name: ref.fromEnv });
    return value;
  }
  if ('fromFile' in ref) return fromFile(ref.fromFile);
  return fromCommand(ref.fromCommand, cwd, env);
}

async function fromFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw missing('SEC-002', { file, reason: codeOf(error) });
  });
  const value = bytes.length > mostBytes ? '' : withoutNewline(bytes.toString('utf8'));
  if (value === '') throw missing('SEC-002/empty', { file });
  return value;
}

/** The program gets neither a shell nor our input; what it says on stderr may hold a secret, and is not shown. */
function fromCommand(argv: readonly string[], cwd: string, env: Context['env']): Promise<string> {
  const [program = '', ...args] = argv;
  const options = {
    cwd,
    env: { ...env },
    timeout: commandSeconds * 1000,
    maxBuffer: mostBytes,
    windowsHide: true,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, options, (error, stdout) => {
      const value = withoutNewline(stdout);
      if (error === null && value !== '') resolve(value);
      else if (error === null) reject(missing('SEC-003/empty', { program }));
      else if (error.killed === true) reject(missing('SEC-003/late', { program, seconds: commandSeconds }));
      else reject(missing('SEC-003', { program, reason: String(error.code ?? 'signal') }));
    });
    child.stdin?.end();
  });
}

function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}

function missing(key: TextKey, args: Readonly<Record<string, unknown>>): HvmError {
  return new HvmError(key, { exit: 77, args });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error';
}
