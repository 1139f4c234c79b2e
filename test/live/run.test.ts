/** The program against a simulated vCenter, as a user runs it: what it asks, what it leaves, how it ends. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { edit, exampleSite, json, type Ran, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const root = path.join(import.meta.dirname, '../..');
const recording = path.join(root, 'manifests/kyushu.recording.json');
const canary = 'c4n4ry-P@ss w0rd"<&';
const adminCanary = 'c4n4ry-Adm1n!';
const apply = ['apply', '--yes', '--allow', 'power-cycle', '-o', 'json'] as const;

/** A plan without what rests on the version of vSphere, which is another one here than in the recording. */
function comparable(ran: Ran) {
  const { findings, summary, ...plan } = json(ran);
  const { warnings: _, ...counts } = summary;
  return { ...plan, summary: counts, findings: findings.filter(({ code }) => code !== 'EOS-003') };
}

describe.skipIf(!hasGo)('one vCenter', () => {
  let sim: Simulator;
  let cwd: string;

  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', '-password', canary]);
  });
  afterAll(() => sim.end());
  beforeEach(async () => {
    await sim.put(parseRecording(readFileSync(recording), recording));
    cwd = await exampleSite();
  });

  const env = (given: Readonly<Record<string, string>> = {}) => ({
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: canary,
    HVM_ADMIN_PASSWORD: adminCanary,
    HVM_LANG: 'en',
    ...given,
  });
  const hvm = async (args: readonly string[], given?: Readonly<Record<string, string>>): Promise<Ran> => {
    const ran = await run([...args, '--vcenter', sim.url], { cwd, env: env(given) });
    expect(ran.stdout + ran.stderr).not.toContain('c4n4ry');
    expect(await sim.sessions()).toBe(0);
    expect(await sim.violations()).toEqual([]);
    return ran;
  };
  const writes = async () => (await sim.log()).filter(({ write }) => write).map(({ method }) => method);

  describe.each(['vi-json', 'soap'])('%s', (api) => {
    test('plan: the same as from the recording, in eight requests, and nothing is written', async () => {
      const live = await hvm(['plan', '-o', 'json', '--api', api]);
      expect(live.code).toBe(0);
      const log = await sim.log();
      expect(log.length).toBeLessThanOrEqual(8);
      expect(await writes()).toEqual([]);
      const recorded = await run(['plan', '-o', 'json'], { cwd, env: env() });
      expect(comparable(live)).toEqual({
        ...comparable(recorded),
        inputs_digest: json(live).inputs_digest,
        source: json(live).source,
        stats: json(live).stats,
      });
    });

    test('apply, and again: as planned, then not one write', async () => {
      const planned = json(await hvm(['plan', '-o', 'json', '--api', api]));
      const applied = await hvm([...apply, '--api', api]);
      expect({ code: applied.code, verified: json(applied).verified }).toEqual({ code: 0, verified: true });
      const names = (await sim.state()).vms.map(({ name }) => name);
      const created = planned.resource_changes.filter(({ change }) => change.actions[0] === 'create');
      expect(created.length).toBeGreaterThan(0);
      for (const { name } of created) expect(names).toContain(name);
      const before = (await writes()).length;
      const again = await hvm([...apply, '--api', api]);
      expect(again.code).toBe(0);
      expect((await writes()).length).toBe(before);
    });
  });

  test('wrong password: exit 77 after one login, which is not tried again', async () => {
    const { code, stdout, stderr } = await hvm(['plan'], { HVM_PASSWORD: 'c4n4ry-wrong' });
    expect({ code, stdout }).toEqual({ code: 77, stdout: '' });
    expect(stderr).toContain('VSP-001');
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toHaveLength(1);
  });

  test('a password that is not set: named, and the vCenter is not asked', async () => {
    const { code, stderr } = await hvm(['plan'], { HVM_PASSWORD: '' });
    expect(code).toBe(77);
    expect(stderr).toContain('SEC-001');
    expect(stderr).toContain('HVM_PASSWORD');
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toEqual([]);
  });

  test('a reader may plan; apply says which privilege is missing, and what stopped', async () => {
    const reader = { HVM_USERNAME: sim.readonlyUser };
    expect((await hvm(['plan'], reader)).code).toBe(0);
    const before = await sim.state();
    const { code, stdout, stderr } = await hvm(apply, reader);
    expect(code).toBe(77);
    expect(stdout + stderr).toContain('NoPermission');
    expect((await sim.state()).vms).toEqual(before.vms);
  });

  test('an API that the server does not have: refused with a reason', async () => {
    const { code, stderr } = await hvm(['plan', '--api', 'rest']);
    expect(code).toBe(64);
    expect(stderr).toContain('vi-json');
  });

  test('-v: a line per request with operation, status, time and bytes', async () => {
    const { stderr } = await hvm(['plan', '-v', '--log-format', 'json']);
    const lines = stderr
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    const requests = lines.filter(({ call }) => call !== undefined);
    expect(requests.map(({ call }) => call)).toContain('Login');
    for (const request of requests)
      expect(request).toMatchObject({
        status: expect.stringMatching(/^20[04]$/),
        ms: expect.any(Number),
        bytes: expect.any(Number),
      });
  });

  test('a server that hangs up in the middle: hvm looks whether it was done, and goes on', async () => {
    await sim.rule({ method: 'CloneVM_Task', nth: 2, times: 1, action: 'drop' });
    const applied = await hvm(apply);
    expect({ code: applied.code, verified: json(applied).verified }).toEqual({ code: 0, verified: true });
    const names = (await sim.state()).vms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a session that ends meanwhile: one new login, and the apply goes on', async () => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 1500 });
    const applying = hvm(apply);
    await until(async () => (await writes()).includes('CloneVM_Task'));
    await sim.endSessions();
    const applied = await applying;
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toHaveLength(2);
    expect({ code: applied.code, verified: json(applied).verified }).toEqual({ code: 0, verified: true });
  });

  test('a full datastore: the fault, the VM, and what to do; the others are made', async () => {
    await sim.rule({ method: 'CloneVM_Task', nth: 1, when: 'task', action: 'fault', fault: 'NoDiskSpace' });
    const { code, stdout, stderr } = await hvm(apply);
    expect(code).toBe(4);
    expect(stdout + stderr).toContain('NoDiskSpace');
    expect((await hvm(apply)).code).toBe(0);
  });

  test('an unknown template: refused by the plan, with its place', async () => {
    await edit(path.join(cwd, 'manifests/templates.yaml'), (text) =>
      text.replace(/(\n {2}name: )\S+/, '$1no-such-template'),
    );
    const { code, stdout, stderr } = await hvm(['plan']);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('no-such-template');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s in the middle: logged out, told, and resumed',
    async (signal) => {
      await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 1500 });
      const child = spawn(process.execPath, [path.join(root, 'bin/hvm.js'), ...apply, '--vcenter', sim.url], {
        cwd,
        env: { ...process.env, ...env() },
      });
      let said = '';
      child.stdout.on('data', (data) => (said += data));
      child.stderr.on('data', (data) => (said += data));
      const ended = new Promise((resolve) => child.on('close', resolve));
      await until(async () => (await writes()).includes('CloneVM_Task'));
      child.kill(signal);
      expect(await ended).toBe(130);
      expect(said).not.toContain('c4n4ry');
      expect(await sim.sessions()).toBe(0);
      const again = await hvm(apply);
      expect({ code: again.code, verified: json(again).verified }).toEqual({ code: 0, verified: true });
    },
  );

  test('kill -9 in the middle: the next run finds what runs and finishes', async () => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 1500 });
    const child = spawn(process.execPath, [path.join(root, 'bin/hvm.js'), ...apply, '--vcenter', sim.url], {
      cwd,
      env: { ...process.env, ...env() },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await until(async () => (await writes()).includes('CloneVM_Task'));
    child.kill('SIGKILL');
    await ended;
    const first = await run([...apply, '--vcenter', sim.url], { cwd, env: env() });
    const names = (await sim.state()).vms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const second = await run([...apply, '--vcenter', sim.url], { cwd, env: env() });
    expect([first.code, second.code]).toContain(0);
    expect(json(second).verified).toBe(true);
  });
});

