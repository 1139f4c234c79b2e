import { expect, test } from 'vitest';
import { saying, words } from '../../../src/report/words.ts';

test('both languages have the same words', () => {
  expect(Object.keys(words.ja)).toEqual(Object.keys(words.en));
  expect(Object.keys(words.en).length).toBeGreaterThan(100);
});

test('with the same placeholders, and no word is empty', () => {
  for (const [word, english] of Object.entries(words.en)) {
    const japanese = Object.entries(words.ja).find(([key]) => key === word)?.[1] ?? '';
    expect([word, placeholders(japanese)]).toEqual([word, placeholders(english)]);
    expect(japanese).not.toBe('');
  }
});

test('the Japanese ones are Japanese, but for names and units', () => {
  const names = [
    'vm/vlan',
    'header/version',
    'header/vcenter',
    'header/at',
    'summary/impact',
    'apply/fault',
    'markdown/vm',
  ];
  const foreign = Object.entries(words.ja).filter(
    ([word, text]) => !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}、]/u.test(text) && !names.includes(word),
  );
  expect(foreign).toEqual([]);
});

test('a number and its noun', () => {
  const say = saying('en');
  expect(say('summary/findings', { errors: 1, warnings: 0 })).toBe('1 error, 0 warnings');
  expect(say('summary/findings', { errors: 2, warnings: 1 })).toBe('2 errors, 1 warning');
  expect(saying('ja')('summary/findings', { errors: 1, warnings: 0 })).toBe('エラー 1 件、警告 0 件');
});

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[|}]/g)].map((match) => match[1] ?? ''))].sort();
}
