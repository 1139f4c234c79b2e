import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import type { Observed } from '../../src/model/observed.ts';
import type { RunReport, StatusReport } from '../../src/model/run-status.ts';
import { endOf } from '../support/laws-compare.ts';
import { exampleSite, json, type Ran, run, type RunOptions, temporaryFolder } from '../support/run.ts';

const root = path.join(import.meta.dirname, '../..');
const bin = path.join(root, 'bin/hvm.js');
const everything = ['apply', '--yes', '--allow', 'power-cycle'] as const;

beforeAll(() => {
  if (!existsSync(path.join(root, 'dist/main.js'))) throw new Error('dist/ is missing: npm run build');
});

test('an apply leaves a journal for its user alone, and status tells it, in words and as data', async () => {
  const site = await siteWithState();
  const told = await site.hvm([...everything, '--emergency', 'power is back', '-o', 'json'], {
    env: { SUDO_USER: 'mori' },
  });
  expect(told.code).toBe(0);
  const { operations, ...list } = await site.details();
  expect(await readdir(site.folder)).toEqual([`20261124T120000.000Z-${list.run}.jsonl`]);
  expect(((await stat(list.file)).mode & 0o777).toString(8)).toBe('600');
  expect(list).toMatchObject({
    state: 'ended',
    open: false,
    started_at: '2026-11-24T12:00:00.000Z',
    user: 'tester',
    sudo_user: 'mori',
    host: 'test',
    hvm_version: '0.0.0-test',
    site: 'kdu',
    source: { kind: 'recording', location: site.recording },
    digest: json(told).digest,
    emergency: 'power is back',
    options: ['--allow power-cycle'],
    exit_code: 0,
    verified: true,
    leftovers: 0,
    counts: { done: json(told).summary.done, failed: 0, skipped: 0, unfinished: 0, not_begun: 0 },
    damaged: { count: 0, lines: [] },
  });
  expect(new Set(operations.map(({ id, status, tasks }) => `${id} ${status} ${tasks.length}`))).toEqual(
    new Set(json(told).outcomes.map(({ id }) => `${id} done 0`)),
  );
  const text = await site.hvm(['status']);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  for (const word of [
    list.run,
    '2026-11-24 21:00 (Asia/Tokyo)',
    'tester (mori with sudo) on test',
    'power is back',
  ])
    expect(text.stdout).toContain(word);
  expect((await site.hvm(['status', '--lang', 'ja'])).stdout).toContain('途中のものはありません');
  expect((await site.hvm(['status', '-o', 'markdown'])).stdout).toContain(`| \`${list.run}\` |`);
  expect((await site.hvm(['status', '--run', list.run.slice(0, 5)])).stdout).toContain('✓ h-claio01: clone');
});

test('no apply yet: said, and no folder is made', async () => {
  const site = await siteWithState();
  expect(await site.hvm(['status'])).toEqual({
    code: 0,
    stdout: `No apply has left a journal in ${site.folder}.\n`,
    stderr: '',
  });
  expect(await site.status()).toMatchObject({ runs: [], open: [], running: [] });
  await site.hvm(['plan']);
  expect(existsSync(site.folder)).toBe(false);
});

test('what was left for later is told, and of which sites', async () => {
  const site = await siteWithState();
  await site.hvm(['apply', '--yes', '--defer']);
  const { runs, next } = await site.status('--site', 'kdu');
  expect(runs.map(({ open, skipped }) => [open, new Set(skipped.map(({ address }) => address))])).toEqual([
    [false, new Set(['VirtualMachine/u-portal-web01'])],
  ]);
  expect(next.at(-1)).toBe('What was left for later is planned again: u-portal-web01.');
  expect((await site.status('--site', 'elsewhere')).runs).toEqual([]);
});

test('a run that nobody knows, and a beginning of two ids: exit 64', async () => {
  const site = await siteWithState();
  const file = path.join(site.cwd, 'two.jsonl');
  const line = { journal: 1, at: '2026-11-24T12:00:00.000Z', type: 'lines-lost', count: 1, reason: 'ENOSPC' };
  await writeFile(file, ['aa11', 'aa22'].map((run) => `${JSON.stringify({ ...line, run })}\n`).join(''));
  const ask = (id: string) => site.hvm(['status', '--run', id, '--journal', file, '-o', 'json']);
  expect(errorOf(await ask('zz'))).toEqual([64, 'JNL-004']);
  expect(errorOf(await ask(''))).toEqual([64, 'JNL-004']);
  expect(errorOf(await ask('aa'))).toEqual([64, 'JNL-004']);
  expect((await ask('aa')).stdout).toContain('aa22, aa11');
  expect((await ask('aa1')).code).toBe(0);
  expect(errorOf(await site.hvm(['status', '--journal', 'none.jsonl', '-o', 'json']))).toEqual([
    1,
    'JNL-005',
  ]);
});

