/** What an administrator does with hvm's package, from a clone to a machine without a network. Each is really done. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closed, cloneTo, npm, root, scratch } from './support.ts';

const { folder, remove } = scratch();
const tree = path.join(folder, 'clone');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const offline = `hvm-offline-${version}.tgz`;
const offlineFile = path.join(folder, offline);

/** Why the registry was out of reach; empty: it was not. */
let unreachable = '';

beforeAll(() => {
  cloneTo(tree);
  const installed = npm(tree, 'ci', '--ignore-scripts', '--prefer-offline');
  if (installed.status !== 0) {
    unreachable =
      /\b(ENOTCACHED|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN)\b/.exec(installed.stderr)?.[0] ??
      '';
    if (unreachable === '') throw new Error(installed.stderr);
    console.warn(`npm ci: ${unreachable}. The packages of this checkout are used.`);
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
  }
  const built = npm(tree, 'run', 'build');
  if (built.status !== 0) throw new Error(built.stderr);
  const packed = npm(tree, 'run', 'pack:offline', '--', folder);
  if (packed.status !== 0) throw new Error(packed.stderr);
});
afterAll(remove);

test('npm ci --ignore-scripts && npm run build: a working hvm', ({ skip }) => {
  if (unreachable !== '') skip(`npm ci could not be tried: ${unreachable}`);
  worksAt(path.join(tree, 'bin/hvm.js'), path.join(tree, 'manifests'));
});

test('npm pack: installs with --ignore-scripts --omit=dev, brings no other package, and works', () => {
  const packed = npm(tree, 'pack', '--pack-destination', folder);
  expect(packed.status, packed.stderr).toBe(0);
  const there = emptyFolder('local');
  install(there, '--omit=dev', path.join(folder, `hvm-${version}.tgz`));
  expect(packagesIn(path.join(there, 'node_modules'))).toEqual(['hvm']);
  worksAt(path.join(there, 'node_modules/.bin/hvm'), path.join(there, 'node_modules/hvm/manifests'));
});

test('npm run pack:offline: one file that installs without a network, into an empty prefix from an empty cache', () => {
  const there = emptyFolder('prefix');
  install(there, '--global', '--prefix', there, '--offline', offlineFile);
  const packages = path.join(there, 'lib/node_modules');
  expect(packagesIn(packages)).toEqual(['hvm']);
  worksAt(path.join(there, 'bin/hvm'), path.join(packages, 'hvm/manifests'));
});

test('the file works where there is no npm either', () => {
  const there = emptyFolder('unpacked');
  expect(spawnSync('tar', ['xzf', offlineFile, '-C', there]).status).toBe(0);
  worksAt(path.join(there, 'package/bin/hvm.js'), path.join(there, 'package/manifests'));
  const apply = ['apply', '--yes', '--allow', 'power-cycle', '-v', path.join(there, 'package/manifests')];
  const { status, stdout, stderr } = hvm(path.join(there, 'package/bin/hvm.js'), ...apply);
  expect(stdout + stderr).toContain('Apply: 19 done, 0 failed.');
  expect(status).toBe(0);
});

test('the same source makes the same file, wherever it lies', ({ skip }) => {
  if (unreachable !== '') skip('packages by a link have other places');
  const moved = path.join(folder, 'elsewhere/hvm');
  mkdirSync(path.dirname(moved));
  renameSync(tree, moved);
  const again = npm(moved, 'run', 'pack:offline');
  renameSync(moved, tree);
  const [sum, name] = again.stdout.trimEnd().split('\n').at(-1)?.split('  ') ?? [];
  expect(name).toBe(offline);
  expect(sum).toBe(createHash('sha256').update(readFileSync(offlineFile)).digest('hex'));
  expect(existsSync(path.join(tree, offline))).toBe(true);
});

test('pack:offline makes nothing of a program that does not build', () => {
  const broken = path.join(folder, 'broken');
  cloneTo(broken);
  symlinkSync(path.join(root, 'node_modules'), path.join(broken, 'node_modules'));
  writeFileSync(path.join(broken, 'src/main.ts'), "import { x } from 'left-pad';\nconsole.log(x);\n");
  const { status, stderr } = npm(broken, 'run', 'pack:offline');
  expect(status).toBe(1);
  expect(stderr).toContain('left-pad');
  expect(readdirSync(broken).filter((name) => name.endsWith('.tgz'))).toEqual([]);
});

test('the check refuses a package that would fetch or run something where it is installed', () => {
  const manifest = path.join(tree, 'package.json');
  const own = readFileSync(manifest, 'utf8');
  const spoiled = JSON.parse(own);
  spoiled.dependencies = { axios: '1.21.1' };
  spoiled.scripts.postinstall = 'node scripts/thanks.mjs';
  writeFileSync(manifest, JSON.stringify(spoiled));
  const { status, stderr } = npm(tree, 'run', 'check', '--', 'package');
  writeFileSync(manifest, own);
  const { status: before } = npm(tree, 'run', 'check', '--', 'package');
  expect({ status, before }, stderr).toEqual({ status: 1, before: 0 });
});

function emptyFolder(name: string): string {
  const made = path.join(folder, name);
  mkdirSync(made);
  return made;
}

/** Where nothing can be fetched: the registry is a port nobody listens at, and the cache is empty. */
function install(cwd: string, ...args: string[]): void {
  const env = closed(emptyFolder(`home-${path.basename(cwd)}`));
  const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

function packagesIn(modules: string): string[] {
  return readdirSync(modules).filter((name) => !name.startsWith('.'));
}

/** It tells its version, and plans the example that came with it. */
function worksAt(program: string, manifests: string): void {
  expect(hvm(program, '--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
  const { status, stdout, stderr } = hvm(program, 'plan', manifests, '-o', 'json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    hvm_version: version,
    site: 'kdu',
    summary: { create: 7, update: 2, adopt: 0, 'no-op': 17, errors: 0 },
  });
}

function hvm(program: string, ...args: string[]) {
  const [command, ...first] = program.endsWith('.js') ? [process.execPath, program] : [program];
  const env = closed(folder);
  return spawnSync(command ?? '', [...first, ...args], { cwd: folder, env, encoding: 'utf8' });
}
