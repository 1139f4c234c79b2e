import { expect, test } from 'vitest';
import type { Draft } from '../../../src/diff/change.ts';
import { fixedDrafts, stateDrafts } from '../../../src/diff/obstacles.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import type { Field } from '../../../src/model/plan.ts';
import { declared, marksOf } from '../../support/desired.ts';
import { ownedVm } from '../../support/inventory.ts';

const running = (given: Partial<ObservedVm> = {}) => ownedVm('kdu', { power: 'on', ...given });
const told = (drafts: readonly Draft[]) =>
  drafts.map(({ key, severity, subject, facts }) => ({ key, severity, subject, ...facts }));

function field(path: string, impact: Field['impact']): Field {
  return { path, before: 1, after: 2, impact, reason: 'CPU hot add is off' };
}

function states(existing: ObservedVm, fields: readonly Field[], manifest: Partial<DesiredVm> = {}) {
  return told(stateDrafts(declared(manifest), existing, marksOf(existing), fields));
}

const online = [field('notes', 'online')];
const error = { severity: 'error', subject: 'vm01' };

test('a VM that is up and reachable is changed', () => {
  expect(states(running(), [...online, field('memory', 'power-cycle')])).toEqual([]);
});

test.each<[string, Partial<ObservedVm>, object, object[]]>([
  [
    'has become a template',
    { template: true, power: 'off' },
    { ...error, key: 'VM-001', folder: '' },
    [{ ...error, key: 'VM-001', folder: '' }],
  ],
  [
    'is not connected',
    { connection: 'inaccessible' },
    { ...error, key: 'VM-002', state: 'inaccessible' },
    [{ ...error, severity: 'warning', key: 'VM-002', state: 'inaccessible' }],
  ],
  ['is suspended', { power: 'suspended' }, { ...error, key: 'VM-003' }, []],
  [
    'has a task running',
    { runningTask: 'CreateSnapshot_Task' },
    { ...error, key: 'VM-007', task: 'CreateSnapshot_Task' },
    [],
  ],
  ['waits for an answer', { question: 'Retry?' }, { ...error, key: 'VM-004', question: 'Retry?' }, []],
])('a VM that %s is not changed', (_, given, draft, idle) => {
  expect(states(running(given), online)).toEqual([draft]);
  // Where nothing is to be changed, it does not stand in the way of the others.
  expect(states(running(given), [])).toEqual(idle);
});

test.each(['not-running', 'not-installed'] as const)(
  'without VMware Tools (%s) no guest is shut down',
  (tools) => {
    const fields = [...online, field('cores.count', 'power-cycle'), field('power', 'power-cycle')];
    expect(states(running({ tools }), fields)).toEqual([
      { ...error, key: 'VM-005', tools, fields: ['cores.count', 'power'] },
    ]);
    expect(states(running({ tools }), [...online, field('networks[0].vlan', 'network')])).toEqual([]);
  },
);

test('where nobody knows of VMware Tools it is told, and tried', () => {
  const fields = [field('cores.count', 'power-cycle')];
  expect(states(running({ tools: 'unknown' }), fields)).toEqual([
    { ...error, key: 'VM-005/unknown', severity: 'warning', fields: ['cores.count'] },
  ]);
});

test('a VM that was started too early is told of while a customization is wanted', () => {
  const early = running({ marks: { 'hvm.customize': 'pending' } });
  const late = { key: 'GST-002', severity: 'warning', subject: 'vm01' };
  expect(states(early, [], { guest: {} })).toEqual([late]);
  expect(states(early, [])).toEqual([]);
  expect(states({ ...early, power: 'off' }, [], { guest: {} })).toEqual([]);
  // What the original of a copy waits for is nothing to the copy.
  expect(told(stateDrafts(declared({ guest: {} }), early, undefined, []))).toEqual([]);
});

const fixed = (path: string, before: string, after: string) => ({
  key: 'FIX-001',
  severity: 'warning',
  subject: 'vm01',
  path,
  before,
  after,
});

test('what hvm cannot change of a VM is told with both values', () => {
  const marks = { 'hvm.template': 'win' };
  const existing = { ...running({ folder: 'hospital', resourcePool: 'lab', marks }), name: 'by-hand' };
  const manifest = declared({ template: 'linux', folder: '', resourcePool: '' });
  expect(told(fixedDrafts(manifest, existing, marksOf(existing)))).toEqual([
    fixed('template', 'win', 'linux'),
    fixed('folder', 'hospital', ''),
    fixed('resourcePool', 'lab', ''),
    fixed('metadata.name', 'by-hand', 'vm01'),
  ]);
});

test('a suspended VM is nobody’s to switch off but the administrator’s', () => {
  const suspended = running({ power: 'suspended' });
  const off = (existing: ObservedVm) => told(fixedDrafts(declared({ power: 'off' }), existing, undefined));
  expect(off(suspended)).toEqual([fixed('power', 'suspended', 'off')]);
  expect(off(running())).toEqual([]);
});

test('keys left out are not compared, nor is the template of a VM that hvm did not make', () => {
  const existing = running({ folder: 'hospital', resourcePool: 'lab', marks: { 'hvm.template': 'win' } });
  expect(fixedDrafts(declared(), existing, marksOf(existing))).toEqual([]);
  expect(fixedDrafts(declared({ template: 'win' }), running(), marksOf(running()))).toEqual([]);
  // Of a template or a VM in no pool the server says none: that is the root pool.
  const { resourcePool: _, ...poolless } = running();
  expect(fixedDrafts(declared({ resourcePool: '' }), poolless, undefined)).toEqual([]);
});
