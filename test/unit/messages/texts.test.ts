import { expect, test } from 'vitest';
import { fill, texts } from '../../../src/messages/index.ts';
import { reasons as japanese } from '../../../src/messages/ja/reasons.ts';
import { becauses, reasons } from '../../../src/model/reason.ts';

const english = Object.entries(texts.en);
const ja = new Map(Object.entries(texts.ja));

test('both languages have the same keys', () => {
  expect([...ja.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  expect(english.length).toBeGreaterThan(100);
});

test('with the same placeholders in message and hint together', () => {
  for (const [key, { message, hint }] of english) {
    const there = ja.get(key);
    const inJapanese = placeholders(`${there?.message} ${there?.hint}`);
    expect([key, inJapanese]).toEqual([key, placeholders(`${message} ${hint}`)]);
    expect([key, placeholders(there?.message ?? '')]).toEqual([key, placeholders(message)]);
  }
});

test('a key is a code, or a code and a variant', () => {
  expect(
    english.map(([key]) => key).filter((key) => !/^[A-Z]{2,5}-\d{3}(\/[A-Za-z0-9-]+)?$/.test(key)),
  ).toEqual([]);
});

test('no message is empty, and the Japanese ones are Japanese', () => {
  for (const [key, { message }] of english) {
    expect([key, message === '']).toEqual([key, false]);
    expect([key, /[\p{sc=Hira}\p{sc=Kana}]/u.test(ja.get(key)?.message ?? '')]).toEqual([key, true]);
    expect([key, /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(message)]).toEqual([key, false]);
  }
});

test('every reason of a plan has a Japanese sentence of its own', () => {
  const all = [...reasons, ...becauses];
  expect(Object.keys(japanese).sort()).toEqual([...all].sort());
  expect(new Set(Object.values(japanese)).size).toBe(all.length);
});

test('placeholders are filled, missing facts stay visible, lists are joined', () => {
  expect(fill('{a} and {b} of {c}', { a: 1, c: ['x', 'y'] })).toBe('1 and {b} of x, y');
  expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
});

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}
