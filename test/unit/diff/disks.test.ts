import { expect, test } from 'vitest';
import { diffDisks, type DisksDiff } from '../../../src/diff/disks.ts';
import type { DesiredDisk } from '../../../src/model/desired.ts';
import type { Marks } from '../../../src/model/marks.ts';
import type { ObservedDisk, ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredDisk, inventoryOf } from '../../support/desired.ts';
import { datastore, disk, inventory, vm } from '../../support/inventory.ts';

const gib = 1024;
const running = (disks: readonly ObservedDisk[], given: Partial<ObservedVm> = {}) =>
  vm({ power: 'on', disks, ...given });

/** On scsi0:0 40 GiB, on scsi0:1 100 GiB. */
const two = [disk(), disk({ unit: 1, sizeMib: 100 * gib })];

function marks(disks: Marks['disks']): Marks {
  return { owner: 'u', site: 'kdu', name: 'vm01', disks, nics: {} };
}

interface Given {
  readonly disks?: readonly DesiredDisk[];
  readonly existing?: ObservedVm;
  readonly recorded?: Marks['disks'];
  readonly version?: string;
}

function diff({ disks, existing = running(two), recorded, version = '8.0.3' }: Given): DisksDiff {
  const { source, ...rest } = inventory();
  const there = inventoryOf({ ...rest, source: { ...source, version } });
  const manifest = declared(disks === undefined ? {} : { disks });
  return diffDisks(manifest, existing, recorded && marks(recorded), there);
}

/** What of a diff is not in order. */
function outcome({ pieces, drafts, foreign }: DisksDiff) {
  return {
    fields: pieces.map(
      ({ field: { path, before, after, impact } }) => `${path} ${before} → ${after} ${impact}`,
    ),
    drafts: drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts })),
    foreign: foreign.map(({ id, what }) => `${id} ${what}`),
  };
}

const clean = { fields: [], drafts: [], foreign: [] };

test('a disk grows while the VM runs, and the others stay as they are', () => {
  const recorded = { os: 'scsi0:0', data: 'scsi0:1' };
  const grown = diff({ disks: [declaredDisk('data', 200), declaredDisk('os', 40)], recorded });
  expect(grown).toEqual({
    pieces: [
      {
        field: {
          path: 'disks[data].size',
          before: '100 GiB',
          after: '200 GiB',
          impact: 'online',
          reason: 'a disk grows while the VM runs',
        },
        spec: {
          growDisks: [
            { key: 2001, bus: 'scsi', controller: 0, unit: 1, fromMib: 100 * gib, toMib: 200 * gib },
          ],
        },
      },
    ],
    drafts: [],
    before: [state('data', 100, 1), state('os', 40, 0)],
    after: [state('data', 200, 1), state('os', 40, 0)],
    foreign: [],
    marks: { data: 'scsi0:1', os: 'scsi0:0' },
  });
});

function state(name: string, size: number, unit: number) {
  return { name, size_mib: size * gib, datastore: 'ds01', provisioning: 'thin', controller: 0, unit };
}

test.each([
  ['5.5.0', 2048, 'online', 'a disk grows while the VM runs'],
  ['5.5.0', 2049, 'power-cycle', 'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off'],
  ['6.0.0', 3000, 'power-cycle', 'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off'],
  ['6.5.0', 3000, 'online', 'a disk grows while the VM runs'],
  ['7.0.3', 3000, 'online', 'a disk grows while the VM runs'],
])('on vSphere %s growing to %i GiB is %s', (version, size, impact, reason) => {
  const { pieces } = diff({ disks: [declaredDisk('os', size)], recorded: { os: 'scsi0:0' }, version });
  expect(pieces.map(({ field }) => [field.impact, field.reason])).toEqual([[impact, reason]]);
  const off = vm({ disks: two });
  const quiet = diff({
    disks: [declaredDisk('os', size)],
    recorded: { os: 'scsi0:0' },
    version,
    existing: off,
  });
  expect(quiet.pieces.map(({ field }) => [field.impact, field.reason])).toEqual([
    ['online', 'the VM is powered off'],
  ]);
});