describe('a journal that cannot be written', () => {
  test('before the first write: refused with a reason that names --journal, and nothing is changed', async () => {
    const site = await siteWithState();
    const before = await readFile(site.recording, 'utf8');
    await mkdir(path.dirname(path.dirname(site.folder)), { recursive: true });
    await writeFile(path.dirname(site.folder), 'a file where the folder should be');
    for (const given of [
      [],
      ['--journal', '/dev/full'],
      ['--journal', 'none/x'],
      ['--journal', 'manifests/site.yaml'],
    ]) {
      const { code, stderr } = await site.hvm([...everything, ...given]);
      expect({ code, stderr: stderr.includes('--journal') }).toEqual({ code: 1, stderr: true });
      expect(errorOf(await site.hvm([...everything, ...given, '-o', 'json']))).toEqual([
        1,
        expect.stringMatching(/^JNL-00[12]$/),
      ]);
    }
    expect(await readFile(site.recording, 'utf8')).toBe(before);
    expect(existsSync(`${site.recording}.lock`)).toBe(false);
    expect(await site.hvm([...everything, '--journal', 'night.jsonl'])).toMatchObject({ code: 0 });
    expect((await site.status('--journal', 'night.jsonl')).runs).toHaveLength(1);
  });

  test('nothing to do: told, and that is all', async () => {
    const site = await siteWithState();
    await site.hvm(everything);
    const { code, stderr } = await site.hvm([...everything, '-q', '--journal', '/dev/full']);
    expect({ code, told: stderr.match(/JNL-\d+.*cannot be written/g)?.length }).toEqual({
      code: 0,
      told: 1,
    });
  });

  test('in the middle: told once, and the apply goes on to its end', async () => {
    const site = await siteWithState();
    const limit = 256 * 1024;
    const file = path.join(site.cwd, 'night.jsonl');
    await writeFile(file, `${'x'.repeat(limit - 1600)}\n`);
    expect((await stat(site.recording)).size).toBeLessThan(limit / 2);
    const command = `ulimit -f ${limit / 1024}; exec "$@"`;
    const args = [process.execPath, bin, ...everything, '-o', 'json', '--journal', file];
    const ran = spawnSync('bash', ['-c', command, 'bash', ...args], {
      cwd: site.cwd,
      env: { ...process.env, HVM_LANG: 'en' },
      encoding: 'utf8',
    });
    expect([ran.status, json(ran).verified]).toEqual([0, true]);
    expect(ran.stderr.match(/night\.jsonl cannot be written any more \(EFBIG\)/g)).toHaveLength(1);
    const [told] = (await site.status('--journal', file)).runs;
    expect([told?.state, told?.open, told?.site]).toEqual(['unfinished', true, 'kdu']);
  });
});

describe('a killed run', () => {
  let whole: Observed | undefined;
  const wholeApply = async () => {
    const site = await siteWithState();
    await site.hvm(everything);
    return endOf(await site.inventory());
  };

  test('is told with what was begun and what was not; a later apply settles it', async () => {
    const site = await siteWithState();
    await site.kill(3);
    const killed = await site.status();
    const [run] = killed.runs;
    if (run === undefined) throw new Error('the killed run left no journal');
    expect(run).toMatchObject({ state: 'unfinished', open: true, exit_code: null, failed: [], skipped: [] });
    expect(killed.open).toEqual([run.run]);
    expect(run.counts.done).toBeGreaterThanOrEqual(3);
    expect(run.counts.not_begun).toBeGreaterThan(0);
    expect(run.counts.done + run.counts.unfinished + run.counts.not_begun).toBe(19);
    expect(killed.next).toContain('What was not begun is planned again.');
    expect((await site.hvm(everything, { now: '2099-01-01T00:00:00Z' })).code).toBe(0);
    const [later, earlier] = (await site.status()).runs;
    expect([earlier?.run, earlier?.open, earlier?.settled_by]).toEqual([run.run, false, later?.run]);
  });

  test.each<[string, (folder: string) => Promise<void>]>([
    ['left alone', async () => undefined],
    ['deleted', (folder) => rm(folder, { recursive: true })],
    [
      'cut in the middle',
      (folder) => eachFile(folder, async (file) => truncate(file, Math.floor((await stat(file)).size / 2))),
    ],
    ['overwritten', (folder) => eachFile(folder, (file) => writeFile(file, Buffer.alloc(4096, 0x1b)))],
    ['made read-only', (folder) => eachFile(folder, (file) => chmod(file, 0o400))],
  ])('its journal %s: applied again, the end is the same', async (_, change) => {
    whole ??= await wholeApply();
    const site = await siteWithState();
    await site.kill(5);
    await change(site.folder);
    expect((await site.hvm(['status'])).code).toBe(0);
    expect(json(await site.hvm([...everything, '-o', 'json']))).toMatchObject({
      verified: true,
      leftovers: [],
    });
    expect(endOf(await site.inventory())).toEqual(whole);
    expect((await site.hvm(['plan', '--detailed-exitcode'])).code).toBe(0);
  });

  test('while its process is there it is at work', async () => {
    const site = await siteWithState();
    await site.kill(1);
    await eachFile(site.folder, async (file) => {
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/"pid":\d+,"host":"[^"]*"/, `"pid":${process.ppid},"host":"test"`));
    });
    const { open, running, next } = await site.status();
    expect({ open, running: running.length, next: next[0] }).toEqual({
      open: [],
      running: 1,
      next: expect.stringContaining(`process ${process.ppid} on test`),
    });
  });
});

