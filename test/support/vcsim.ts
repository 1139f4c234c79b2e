/** The simulator of test/vcsim, for tests: built once, started where needed, ended with the test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Observed } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = path.join(root, 'test/vcsim');

/** Is there a Go toolchain, or one that gets the one it needs (1.21)? Tests that need the simulator are skipped, aloud, where not. */
export const hasGo = Number(/ go1\.(\d+)/.exec(goVersion() ?? '')?.[1] ?? 0) >= 21;
if (!hasGo)
  console.warn('Go 1.21 or newer is not installed: tests against the simulated vCenter are skipped.');

export interface Simulator {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly readonlyUser: string;
  readonly fingerprint?: string;
  readonly control: string;
  /** Replaces everything that is there. */
  put(inventory: Observed): Promise<void>;
  /** What is there now, told by the simulator itself. */
  state(): Promise<Observed>;
  log(): Promise<readonly LogLine[]>;
  /** The requests that a rule holds; waits up to a second for one. */
  held(): Promise<readonly LogLine[]>;
  violations(): Promise<readonly { readonly method: string; readonly text: string }[]>;
  sessions(): Promise<number>;
  /** As if every session had been idle too long. */
  endSessions(): Promise<void>;
  rule(rule: Readonly<Record<string, unknown>>): Promise<void>;
  clearRules(): Promise<void>;
  get(what: string): Promise<string>;
  end(): Promise<void>;
}

export interface LogLine {
  readonly n: number;
  readonly method: string;
  readonly write: boolean;
  readonly status: number;
  /** A delay or hang of a rule has it now. */
  readonly held: boolean;
  readonly api: string;
}

export async function startSimulator(args: readonly string[] = []): Promise<Simulator> {
  const child = spawn(build(), ['-listen', '127.0.0.1:0', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ready = await firstLine(child);
  const { sdk, control, user, password, readonlyUser, fingerprint } = JSON.parse(ready);
  const call = async (method: string, what: string, body?: string): Promise<string> => {
    const answer = await fetch(`${control}${what}`, { method, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`simulator: ${what}: ${text}`);
    return text;
  };
  return {
    url: sdk.replace(/\/sdk$/, ''),
    user,
    password,
    readonlyUser,
    ...(fingerprint === undefined ? {} : { fingerprint }),
    control,
    put: async (inventory) => void (await call('POST', '/inventory', formatRecording(inventory))),
    state: async () => parseRecording(Buffer.from(await call('GET', '/state')), 'state'),
    log: async () => JSON.parse(await call('GET', '/log')),
    held: async () => JSON.parse(await call('GET', '/held')),
    violations: async () => JSON.parse(await call('GET', '/violations')),
    sessions: async () => JSON.parse(await call('GET', '/sessions')).open,
    endSessions: async () => void (await call('DELETE', '/sessions')),
    rule: async (rule) => void (await call('POST', '/rules', JSON.stringify([rule]))),
    clearRules: async () => void (await call('DELETE', '/rules')),
    get: (what) => call('GET', what),
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      await ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('the simulator has no output'));
    child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
}

let binary: string | undefined;

/** Before all tests (vitest's globalSetup): the first build takes a minute, which no test should wait for. */
export function setup(): void {
  if (hasGo) build();
}

/** The program, built unless this very source was built before. */
function build(): string {
  binary ??= buildOnce();
  return binary;
}

function buildOnce(): string {
  const hash = createHash('sha256').update(goVersion() ?? '');
  for (const name of readdirSync(source).sort()) {
    if (/\.(go|mod|sum|txt|json)$/.test(name))
      hash.update(name).update(readFileSync(path.join(source, name)));
  }
  const cache = path.join(root, '.cache');
  const program = path.join(cache, `vcsim-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const draft = `${program}.${process.pid}`;
  // An older Go fetches the one that go.mod asks for, as a module, also where a distribution has turned that off.
  const env = { GOTOOLCHAIN: 'auto', ...process.env };
  execFileSync('go', ['build', '-o', draft, '.'], {
    cwd: source,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  renameSync(draft, program);
  return program;
}

function goVersion(): string | undefined {
  try {
    return execFileSync('go', ['version'], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}
