import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { json, run, temporaryFolder } from '../support/run.ts';

test.each(['en', 'ja'])('a new repository validates, plans and applies at once (%s)', async (lang) => {
  const cwd = await temporaryFolder();
  const env = { HVM_LANG: lang };
  const { code, stdout } = await run(['init', 'site'], { cwd, env });
  expect(code).toBe(0);
  expect(stdout).toContain('cd site && hvm plan');
  const site = path.join(cwd, 'site');
  expect(await run(['validate', '-o', 'json'], { cwd: site })).toMatchObject({ code: 0 });
  const planned = await run(['plan', '-o', 'json'], { cwd: site });
  expect(planned.code).toBe(0);
  expect(json(planned)).toMatchObject({ summary: { create: 1, errors: 0 } });
  expect(await run(['apply', '--yes'], { cwd: site })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--offline', '--detailed-exitcode'], { cwd: site })).toMatchObject({ code: 0 });
});

test('the editor line leads to the schema', async () => {
  const cwd = await temporaryFolder();
  await run(['init'], { cwd });
  const manifest = await readFile(path.join(cwd, 'manifests/vms.yaml'), 'utf8');
  const schema = /\$schema=(\S+)/.exec(manifest)?.[1] ?? '';
  const text = await readFile(path.join(cwd, 'manifests', schema), 'utf8');
  expect(JSON.parse(text).$schema).toContain('draft-07');
  expect(await run(['schema'], { cwd })).toMatchObject({ stdout: text });
});

test('its recording looks as an apply would leave it', async () => {
  const cwd = await temporaryFolder();
  await run(['init'], { cwd });
  const file = path.join(cwd, 'manifests/example.recording.json');
  const bytes = await readFile(file);
  expect(formatRecording(parseRecording(bytes, file))).toBe(bytes.toString());
});

test('it never overwrites', async () => {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, '.gitignore'), 'mine\n');
  expect(await run(['init'], { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining('kept') });
  expect(await readFile(path.join(cwd, '.gitignore'), 'utf8')).toBe('mine\n');
  expect(await run(['init'], { cwd })).toMatchObject({ code: 1, stderr: expect.stringContaining('USE-012') });
  expect(await run(['init', '.gitignore'], { cwd })).toMatchObject({ code: 1 });
});
