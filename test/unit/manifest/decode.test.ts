import { expect, test } from 'vitest';
import { decode } from '../../../src/manifest/decode.ts';

test('UTF-8, with and without a byte order mark', () => {
  expect(decode(Buffer.from('画像: 1\r\n'), 'a')).toEqual({ text: '画像: 1\r\n' });
  expect(decode(Buffer.from('\ufeff画像: 1'), 'a')).toEqual({ text: '画像: 1' });
  expect(decode(Buffer.of(), 'a')).toEqual({ text: '' });
});

test.each([
  ['the first byte', [0xff], '1:1'],
  ['behind Japanese text', [...Buffer.from('a: 画像'), 0x93], '1:6'],
  ['in a later line', [...Buffer.from('画像\r\n\nxy'), 0xe7], '3:3'],
  ['a character cut off by the end', [...Buffer.from('xy'), 0xe7, 0x94], '1:3'],
  ['an overlong form', [0x61, 0xc0, 0xaf], '1:2'],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80], '1:1'],
])('the place of what is no UTF-8: %s', (_, bytes, at) => {
  const found = decode(Buffer.from(bytes), 'a.yaml');
  expect(found).toMatchObject({ diagnostic: { key: 'MAN-001/utf8', args: { file: 'a.yaml' } } });
  const place = 'diagnostic' in found ? found.diagnostic.place : undefined;
  expect(`${place?.line}:${place?.column}`).toBe(at);
});

test.each([
  ['UTF-16, little end first', Buffer.from('\ufeffa: b', 'utf16le')],
  ['UTF-16, big end first', Buffer.from('\ufeffa: b', 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from('a: b', 'utf16le')],
  ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
])('%s is no UTF-8 at all', (_, bytes) => {
  expect(decode(bytes, 'a')).toEqual({
    diagnostic: {
      key: 'MAN-001/utf16',
      severity: 'error',
      place: { file: 'a', line: 1, column: 1 },
      args: { file: 'a' },
    },
  });
});
