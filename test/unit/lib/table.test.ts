import { expect, test } from 'vitest';
import { table } from '../../../src/lib/table.ts';

const rows = [
  ['os', '100 GiB', '画像管理の古いデータ'],
  ['archive', '1400 GiB', 'data'],
];

test('columns are aligned by display width', () => {
  expect(table(rows, { width: 80, indent: 2, columns: [{}, { align: 'end' }] })).toEqual([
    '  os        100 GiB  画像管理の古いデータ',
    '  archive  1400 GiB  data',
  ]);
});

test('what may give is narrowed, and wrapped', () => {
  expect(table(rows, { width: 30, columns: [{}, { align: 'end' }, { min: 8 }] })).toEqual([
    'os        100 GiB  画像管理の',
    '                   古いデータ',
    'archive  1400 GiB  data',
  ]);
});

test('what may not give stays, though the table is too wide', () => {
  expect(table(rows, { width: 10 })[1]).toBe('archive  1400 GiB  data');
});

test('a cell is coloured after it is laid out', () => {
  const cell = { text: '赤', paint: (text: string) => `\x1b[31m${text}\x1b[39m` };
  expect(
    table(
      [
        [cell, 'x'],
        ['ooo', 'y'],
      ],
      { width: 80 },
    ),
  ).toEqual(['\x1b[31m赤\x1b[39m   x', 'ooo  y']);
});

test('no rows', () => {
  expect(table([], { width: 80 })).toEqual([]);
});
