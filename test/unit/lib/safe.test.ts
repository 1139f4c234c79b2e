import { expect, test } from 'vitest';
import { safe, safeLines } from '../../../src/lib/safe.ts';

test.each([
  ['h-claio01 画像管理', 'h-claio01 画像管理'],
  ['a\nb\r\nc\rd', 'a⏎b⏎c␍d'],
  ['\x1b[31mred\x07\x00\t', '␛[31mred␇␀␉'],
  ['\x7f\x9b\x85', '␡<U+009B><U+0085>'],
  ['a\u202eb\u2066c\u200fd', 'a<U+202E>b<U+2066>c<U+200F>d'],
  ['a\u2028b\u2029', 'a⏎b⏎'],
  ['\ufeffx\u200b\u00ad', '<U+FEFF>x<U+200B><U+00AD>'],
  ['\ud800x', '\ufffdx'],
  ['\u{e0041}', '<U+E0041>'],
  ['👩‍👩‍👧 ❤️ が', '👩‍👩‍👧 ❤️ が'],
  ['a\u200db', 'a<U+200D>b'],
  ['::error file=x::y', ':·error file=x:·y'],
  ['a::add-mask::b ##[error]c ##vso[task.x]d', 'a:·add-mask::b #·[error]c #·vso[task.x]d'],
  [
    '::1 fe80::1:2 ::ffff:10.0.0.1/96 [2001:db8::]:443 # ## :: [',
    '::1 fe80::1:2 ::ffff:10.0.0.1/96 [2001:db8::]:443 # ## :: [',
  ],
])('%j is shown as %j', (text, shown) => {
  expect(safe(text)).toBe(shown);
});

test('line breaks may stay', () => {
  expect(safeLines('a\nb\x1b')).toBe('a\nb␛');
});
