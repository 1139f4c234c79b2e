import { expect, test } from 'vitest';
import { diff, type Diff, type DiffOptions } from '../../../src/diff/diff.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredDisk, desired } from '../../support/desired.ts';
import { inventory, ownedVm, vm } from '../../support/inventory.ts';

function diffOf(
  vms: readonly DesiredVm[],
  there: readonly ObservedVm[],
  { adopt = [], isTarget = () => true }: Partial<DiffOptions> = {},
): Diff {
  return diff(desired({ vms }), inventory({ vms: there }), { adopt, isTarget });
}

/** What becomes of each declared VM, and why not. */
const actions = ({ changes }: Diff) =>
  changes.map(({ vm: { name }, action, work, drafts }) => ({
    name,
    action,
    work: work.kind,
    drafts: drafts.map(({ key }) => key),
  }));

const devices: Partial<DesiredVm> = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };

test('each declared VM is created, updated, adopted or left alone; the rest is orphaned or unmanaged', () => {
  const found = diffOf(
    [
      declared({ name: 'a-new', template: 'win', guest: {} }),
      declared({ name: 'b-same', ...devices }),
      declared({ name: 'c-differs', ...devices, notes: 'new' }),
      declared({ name: 'd-by-hand', ...devices }),
    ],
    [
      ownedVm('kdu', { name: 'b-same' }),
      ownedVm('kdu', { name: 'c-differs' }),
      vm({ name: 'd-by-hand' }),
      ownedVm('kdu', { name: 'e-gone' }),
      vm({ name: 'f-other' }),
    ],
    { adopt: ['d-by-hand'] },
  );
  expect(actions(found)).toEqual([
    { name: 'a-new', action: 'create', work: 'create', drafts: [] },
    { name: 'b-same', action: 'no-op', work: 'none', drafts: [] },
    { name: 'c-differs', action: 'update', work: 'update', drafts: [] },
    { name: 'd-by-hand', action: 'adopt', work: 'update', drafts: [] },
  ]);
  expect({ orphans: found.orphans, unmanaged: found.unmanaged }).toEqual({
    orphans: ['e-gone'],
    unmanaged: 1,
  });
});

test('a VM that is not owned is listed with its differences, and nothing is done without --adopt', () => {
  const there = [vm({ notes: 'by hand', folder: 'hospital' })];
  const manifest = declared({ ...devices, notes: 'new' });
  const listed = diffOf([manifest], there, { adopt: ['vm02'] });
  expect(actions(listed)).toEqual([{ name: 'vm01', action: 'adopt', work: 'none', drafts: ['OWN-001'] }]);
  expect(listed.changes[0]?.fields.map(({ path }) => path)).toEqual(['notes', 'ownership']);
  expect(listed.changes[0]?.drafts).toEqual([
    { key: 'OWN-001', severity: 'error', subject: 'vm01', facts: { folder: 'hospital' } },
  ]);
  const adopted = [{ name: 'vm01', action: 'adopt', work: 'update', drafts: [] }];
  expect(actions(diffOf([manifest], there, { adopt: ['vm01'] }))).toEqual(adopted);
  expect(actions(diffOf([manifest], there, { adopt: ['all'] }))).toEqual(adopted);
});

test('a VM of another site is not to be had', () => {
  const found = diffOf([declared(devices)], [ownedVm('other')], { adopt: ['all'] });
  expect(actions(found)).toEqual([{ name: 'vm01', action: 'adopt', work: 'none', drafts: ['OWN-002'] }]);
  expect(found.changes[0]?.drafts[0]?.facts).toEqual({ folder: '', site: 'other' });
});

test('a VM renamed by hand is taken over under its new name, unless its old one is declared too', () => {
  const renamed = [{ ...ownedVm('kdu', { name: 'old' }), name: 'vm01' }];
  const only = [declared(devices)];
  expect(actions(diffOf(only, renamed))).toEqual([
    { name: 'vm01', action: 'adopt', work: 'none', drafts: ['OWN-001/name'] },
  ]);
  expect(actions(diffOf(only, renamed, { adopt: ['vm01'] }))).toEqual([
    { name: 'vm01', action: 'adopt', work: 'update', drafts: [] },
  ]);
  const both = [declared({ name: 'old', ...devices }), ...only];
  expect(actions(diffOf(both, renamed, { adopt: ['all'] }))).toEqual([
    { name: 'old', action: 'no-op', work: 'none', drafts: ['FIX-001'] },
    { name: 'vm01', action: 'adopt', work: 'none', drafts: ['OWN-002/name'] },
  ]);
});

test('a copy of an owned VM is not owned, and the original is told from it', () => {
  const original = ownedVm('kdu');
  const copy = vm({ name: 'vm02', marks: original.marks });
  const manifests = [declared(devices), declared({ name: 'vm02', ...devices })];
  expect(actions(diffOf(manifests, [original, copy]))).toEqual([
    { name: 'vm01', action: 'no-op', work: 'none', drafts: [] },
    { name: 'vm02', action: 'adopt', work: 'none', drafts: ['OWN-001'] },
  ]);
});

test('two VMs of a declared name are an error, and neither is touched', () => {
  const places = { count: 2, places: ['vm01', 'hospital/vm01'] };
  const draft = { key: 'DUP-001', severity: 'error', subject: 'vm01', facts: places };
  const strangers = diffOf([declared({ ...devices, notes: 'new' })], [vm(), vm({ folder: 'hospital' })], {
    adopt: ['all'],
  });
  expect(strangers.changes[0]).toMatchObject({ action: 'no-op', before: null, drafts: [draft] });
  const namesake = diffOf(
    [declared({ ...devices, notes: 'new' })],
    [ownedVm('kdu'), vm({ folder: 'hospital' })],
  );
  expect(namesake.changes[0]).toMatchObject({ action: 'update', work: { kind: 'none' }, drafts: [draft] });
});

test('every host that a manifest names must be there', () => {
  const manifest = declared({
    ...devices,
    availability: {
      mode: 'static-standby',
      activeHost: 'esx01',
      standbyHost: 'esx08',
      hosts: ['esx08', 'esx09'],
    },
  });
  const { changes } = diffOf([manifest], [ownedVm('kdu')]);
  expect(changes[0]?.drafts).toEqual(
    ['esx08', 'esx09'].map((host) => ({
      key: 'INV-006',
      severity: 'error',
      subject: 'vm01',
      facts: { host, there: ['esx01', 'esx02', 'esx03'] },
    })),
  );
});

test('what is no target is left alone, and is no orphan', () => {
  const manifests = [declared(devices), declared({ name: 'vm02', ...devices, notes: 'new' })];
  const there = [ownedVm('kdu'), ownedVm('kdu', { name: 'vm02' })];
  const found = diffOf(manifests, there, { isTarget: (name) => name === 'vm01' });
  expect(actions(found).map(({ name }) => name)).toEqual(['vm01']);
  expect(found.orphans).toEqual([]);
});
