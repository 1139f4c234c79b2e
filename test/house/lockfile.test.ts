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

test('npm 10 finds nothing to rewrite: it drops `libc`, and a clone would not stay clean', () => {
  expect(Object.values(lock).filter(({ libc }) => libc !== undefined)).toEqual([]);
});
