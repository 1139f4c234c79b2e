/** The journal of an apply on a simulated vCenter: the tasks that it names are the vCenter's. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunReport, StatusReport } from '../../src/model/run-status.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { exampleSite, json, run, temporaryFolder } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const root = path.join(import.meta.dirname, '../..');
const recording = path.join(root, 'manifests/kyushu.recording.json');
const canary = 'c4n4ry-P@ss w0rd"<&';
const apply = ['apply', '--yes', '--allow', 'power-cycle', '-o', 'json'] as const;

describe.skipIf(!hasGo)('the journal of an apply on a vCenter', () => {
  let sim: Simulator;
  let cwd: string;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', '-password', canary]);
  });
  afterAll(() => sim.end());
  beforeEach(async () => {
    await sim.put(parseRecording(readFileSync(recording), recording));
    cwd = await exampleSite();
    const secrets = { HVM_USERNAME: sim.user, HVM_PASSWORD: canary, HVM_ADMIN_PASSWORD: 'c4n4ry-Adm1n!' };
    env = { ...secrets, HVM_LANG: 'en', XDG_STATE_HOME: await temporaryFolder() };
  });

  const journals = () => {
    const folder = path.join(env['XDG_STATE_HOME'] ?? '', 'hvm/journal');
    if (!existsSync(folder)) return '';
    return readdirSync(folder)
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('');
  };
  const status = async (): Promise<StatusReport> =>
    JSON.parse((await run(['status', '-o', 'json'], { cwd, env })).stdout);
  const details = async (id: string): Promise<RunReport> =>
    JSON.parse((await run(['status', '-o', 'json', '--run', id], { cwd, env })).stdout);

  test.each(['vi-json', 'soap'])(
    'every task is named with its operation, and no secret (%s)',
    async (api) => {
      const applied = await run([...apply, '--vcenter', sim.url, '--api', api], { cwd, env });
      expect(applied.code).toBe(0);
      const [last] = (await status()).runs;
      const { operations, source } = await details(last?.run ?? '');
      expect(source).toMatchObject({ kind: 'vcenter', api, location: sim.url });
      const begun = (await sim.log()).filter(({ method }) => method.endsWith('_Task')).length;
      const tasks = operations.flatMap(({ tasks }) => tasks);
      expect(tasks.filter((task) => !/^task-\d+$/.test(task))).toEqual([]);
      expect([tasks.length, new Set(tasks).size]).toEqual([begun, begun]);
      const without = operations.filter(({ tasks }) => tasks.length === 0).map(({ action }) => action);
      expect(new Set(without)).toEqual(new Set(['create-folder', 'shutdown-guest']));
      expect(journals()).not.toContain('c4n4ry');
    },
  );

  test('killed while tasks run: they are told, and the next apply comes to the end', async () => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 2000 });
    const child = spawn(process.execPath, [path.join(root, 'bin/hvm.js'), ...apply, '--vcenter', sim.url], {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await until(() => journals().split('"type":"task"').length > 2);
    child.kill('SIGKILL');
    await ended;
    const { runs, next } = await status();
    const unfinished = runs[0]?.unfinished ?? [];
    const tasks = unfinished.flatMap(({ tasks }) => tasks);
    expect([runs[0]?.state, runs[0]?.open]).toEqual(['unfinished', true]);
    expect(tasks.length).toBeGreaterThanOrEqual(2);
    expect(next).toContain(`Tasks to look for in the vCenter: ${tasks.join(', ')}.`);
    const { stdout } = await run(['status'], { cwd, env });
    for (const task of tasks) expect(stdout).toContain(`task ${task}`);
    const first = await run([...apply, '--vcenter', sim.url], { cwd, env });
    const second = await run([...apply, '--vcenter', sim.url], { cwd, env });
    expect([first.code, second.code]).toContain(0);
    expect(json(second).verified).toBe(true);
    const names = (await sim.state()).vms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('left at once after the second Ctrl-C: what may still run is told with its tasks', async () => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 2000 });
    const child = spawn(process.execPath, [path.join(root, 'bin/hvm.js'), ...apply, '--vcenter', sim.url], {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await until(() => journals().split('"type":"task"').length > 2);
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    const [last] = (await status()).runs;
    expect([last?.state, last?.open, last?.exit_code]).toEqual(['ended', true, 130]);
    // One that was begun a moment ago may have no task yet.
    const told = (last?.unfinished ?? []).filter(({ action }) => action === 'clone');
    expect(told.flatMap(({ tasks }) => tasks)).not.toEqual([]);
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it never came to that');
}
