import { expect, test } from 'vitest';
import type { ObservedVm } from '../../../../src/model/observed.ts';
import { lintPlan } from '../../../../src/plan/lint.ts';
import { ownedVm, vm } from '../../../support/inventory.ts';
import { good, there, uuidOf } from '../../../support/lint.ts';
import { type Part, unreadVm } from '../../../support/unreadable.ts';

/** What the linter says of the good plan where this VM cannot be read. */
const complaints = (one: ObservedVm, ...parts: readonly Part[]) =>
  lintPlan(good, { ...there, unreadable: [unreadVm(one, { parts })] });

const makes = (shown: string) => `clone:a-new makes a VM that may be ${shown}, which cannot be read.`;
const other = vm({ name: 'other' });

test.each<[string, Part]>([
  ['vm-0', 'name'],
  ['other', 'uuid'],
  ['other', 'template'],
  ['other', 'marks'],
])('a VM is made beside %s without its %s', (shown, part) => {
  expect(complaints(other, part)).toEqual([makes(shown)]);
});

test('a VM is made that is there by name, or by marks', () => {
  expect(complaints(vm({ name: 'a-new' }), 'hardware')).toEqual([makes('a-new')]);
  expect(complaints({ ...ownedVm('kdu', { name: 'a-new' }), name: 'x' }, 'hardware')).toEqual([makes('x')]);
  expect(complaints({ ...ownedVm('other', { name: 'a-new' }), name: 'x' }, 'hardware')).toEqual([]);
});

test('a VM that is known to be another, or elsewhere, is in nobody’s way', () => {
  expect(complaints(other, 'hardware')).toEqual([]);
  expect(complaints(other, 'guest')).toEqual([]);
  expect(complaints({ ...other, datacenter: 'OTHER' }, 'name')).toEqual([]);
  expect(complaints({ ...other, datacenter: 'OTHER' }, 'name', 'place')).toEqual([makes('vm-0')]);
});

test('an operation is on half a VM', () => {
  expect(complaints(vm({ name: 'x', instanceUuid: uuidOf('c-adopt') }), 'hardware')).toEqual([
    'reconfigure-online:c-adopt is on x, which cannot be read.',
  ]);
});
