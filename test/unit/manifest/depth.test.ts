import { expect, test } from 'vitest';
import { tooDeepAt } from '../../../src/manifest/depth.ts';

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test.each([
  ['brackets', '['.repeat(300), 200],
  ['brackets in maps', '{a: ['.repeat(300), 500],
  ['dashes in a line', `a:\n  ${'- '.repeat(300)}x`, 3],
  ['keys that are keys of something', `${'? '.repeat(300)}x`, 0],
  ['indents', times(300, (index) => `${' '.repeat(index)}a:`), 20_500],
  ['indents of dashes', times(150, (index) => `${'  '.repeat(index)}- a:`), 10_400],
])('%s', (_, text, at) => {
  expect(tooDeepAt(text)).toBe(at);
});

test.each([
  ['many brackets, each closed', '[{}]'.repeat(1000)],
  ['a long list', 'a:\n'.concat('- b: 1\n  c: [1]\n'.repeat(1000))],
  ['a long map of maps', 'a:\n  b:\n    c: 1\n'.repeat(1000)],
  ['a bracket in a text of each document', 'a: ":["\n---\n'.repeat(1000)],
  ['comments', times(1000, (index) => `${' '.repeat(index)}# []`)],
  ['a line of dashes', '-'.repeat(1000)],
])('%s: not deep', (_, text) => {
  expect(tooDeepAt(text)).toBe(undefined);
});