test('a disk never shrinks, and nothing else of it changes either', () => {
  const shrunk = diff({ disks: [declaredDisk('data', 99)], recorded: { data: 'scsi0:1' } });
  expect(outcome(shrunk)).toEqual({
    fields: [],
    drafts: [{ key: 'DS-007', severity: 'error', disk: 'data', before: '100 GiB', after: '99 GiB' }],
    foreign: ['scsi0:0 40 GiB'],
  });
  expect(shrunk.after).toEqual(shrunk.before);
});

test('a disk does not grow under a snapshot, even while the VM is off', () => {
  const snapshots = [
    { name: 'before update', createdAt: '2026-01-01T00:00:00Z' },
    { name: 'again', createdAt: '2026-01-02T00:00:00Z' },
  ];
  const existing = vm({ disks: two, snapshots });
  const disks = [declaredDisk('os', 40), declaredDisk('data', 101)];
  expect(outcome(diff({ disks, existing }))).toEqual({
    fields: [],
    drafts: [
      {
        key: 'DS-010',
        severity: 'error',
        disk: 'data',
        before: '100 GiB',
        after: '101 GiB',
        snapshots: ['before update', 'again'],
      },
    ],
    foreign: [],
  });
  // What does not grow does not mind.
  expect(outcome(diff({ disks: disks.slice(0, 1), existing })).drafts).toEqual([]);
});

test('a disk that is not on the VM is added at the first free place, past the place of the controller', () => {
  const units = [0, 1, 2, 3, 4, 5, 6];
  const existing = running(units.map((unit) => disk({ unit })));
  const added = diff({
    disks: [declaredDisk('log', 10, { provisioning: 'thick', datastore: 'ds02' })],
    existing,
    recorded: { os: 'scsi0:0' },
  });
  expect(added.pieces).toEqual([
    {
      field: {
        path: 'disks[log]',
        before: null,
        after: '10 GiB',
        impact: 'online',
        reason: 'a disk is added while the VM runs',
      },
      spec: {
        addDisks: [
          {
            name: 'log',
            bus: 'scsi',
            controller: 0,
            unit: 8,
            sizeMib: 10 * gib,
            datastore: 'ds02',
            provisioning: 'thick',
          },
        ],
      },
    },
  ]);
  expect(added.marks).toEqual({ log: 'scsi0:8' });
  expect(added.before).toEqual([]);
});

test('a new disk goes where the manifest says; without a word, thin and beside the first disk', () => {
  const disks = [
    declaredDisk('a', 1, { controller: 1 }),
    declaredDisk('b', 1, { controller: 1, unit: 0 }),
    declaredDisk('c', 1, { unit: 5 }),
    declaredDisk('d', 1),
  ];
  const existing = vm({ disks: [disk({ datastore: 'ds02' })] });
  const added = diff({ disks, existing, recorded: { os: 'scsi0:0' } });
  expect(added.marks).toEqual({ a: 'scsi1:1', b: 'scsi1:0', c: 'scsi0:5', d: 'scsi0:1' });
  expect(added.after.map((each) => [each.datastore, each.provisioning])).toEqual(
    disks.map(() => ['ds02', 'thin']),
  );
  expect(added.pieces.map(({ field }) => field.reason)).toEqual(disks.map(() => 'the VM is powered off'));
});

test('what is not declared is foreign: shown, and never touched', () => {
  const sata = disk({ bus: 'sata', key: 16_000, sizeMib: 1 });
  const existing = running([...two, sata]);
  const found = diff({ disks: [declaredDisk('os', 50)], existing, recorded: { os: 'scsi0:0' } });
  expect(outcome(found)).toEqual({
    fields: ['disks[os].size 40 GiB → 50 GiB online'],
    drafts: [],
    foreign: ['scsi0:1 100 GiB', 'sata0:0 1 MiB'],
  });
});

