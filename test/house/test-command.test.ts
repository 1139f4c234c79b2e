import { expect, test } from 'vitest';
import { repository, run } from './support.ts';

const passes = `import { expect, test } from 'vitest';\ntest('one', () => expect(1).toBe(1));\n`;
const fails = `import { expect, test } from 'vitest';\ntest('two', () => expect(1).toBe(2));\ntest.skip('three', () => {});\n`;

const cases = [
  { what: 'all is well', files: { 'test/unit/a.test.ts': passes }, last: '3 passed, 0 failed', code: 0 },
  {
    what: 'a test fails and one is skipped',
    files: { 'test/unit/a.test.ts': passes, 'test/unit/b.test.ts': fails },
    last: '3 passed, 1 failed',
    code: 1,
  },
  {
    what: 'a file cannot be loaded',
    files: { 'test/unit/a.test.ts': passes, 'test/unit/b.test.ts': `import './nowhere.ts';\n` },
    last: '3 passed, 1 failed',
    code: 1,
  },
  {
    what: 'something fails outside of a test',
    files: { 'test/unit/a.test.ts': `${passes}void Promise.reject(new Error('lost'));\n` },
    last: '3 passed, 1 failed',
    code: 1,
  },
  { what: 'there is no test', files: {}, last: '2 passed, 1 failed', code: 1 },
  {
    what: 'the check fails',
    files: { 'test/unit/a.test.ts': passes, 'scripts/check.mjs': 'process.exit(1);' },
    last: '2 passed, 1 failed',
    code: 1,
  },
  {
    what: 'the build fails',
    files: { 'test/unit/a.test.ts': passes, 'scripts/build.mjs': 'process.exit(1);' },
    last: '0 passed, 1 failed',
    code: 1,
  },
];

test.each(cases)('when $what, the last line is "$last"', ({ files, last, code }) => {
  const tree = repository(['scripts/test.mjs', 'vitest.config.ts'], {
    'package.json': '{"type": "module"}',
    'test/support/vcsim.ts': 'export function setup() {}',
    'test/support/state.ts': 'export function setup() {}',
    'scripts/build.mjs': '',
    'scripts/check.mjs': '',
    ...files,
  });
  const result = run(tree, process.execPath, 'scripts/test.mjs');
  expect(result.output.trimEnd().split('\n').at(-1)).toBe(last);
  expect(result.code).toBe(code);
});
