import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '../../../src/lib/json-pieces.ts';

test('together they are what JSON.stringify gives', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  fc.assert(
    fc.property(
      fc.oneof(fc.dictionary(fc.string(), value), fc.dictionary(fc.string(), fc.array(value))),
      (document) => {
        expect([...jsonPieces(document)].join('')).toBe(JSON.stringify(document, null, 2));
      },
    ),
  );
});

test('a long list is many pieces, a short document one', () => {
  const list = Array.from({ length: 5000 }, (_, index) => ({ index, text: 'x'.repeat(100) }));
  const pieces = [...jsonPieces({ list })];
  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.join('')).toBe(JSON.stringify({ list }, null, 2));
  expect([...jsonPieces({ a: [] })]).toHaveLength(1);
});