describe.skipIf(!hasGo)('TLS', () => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', '-tls', '-password', canary]);
  });
  afterAll(() => sim.end());

  const plan = async (tls: string | undefined, server = sim) => {
    const cwd = await exampleSite();
    await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
      text.replace(
        /( {4})recording: .*/,
        `$1url: ${server.url}\n$1username: {fromEnv: HVM_USERNAME}\n$1password: {fromEnv: HVM_PASSWORD}${tls === undefined ? '' : `\n$1tls: ${tls}`}`,
      ),
    );
    return run(['plan'], {
      cwd,
      env: {
        HVM_USERNAME: server.user,
        HVM_PASSWORD: canary,
        HVM_ADMIN_PASSWORD: adminCanary,
        HVM_LANG: 'en',
      },
    });
  };

  test('self-signed and nothing said: the fingerprint and the lines to paste, and nobody logs in', async () => {
    const { code, stderr } = await plan(undefined);
    expect(code).toBe(69);
    expect(stderr).toContain(sim.fingerprint);
    expect(stderr).toContain('tls:');
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toEqual([]);
  });

  test('the right fingerprint: it plans', async () => {
    expect((await plan(`{fingerprint: "${sim.fingerprint}"}`)).code).toBe(0);
    expect(await sim.sessions()).toBe(0);
  });

  test('TLS 1.0 only: refused with the key that allows it, and with that key it plans', async () => {
    const old = await startSimulator([
      '-inventory',
      recording,
      '-version',
      '5.5.0',
      '-tls',
      '-tls-max',
      '1.0',
      '-password',
      canary,
    ]);
    try {
      const { code, stderr } = await plan(`{fingerprint: "${old.fingerprint}"}`, old);
      expect(code).toBe(69);
      expect(stderr).toContain('minVersion: TLSv1');
      expect((await plan(`{fingerprint: "${old.fingerprint}", minVersion: TLSv1}`, old)).code).toBe(0);
      expect(await old.sessions()).toBe(0);
    } finally {
      await old.end();
    }
  });

  test('a wrong fingerprint: refused before anything is sent', async () => {
    const before = (await sim.log()).length;
    const { code, stderr } = await plan(`{fingerprint: "${'AB:'.repeat(31)}AB"}`);
    expect(code).toBe(69);
    expect(stderr).toContain(sim.fingerprint);
    expect((await sim.log()).length).toBe(before);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came to that');
}
