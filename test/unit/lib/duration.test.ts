import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/lib/duration.ts';

test.each([
  ['90s', 90],
  ['15m', 900],
  ['1h30m', 5400],
  ['1h5s', 3605],
  ['0', 0],
  ['0s', 0],
  ['', undefined],
  ['15', undefined],
  ['30m1h', undefined],
  ['1.5h', undefined],
  ['-1s', undefined],
  ['1 m', undefined],
])('parses %s', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each([
  [0, '0.0s'],
  [0.42, '0.4s'],
  [9.97, '10s'],
  [59.4, '59s'],
  [65, '1m05s'],
  [3900, '1h05m'],
])('writes %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
