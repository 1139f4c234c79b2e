import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observed } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { observedOf } from '../../src/vsphere/recorded/perform.ts';
import { world } from '../support/generate.ts';
import { datastore, inventory, vm } from '../support/inventory.ts';
import { planOf } from '../support/laws.ts';
import { edit, exampleSite, json, run } from '../support/run.ts';
import { hasGo, startSimulator } from '../support/vcsim.ts';

const recordingIn = (cwd: string) => path.join(cwd, 'manifests/kyushu.recording.json');

test('a recording of a recording is the same, and anybody may read it', async () => {
  const cwd = await exampleSite();
  expect(await run(['record', '--out', 'copy.json'], { cwd })).toEqual({
    code: 0,
    stdout: 'Recorded 19 VMs, 1 template, 3 hosts, 3 datastores, 10 networks in copy.json (19913 bytes).\n',
    stderr: '',
  });
  const copy = path.join(cwd, 'copy.json');
  expect(await readFile(copy, 'utf8')).toBe(await readFile(recordingIn(cwd), 'utf8'));
  expect((await stat(copy)).mode & 0o777).toBe(0o644 & ~process.umask());
  expect((await readdir(cwd)).sort()).toEqual(['copy.json', 'manifests']);
});

test('as JSON it says where and how much', async () => {
  const cwd = await exampleSite();
  const { code, stdout } = await run(['record', '--out', 'copy.json', '--scrub', '-o', 'json'], { cwd });
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    {
      file: path.join(cwd, 'copy.json'),
      vms: 19,
      templates: 1,
      hosts: 3,
      datastores: 3,
      networks: 10,
      bytes: (await stat(path.join(cwd, 'copy.json'))).size,
      left_out: [],
    },
  ]);
  expect(await readFile(path.join(cwd, 'copy.json'), 'utf8')).not.toMatch(/KDU|esx0|u-ad|vlan-|大学/);
});

test('it goes where the Site says, over another recording, which keeps its mode', async () => {
  const cwd = await exampleSite();
  await writeFile(path.join(cwd, 'now.json'), formatRecording(inventory({ vms: [vm()] })));
  await chmod(recordingIn(cwd), 0o600);
  expect(await run(['record', '--recording', 'now.json'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(recordingIn(cwd), 'utf8')).toBe(await readFile(path.join(cwd, 'now.json'), 'utf8'));
  expect((await stat(recordingIn(cwd))).mode & 0o777).toBe(0o600);
  expect((await readdir(path.join(cwd, 'manifests'))).filter((name) => /lock|tmp/.test(name))).toEqual([]);
});

test('it never writes over what is no recording, nor over what it reads, nor nowhere', async () => {
  const cwd = await exampleSite();
  await mkdir(path.join(cwd, 'folder'));
  await writeFile(path.join(cwd, 'package.json'), '{"format": "npm"}');
  await writeFile(path.join(cwd, 'text.json'), 'text');
  await symlink(recordingIn(cwd), path.join(cwd, 'link.json'));
  const before = await readFile(recordingIn(cwd), 'utf8');
  const failure = async (...args: string[]) => {
    const { code, stdout } = await run(['record', '-o', 'json', ...args], { cwd });
    return [code, JSON.parse(stdout).error.code];
  };
  expect(await failure()).toEqual([64, 'REC-007']);
  expect(await failure('--out', 'link.json', '--scrub')).toEqual([64, 'REC-007']);
  expect(await failure('--out', 'package.json')).toEqual([1, 'REC-008']);
  expect(await failure('--out', 'text.json')).toEqual([1, 'REC-008']);
  expect(await failure('--out', 'no/folder.json')).toEqual([1, 'REC-008']);
  expect(await failure('--out', 'folder')).toEqual([69, 'REC-001']);
  expect(await readFile(path.join(cwd, 'text.json'), 'utf8')).toBe('text');
  expect(await readFile(recordingIn(cwd), 'utf8')).toBe(before);
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
    text.replace('recording: kyushu.recording.json', 'url: https://192.0.2.1'),
  );
  expect(await failure('--recording', 'manifests/kyushu.recording.json')).toEqual([64, 'REC-007']);
});

test('a recording that somebody works on is waited for, or left alone', async () => {
  const cwd = await exampleSite();
  await writeFile(path.join(cwd, 'old.json'), formatRecording(inventory()));
  const holder = { pid: process.pid, host: 'elsewhere', time: '2026-11-24T11:00:00Z' };
  await writeFile(path.join(cwd, 'old.json.lock'), JSON.stringify(holder));
  const { code, stderr } = await run(['record', '--out', 'old.json'], { cwd });
  expect([code, stderr]).toEqual([75, expect.stringContaining('LCK-001')]);
  expect(await readFile(path.join(cwd, 'old.json'), 'utf8')).toBe(formatRecording(inventory()));
});

test('of any vCenter: the plan from its recording is the plan from it', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      const live = observedOf(generated.observed);
      const text = formatRecording(live);
      const recorded = parseRecording(Buffer.from(text), 'f');
      expect(formatRecording(recorded)).toBe(text);
      expect(planOf({ ...generated, observed: recorded })).toEqual(planOf({ ...generated, observed: live }));
    }),
    { numRuns: 200 },
  );
});

