import { appendFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/lib/width.ts';
import { edit, exampleSite, run, temporaryFolder } from '../support/run.ts';

const site = 'apiVersion: hvm/v1\nkind: Site\nmetadata: {name: kdu}\nspec: {}\n';
const vm = 'apiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: h-a01}\nspec: {cores: 2}\n';

test('a site without mistakes, in three forms and two languages', async () => {
  const cwd = await exampleSite();
  expect(await run(['validate'], { cwd })).toEqual({
    code: 0,
    stdout: 'The manifests are valid: 6 files, 26 virtual machines.\n',
    stderr: '',
  });
  expect(await run(['validate', '--lang', 'ja'], { cwd })).toEqual({
    code: 0,
    stdout: '正しいマニフェストです: ファイル 6 個、仮想マシン 26 台\n',
    stderr: '',
  });
  const { stdout } = await run(['validate', '-o', 'json'], { cwd });
  expect(JSON.parse(stdout)).toEqual({ valid: true, diagnostics: [] });
  expect((await run(['validate', '-o', 'markdown'], { cwd })).stdout).toBe(
    '**✅ The manifests are valid.**\n',
  );
});

test('every mistake of every file, with its line, a caret, and what to do', async () => {
  const cwd = await exampleSite();
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
    text.replace('timeZone: Asia/Tokyo', 'timezone: Asia/Tokio'),
  );
  await edit(path.join(cwd, 'manifests/hospital.yaml'), (text) =>
    text.replace('version: "2014"', 'version: 8.0'),
  );
  const { code, stdout, stderr } = await run(['validate'], { cwd });
  expect({ code, stderr }).toEqual({ code: 65, stderr: '' });
  expect(
    stdout,
  ).toBe(`manifests/hospital.yaml:85:38: error MAN-003: spec.software[0].version is a text, but YAML reads 8.0
  as something else.
  85 |     - {product: sql-server, version: 8.0, edition: standard, softwareAssurance: false, model…
     |                                      ^^^
  → Quote it: "8.0".

manifests/site.yaml:37:3: error MAN-004: spec has no key timezone.
  37 |   timezone: Asia/Tokio
     |   ^^^^^^^^
  → Did you mean timeZone?

2 errors, 0 warnings in 2 files.
`);
});

test.each([
  ['a byte order mark', `\ufeff${site}`, 0, ''],
  ['CRLF', `${site}---\n${vm}`.replaceAll('\n', '\r\n'), 0, ''],
  ['an empty file', '', 65, 'MAN-011'],
  ['Shift_JIS', Buffer.from([...Buffer.from(site), 0x23, 0x89, 0xe6]), 65, 'MAN-001'],
  ['UTF-16', Buffer.from(`\ufeff${site}`, 'utf16le'), 65, 'UTF-16'],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0]), 65, 'MAN-001'],
  ['50 MB', Buffer.alloc(50 * 1024 * 1024, '# x\n'), 65, '50 MiB'],
  [
    'an alias bomb',
    `a: &a [${'x, '.repeat(50)}]\nb: &b [${'*a, '.repeat(50)}]\nc: [${'*b, '.repeat(50)}]\n`,
    65,
    'MAN-002',
  ],
  ['brackets without end', '['.repeat(100_000), 65, 'MAN-002'],
  ['a line of a megabyte', site.replace('{}', `{premises: "${'病'.repeat(400_000)}", x: 1}`), 65, 'MAN-004'],
  ['documents of other tools', 'services: {}\n', 65, 'MAN-007'],
  ['a list', '- a\n- b\n', 65, 'MAN-007'],
])('from standard input: %s', async (_, stdin, code, word) => {
  const ran = await run(['validate', '-'], { stdin });
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: '' });
  expect(ran.stdout).toContain(word);
  for (const line of ran.stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
});

test('nothing to read: each case says what to do', async () => {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'empty'));
  await symlink('.', path.join(cwd, 'circle'));
  for (const [args, code, words] of [
    [['validate'], 65, ['MAN-001', 'hvm init']],
    [['validate', 'empty'], 65, ['MAN-001', 'hvm init empty']],
    [['validate', 'gone.yaml'], 65, ['gone.yaml is not there']],
    [['validate', 'circle'], 65, ['There is no manifest in circle']],
  ] as const) {
    const ran = await run(args, { cwd });
    expect({ args, code: ran.code }).toEqual({ args, code });
    for (const word of words) expect(ran.stdout).toContain(word);
  }
});

