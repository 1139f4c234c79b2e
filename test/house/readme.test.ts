import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support.ts';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const command = /^command='(.+)'$/m.exec(read('.ci/run'))?.[1];

test.each(['README.md', 'README.ja.md'])('.ci/run runs the test command of %s', (name) => {
  expect(command).toBe('npm install && npm test');
  expect(read(name).split('\n')).toContain(command);
});

test('.ci/run takes its last line from npm test', () => {
  expect(read('.ci/run')).toContain('bash -c "$command" </dev/null');
});
