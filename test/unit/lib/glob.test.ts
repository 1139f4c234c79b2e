import { expect, test } from 'vitest';
import { matchesGlob } from '../../../src/lib/glob.ts';

test.each([
  ['h-claio01', 'h-claio01', true],
  ['h-*', 'h-claio01', true],
  ['*01', 'h-claio01', true],
  ['*lai*1', 'h-claio01', true],
  ['h-claio0?', 'h-claio01', true],
  ['*', '', true],
  ['?', '', false],
  ['h-', 'h-claio01', false],
  ['H-*', 'h-claio01', false],
  ['h.claio01', 'h-claio01', false],
  ['[h]*', 'h-claio01', false],
  ['', 'a', false],
])('%s on %s is %s', (pattern, name, expected) => {
  expect(matchesGlob(pattern, name)).toBe(expected);
});

test('a hostile pattern stays fast', () => {
  expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(80))).toBe(false);
});
