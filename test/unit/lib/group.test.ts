import { expect, test } from 'vitest';
import { groupBy } from '../../../src/lib/group.ts';

test('values are grouped under their key, in their order and that of the keys', () => {
  const groups = groupBy(['b1', 'a1', 'b2', 'a2', 'c1'], (value) => value[0]);
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});

test('any value is a key, and nothing has no groups', () => {
  const key = {};
  expect(groupBy([1, 2], () => key).get(key)).toEqual([1, 2]);
  expect([...groupBy([1], () => undefined)]).toEqual([[undefined, [1]]]);
  expect(groupBy([], () => 1).size).toBe(0);
});
