import { expect, test } from 'vitest';
import { displayWidth } from '../../../src/lib/width.ts';
import { wrap } from '../../../src/lib/wrap.ts';

test.each([
  ['short', 10, ['short']],
  ['', 10, ['']],
  ['one two three four', 9, ['one two', 'three', 'four']],
  ['one  two', 8, ['one  two']],
  ['共有フォルダーの容量', 10, ['共有フォル', 'ダーの容量']],
  ['今は使えません。', 14, ['今は使えませ', 'ん。']],
  ['「画像管理」（仮）、次です', 12, ['「画像管理」', '（仮）、次で', 'す']],
  ['VM の電源 on です', 8, ['VM の電', '源 on で', 'す']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['x abcdefghij', 4, ['x', 'abcd', 'efgh', 'ij']],
  ['one\ntwo', 10, ['one', 'two']],
])('%j at %i columns', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test('no line is wider than asked, none begins with 、。）」 or a small kana, and nothing is lost', () => {
  const text =
    'データストア「ds01」の空き（12 GiB）が足りません。別のデータストア、またはシンプロビジョニングを使ってください。';
  for (let width = 4; width < 60; width++) {
    const lines = wrap(text, width);
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    expect(lines.filter((line) => width > 12 && /^[、。）」ョーッ]/.test(line))).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});
