import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verbNames } from '../../src/commands/verbs.ts';
import { displayWidth } from '../../src/lib/width.ts';
import { edit, exampleSite, run, temporaryFolder } from '../support/run.ts';

test.each(['en', 'ja'])('help of everything, in 60 columns too (%s)', async (lang) => {
  for (const args of [['--help'], [], ...verbNames.map((verb) => [verb, '--help'])]) {
    const { code, stdout, stderr } = await run(args, { env: { HVM_LANG: lang }, columns: 60 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const examples = stdout.indexOf(lang === 'ja' ? '\n例' : '\nExamples');
    for (const line of stdout.slice(0, examples < 0 ? undefined : examples).split('\n')) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(60);
    }
    if (args.length === 2) expect(examples).toBeGreaterThan(0);
  }
});

test('the version', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, stdout: '0.0.0-test\n', stderr: '' });
});

test.each([
  [['pln'], 'hvm plan'],
  [['plan', '--recordin', 'x'], '--recording'],
  [['plan', '--yes'], 'hvm apply'],
  [['apply', '--allow', 'reboot'], 'power-cycle'],
  [['plan', '--now', 'tomorrow'], '2027-03-31'],
  [['completion', 'tcsh'], 'fish'],
  [['explain', 'VirtualMashine'], 'hvm explain'],
])('%j is exit 64 and says what there is', async (args, word) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain(word);
  const document = JSON.parse((await run([...args, '-o', 'json'])).stdout);
  expect(Object.keys(document.error)).toEqual(['code', 'message', 'hint']);
});

test('the language comes from the flag, HVM_LANG, then the locale', async () => {
  expect((await run(['pln', '--lang', 'ja'])).stderr).toContain('ありません');
  expect((await run(['--lang', 'ja', 'pln'])).stderr).toContain('ありません');
  expect((await run(['pln'], { env: { LANG: 'ja_JP.UTF-8' } })).stderr).toContain('ありません');
  expect((await run(['pln'], { env: { LANG: 'ja_JP.UTF-8', HVM_LANG: 'en' } })).stderr).toContain(
    'Did you mean',
  );
});

test('a valid site, a broken one, and its JSON', async () => {
  const cwd = await exampleSite();
  expect(await run(['validate'], { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining('26') });
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) => text.replace('timeZone:', 'timezone:'));
  const text = await run(['validate'], { cwd });
  expect(text).toMatchObject({ code: 65, stderr: '' });
  expect(text.stdout).toMatch(/manifests\/site\.yaml:\d+:\d+/);
  const document = JSON.parse((await run(['validate', '-o', 'json'], { cwd })).stdout);
  expect(document.valid).toBe(false);
  expect(Object.keys(document.diagnostics[0])).toEqual([
    'code',
    'severity',
    'file',
    'line',
    'column',
    'message',
    'hint',
  ]);
});

test.each(['plan', 'apply'])(
  '%s of a broken site is exit 65: text on stderr, one document with -o json',
  async (verb) => {
    const cwd = await exampleSite();
    await edit(path.join(cwd, 'manifests/site.yaml'), (text) => text.replace('timeZone:', 'timezone:'));
    const text = await run([verb], { cwd });
    expect(text).toMatchObject({ code: 65, stdout: '', stderr: expect.stringMatching(/site\.yaml:\d+:\d+/) });
    const ran = await run([verb, '-o', 'json'], { cwd });
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 65, stderr: '' });
    const { error } = JSON.parse(ran.stdout);
    expect(error).toMatchObject({ code: 'PLN-001', place: { file: expect.stringContaining('site.yaml') } });
    expect(error.diagnostics.length).toBeGreaterThan(0);
  },
);

test('manifests from stdin, by -f, and a site by name', async () => {
  const cwd = await exampleSite();
  expect(await run(['validate', '-f', 'manifests'], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--site', 'kdu', 'manifests'], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--site', 'nowhere', 'manifests'], { cwd })).toMatchObject({ code: 65 });
  const site = 'apiVersion: hvm/v1\nkind: Site\nmetadata: {name: x}\nspec: {timeZone: Asia/Tokyo}\n';
  expect(await run(['validate', '-'], { stdin: site })).toMatchObject({ code: 0 });
});

test('a Site that names a vCenter means that vCenter, unless --offline or --recording says otherwise', async () => {
  const cwd = await exampleSite();
  const url =
    '    url: https://vcenter.invalid\n    username: {fromEnv: A}\n    password: {fromEnv: B}\n    recording: kyushu';
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) => text.replace('    recording: kyushu', url));
  const known = { A: 'a', B: 'b' };
  expect(await run(['plan'], { cwd, env: known })).toMatchObject({
    code: 69,
    stderr: expect.stringContaining('vcenter.invalid'),
  });
  expect(await run(['plan', '--offline'], { cwd })).toMatchObject({ code: 0 });
  const recording = ['--recording', 'manifests/kyushu.recording.json'];
  expect(await run(['plan', ...recording], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--vcenter', 'https://v.invalid'], { cwd, env: known })).toMatchObject({
    code: 69,
  });
  const env = { VSPHERE_SERVER: 'v', GOVC_URL: 'v', HVM_VCENTER: 'v' };
  expect(await run(['plan', '--offline'], { cwd, env })).toMatchObject({ code: 0 });
});

test('-v logs each call of the port, in two forms', async () => {
  const cwd = await exampleSite();
  const { stderr } = await run(['plan', '-v'], { cwd });
  expect(stderr).toMatch(/debug observe 20 VMs \d+ ms\n/);
  const lines = (await run(['plan', '--log-format', 'json'], { cwd })).stderr.trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ call: 'observe', msg: 'port' });
});

test('-q silences the talk, not the errors', async () => {
  const cwd = await exampleSite();
  expect(await run(['apply', '-q', '--yes', '--defer'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect((await run(['pln', '-q'])).stderr).toContain('USE-001');
});

test('colour on a terminal only, and not with NO_COLOR or --no-color', async () => {
  const cwd = await exampleSite();
  const escape = '\u001b[';
  expect((await run(['plan'], { cwd, terminal: true })).stdout).toContain(escape);
  expect((await run(['plan'], { cwd })).stdout).not.toContain(escape);
  expect((await run(['plan'], { cwd, terminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain(escape);
  expect((await run(['plan', '--no-color'], { cwd, terminal: true })).stdout).not.toContain(escape);
});

test('what nobody foresaw is one line, and a stack only with -v', async () => {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'a.yaml'), '');
  const stdin = new Proxy(new Uint8Array(), {
    get: () => {
      throw new TypeError('boom');
    },
  });
  const plain = await run(['validate', '-'], { cwd, stdin });
  expect(plain).toMatchObject({ code: 1, stdout: '' });
  expect(plain.stderr).toContain('INT-001');
  expect(plain.stderr).not.toContain('    at ');
  expect((await run(['validate', '-', '-v'], { cwd, stdin })).stderr).toContain('    at ');
});
