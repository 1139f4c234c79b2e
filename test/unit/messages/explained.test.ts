import { expect, test } from 'vitest';
import { explanationOf } from '../../../src/messages/explained.ts';
import { isRuleCode, ruleOf, rules } from '../../../src/model/rules.ts';

const codes = Object.keys(rules).filter(isRuleCode);

test.each(['en', 'ja'] as const)('every rule is explained in %s, with each of its thresholds', (lang) => {
  expect(codes.filter((code) => explanationOf(lang, code) === undefined)).toEqual([]);
  const thresholds = (names: object | undefined) => Object.keys(names ?? {}).sort();
  for (const code of codes) {
    const told = thresholds(explanationOf(lang, code)?.thresholds);
    expect([code, told]).toEqual([code, thresholds(ruleOf(code).thresholds)]);
  }
});

test('nothing is left empty, and the Japanese is Japanese', () => {
  for (const code of codes) {
    const [en, ja] = (['en', 'ja'] as const).map((lang) => explanationOf(lang, code));
    const { thresholds: _, ...texts } = { thresholds: undefined, ...en };
    expect([code, Object.values(texts).includes('')]).toEqual([code, false]);
    expect([code, /[\p{sc=Hira}\p{sc=Kana}]/u.test(ja?.rule ?? '')]).toEqual([code, true]);
    expect([code, /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u.test(en?.rule ?? '')]).toEqual([code, false]);
  }
});
