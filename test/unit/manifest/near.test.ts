import { expect, test } from 'vitest';
import {
  cidrNear,
  dayNear,
  ipNear,
  macNear,
  narrowed,
  pathNear,
  timeNear,
  urlNear,
} from '../../../src/manifest/near.ts';
import { otherValue, otherWord, truthOf } from '../../../src/manifest/synonyms.ts';

test.each([
  [narrowed, '１６ＧｉＢ', '16GiB'],
  [narrowed, '　２０２７－０３－３１', '2027-03-31'],
  [narrowed, '“x”', 'x'],
  [narrowed, 'x', undefined],
  [narrowed, '画像', undefined],
  [narrowed, '　', undefined],
  [dayNear, '2027/3/31', '2027-03-31'],
  [dayNear, '2027年12月1日', '2027-12-01'],
  [dayNear, '20270331', '2027-03-31'],
  [timeNear, '4:00', '04:00'],
  [timeNear, '24:00', '00:00'],
  [timeNear, '2200', '22:00'],
  [timeNear, '8時30分', '08:30'],
  [ipNear, '10.22.0.1/24', '10.22.0.1'],
  [ipNear, '010.022.000.001', '10.22.0.1'],
  [cidrNear, '10.22.0.11/255.255.255.0', '10.22.0.11/24'],
  [cidrNear, '10.22.0.11 / 24', '10.22.0.11/24'],
  [cidrNear, '10.22.0.11/255.0.255.0', undefined],
  [macNear, '00-50-56-9A-00-01', '00:50:56:9A:00:01'],
  [macNear, '0050.569a.0001', '00:50:56:9a:00:01'],
  [macNear, '00:50', undefined],
  [pathNear, '/a/ b //c/', 'a/b/c'],
  [pathNear, 'a\\b', 'a/b'],
  [urlNear, 'vc.example.org', 'https://vc.example.org'],
  [urlNear, 'ftp://vc.example.org', 'https://vc.example.org'],
  [urlNear, 'vcenter', undefined],
])('%o of %j is %j', (near, written, expected) => {
  expect(near(written)).toBe(expected);
});

test('words of other tools', () => {
  expect(otherWord('num_cpus', ['cores', 'memory'])).toBe('cores');
  expect(otherWord('num_cpus', ['memory'])).toBe(undefined);
  expect(otherWord('constructor', ['constructor', 'toString'])).toBe(undefined);
  expect(otherValue('POWEREDOFF', ['on', 'off'])).toBe('off');
  expect(otherValue('土曜', ['sat', 'sun'])).toBe('sat');
  expect(otherValue('never', ['on', 'off'])).toBe(undefined);
  expect(['Yes', 'はい', '1', 'なし', 'OFF', 'maybe'].map(truthOf)).toEqual([
    'true',
    'true',
    'true',
    'false',
    'false',
    undefined,
  ]);
});
