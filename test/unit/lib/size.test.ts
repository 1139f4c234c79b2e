import { expect, test } from 'vitest';
import { formatMib, nearestMib, parseSize, wholeMib } from '../../../src/lib/size.ts';

test.each([
  ['16 GiB', 17_179_869_184n],
  ['1.5 TiB', 1_649_267_441_664n],
  ['500 GB', 500_000_000_000n],
  ['500GB', 500_000_000_000n],
  ['0 MiB', 0n],
  ['1 KiB', 1024n],
  ['1 KB', 1000n],
  ['1 PiB', 1_125_899_906_842_624n],
  ['  8 MiB ', 8_388_608n],
  ['0.1 KiB', 102n],
  ['0.000000001 GB', 1n],
])('%s is %i bytes', (text, bytes) => {
  expect(parseSize(text)).toEqual({ bytes });
});

test.each([
  ['16', { flaw: 'no-unit' }],
  ['16.5', { flaw: 'no-unit' }],
  ['16 G', { flaw: 'unit', unit: 'G' }],
  ['16 Gib', { flaw: 'unit', unit: 'Gib' }],
  ['16 gib', { flaw: 'unit', unit: 'gib' }],
  ['16 constructor', { flaw: 'unit', unit: 'constructor' }],
  ['GiB', { flaw: 'form' }],
  ['', { flaw: 'form' }],
  ['-1 GiB', { flaw: 'form' }],
  ['1,5 GiB', { flaw: 'form' }],
  ['.5 GiB', { flaw: 'form' }],
  ['1e3 GiB', { flaw: 'form' }],
  ['１６ GiB', { flaw: 'form' }],
  ['16  GiB', { flaw: 'form' }],
  ['999999999999999 PiB', { flaw: 'large' }],
])('%j is no size', (text, flaw) => {
  expect(parseSize(text)).toEqual(flaw);
});

test('disks and memory come out as whole MiB, or not at all', () => {
  expect(wholeMib(1_073_741_824n)).toBe(1024);
  expect(wholeMib(500_000_000_000n)).toBeUndefined();
  expect(wholeMib(1_048_577n)).toBeUndefined();
  expect(wholeMib(0n)).toBe(0);
});

test('figures are rounded to the nearest MiB', () => {
  expect(nearestMib(500_000_000_000n)).toBe(476_837);
  expect(nearestMib(524_287n)).toBe(0);
  expect(nearestMib(524_288n)).toBe(1);
});

test.each([
  [0, '0 GiB'],
  [1024, '1 GiB'],
  [1025, '1025 MiB'],
  [512, '512 MiB'],
  [1_433_600, '1400 GiB'],
])('%i MiB are written %s', (mib, text) => {
  expect(formatMib(mib)).toBe(text);
  const parsed = parseSize(text);
  expect('bytes' in parsed && wholeMib(parsed.bytes)).toBe(mib);
});
