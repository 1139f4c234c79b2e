import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { amongRivals, type Difference, differencesOn } from '../../../src/execute/rivals.ts';
import type { Field, Plan } from '../../../src/model/plan.ts';
import type { Performed, Run } from '../../../src/vsphere/port.ts';
import { created, operation, planOf, updated } from '../../support/sample-plan.ts';

const memory: Field = {
  path: 'memory',
  before: '4 GiB',
  after: '8 GiB',
  impact: 'power-cycle',
  reason: 'memory hot add is off',
};
const cores: Field = { ...memory, path: 'cores.count', before: 4, after: 2 };
const stop = operation('shutdown-guest', 'a', 'power-cycle');
const change = operation('reconfigure', 'a', 'power-cycle');
const plan = planOf({ changes: [updated('a', [memory])], operations: [stop, change] });

test('what is left of the plan is no difference, nor what is so by now', () => {
  expect(differencesOn(stop, plan, planOf({ changes: [updated('a', [memory])] }))).toEqual([]);
  expect(differencesOn(stop, plan, planOf({ changes: [updated('a', [])] }))).toEqual([]);
});

test.each<[string, Plan, Difference[]]>([
  ['gone', planOf({ changes: [created('a')] }), [{ kind: 'gone' }]],
  [
    'to be changed in more than was planned',
    planOf({ changes: [updated('a', [memory, cores])] }),
    [{ kind: 'field', path: 'cores.count', actual: '4', wanted: '2' }],
  ],
  [
    'changed in the same field',
    planOf({ changes: [updated('a', [{ ...memory, before: '6 GiB' }])] }),
    [{ kind: 'field', path: 'memory', actual: '6 GiB', wanted: '8 GiB' }],
  ],
  ['switched off', off('a'), [{ kind: 'power', before: 'on', after: 'off' }]],
  [
    'in a new trouble',
    planOf({
      changes: [updated('a', [memory])],
      findings: [
        { code: 'VM-004', severity: 'error', subject: 'a', message: 'It asks.', hint: '', facts: {} },
        { code: 'VM-004', severity: 'error', subject: 'b', message: 'It asks.', hint: '', facts: {} },
      ],
    }),
    [{ kind: 'finding', code: 'VM-004', message: 'It asks.' }],
  ],
])('a VM that is %s', (_, current, differences) => {
  expect(differencesOn(stop, plan, current)).toEqual(differences);
});

test('a VM that the plan itself shut down may be off', () => {
  expect(differencesOn(change, plan, off('a'))).toEqual([]);
});

test('somebody else wrote, and what is left was planned: done on the VM as it is now', async () => {
  const port = refusing(1);
  const ported = amongRivals(port, plan, () => Promise.resolve(versioned('7')), differ);
  expect(await ported.perform(change, run('1'))).toEqual({ status: 'done' });
  expect(port.versions).toEqual(['1', '7']);
});

test('what is left was not planned: stopped, and not tried again', async () => {
  const port = refusing(1);
  const more = planOf({ changes: [updated('a', [memory, cores])] });
  const ported = amongRivals(port, plan, () => Promise.resolve(more), differ);
  await expect(ported.perform(change, run('1'))).rejects.toMatchObject({ key: 'PLN-005/meanwhile' });
  expect(port.versions).toEqual(['1']);
});

test('who writes all the time is not raced with', async () => {
  const port = refusing(Infinity);
  const ported = amongRivals(port, plan, () => Promise.resolve(versioned('7')), differ);
  await expect(ported.perform(change, run('1'))).rejects.toMatchObject({ fault: 'ConcurrentAccess' });
  expect(port.versions).toEqual(['1', '7', '7']);
});

test('another failure is nobody else, and nothing is read again', async () => {
  const port = { perform: () => Promise.reject(new HvmError('PLN-004', { exit: 75 })) };
  const ported = amongRivals(port, plan, () => Promise.reject(new Error('read')), differ);
  await expect(ported.perform(change, run('1'))).rejects.toMatchObject({ key: 'PLN-004' });
});

function off(name: string): Plan {
  const before = updated(name, [memory]);
  return planOf({ changes: [{ ...before, base: before.base && { ...before.base, power: 'off' } }] });
}

function versioned(version: string): Plan {
  const before = updated('a', [memory]);
  return planOf({
    changes: [{ ...before, base: before.base && { ...before.base, change_version: version } }],
  });
}

function differ(): HvmError {
  return new HvmError('PLN-005/meanwhile', { exit: 75, fault: 'ConcurrentAccess' });
}

function run(changeVersion: string): Run {
  return {
    changeVersion,
    progress: () => undefined,
    guest: () => new AbortController().signal,
    signal: new AbortController().signal,
    secret: () => Promise.resolve(''),
  };
}

/** A port that refuses so often, and tells with which versions it was asked. */
function refusing(times: number) {
  const versions: (string | undefined)[] = [];
  return {
    versions,
    perform: (_: unknown, { changeVersion }: Run): Promise<Performed> => {
      versions.push(changeVersion);
      return versions.length <= times
        ? Promise.reject(new HvmError('VSP-002/ConcurrentAccess', { exit: 75, fault: 'ConcurrentAccess' }))
        : Promise.resolve({ status: 'done' });
    },
  };
}
