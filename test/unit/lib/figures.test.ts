import { expect, test } from 'vitest';
import { gib, grouped, percent, percentOf, ratioOf } from '../../../src/lib/figures.ts';

test('sizes in GiB with a comma at the thousands and one decimal at most', () => {
  expect([0, 512, 168 * 1024, 9580 * 1024, 1_234_567 * 1024].map(gib)).toEqual([
    '0',
    '0.5',
    '168',
    '9,580',
    '1,234,567',
  ]);
  expect(grouped(1234.56)).toBe('1,234.56');
});

test('percentages have one decimal, and none of nothing is none', () => {
  expect(percent(168, 184)).toBe('91.3 %');
  expect(percent(1, 1)).toBe('100.0 %');
  expect(percentOf(13_080, 13_516.8)).toBe(96.8);
  expect([percent(1, 0), percent(0, 0)]).toEqual(['∞ %', '0.0 %']);
  expect([percentOf(1, 0), percentOf(0, 0)]).toEqual([null, 0]);
});

test('ratios have two decimals', () => {
  expect([ratioOf(48, 32), ratioOf(48, 36), ratioOf(1, 0), ratioOf(0, 0)]).toEqual([1.5, 1.33, null, 0]);
});