test('disks left out of a manifest are not managed, and stay recorded', () => {
  const found = diff({ recorded: { os: 'scsi0:0', data: 'scsi0:1' } });
  expect(found).toEqual({
    pieces: [],
    drafts: [],
    before: [],
    after: [],
    foreign: [],
    marks: { os: 'scsi0:0', data: 'scsi0:1' },
  });
});

test('a disk taken out of a manifest is foreign and not recorded any more', () => {
  const found = diff({
    disks: [declaredDisk('os', 40)],
    recorded: { os: 'scsi0:0', data: 'scsi0:1' },
  });
  expect(outcome(found)).toEqual({ ...clean, foreign: ['scsi0:1 100 GiB'] });
  expect(found.marks).toEqual({ os: 'scsi0:0' });
});

test('what hvm cannot change of a disk is told, and counts as no change', () => {
  const disks = [
    declaredDisk('os', 40, { datastore: 'ds02', provisioning: 'eager', controller: 1 }),
    declaredDisk('data', 100, { unit: 9 }),
  ];
  const fixed = { key: 'FIX-001', severity: 'warning' };
  expect(outcome(diff({ disks, recorded: { os: 'scsi0:0', data: 'scsi0:1' } }))).toEqual({
    ...clean,
    drafts: [
      { ...fixed, path: 'disks[os].datastore', before: 'ds01', after: 'ds02' },
      { ...fixed, path: 'disks[os].provisioning', before: 'thin', after: 'eager' },
      { ...fixed, path: 'disks[os].controller', before: 0, after: 1 },
      { ...fixed, path: 'disks[data].unit', before: 'scsi0:1', after: 'scsi0:9' },
    ],
  });
});

test('a datastore that is not there, or not accessible, is an error', () => {
  const there = inventoryOf(
    inventory({ datastores: [datastore('ds01'), datastore('ds03', { accessible: false })] }),
  );
  const on = (name: string, store: string) => declaredDisk(name, 40, { datastore: store });
  const manifest = declared({ disks: [on('os', 'ds9'), on('data', 'ds9'), on('log', 'ds03')] });
  const existing = vm({ disks: [disk()] });
  const { drafts, pieces } = diffDisks(manifest, existing, marks({ os: 'scsi0:0' }), there);
  expect(pieces).toEqual([]);
  expect(drafts.map(({ key, facts }) => ({ key, ...facts }))).toEqual([
    { key: 'INV-003', disk: 'os', datastore: 'ds9', there: ['ds01', 'ds03'] },
    { key: 'INV-003', disk: 'data', datastore: 'ds9', there: ['ds01', 'ds03'] },
    { key: 'INV-003/inaccessible', disk: 'log', datastore: 'ds03' },
  ]);
});

test('an IDE disk grows only while the VM is off', () => {
  const ide = [disk({ bus: 'ide', controller: 1 })];
  const grow = { disks: [declaredDisk('os', 50)] };
  expect(diff({ ...grow, existing: running(ide) }).pieces.map(({ field }) => field)).toEqual([
    {
      path: 'disks[os].size',
      before: '40 GiB',
      after: '50 GiB',
      impact: 'power-cycle',
      reason: 'an IDE disk grows only while powered off',
    },
  ]);
  expect(outcome(diff({ ...grow, existing: vm({ disks: ide }) }))).toEqual({
    ...clean,
    fields: ['disks[os].size 40 GiB → 50 GiB online'],
  });
});

test.each([
  ['5.1.0', 2048],
  ['5.5.0', 62 * 1024],
])('on vSphere %s no disk grows or is made beyond %d GiB', (version, largest) => {
  const sized = (size: number) =>
    outcome(
      diff({
        version,
        disks: [declaredDisk('os', size), declaredDisk('data', 100), declaredDisk('log', size)],
      }),
    );
  expect(sized(largest).drafts).toEqual([]);
  const facts = { key: 'DS-014', severity: 'error', size: `${largest + 1} GiB`, limit: `${largest} GiB` };
  expect(sized(largest + 1)).toEqual({
    ...clean,
    drafts: [
      { ...facts, disk: 'os' },
      { ...facts, disk: 'log' },
    ],
  });
});
