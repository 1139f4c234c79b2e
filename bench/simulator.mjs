/** The simulated vCenter of test/vcsim, started for a bench, and the Go programs that benches need. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './measure.mjs';

const simulator = goProgram('vcsim-bench', 'test/vcsim');

/** A fresh vCenter; `state` is its inventory now, `counts` what was asked since `forget`. */
export async function start(args) {
  const child = spawn(simulator, ['-listen', '127.0.0.1:0', '-version', '8.0.3', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const { sdk, control, user, password } = JSON.parse(line);
  return {
    url: sdk.replace(/\/sdk$/, ''),
    user,
    password,
    forget: () => fetch(`${control}/log`, { method: 'DELETE' }),
    counts: async () => {
      const log = await (await fetch(`${control}/log`)).json();
      const bytes = log.reduce((sum, { bytesOut }) => sum + bytesOut, 0);
      return { requests: log.length, megabytes: bytes / 1e6 };
    },
    state: async () => (await fetch(`${control}/state`)).json(),
    put: (recording) => post(control, '/inventory', recording),
    rule: (rule) => post(control, '/rules', [rule]),
    clearRules: () => fetch(`${control}/rules`, { method: 'DELETE' }),
    /** Whether a rule holds a request: waits up to a second for one. */
    held: async () => (await (await fetch(`${control}/held`)).json()).length > 0,
    end: () => {
      child.stdin.end();
      return new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

async function post(control, what, body) {
  const answer = await fetch(`${control}${what}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`simulator: ${what}: ${await answer.text()}`);
}

/** Builds a program of this repository; Go itself knows what has not changed, which takes a second. */
export function goProgram(name, source, env = {}) {
  const program = path.join(root, '.cache', name);
  mkdirSync(path.dirname(program), { recursive: true });
  execFileSync('go', ['build', '-o', program, '.'], {
    cwd: path.join(root, source),
    // An older Go fetches the one that go.mod asks for.
    env: { GOTOOLCHAIN: 'auto', ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return program;
}
