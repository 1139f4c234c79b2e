import { execFile } from 'node:child_process';
import type { Context } from '../context.ts';
import { HvmError } from '../errors.ts';
import type { TextKey } from '../messages/index.ts';
import type { Desired, SecretRef } from '../model/desired.ts';
import { readBounded } from './bounded-file.ts';

/** Got when somebody needs it, and once a run; what goes wrong is told without what was found. */
export type SecretReader = (ref: SecretRef) => Promise<string>;

const commandSeconds = 60;
const mostBytes = 64 * 1024;

/** What the manifests say of secrets. */
export type Declared = Pick<Desired, 'site'> & Partial<Pick<Desired, 'vms'>>;

export function secretReader(context: Pick<Context, 'env' | 'cwd'>, declared: Declared): SecretReader {
  const known = new Map<string, Promise<string>>();
  return (ref) => {
    const key = JSON.stringify(ref);
    const found = known.get(key) ?? read(ref, context, declared).then((value) => revealed(context, value));
    known.set(key, found);
    return found;
  };
}

/** What was got in the run of a context: an error of our own making may hold it. */
const got = new WeakMap<object, Set<string>>();

function revealed(context: object, value: string): string {
  const values = got.get(context) ?? new Set();
  got.set(context, values.add(value));
  return value;
}

/** The secrets that this run has got so far. */
export function secretsGot(context: object): readonly string[] {
  return [...(got.get(context) ?? [])];
}

async function read(
  ref: SecretRef,
  { env, cwd }: Pick<Context, 'env' | 'cwd'>,
  declared: Declared,
): Promise<string> {
  if ('fromEnv' in ref) {
    const value = env[ref.fromEnv];
    if (value === undefined || value === '') throw missing('SEC-001', { name: ref.fromEnv });
    return value;
  }
  if ('fromFile' in ref) return fromFile(ref.fromFile);
  const hidden = passwordVariables(declared);
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !hidden.has(name)));
  return fromCommand(ref.fromCommand, cwd, rest);
}

/** Variables that hold passwords of their own: no business of a program that gets another one. */
function passwordVariables({ site, vms = [] }: Declared): Set<string> {
  const guests = vms.flatMap(({ guest }) => [guest?.adminPassword, guest?.joinPassword]);
  const refs = [site.vcenter?.password ?? { fromEnv: 'HVM_PASSWORD' }, ...guests];
  return new Set(refs.flatMap((ref) => (ref !== undefined && 'fromEnv' in ref ? [ref.fromEnv] : [])));
}

async function fromFile(file: string): Promise<string> {
  const bytes = await readBounded(file, mostBytes).catch((error: unknown) => {
    throw missing('SEC-002', { file, reason: codeOf(error) });
  });
  if (bytes === 'special') throw missing('SEC-002/special', { file });
  const value = bytes === 'large' ? '' : withoutNewline(Buffer.from(bytes).toString('utf8'));
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
    killSignal: 'SIGKILL' as const,
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
    // It may end before it has read anything.
    child.stdin?.on('error', () => undefined).end();
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
