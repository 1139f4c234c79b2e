import { expect, test } from 'vitest';
import { fill, texts } from '../../../src/messages/index.ts';
import { reasons as japanese } from '../../../src/messages/ja/reasons.ts';
import { ruleTexts } from '../../../src/messages/rules.ts';
import { becauses, reasons } from '../../../src/model/reason.ts';
import { isRuleCode, rules } from '../../../src/model/rules.ts';

const english = [...Object.entries(texts.en), ...Object.entries(ruleTexts.en)];
const ja = new Map([...Object.entries(texts.ja), ...Object.entries(ruleTexts.ja)]);

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

test('no key is two texts, and every rule has one', () => {
  const keys = english.map(([key]) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  const told = new Set(Object.keys(ruleTexts.en).map((key) => key.split('/')[0] ?? key));
  expect([...told].sort()).toEqual(Object.keys(rules).sort());
  expect([...told].every(isRuleCode)).toBe(true);
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
