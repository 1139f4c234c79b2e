import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeJson } from '../../../src/lib/safe-json.ts';

test('what a terminal would obey, or nobody would see, is escaped', () => {
  expect(safeJson(JSON.stringify({ 'a\x9b': 'b\u202e\u{e0041}\ufeff ##[error] ##vso[x] 画像 👍' }))).toBe(
    String.raw`{"a\u009b":"b\u202e\udb40\udc41\ufeff #\u0023[error] #\u0023vso[x] 画像 👍"}`,
  );
});

test('it says the same', () => {
  const harmful = fc.constantFrom(
    '\x9b',
    '\x7f',
    '\u200b',
    '\u2028',
    '\u{e0041}',
    '##[',
    '##',
    '[',
    '\\',
    '"',
    '\x1b',
    'あ',
  );
  const text = fc.array(harmful).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.dictionary(text, text), (value) => {
      const json = safeJson(JSON.stringify(value, null, 2));
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(json).not.toMatch(/[\x7f-\x9f\u200b\u2028]|##\[/);
    }),
  );
});
