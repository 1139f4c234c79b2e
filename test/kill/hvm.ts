/** Starts hvm as a process, from the sources as they are: a build that somebody makes meanwhile does not change it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

export interface Ended {
  /** null: killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<Ended>;
}

/** A folder with the program in it. */
export async function buildProgram(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hvm-kill-'));
  await build({
    entryPoints: {
      hvm: new URL('program.ts', import.meta.url).pathname,
      deadly: new URL('deadly.ts', import.meta.url).pathname,
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
  });
  return folder;
}

export function startHvm(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  preload?: string,
): Started {
  const before = preload === undefined ? [] : ['--import', preload];
  const child = spawn(process.execPath, [...before, path.join(program, 'hvm.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // An environment of its own: nothing comes from who runs the tests but what Node needs.
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], HVM_LANG: 'en', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return {
    child,
    ended,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
