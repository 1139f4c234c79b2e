import { expect, test } from 'vitest';
import { matchDisks } from '../../../src/diff/match-disks.ts';
import { placeText } from '../../../src/diff/places.ts';
import type { DesiredDisk } from '../../../src/model/desired.ts';
import type { Marks } from '../../../src/model/marks.ts';
import type { ObservedDisk } from '../../../src/model/observed.ts';
import { declared, declaredDisk } from '../../support/desired.ts';
import { disk, vm } from '../../support/inventory.ts';

/** On scsi0:0 and scsi0:1. */
const two = [disk(), disk({ unit: 1 })];

/** Where each declared disk is, `+` where it is to be added; which disks are foreign; what is wrong. */
function match(
  disks: readonly DesiredDisk[],
  recorded: Marks['disks'] | undefined,
  there: readonly ObservedDisk[] = two,
) {
  const marks = recorded && { owner: 'u', site: 'kdu', name: 'vm01', disks: recorded, nics: {} };
  const { matches, unclaimed, drafts } = matchDisks(declared({ disks }), vm({ disks: there }), marks);
  return {
    at: matches.map(
      ({ declared: { name }, existing, place }) => `${name}${existing ? '' : '+'} ${placeText(place)}`,
    ),
    foreign: unclaimed.map(placeText),
    drafts: drafts.map(({ key, severity, subject, facts }) => ({ key, severity, subject, ...facts })),
  };
}

const named = (...names: readonly string[]) => names.map((name) => declaredDisk(name, 40));
const at = (name: string, unit: number) => declaredDisk(name, 40, { unit });
const error = { severity: 'error', subject: 'vm01' };

test('disks are found by the place recorded under their name, never by their position', () => {
  const recorded = { os: 'scsi0:0', data: 'scsi0:1' };
  expect(match(named('data', 'os'), recorded)).toEqual({
    at: ['data scsi0:1', 'os scsi0:0'],
    foreign: [],
    drafts: [],
  });
  expect(match(named('data'), recorded)).toEqual({
    at: ['data scsi0:1'],
    foreign: ['scsi0:0'],
    drafts: [],
  });
});

test('what is recorded counts more than what is declared', () => {
  expect(match([at('os', 1)], { os: 'scsi0:0' })).toEqual({
    at: ['os scsi0:0'],
    foreign: ['scsi0:1'],
    drafts: [],
  });
});

test('a disk at a declared place is that disk, also where others are recorded', () => {
  expect(match([...named('os'), at('archive', 1)], { os: 'scsi0:0' })).toEqual({
    at: ['os scsi0:0', 'archive scsi0:1'],
    foreign: [],
    drafts: [],
  });
});

test('on a VM with records, a disk that is recorded nowhere is added, and never takes a foreign one', () => {
  expect(match(named('os', 'log'), { os: 'scsi0:0' })).toEqual({
    at: ['os scsi0:0', 'log+ scsi0:2'],
    foreign: ['scsi0:1'],
    drafts: [],
  });
});

test('where nothing is recorded, declared disks line up with those of the VM by place', () => {
  const turned = [disk({ unit: 1 }), disk({ controller: 1 }), disk()];
  for (const recorded of [undefined, {}]) {
    expect(match(named('os', 'data', 'log', 'new'), recorded, turned)).toEqual({
      at: ['os scsi0:0', 'data scsi0:1', 'log scsi1:0', 'new+ scsi0:2'],
      foreign: [],
      drafts: [],
    });
  }
  expect(match([...named('os'), at('data', 0)], undefined, turned)).toEqual({
    at: ['os scsi0:1', 'data scsi0:0'],
    foreign: ['scsi1:0'],
    drafts: [],
  });
});

test('a disk that is to be added takes a place that nobody has or declares', () => {
  const disks = [
    ...named('a'),
    declaredDisk('b', 1, { controller: 1 }),
    declaredDisk('c', 1, { controller: 1, unit: 0 }),
    at('d', 2),
  ];
  expect(match(disks, { os: 'scsi0:0' }).at).toEqual([
    'a+ scsi0:3',
    'b+ scsi1:1',
    'c+ scsi1:0',
    'd+ scsi0:2',
  ]);
});

test('a full controller takes no more, and the next one does', () => {
  const full = Array.from({ length: 16 }, (_, unit) => disk({ unit })).filter(({ unit }) => unit !== 7);
  const recorded = { os: 'scsi0:0' };
  expect(match(named('log'), recorded, full).at).toEqual(['log+ scsi1:0']);
  expect(match([declaredDisk('log', 1, { controller: 0 })], recorded, full)).toMatchObject({
    at: [],
    drafts: [{ ...error, key: 'DS-012/full', disk: 'log' }],
  });
});

test.each<[string, readonly DesiredDisk[], Marks['disks'] | undefined, string]>([
  ['a disk that is there', [at('a', 1), at('b', 1)], undefined, 'scsi0:1'],
  ['a place where none is', [at('a', 9), at('b', 9)], undefined, 'scsi0:9'],
  ['a disk recorded as another', [at('b', 1), ...named('a')], { a: 'scsi0:1' }, 'scsi0:1'],
  ['a disk recorded twice', named('a', 'b'), { b: 'scsi0:1', a: 'scsi0:1' }, 'scsi0:1'],
])('two disks of a manifest are never one: %s', (_, disks, recorded, place) => {
  const [first, second] = recorded !== undefined && 'b' in recorded ? ['b', 'a'] : ['a', 'b'];
  expect(match(disks, recorded).drafts).toEqual([
    { ...error, key: 'DS-012', disk: second, place, other: first },
  ]);
});

test('a disk at the place of one that is not declared any more was renamed', () => {
  expect(match([at('b', 1)], { a: 'scsi0:1' })).toEqual({
    at: ['b scsi0:1'],
    foreign: ['scsi0:0'],
    drafts: [],
  });
});

test('a recorded disk that is not there any more is an error, not a new disk', () => {
  expect(match([...named('os', 'data')], { os: 'scsi0:0', data: 'scsi0:5' })).toEqual({
    at: ['os scsi0:0'],
    foreign: ['scsi0:1'],
    drafts: [{ ...error, key: 'DS-011', disk: 'data', place: 'scsi0:5' }],
  });
});

test('a disk may have any name', () => {
  expect(match(named('constructor', 'valueOf'), { constructor: 'scsi0:1' }).at).toEqual([
    'constructor scsi0:1',
    'valueOf+ scsi0:2',
  ]);
});
