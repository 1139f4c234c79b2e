/** hvm is killed at every request of an apply, and called again: the end is that of an apply that nobody killed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ran, run } from '../support/run.ts';
import { hasGo, type LogLine, type Simulator, startSimulator } from '../support/vcsim.ts';
import { differences, endOf } from './end.ts';
import { buildProgram, startHvm, type Started } from './hvm.ts';
import { before, writeSite } from './site.ts';

let program = '';
let site = '';
beforeAll(async () => {
  program = await buildProgram();
  site = await mkdtemp(path.join(tmpdir(), 'hvm-ward-'));
  writeSite(site);
});
afterAll(async () => {
  await rm(program, { recursive: true });
  await rm(site, { recursive: true });
});

type Api = 'vi-json' | 'soap';

/** An apply in a process of its own, to be killed. */
function begin(sim: Simulator, api: Api): Started {
  return startHvm(program, argsOf(sim, api), envOf(sim));
}

/** One that nobody kills. It needs no process of its own, which takes longer to start than it runs. */
function apply(sim: Simulator, api: Api): Promise<Ran> {
  return run(argsOf(sim, api), { env: { HVM_LANG: 'en', ...envOf(sim) }, now: () => new Date() });
}

function argsOf(sim: Simulator, api: Api): string[] {
  const target = ['--vcenter', sim.url, '--api', api];
  return ['apply', site, '--yes', '--allow', 'power-cycle', ...target, '-o', 'json'];
}

function envOf({ user, password }: Simulator) {
  const secrets = { HVM_USERNAME: user, HVM_PASSWORD: password, HVM_ADMIN_PASSWORD: 'Adm1n!' };
  return { ...secrets, XDG_STATE_HOME: site };
}

/** What a rule holds, at last; undefined: hvm ended without it. */
async function held(sim: Simulator, { ended }: Started): Promise<LogLine | undefined> {
  const over = ended.then(() => undefined);
  for (;;) {
    const lines = await Promise.race([sim.held(), over]);
    if (lines === undefined || lines.length > 0) return lines?.[0];
  }
}

const waiting = 'Waiting for what the vCenter is doing';

interface Rule {
  readonly method: string;
  readonly nth: number;
  readonly when: 'before' | 'after';
  readonly action: 'hang' | 'delay';
  readonly ms?: number;
}

/** What was not as it should be after one kill. */
interface Trouble {
  readonly at: string;
  readonly codes: readonly (number | null)[];
  readonly differences: readonly string[];
  /** Writes that were carried out more often than in an apply that nobody killed. */
  readonly repeated: readonly string[];
  readonly said: string;
}

/** One apply on a fresh inventory, that nobody kills: the end, and how often each write was asked for. */
async function whole(sim: Simulator, api: Api) {
  await sim.put(before());
  const { code, stdout, stderr } = await apply(sim, api);
  expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
  return { end: endOf(await sim.state()), writes: countOf(await sim.log()) };
}

/** Kills an apply where the rule holds it, and applies again, twice at most. undefined: the rule met no request. */
async function killAt(
  sim: Simulator,
  api: Api,
  expected: Awaited<ReturnType<typeof whole>>,
  rules: readonly [Rule, ...Readonly<Record<string, unknown>>[]],
): Promise<Trouble | undefined> {
  await sim.put(before());
  for (const rule of rules) await sim.rule({ ...rule });
  const first = begin(sim, api);
  const line = await held(sim, first);
  if (line === undefined) return undefined;
  await first.kill();
  const [{ when, action, nth, ms = 0 }] = rules;
  if (action === 'hang') await sim.clearRules();
  const codes: (number | null)[] = [];
  let said = '';
  do {
    const { code, stdout, stderr } = await apply(sim, api);
    codes.push(code);
    said += code === 0 ? stderr : stdout + stderr;
  } while (codes.at(-1) !== 0 && codes.length < 2);
  await sleep(ms);
  const counts = countOf(await sim.log(), when === 'before' && action === 'hang' ? line.n : undefined);
  const trouble = {
    at: `${when} ${nth} ${line.method}`,
    codes,
    differences: differences(endOf(await sim.state()), expected.end),
    repeated: Object.entries(counts).flatMap(([method, count]) =>
      count > (expected.writes[method] ?? 0) ? [`${method} ${count}`] : [],
    ),
    said,
  };
  return trouble;
}

