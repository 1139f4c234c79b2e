import { expect, test } from 'vitest';
import { parseThreshold } from '../../../src/manifest/thresholds.ts';
import type { Unit } from '../../../src/model/rule.ts';

test.each<[Unit, unknown, number]>([
  ['%', 90, 90],
  ['%', '90 %', 90],
  ['%', '87.5%', 87.5],
  ['%', '90 ％', 90],
  ['%', 0, 0],
  ['%', '150 %', 150],
  ['ratio', 1.5, 1.5],
  ['count', 5, 5],
  ['days', 180, 180],
  ['days', '180 days', 180],
  ['days', '1 day', 1],
  ['days', '180日', 180],
  ['days', '48 hours', 2],
  ['hours', 72, 72],
  ['hours', '72 h', 72],
  ['hours', '3 days', 72],
  ['months', '6 months', 6],
  ['GiB', '512 MiB', 0.5],
  ['GiB', '1.5 TiB', 1536],
  ['Gbps', '10 Gbps', 10],
])('as %s %j is %d', (unit, given, value) => {
  expect(parseThreshold(given, unit)).toEqual({ value });
});

test.each<[Unit, unknown]>([
  ['%', '90'],
  ['%', '90 days'],
  ['%', '−1 %'],
  ['%', -1],
  ['%', Number.NaN],
  ['%', Infinity],
  ['%', true],
  ['%', null],
  ['%', ['90 %']],
  ['ratio', '1.5 %'],
  ['count', 1.5],
  ['days', '6 months'],
  ['months', '180 days'],
  ['GiB', 26],
  ['GiB', '26 G'],
  ['Gbps', 10],
  ['Gbps', '10 GB'],
])('as %s %j is nothing', (unit, given) => {
  expect(parseThreshold(given, unit)).toEqual({ flaw: 'form' });
});

test('a part of one where percent are asked for is told apart: 0.9 is hardly meant as 0.9 %', () => {
  expect(parseThreshold(0.9, '%')).toEqual({ flaw: 'share' });
  expect(parseThreshold(1, '%')).toEqual({ value: 1 });
});