test('an empty file beside others is a warning: validate says it on stdout, plan on stderr', async () => {
  const cwd = await exampleSite();
  await writeFile(path.join(cwd, 'manifests/later.yaml'), '# later\n');
  const validated = await run(['validate'], { cwd });
  expect(validated).toMatchObject({ code: 0, stderr: '' });
  expect(validated.stdout).toContain('manifests/later.yaml:1:1: warning MAN-001');
  expect(validated.stdout).toContain('7 files, 26 virtual machines');
  const planned = await run(['plan'], { cwd });
  expect(planned.code).toBe(0);
  expect(planned.stderr).toContain('manifests/later.yaml:1:1: warning MAN-001');
});

test('plan of broken manifests: exit 65, all mistakes on stderr, or as a document', async () => {
  const cwd = await exampleSite();
  await appendFile(path.join(cwd, 'manifests/hospital.yaml'), '---\nkind: VM\n---\n- x\n');
  const ran = await run(['plan'], { cwd });
  expect(ran).toMatchObject({ code: 65, stdout: '' });
  expect(ran.stderr).toContain('Did you mean VirtualMachine?');
  expect(ran.stderr).toContain('2 errors, 0 warnings in 1 file.');
  const { error } = JSON.parse((await run(['plan', '-o', 'json'], { cwd })).stdout);
  expect(error.diagnostics).toHaveLength(2);
  expect(error.place).toEqual({
    file: 'manifests/hospital.yaml',
    line: error.diagnostics[0].line,
    column: 7,
  });
});

test('several Sites, and --site', async () => {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'a.yaml'), `${site}---\n${site.replace('kdu', 'osaka')}---\n${vm}`);
  expect((await run(['validate'], { cwd })).stdout).toContain('Choose one: --site NAME.');
  expect(await run(['validate', '--site', 'osaka'], { cwd })).toMatchObject({ code: 0 });
  expect((await run(['validate', '--site', 'osak'], { cwd })).stdout).toContain('Did you mean osaka?');
});

test('hvm schema prints the schema of the repository', async () => {
  const { code, stdout } = await run(['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'hvm.schema.json',
  });
});

test('hvm explain: the kinds, a kind, a key', async () => {
  const kinds = await run(['explain']);
  expect(kinds.code).toBe(0);
  for (const kind of ['Site', 'Network', 'Template', 'Vendor', 'VirtualMachine'])
    expect(kinds.stdout).toContain(`\n  ${kind}\n`);
  expect((await run(['explain', 'vm.disks.size'])).stdout).toBe(`KEY   VirtualMachine.spec.disks.size
TYPE  <size>  required

  Size of the disk, whole MiB. It only ever grows.
`);
  expect((await run(['explain', 'Network.vlan', '--lang', 'ja'])).stdout).toContain(
    'VLAN のタグ (1 から 4094)。',
  );
  const keys = (await run(['explain', 'VirtualMachine.spec.guest.adminPassword'])).stdout;
  expect(keys).toContain('fromEnv  <string>\n');
  expect(keys).not.toContain('fromEnv  <string>  required');
});

test('hvm explain: what is behind a code', async () => {
  const rule = await run(['explain', 'cap-002', '--lang', 'ja']);
  expect(rule).toMatchObject({ code: 0, stdout: expect.stringContaining('168 / 184 GiB = 91.3 %') });
  expect((await run(['explain', 'OWN-001'])).stdout).toContain('--adopt {subject} takes it over');
  expect((await run(['explain', 'MAN-003/size'])).stdout).toContain('16 GiB, 1.5 TiB, 500 GB');
  expect(await run(['explain', 'CPA-002'])).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('hvm explain CAP-002'),
  });
  expect(await run(['explain', 'QQQQ-777'])).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('USE-013'),
  });
});

test('what a diagnostic tells to explain can be explained', async () => {
  const broken = `${site}---\n${vm.replace('{cores: 2}', '{availability: ha, disks: [{size: }], labels: [x]}')}`;
  const { stdout } = await run(['validate', '-', '-o', 'json'], { stdin: broken });
  const told = [...stdout.matchAll(/hvm explain (\S+?)\\"/g)].map(([, key = '']) => key);
  expect(told.length).toBeGreaterThan(1);
  for (const key of told) expect(await run(['explain', key])).toMatchObject({ code: 0 });
});