/** It may take two. */
function isWell({ codes, differences }: Trouble): boolean {
  return codes.at(-1) === 0 && differences.length === 0;
}

/** Writes that are done once for each VM. Marks may be written again. */
const once = new Set(['CreateFolder', 'CloneVM_Task', 'CustomizeVM_Task', 'PowerOnVM_Task', 'ShutdownGuest']);

/** How often each of them was asked for, without the one that a rule kept from being carried out. */
function countOf(log: readonly LogLine[], notDone?: number): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { method, n } of log) {
    if (once.has(method) && n !== notDone) counts[method] = (counts[method] ?? 0) + 1;
  }
  return counts;
}

/** Kills at the first, the second, … request of the method, until there are no more of them. */
async function killAtEach(sim: Simulator, api: Api, rule: Omit<Rule, 'nth'>, { slowTaskMs = 0 } = {}) {
  const expected = await whole(sim, api);
  const troubles: Trouble[] = [];
  let waited = 0;
  for (let nth = 1; ; nth += 1) {
    const slow = { method: rule.method, nth, when: 'task', action: 'delay', ms: slowTaskMs };
    const result = await killAt(sim, api, expected, [{ ...rule, nth }, ...(slowTaskMs > 0 ? [slow] : [])]);
    if (result === undefined) return { kills: nth - 1, waited, troubles };
    if (!isWell(result) || result.codes.length > 1 || result.repeated.length > 0) troubles.push(result);
    if (result.said.includes(waiting)) waited += 1;
  }
}

const tasks = ['CloneVM_Task', 'ReconfigVM_Task', 'CustomizeVM_Task', 'PowerOnVM_Task'];
const writes = ['CreateFolder', ...tasks, 'ShutdownGuest'];

describe.skipIf(!hasGo).concurrent('killed', () => {
  const whens = ['before', 'after'] as const;
  const encodings = [
    { api: 'vi-json', version: '8.0.3' },
    { api: 'soap', version: '6.7' },
  ] as const;
  const cases = encodings.flatMap((encoding) => whens.map((when) => ({ ...encoding, when })));

  test.each(cases)('at every request, $when it was carried out: $api', async ({ api, version, when }) => {
    const sim = await startSimulator(['-version', version]);
    const { kills, troubles } = await killAtEach(sim, api, { method: '*', when, action: 'hang' });
    await sim.end();
    expect(troubles).toEqual([]);
    expect(kills).toBeGreaterThan(60);
  });

  test('at every write, on a server that makes of a clone only the half', async () => {
    const sim = await startSimulator(['-clone-config', 'ignore']);
    for (const when of whens) {
      for (const method of writes) {
        const { kills, troubles } = await killAtEach(sim, 'vi-json', { method, when, action: 'hang' });
        expect(troubles).toEqual([]);
        expect(kills).toBeGreaterThan(0);
      }
    }
    await sim.end();
  });

  test('while its task runs: the next apply waits for it, and begins none again', async () => {
    const sim = await startSimulator();
    for (const method of tasks) {
      const rule = { method, when: 'after', action: 'hang' } as const;
      const { kills, troubles, waited } = await killAtEach(sim, 'vi-json', rule, { slowTaskMs: 4000 });
      expect(troubles).toEqual([]);
      expect(kills).toBeGreaterThan(0);
      expect(waited).toBeGreaterThan(0);
    }
    await sim.end();
  });

  // Not a shutdown: vSphere has no way to ask for one only if the VM was not started since.
  test('and the write is carried out a second later, when the next apply is under way', async () => {
    const sim = await startSimulator();
    for (const method of ['CreateFolder', ...tasks]) {
      const rule = { method, when: 'before', action: 'delay', ms: 1000 } as const;
      const { kills, troubles } = await killAtEach(sim, 'vi-json', rule);
      expect(troubles.filter((trouble) => !isWell(trouble))).toEqual([]);
      expect(kills).toBeGreaterThan(0);
    }
    await sim.end();
  });
});
