import { expect, test } from 'vitest';
import { locate, writtenAs } from '../../../src/manifest/locate.ts';
import { parseYaml } from '../../../src/manifest/parse.ts';
import type { Target } from '../../../src/manifest/parsed.ts';
import { type Path, pathText, valueAt } from '../../../src/manifest/path.ts';

const text = `base: &base
  os: 病院
  "data": 'x y'
one: *base
two:
  <<: [{net: 大学}, *base]
  own: 8.0
list:
  - a
  - {b: 1, c: [2, 3]}
  - - d
empty:
`;
const [document] = parseYaml({ file: 'a.yaml', text, resolve: String }).documents;
if (document === undefined) throw new Error('it is not read');

const cases: readonly (readonly [path: Path, value: string, key: string])[] = [
  [['base', 'os'], '病院', 'os'],
  [['base', 'data'], "'x y'", '"data"'],
  [['one', 'os'], '病院', 'os'],
  [['two', 'own'], '8.0', 'own'],
  [['two', 'os'], '病院', 'os'],
  [['two', 'net'], '大学', 'net'],
  [['list', 0], 'a', 'a'],
  [['list', 1], '{b: 1, c: [2, 3]}', '{b: 1, c: [2, 3]}'],
  [['list', 1, 'b'], '1', 'b'],
  [['list', 1, 'c', 1], '3', '3'],
  [['list', 2, 0], 'd', 'd'],
];

test.each(cases)('%j: the value and its key', (path, value, key) => {
  const at = (target: Target) => {
    const { from, to } = locate(document, path, target);
    return text.slice(from, to);
  };
  expect([at('value'), at('key')]).toEqual([value, key]);
});

test('what is not there is placed at the nearest thing around it', () => {
  const at = (path: Path) => text.slice(locate(document, path, 'key').from).split('\n')[0];
  expect(at(['list', 1, 'gone', 'deeper'])).toBe('{b: 1, c: [2, 3]}');
  expect(at(['two', 'gone'])).toBe('two:');
  expect(at(['list', 7])).toBe('list:');
  expect(at(['empty', 'gone'])).toBe('empty:');
  expect(at(['gone'])).toBe('base: &base');
});

test('as it is written', () => {
  expect(writtenAs(document, ['two', 'own'])).toBe('8.0');
  expect(writtenAs(document, ['two', 'os'])).toBe('病院');
  expect(writtenAs(document, ['base', 'data'])).toBe('x y');
  expect(writtenAs(document, ['list'])).toBe(undefined);
  expect(writtenAs(document, ['gone'])).toBe(undefined);
});

test('a path as text, and the value at a path', () => {
  expect(pathText(['spec', 'disks', 0, 'size'])).toBe('spec.disks[0].size');
  expect(pathText([])).toBe('');
  expect(valueAt(document.value, ['list', 1, 'c', 0])).toBe(2);
  expect(valueAt(document.value, ['two', 'net'])).toBe('大学');
  const nowhere: readonly Path[] = [
    ['list', 'b'],
    ['list', 9],
    ['base', 'toString'],
    ['base', 'os', 'length'],
    ['empty', 'x'],
  ];
  expect(nowhere.map((path) => valueAt(document.value, path))).toEqual(nowhere.map(() => undefined));
});
