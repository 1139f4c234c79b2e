import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFlaw, lineAndColumn, locateJson } from '../../../src/lib/json-text.ts';

test.each([
  ['', 0, 'end'],
  ['{"a": 1', 7, 'end'],
  ['{"a": "x', 8, 'end'],
  ['[1, 2', 5, 'end'],
  ['[1,]', 2, 'trailing-comma'],
  ['{"a": 1,\n}', 7, 'trailing-comma'],
  ['[1, // one\n2]', 4, 'comment'],
  ['[1 2]', 3, 'unexpected'],
  ['{a: 1}', 1, 'unexpected'],
  ['{"a" 1}', 5, 'unexpected'],
  ['[01]', 2, 'unexpected'],
  ['1 1', 2, 'unexpected'],
])('%j has its flaw at %i: %s', (text, offset, kind) => {
  expect(findJsonFlaw(text)).toEqual({ offset, kind });
});

test('finds a flaw exactly where JSON.parse does', () => {
  const valid = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const damaged = fc
    .tuple(
      fc.json({ maxDepth: 3 }),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', ':', '\n', '0', '\\', 'é'),
    )
    .map(([text, at, insert]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + insert + text.slice(insert === '' ? cut + 1 : cut);
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.json()), (text) => {
      expect(findJsonFlaw(text) === undefined).toBe(valid(text));
    }),
    { numRuns: 2000 },
  );
});

test('locates a value, or what is around it', () => {
  const text = '{\n  "vms": [\n    {"name": "a", "cores": 2}\n  ]\n}';
  const place = (...path: (string | number)[]) => lineAndColumn(text, locateJson(text, path));
  expect(place('vms', 0, 'cores')).toEqual({ line: 3, column: 28 });
  expect(place('vms', 0, 'memoryMib')).toEqual({ line: 3, column: 5 });
  expect(place('vms', 0)).toEqual({ line: 3, column: 5 });
  expect(place()).toEqual({ line: 1, column: 1 });
  expect(place('hosts', 3)).toEqual({ line: 1, column: 1 });
});
