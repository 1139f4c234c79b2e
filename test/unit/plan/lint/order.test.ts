import { expect, test } from 'vitest';
import { cases, type Change, complaints, operationOf, step } from '../../../support/lint.ts';

test.each(
  cases([
    [
      'has an id of its own',
      step('reconfigure-online:c-adopt', { id: 'create-folder:hospital/new' }),
      'create-folder:hospital/new is the id of two operations.',
    ],
    [
      'waits for operations that there are',
      step('reconfigure-online:c-adopt', { after: ['clone:x'] }),
      'reconfigure-online:c-adopt waits for clone:x, which is no operation of the plan.',
    ],
    [
      'does not wait for a later one',
      step('reconfigure-online:c-adopt', { after: ['power-on:e-late'] }),
      'reconfigure-online:c-adopt waits for power-on:e-late, which does not stand before it.',
    ],
    [
      'does not wait for itself',
      step('reconfigure-online:c-adopt', { after: ['reconfigure-online:c-adopt'] }),
      'reconfigure-online:c-adopt waits for reconfigure-online:c-adopt, which does not stand before it.',
    ],
    [
      'waits for those before it on the same VM',
      step('reconfigure-network:b-change', { after: ['power-on:a-new', 'power-on:e-late'] }),
      'reconfigure-network:b-change does not wait for reconfigure-online:b-change, which is on the same VM.',
    ],
  ]),
)('an operation $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('a VM is shut down once', () => {
  const change: Change = (plan) => {
    const first = operationOf(plan, 'shutdown-guest:b-change');
    const at = plan.operations.indexOf(first) + 1;
    plan.operations.splice(at, 0, { ...first, id: 'again', after: [first.id] });
    operationOf(plan, 'reconfigure:b-change').after = ['again'];
  };
  expect(complaints(change)).toEqual([
    'again does again what shutdown-guest:b-change does: one shutdown-guest is enough.',
    'again shuts b-change down, which is off.',
  ]);
});

test('one server is interrupted at a time', () => {
  expect(complaints(step('shutdown-guest:f-stop', { after: ['power-on:a-new', 'power-on:e-late'] }))).toEqual(
    [
      'shutdown-guest:f-stop does not wait for unmark-restart:b-change: two servers would be interrupted at once.',
    ],
  );
});

test.each([
  [
    'what is new stands',
    ['reconfigure-online:b-change', 'customize:a-new', 'power-on:e-late'],
    'power-on:a-new has made what is new.',
  ],
  [
    'what is off was started',
    ['reconfigure-online:b-change', 'power-on:a-new', 'customize:e-late'],
    'power-on:e-late has started what is off.',
  ],
])('%s before anything is interrupted', (_, after, expected) => {
  const ids = ['reconfigure-network', 'mark-restart', 'shutdown-guest', 'reconfigure', 'power-on'];
  expect(complaints(step('reconfigure-network:b-change', { after }))).toEqual(
    [...ids, 'unmark-restart']
      .map((id) => `${id}:b-change`)
      .concat('shutdown-guest:f-stop')
      .map((id) => `${id} interrupts before ${expected}`),
  );
});
