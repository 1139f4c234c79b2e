import { expect, test } from 'vitest';
import type { Draft } from '../../../src/diff/change.ts';
import { cloneDisks } from '../../../src/diff/create-disks.ts';
import { placeText } from '../../../src/diff/places.ts';
import type { DesiredDisk } from '../../../src/model/desired.ts';
import type { ObservedDisk } from '../../../src/model/observed.ts';
import { declared, declaredDisk, inventoryOf } from '../../support/desired.ts';
import { disk, template } from '../../support/inventory.ts';

const gib = 1024;

/** The disks of a clone of a template with `own` disks (40 GiB on scsi0:0), `NAME PLACE SIZE DATASTORE PROVISIONING FROM`. */
function clone(
  disks: readonly DesiredDisk[] | undefined,
  own: readonly ObservedDisk[] = [disk()],
  datastore?: string,
) {
  const drafts: Draft[] = [];
  const made = cloneDisks(
    declared({
      ...(disks === undefined ? {} : { disks }),
      ...(datastore === undefined ? {} : { datastore }),
    }),
    template({ disks: own }),
    inventoryOf(),
    drafts,
  );
  return {
    disks: made.map((each) =>
      [each.name, placeText(each), each.sizeMib / gib, each.datastore, each.provisioning, each.from].join(
        ' ',
      ),
    ),
    drafts: drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts })),
  };
}

test('the first declared disks are those of the template, by place, grown and put where the manifest says', () => {
  const own = [disk({ unit: 2, sizeMib: 10 * gib, provisioning: 'thick', datastore: 'ds02' }), disk()];
  const disks = [
    declaredDisk('os', 60, { provisioning: 'eager', datastore: 'ds02' }),
    declaredDisk('data', 10),
    declaredDisk('log', 5),
  ];
  expect(clone(disks, own)).toEqual({
    disks: [
      'os scsi0:0 60 ds02 eager template',
      'data scsi0:2 10 ds02 thick template',
      'log scsi0:1 5 ds02 thin new',
    ],
    drafts: [],
  });
});

test('a disk of the template that is not declared stays as it is, without a name', () => {
  const own = [disk(), disk({ unit: 1, sizeMib: gib, provisioning: 'thick' })];
  expect(clone([declaredDisk('os', 40)], own).disks).toEqual([
    'os scsi0:0 40 ds01 thin template',
    ' scsi0:1 1 ds01 thick template',
  ]);
  expect(clone(undefined).disks).toEqual([' scsi0:0 40 ds01 thin template']);
});

test('a disk may not be smaller than the one of the template that it lines up with', () => {
  expect(clone([declaredDisk('os', 39)]).drafts).toEqual([
    { key: 'DS-009', severity: 'error', disk: 'os', template: '40 GiB', after: '39 GiB' },
  ]);
});

test('a new disk takes a free place, and none that another one declares', () => {
  const disks = [
    declaredDisk('os', 40),
    declaredDisk('a', 1),
    declaredDisk('b', 1, { unit: 1 }),
    declaredDisk('c', 1, { controller: 2 }),
    declaredDisk('d', 1, { controller: 3, unit: 15 }),
  ];
  expect(
    clone(disks)
      .disks.slice(1)
      .map((line) => line.split(' ').slice(0, 2)),
  ).toEqual([
    ['a', 'scsi0:2'],
    ['b', 'scsi0:1'],
    ['c', 'scsi2:0'],
    ['d', 'scsi3:15'],
  ]);
});

test('a place that is not the template’s is an error, also where only the controller differs', () => {
  const at = (given: Partial<DesiredDisk>) => clone([declaredDisk('os', 40, given)]).drafts;
  const wrong = { key: 'DS-012/template', severity: 'error', disk: 'os', template: 'scsi0:0' };
  expect(at({ unit: 3 })).toEqual([{ ...wrong, place: 'scsi0:3' }]);
  expect(at({ controller: 1, unit: 0 })).toEqual([{ ...wrong, place: 'scsi1:0' }]);
  expect(at({ controller: 1 })).toEqual([{ ...wrong, place: 'scsi1' }]);
  expect(at({ controller: 0 })).toEqual([]);
  expect(at({ controller: 0, unit: 0 })).toEqual([]);
});

test('two disks are never at one place', () => {
  const [a, b] = [declaredDisk('a', 1, { unit: 5 }), declaredDisk('b', 1, { unit: 5 })];
  const os = declaredDisk('os', 40);
  const taken = { key: 'DS-012', severity: 'error' };
  expect(clone([os, a, b]).drafts).toEqual([{ ...taken, disk: 'b', place: 'scsi0:5', other: 'a' }]);
  expect(clone([os, declaredDisk('a', 1, { unit: 0 })]).drafts).toEqual([
    { ...taken, disk: 'a', place: 'scsi0:0', other: 'os' },
  ]);
});

test('a full controller takes no more', () => {
  const many = Array.from({ length: 17 }, (_, n) => declaredDisk(`d${n}`, 40, { controller: 0 }));
  expect(clone(many).drafts).toEqual([
    { key: 'DS-012/full', severity: 'error', disk: 'd15' },
    { key: 'DS-012/full', severity: 'error', disk: 'd16' },
  ]);
});

test('a disk of the template that is not declared goes to the Site’s datastore, or beside the first declared one', () => {
  const own = [disk(), disk({ unit: 1 })];
  const undeclared = (datastore: string) => ` scsi0:1 40 ${datastore} thin template`;
  const os = declaredDisk('os', 40, { datastore: 'ds02' });
  expect(clone([os], own, 'ds01').disks).toEqual(['os scsi0:0 40 ds02 thin template', undeclared('ds01')]);
  expect(clone([os], own).disks).toEqual(['os scsi0:0 40 ds02 thin template', undeclared('ds02')]);
  expect(clone(undefined, [disk()], 'ds02').disks).toEqual([' scsi0:0 40 ds02 thin template']);
  expect(clone(undefined, [disk()]).disks).toEqual([' scsi0:0 40 ds01 thin template']);
  expect(clone(undefined, [disk()], 'ds9').drafts).toEqual([
    { key: 'INV-003', severity: 'error', disk: 'scsi0:0', datastore: 'ds9', there: ['ds01', 'ds02'] },
  ]);
});

test('no disk is larger than vSphere’s largest', () => {
  const large = clone([
    declaredDisk('os', 63_489),
    declaredDisk('data', 63_489),
    declaredDisk('log', 63_488),
  ]);
  const facts = { severity: 'error', size: '63489 GiB', limit: '63488 GiB' };
  expect(large.drafts).toEqual([
    { key: 'DS-014', disk: 'os', ...facts },
    { key: 'DS-014', disk: 'data', ...facts },
  ]);
});
