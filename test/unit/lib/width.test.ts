import { expect, test } from 'vitest';
import { clusters, displayWidth, padEnd, padStart, truncate, truncateStart } from '../../../src/lib/width.ts';

test.each([
  ['', 0],
  ['h-claio01', 9],
  ['画像管理', 8],
  ['カナ', 4],
  ['ｶﾅ', 2],
  ['ｶﾞ', 2],
  ['ＡＢ（）', 8],
  ['「、。」', 8],
  ['が', 2],
  ['é', 1],
  ['한국', 4],
  ['한', 2],
  ['𠮷野家', 6],
  ['①→…─※', 5],
  ['✓✗', 2],
  ['⚠️', 2],
  ['❌', 2],
  ['👩‍👩‍👧', 2],
  ['👍🏽', 2],
  ['🇯🇵', 2],
  ['1️⃣', 2],
  ['a\u200bb\u200d', 2],
  ['\u0007', 0],
  ['\x1b[1m\x1b[31m赤\x1b[39m\x1b[22m', 2],
])('%j takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('the edges of the wide ranges', () => {
  const edges = [
    0x10ff, 0x1100, 0x115f, 0x2e7f, 0x2e80, 0x303e, 0x303f, 0x3041, 0x3247, 0x3248, 0x3250, 0xa4c6, 0xd7a3,
    0xff00, 0xff01, 0xff60, 0xff61, 0xffe6, 0x1ffff, 0x20000,
  ];
  const widths = edges.map((edge) => displayWidth(String.fromCodePoint(edge)));
  expect(widths).toEqual([1, 2, 2, 1, 2, 2, 1, 2, 2, 1, 2, 2, 2, 1, 2, 2, 1, 2, 1, 2]);
});

test('padding', () => {
  expect(padEnd('画像', 6)).toBe('画像  ');
  expect(padStart('画像', 6)).toBe('  画像');
  expect(padEnd('画像', 3)).toBe('画像');
});

test('truncating keeps to the width, also where a wide character does not fit', () => {
  expect(truncate('画像管理', 8)).toBe('画像管理');
  expect(truncate('画像管理', 7)).toBe('画像管…');
  expect(truncate('画像管理', 6)).toBe('画像…');
  expect(truncate('abc', 0)).toBe('');
  expect(truncateStart('/srv/画像/site.yaml', 11)).toBe('…/site.yaml');
  expect(truncateStart('画像管理', 6)).toBe('…管理');
  expect(truncateStart('画像管理', 0)).toBe('');
});

test('what a reader sees as one character', () => {
  expect(clusters('aが👩‍👩‍👧')).toEqual(['a', 'が', '👩‍👩‍👧']);
});

test('a long text takes no longer than its length', () => {
  expect(displayWidth('画像'.repeat(100_000))).toBe(400_000);
  expect(displayWidth('👩‍👩‍👧'.repeat(10_000))).toBeGreaterThanOrEqual(20_000);
});
