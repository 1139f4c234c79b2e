import { expect, test } from 'vitest';
import { paint } from '../../../src/lib/colour.ts';

const coloured = paint(true);
const plain = paint(false);

test('a style is switched on before the text and off after it', () => {
  expect(coloured.bold('a')).toBe('\x1b[1ma\x1b[22m');
  expect(coloured.red('a')).toBe('\x1b[31ma\x1b[39m');
});

test('styles nest: the inner one ends itself only', () => {
  expect(coloured.bold(`a${coloured.red('b')}c`)).toBe('\x1b[1ma\x1b[31mb\x1b[39mc\x1b[22m');
});

test('nothing is painted where there is no text', () => {
  expect(coloured.green('')).toBe('');
});

test('without colour every style gives the text back', () => {
  expect(Object.values(plain).map((style) => style('a'))).toEqual(Object.keys(plain).map(() => 'a'));
  expect(Object.keys(plain).sort()).toEqual(Object.keys(coloured).sort());
});
