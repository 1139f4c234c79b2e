import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { copyFile, cp, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { exampleSite, temporaryFolder } from '../support/run.ts';

const root = path.join(import.meta.dirname, '../..');
const bin = path.join(root, 'bin/hvm.js');

beforeAll(() => {
  if (!existsSync(path.join(root, 'dist/main.js'))) throw new Error('dist/ is missing: npm run build');
});

test('--version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(hvm(['--version']).stdout).toBe(`${version}\n`);
  expect(hvm(['plan', '--version']).stdout).toBe(`${version}\n`);
});

test('through a link, from another folder', async () => {
  const cwd = await exampleSite();
  const link = path.join(await temporaryFolder(), 'hvm');
  await symlink(bin, link);
  const { status, stdout } = spawnSync(process.execPath, [link, 'validate', '-o', 'json'], {
    cwd,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ valid: true, diagnostics: [] });
});

test('not built: it says how', async () => {
  const folder = await temporaryFolder();
  await cp(path.join(root, 'bin'), path.join(folder, 'bin'), { recursive: true });
  await copyFile(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  const ran = spawnSync(process.execPath, [path.join(folder, 'bin/hvm.js'), 'plan'], { encoding: 'utf8' });
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toContain('npm run build');
});

test.skipIf(!existsSync('/dev/full'))('onto a disk that is full: it says so, and ends with 1', async () => {
  const cwd = await exampleSite();
  const full = openSync('/dev/full', 'w');
  const ran = spawnSync(process.execPath, [bin, 'plan', '--lang', 'en'], {
    ...{ cwd, encoding: 'utf8', env: { ...process.env, HVM_LANG: 'en' } },
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('OUT-001: The result cannot be written to standard output (ENOSPC)');
});

test.each(['plan', 'plan -o json', '--help', 'schema'])(
  '%s into a closed pipe ends quietly',
  async (command) => {
    const cwd = await exampleSite();
    const script = `"${process.execPath}" "${bin}" ${command} | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  },
);

test('manifests from a pipe', () => {
  const input = 'apiVersion: hvm/v1\nkind: Site\nmetadata: {name: x}\nspec: {timeZone: Asia/Tokyo}\n';
  expect(hvm(['validate', '-'], { input })).toMatchObject({ status: 0 });
});

test('SIGTERM while it waits for the lock: exit 130, and no lock stays', async () => {
  const cwd = await exampleSite();
  const lock = path.join(cwd, 'manifests/kyushu.recording.json.lock');
  const holder = { pid: process.pid, host: 'elsewhere', time: new Date().toISOString() };
  await writeFile(lock, `${JSON.stringify(holder)}\n`);
  const child = spawn(process.execPath, [bin, 'apply', '--yes', '--lock-timeout', '30s'], { cwd });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(130);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(holder);
});

function hvm(args: readonly string[], options: { readonly input?: string } = {}) {
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', ...options });
}