describe.skipIf(!hasGo)('on a vCenter', () => {
  test.each([
    ['vi-json', '8.0.3'],
    ['soap', '8.0.3'],
    ['soap', '5.5.0'],
  ])(
    'over %s of %s: the plan from the recording is the plan from it, but for source and stats',
    async (api, version) => {
      const cwd = await exampleSite();
      const simulator = await startSimulator(['-version', version]);
      try {
        const env = { HVM_USERNAME: simulator.user, HVM_PASSWORD: simulator.password };
        const live = ['--vcenter', simulator.url, '--api', api];
        const check = async (observed: Observed) => {
          await simulator.put(observed);
          const recorded = await run(['record', ...live, '--out', 'live.json'], { cwd, env });
          expect(recorded).toMatchObject({ code: 0, stderr: '' });
          const fromLive = json(await run(['plan', '-o', 'json', ...live], { cwd, env }));
          const fromFile = json(await run(['plan', '-o', 'json', '--recording', 'live.json'], { cwd }));
          expect(comparable(fromFile)).toBe(comparable(fromLive));
          expect(fromFile.source).toMatchObject({ kind: 'recording', instance: fromLive.source.instance });
          return fromLive.summary;
        };
        const file = recordingIn(cwd);
        const example = parseRecording(await readFile(file), file);
        expect(await check(example)).toMatchObject({ create: 7, update: 2, 'no-op': 17, errors: 0 });
        await run(['apply', '--yes', '--allow', 'power-cycle'], { cwd });
        expect(await check(parseRecording(await readFile(file), file))).toMatchObject({ 'no-op': 26 });
        expect(await simulator.violations()).toEqual([]);
        expect(await simulator.sessions()).toBe(0);
      } finally {
        await simulator.end();
      }
    },
  );
});

test('a VM that says too little of itself is left out, aloud; what else cannot be kept ends it', async () => {
  const { keepable } = await import('../../src/commands/record/keepable.ts');
  const broken = vm({
    name: 'lost',
    cores: 0,
    instanceUuid: '',
    changeVersion: '',
    connection: 'inaccessible',
  });
  const kept = keepable(inventory({ vms: [broken, vm({ name: 'well' })] }), 'f', 'en');
  expect(kept.observed.vms.map(({ name }) => name)).toEqual(['tpl', 'well']);
  expect(kept.notices).toEqual([
    { key: 'REC-009/vm', args: { name: 'lost', reason: expect.stringContaining('(lost)') } },
  ]);
  const twice = inventory({ datastores: [datastore('ds01'), datastore('ds01')] });
  expect(() => keepable(twice, 'f', 'en')).toThrow(expect.objectContaining({ key: 'REC-009' }));
});

/** Byte for byte, but for where it comes from. */
function comparable({ source: _, stats: __, inputs_digest: ___, ...plan }: Plan): string {
  return JSON.stringify(plan, null, 2);
}
