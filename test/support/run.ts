import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { stateOfTests } from './state.ts';
import type { Context } from '../../src/context.ts';
import { main } from '../../src/main.ts';
import type { ApplyReport } from '../../src/model/outcome.ts';
import type { Plan } from '../../src/model/plan.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** All of it: nothing comes from the real environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** stdin, stdout and stderr are a terminal. */
  readonly terminal?: boolean;
  readonly columns?: number;
  /** What time it is, or a clock that passes. */
  readonly now?: string | (() => Date);
  /** What the user answers to a question; none: a question is an error. */
  readonly answer?: 'yes' | 'no' | 'interrupted';
  /** Called with everything written to stderr so far, and with what presses Ctrl-C. */
  readonly onTalk?: (stderr: string, interrupt: () => void) => void;
  /** Called when the question is asked. */
  readonly onQuestion?: () => void | Promise<void>;
  readonly pid?: number;
}

/** The whole program in this process, with a context of its own: what it printed and how it ended. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const interrupt = () => {
    for (const listener of [...listeners]) listener();
  };
  const { terminal = false, columns = 100, answer } = options;
  const stdin =
    typeof options.stdin === 'string' ? Buffer.from(options.stdin) : (options.stdin ?? Buffer.of());
  const context: Context = {
    version: '0.0.0-test',
    args,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    stdin: { isTTY: terminal, read: () => Promise.resolve(stdin) },
    stdout: { isTTY: terminal, columns, write: (text) => (stdout += text) },
    stderr: {
      isTTY: terminal,
      columns,
      write: (text) => {
        stderr += text;
        options.onTalk?.(stderr, interrupt);
      },
    },
    now:
      typeof options.now === 'function'
        ? options.now
        : () => new Date(String(options.now ?? '2026-11-24T12:00:00Z')),
    monotonic: () => performance.now() / 1000,
    confirm: async () => {
      if (answer === undefined) throw new Error('a question was asked');
      await options.onQuestion?.();
      return answer;
    },
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    process: { pid: options.pid ?? process.pid, host: 'test' },
    user: 'tester',
    home: stateOfTests(),
  };
  const code = await main(context);
  return { code, stdout, stderr };
}

/** A folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hvm-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the example site; its manifests are in `manifests/` of the folder given back. */
export async function exampleSite(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(path.join(import.meta.dirname, '../../manifests'), path.join(folder, 'manifests'), {
    recursive: true,
  });
  return folder;
}

/** Whatever a run printed on stdout: it must be exactly one document, a plan or the report of an apply. */
export function json({ stdout }: Pick<Ran, 'stdout'>): Plan & ApplyReport {
  return JSON.parse(stdout);
}

/** Edits a file; an edit that changes nothing is a mistake of the test. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file}: the edit changed nothing`);
  await writeFile(file, after);
}
