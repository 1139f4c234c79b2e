import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support.ts';

const bin = path.join(root, 'bin/hvm.js');

test('bin/hvm.js is a program, as `npx hvm` and a linked hvm need it', () => {
  expect(() => accessSync(bin, constants.X_OK)).not.toThrow();
  expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('.ci/run is a program', () => {
  expect(() => accessSync(path.join(root, '.ci/run'), constants.X_OK)).not.toThrow();
});
