import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { expect, test } from 'vitest';
import { root } from './support.ts';

const dependencies = z.record(z.string(), z.string()).default({});
const read = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const entry = z.looseObject({
  version: z.string(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dependencies,
  devDependencies: dependencies,
  optionalDependencies: dependencies,
  peerDependencies: dependencies,
});
const lock = z.object({ packages: z.record(z.string(), entry) }).parse(read('package-lock.json')).packages;

test('the lock file names no registry of its own, and every package has a hash', () => {
  const packages = Object.entries(lock).filter(([name]) => name !== '');
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  expect(
    packages.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    ),
  ).toEqual([]);
});

test('every dependency is pinned, and the lock file has that version', () => {
  const manifest = z.looseObject({ dependencies, devDependencies: dependencies }).parse(read('package.json'));
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(lock[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('every hash is a SHA-512', () => {
  const hashes = Object.values(lock).flatMap(({ integrity }) => integrity ?? []);
  expect(hashes.filter((hash) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(hash))).toEqual([]);
});

test('no package is asked for by git, address, folder or another name, but by version alone', () => {
  const asked = Object.values(lock).flatMap((each) => [
    ...Object.values(each.dependencies),
    ...Object.values(each.devDependencies),
    ...Object.values(each.optionalDependencies),
    ...Object.values(each.peerDependencies),
  ]);
  expect(asked.length).toBeGreaterThan(200);
  expect(asked.filter((range) => /[:/]/.test(range))).toEqual([]);
  expect(Object.entries(lock).filter(([, { link }]) => link !== undefined)).toEqual([]);
});

test('the one package with a script at install is refused it', () => {
  const scripted = Object.entries(lock).filter(([, each]) => each['hasInstallScript'] === true);
  expect(scripted.map(([name]) => name)).toEqual(['node_modules/esbuild']);
  expect(z.looseObject({ allowScripts: z.unknown() }).parse(read('package.json')).allowScripts).toEqual({
    esbuild: false,
  });
});

test('.npmrc chooses no registry', () => {
  expect(readFileSync(path.join(root, '.npmrc'), 'utf8')).not.toMatch(/registry *=|^\/\//m);
});

test('npm 10 finds nothing to rewrite: it drops `libc`, and a clone would not stay clean', () => {
  expect(Object.values(lock).filter(({ libc }) => libc !== undefined)).toEqual([]);
});
