import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { declared, planFor } from '../../support/desired.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';
import { created, devices } from '../../support/operations.ts';

/** Errors of a plan and the ids of its operations, without the starts. */
function plan(manifests: readonly Partial<DesiredVm>[], observed: Partial<Observed> = {}) {
  const { findings, operations } = planFor(
    manifests.map((each) => declared(each)),
    inventory(observed),
  );
  return {
    errors: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, subject, facts }) => ({ code, subject, ...facts })),
    operations: operations.map(({ id }) => id).filter((id) => !id.startsWith('power-on')),
  };
}

test('a new VM whose folder holds a folder of its name is not made', () => {
  const folders = ['hospital', 'hospital/a'].map((path) => ({ datacenter: 'DC', path }));
  expect(plan(created('a', { folder: 'hospital' }), { folders })).toEqual({
    errors: [{ code: 'DUP-001', subject: 'a', folder: 'hospital' }],
    operations: [],
  });
  expect(plan(created('a'), { folders })).toEqual({ errors: [], operations: ['clone:a'] });
});

test('a folder is not made where a VM has its name', () => {
  const vms = [vm({ name: 'imaging', folder: 'hospital' })];
  expect(plan(created('a', { folder: 'hospital/imaging/new' }), { vms })).toEqual({
    errors: [{ code: 'DUP-001', subject: 'a', path: 'hospital/imaging' }],
    operations: [],
  });
  const elsewhere = [vm({ name: 'imaging' })];
  expect(plan(created('a', { folder: 'hospital/imaging' }), { vms: elsewhere })).toEqual({
    errors: [],
    operations: ['create-folder:hospital/imaging', 'clone:a'],
  });
});

test('neither of two is made of which one is to be called as the folder of the other', () => {
  const pair = [...created('a'), ...created('b', { folder: 'a' })];
  expect(plan(pair)).toEqual({
    errors: [
      { code: 'DUP-001', subject: 'a', folder: '' },
      { code: 'DUP-001', subject: 'b', path: 'a' },
    ],
    operations: [],
  });
  // A VM that stands already is where it is, not where its manifest wants it.
  const there = ownedVm('kdu', { name: 'a', folder: 'hospital' });
  expect(plan([{ name: 'a', ...devices }, ...created('b', { folder: 'a' })], { vms: [there] })).toEqual({
    errors: [],
    operations: ['create-folder:a', 'clone:b'],
  });
});
