import { expect, test } from 'vitest';
import { leftovers } from '../../../src/execute/verify.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Field } from '../../../src/model/plan.ts';
import { created, operation, planOf, unchanged, updated } from '../../support/sample-plan.ts';

const memory: Field = {
  path: 'memory',
  before: '8 GiB',
  after: '16 GiB',
  impact: 'power-cycle',
  reason: 'memory hot add is off',
};
const notes: Field = {
  path: 'notes',
  before: 'a',
  after: 'b',
  impact: 'online',
  reason: 'notes change while the VM runs',
};

test('nothing is left where the second plan has no difference', () => {
  const planned = planOf({
    changes: [updated('a', [notes])],
    operations: [operation('reconfigure', 'a', 'online')],
  });
  expect(leftovers(planned, planOf({ changes: [unchanged('a')] }), [])).toEqual([]);
});

test('each field that still differs is named, and each VM that is not there', () => {
  const planned = planOf({
    changes: [created('new'), updated('a', [notes, memory])],
    operations: [operation('clone', 'new', 'create'), operation('reconfigure', 'a', 'power-cycle')],
  });
  const after = planOf({ changes: [created('new'), updated('a', [memory])] });
  expect(leftovers(planned, after, [])).toEqual([
    {
      address: 'VirtualMachine/new',
      name: 'new',
      action: 'create',
      path: 'metadata.name',
      before: null,
      after: 'new',
    },
    {
      address: 'VirtualMachine/a',
      name: 'a',
      action: 'update',
      path: 'memory',
      before: '8 GiB',
      after: '16 GiB',
    },
  ]);
});

test('differences of VMs that the plan did not touch do not count', () => {
  const planned = planOf({
    changes: [updated('a', [notes])],
    operations: [operation('reconfigure', 'a', 'online')],
  });
  const after = planOf({ changes: [unchanged('a'), updated('b', [notes])] });
  expect(leftovers(planned, after, [])).toEqual([]);
});

test('what was deferred is left on purpose', () => {
  const online = operation('reconfigure-online', 'a', 'online');
  const cycle = operation('reconfigure', 'a', 'power-cycle');
  const planned = planOf({ changes: [updated('a', [notes, memory])], operations: [online, cycle] });
  expect(leftovers(planned, planOf({ changes: [updated('a', [memory])] }), [cycle])).toEqual([]);
  const both = planOf({ changes: [updated('a', [notes, memory])] });
  expect(leftovers(planned, both, [cycle])).toMatchObject([{ path: 'notes' }]);
});

test('a new VM that is not as declared in what hvm cannot change is left, too', () => {
  const told = (path: string): Finding => ({
    code: 'FIX-001',
    severity: 'warning',
    subject: 'new',
    message: '',
    hint: '',
    facts: { path, before: 'ds02', after: 'ds01' },
  });
  const planned = planOf({ changes: [created('new')], operations: [operation('clone', 'new', 'create')] });
  const left = {
    address: 'VirtualMachine/new',
    name: 'new',
    action: 'no-op',
    path: 'disks[os].datastore',
    before: 'ds02',
    after: 'ds01',
  };
  const after = planOf({ changes: [unchanged('new')], findings: [told('disks[os].datastore')] });
  expect(leftovers(planned, after, [])).toEqual([left]);
  expect(leftovers({ ...planned, findings: after.findings }, after, [])).toEqual([]);
});
