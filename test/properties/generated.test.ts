import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reason, reasons } from '../../src/model/reason.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { world } from '../support/generate.ts';
import { planOf, runs } from '../support/laws.ts';

test('every generated vCenter is one that a recording can hold, and reads back as it was', () => {
  fc.assert(
    fc.property(world({ vms: 6 }), ({ observed }) => {
      expect(parseRecording(Buffer.from(formatRecording(observed)), 'generated')).toEqual(observed);
    }),
    runs,
  );
});

test('the generated worlds reach every action, every kind of operation, every reason and what stands in the way', () => {
  const seen = {
    actions: new Set<string>(),
    operations: new Set<string>(),
    reasons: new Set<Reason>(),
    errors: new Set<string>(),
  };
  fc.assert(
    fc.property(world({ vms: 6 }), (generated) => {
      const plan = planOf(generated);
      for (const { change, fields } of plan.resource_changes) {
        seen.actions.add(change.actions[0]);
        for (const { reason } of fields) seen.reasons.add(reason);
      }
      for (const { code, severity } of plan.findings) if (severity === 'error') seen.errors.add(code);
      for (const { action, impact } of plan.operations) seen.operations.add(`${action} ${impact}`);
    }),
    runs,
  );
  expect([...seen.actions].sort()).toEqual(['adopt', 'create', 'no-op', 'update']);
  expect([...seen.operations].sort()).toEqual([
    'clone create',
    'create-folder none',
    'customize create',
    'customize online',
    'power-on create',
    'power-on online',
    'power-on power-cycle',
    'reconfigure network',
    'reconfigure online',
    'reconfigure power-cycle',
    'shutdown-guest power-cycle',
  ]);
  const obstacles = ['DUP-001', 'DS-014', 'GST-003', 'INV-006', 'VM-002', 'VM-004', 'VM-006', 'VM-007'];
  expect(obstacles.filter((code) => !seen.errors.has(code))).toEqual([]);
  // A new VM has no fields: what it will be is told whole.
  const never: readonly Reason[] = ['the VM does not exist yet'];
  expect(reasons.filter((reason) => !seen.reasons.has(reason))).toEqual(never);
});
