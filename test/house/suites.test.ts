import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { suites } from '../../vitest.config.ts';
import { root } from './support.ts';

const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(test|spec)\.[cm]?[jt]s$/.test(name),
);

test('every test file belongs to a suite that is run', () => {
  const outside = files.filter((name) => !Object.keys(suites).includes(name.split(path.sep)[0] ?? ''));
  expect(outside).toEqual([]);
  expect(files.filter((name) => !name.endsWith('.test.ts'))).toEqual([]);
});

test.each(Object.keys(suites))('there are tests in %s', (suite) => {
  expect(files.filter((name) => name.startsWith(`${suite}${path.sep}`))).not.toEqual([]);
});
