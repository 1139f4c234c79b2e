import { expect, test } from 'vitest';
import { takeCensus } from '../../../src/diff/identify.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, desired, marksOf, site } from '../../support/desired.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';

const vm01 = declared();

function census(vms: readonly ObservedVm[], names: readonly string[] = ['vm01'], datacenter = 'DC') {
  const manifests = desired({
    site: site({ datacenter }),
    vms: names.map((name) => declared({ name })),
  });
  return takeCensus(manifests, inventory({ vms }));
}

const identify = (...vms: readonly ObservedVm[]) => census(vms).identify(vm01);

test('a VM that is not there is absent', () => {
  expect(identify(vm({ name: 'vm02' }))).toEqual({ kind: 'absent' });
});

test('a VM is owned by the marks on it, under whatever name and in whatever folder it is', () => {
  const own = ownedVm('kdu');
  const renamed = { ...own, name: 'renamed', folder: 'hospital' };
  expect(identify(own)).toEqual({ kind: 'owned', vm: own, marks: marksOf(own), namesakes: [] });
  expect(identify(renamed)).toEqual({ kind: 'owned', vm: renamed, marks: marksOf(own), namesakes: [] });
});

test('a VM without marks is not owned', () => {
  expect(identify(vm())).toEqual({ kind: 'not-owned', vm: vm() });
});

test('a copy that took the marks along is not owned', () => {
  const copy = vm({ marks: ownedVm('kdu', { name: 'original' }).marks });
  expect(identify(copy)).toEqual({ kind: 'not-owned', vm: copy });
  // Nor does it shadow the original.
  const original = ownedVm('kdu');
  const second = vm({ folder: 'hospital', marks: original.marks });
  expect(identify(original, second)).toMatchObject({ kind: 'owned', vm: original, namesakes: [second] });
});

test('incomplete marks are none', () => {
  const { 'hvm.site': _, ...marks } = ownedVm('kdu').marks;
  expect(identify(vm({ marks }))).toEqual({ kind: 'not-owned', vm: vm({ marks }) });
});

test('a VM of another site is not owned, and says whose it is', () => {
  const other = ownedVm('other');
  expect(identify(other)).toEqual({ kind: 'not-owned', vm: other, otherSite: 'other' });
});

test('a VM that this site owns under another name is not owned under this one', () => {
  const own = ownedVm('kdu', { name: 'vm02' });
  const renamed = { ...own, name: 'vm01' };
  const marks = marksOf(own);
  expect(identify(renamed)).toEqual({
    kind: 'not-owned',
    vm: renamed,
    otherName: { marks, isDeclared: false },
  });
  const both = census([renamed], ['vm01', 'vm02']);
  expect(both.identify(vm01)).toEqual({
    kind: 'not-owned',
    vm: renamed,
    otherName: { marks, isDeclared: true },
  });
  expect(both.identify(declared({ name: 'vm02' }))).toMatchObject({ kind: 'owned', vm: renamed });
});

test('two VMs of one name are ambiguous, unless one of them is owned', () => {
  const here = vm();
  const there = vm({ folder: 'hospital' });
  expect(identify(here, there)).toEqual({ kind: 'ambiguous', vms: [here, there] });
  const own = ownedVm('kdu', { folder: 'hospital' });
  expect(identify(here, own)).toEqual({
    kind: 'owned',
    vm: own,
    marks: marksOf(own),
    namesakes: [here],
  });
});

test('two VMs owned under one name are ambiguous', () => {
  const first = ownedVm('kdu');
  const second = ownedVm('kdu', { folder: 'hospital' });
  expect(identify(first, second)).toEqual({ kind: 'ambiguous', vms: [first, second] });
});

test('VMs of another datacenter are somebody else’s', () => {
  const elsewhere = vm({ datacenter: 'DC2' });
  expect(identify(elsewhere)).toEqual({ kind: 'absent' });
  expect(census([elsewhere]).unmanaged).toBe(1);
});

test('orphans are owned and declared no longer; what is neither owned nor declared is unmanaged', () => {
  const found = census([
    ownedVm('kdu'),
    ownedVm('kdu', { name: 'gone-2' }),
    { ...ownedVm('kdu', { name: 'gone-1' }), name: 'gone-1-renamed' },
    ownedVm('other', { name: 'theirs' }),
    vm({ name: 'by-hand' }),
    vm({ name: 'copy', marks: ownedVm('kdu').marks }),
  ]);
  expect({ orphans: found.orphans, unmanaged: found.unmanaged }).toEqual({
    orphans: ['gone-1-renamed', 'gone-2'],
    unmanaged: 3,
  });
});

test('what is declared and not owned is not unmanaged, and what was renamed to it is no orphan', () => {
  const found = census([vm(), { ...ownedVm('kdu', { name: 'vm03' }), name: 'vm02' }], ['vm01', 'vm02']);
  expect({ orphans: found.orphans, unmanaged: found.unmanaged }).toEqual({ orphans: [], unmanaged: 0 });
});