test('a journal from an enemy: shown harmlessly in every form', async () => {
  const site = await siteWithState();
  await site.hvm(everything);
  const evil = '\u001b]0;owned\u0007\u001b[2J\u202e\u009b31m\r\n::error::x|<b>@all</b>';
  await eachFile(site.folder, async (file) => {
    const text = await readFile(file, 'utf8');
    const changed = text.replace('"user":"tester"', `"user":${JSON.stringify(evil)}`);
    await writeFile(file, `${changed}${evil}\u0000\n{"__proto__": {"x": 1}}\n`);
  });
  const { damaged, runs } = await site.status();
  expect([damaged.count, runs.length]).toEqual([3, 1]);
  for (const args of [[], ['--run', runs[0]?.run ?? '']]) {
    for (const output of ['text', 'json', 'markdown']) {
      const { code, stdout } = await site.hvm(['status', ...args, '-o', output]);
      expect(code).toBe(0);
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
      expect(stdout).not.toMatch(/^::/m);
      if (output === 'markdown') expect(stdout).not.toContain('<b>@');
    }
  }
});

/** An example site, and a state folder of its own. */
async function siteWithState() {
  const cwd = await exampleSite();
  const state = await temporaryFolder();
  const folder = path.join(state, 'hvm', 'journal');
  const recording = path.join(cwd, 'manifests/kyushu.recording.json');
  const hvm = (args: readonly string[], options: Pick<RunOptions, 'env' | 'now'> = {}) =>
    run(args, { cwd, ...options, env: { XDG_STATE_HOME: state, ...options.env } });
  const status = async (...args: string[]): Promise<StatusReport> =>
    JSON.parse((await hvm(['status', '-o', 'json', ...args])).stdout);
  const details = async (): Promise<RunReport> => {
    const [first] = (await status()).runs;
    return JSON.parse((await hvm(['status', '-o', 'json', '--run', first?.run ?? ''])).stdout);
  };
  const inventory = async () => parseRecording(await readFile(recording), recording);
  /** Kills an apply when so many operations have ended; one that was faster than that begins anew. */
  const kill = async (operations: number): Promise<void> => {
    const before = await readFile(recording, 'utf8');
    for (let tries = 0; tries < 20; tries += 1) {
      await killAfter(cwd, state, operations);
      // Of another host, as the tests call theirs `test`: nobody there could tell that it is stale.
      await rm(`${recording}.lock`, { force: true });
      const [run] = (await status()).runs;
      if (run?.state === 'unfinished' && run.counts.not_begun > 0) return;
      await rm(folder, { recursive: true, force: true });
      await writeFile(recording, before);
    }
    throw new Error('every apply was done before it could be killed');
  };
  return { cwd, folder, recording, hvm, status, details, inventory, kill };
}

async function killAfter(cwd: string, state: string, operations: number): Promise<void> {
  const env = { ...process.env, XDG_STATE_HOME: state };
  const child = spawn(process.execPath, [bin, ...everything, '--parallel', '1'], {
    cwd,
    env,
    stdio: 'ignore',
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  let isOver = false;
  void closed.then(() => (isOver = true));
  while (!isOver && endedIn(path.join(state, 'hvm', 'journal')) < operations)
    await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  await closed;
}

function endedIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const text = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  return text.join('').split('"operation-ended"').length - 1;
}

async function eachFile(folder: string, change: (file: string) => Promise<void>): Promise<void> {
  for (const name of await readdir(folder)) await change(path.join(folder, name));
}

function errorOf({ code, stdout }: Ran): unknown[] {
  return [code, JSON.parse(stdout).error.code];
}
