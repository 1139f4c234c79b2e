import { expect, test } from 'vitest';
import { runsOf } from '../../../src/journal/runs.ts';
import type { JournalEvent } from '../../../src/model/journal.ts';
import { ended, operationEnded, operationStarted, started, task } from './lines.ts';

const nobody = () => false;
const counts = { done: 0, already: 0, failed: 0, skipped: 0, unfinished: 0, not_begun: 0 };
const clone = {
  id: 'clone:h-claio01',
  address: 'VirtualMachine/h-claio01',
  action: 'clone',
  reason: null,
  error: null,
};
const reconfigure = { id: 'reconfigure:u-x', address: 'VirtualMachine/u-x', action: 'reconfigure' };
const { type: _, operations: _planned, deferred: _deferred, ...about } = started;
const nothing = { sudo_user: null, saved_plan: null, emergency: null, settled_by: null, lost_lines: 0 };

test('a run from its beginning to its end', () => {
  const done = {
    ...clone,
    status: 'done',
    started_at: at(1),
    seconds: 61.5,
    tasks: ['task-12'],
  };
  const rest: JournalEvent = {
    type: 'operation-ended',
    ...reconfigure,
    status: 'skipped',
    reason: 'deferred',
    seconds: 0,
  };
  const skipped = { ...clone, ...reconfigure, status: 'skipped', reason: 'deferred', started_at: null };
  const late = { ...skipped, seconds: 0, tasks: [] };
  expect(runsOf(run('a', [started, operationStarted, task, operationEnded, rest, ended]), nobody)).toEqual([
    {
      run: 'a',
      file: 'a.jsonl',
      state: 'ended',
      open: false,
      started_at: at(0),
      ended_at: at(5),
      ...nothing,
      ...about,
      exit_code: 0,
      verified: true,
      leftovers: 0,
      counts: { ...counts, done: 1, skipped: 1, not_begun: 1 },
      failed: [],
      unfinished: [],
      skipped: [late],
      operations: [done, late],
    },
  ]);
});

test('a killed run: what was begun has an unknown end, with its tasks, and the rest was not begun', () => {
  const again: JournalEvent = { type: 'task', id: 'clone:h-claio01', task: 'task-13' };
  const [found] = runsOf(run('a', [started, operationStarted, task, again]), nobody);
  expect(found).toMatchObject({
    state: 'unfinished',
    open: true,
    ended_at: null,
    exit_code: null,
    counts: { ...counts, unfinished: 1, not_begun: 2 },
    unfinished: [
      { ...clone, status: 'unfinished', started_at: at(1), seconds: null, tasks: ['task-12', 'task-13'] },
    ],
  });
});

test('a run whose process is there is at work, and leaves nothing open yet', () => {
  const asked: unknown[] = [];
  const [found] = runsOf(run('a', [started, operationStarted]), (run) => asked.push([run.host, run.pid]) > 0);
  expect({ state: found?.state, open: found?.open, asked }).toEqual({
    state: 'running',
    open: false,
    asked: [['admin01', 4711]],
  });
});

test('what a run gave up that had to leave counts as unfinished, not as failed', () => {
  const { id, address, action } = clone;
  const given: JournalEvent = {
    type: 'operation-ended',
    ...{ id, address, action },
    status: 'failed',
    seconds: 2,
    error: { code: 'APL-004', message: 'hvm stopped waiting' },
  };
  const failed: JournalEvent = {
    type: 'operation-ended',
    ...reconfigure,
    status: 'failed',
    seconds: 1,
    error: { code: 'VSP-002', fault: 'ConcurrentAccess', message: 'changed' },
  };
  const end: JournalEvent = { ...ended, exit_code: 130, verified: false };
  const [found] = runsOf(run('a', [started, operationStarted, task, given, failed, end]), nobody);
  expect(found).toMatchObject({
    state: 'ended',
    open: true,
    counts: { ...counts, unfinished: 1, failed: 1, not_begun: 1 },
  });
  expect(found?.unfinished.map(({ id, tasks }) => [id, tasks])).toEqual([['clone:h-claio01', ['task-12']]]);
  expect(found?.failed.map(({ id, error }) => [id, error?.fault])).toEqual([
    ['reconfigure:u-x', 'ConcurrentAccess'],
  ]);
});

test('a run without its beginning, and one with nothing but an end', () => {
  const runs = runsOf([...run('a', [task, operationEnded]), ...run('b', [ended])], nobody);
  expect(
    runs.map(({ run, state, site, user, counts: { done, not_begun } }) => [
      run,
      state,
      site,
      user,
      done,
      not_begun,
    ]),
  ).toEqual([
    ['b', 'ended', null, null, 0, 0],
    ['a', 'unfinished', null, null, 1, 0],
  ]);
});

test('runs in one file are told apart, newest first, and lost lines are counted', () => {
  const lost: JournalEvent = { type: 'lines-lost', count: 3, reason: 'ENOSPC' };
  const [a = [], b = []] = [run('a', [started, lost, ended]), run('b', [started, operationStarted], 100)].map(
    (lines) => lines.map(({ line }) => ({ file: 'night.jsonl', line })),
  );
  const mixed = [a[0], b[0], a[1], b[1], a[2]].flatMap((line) => line ?? []);
  expect(runsOf(mixed, nobody).map(({ run, state, lost_lines: lost }) => [run, state, lost])).toEqual([
    ['b', 'unfinished', 0],
    ['a', 'ended', 3],
  ]);
});

const whole = [started, ended];
const other = { ...started, source: { ...started.source, instance: 'another' } };
test.each<[string, readonly JournalEvent[], string | null]>([
  ['a later run that found all of the site as planned', whole, 'z'],
  ['one of another vCenter', [other, ended], null],
  ['one of another site', [{ ...started, site: 'else' }, ended], null],
  ['one of some VMs only', [{ ...started, options: ['--target h-*'] }, ended], null],
  ['one of a saved plan', [{ ...started, saved_plan: '/p.json' }, ended], null],
  ['one that left something for later', [started, { ...skip(), reason: 'deferred' }, ended], null],
  ['one that could not read again', [started, { ...ended, verified: false }], null],
  ['one that was killed, too', [started], null],
])('settled by %s: %j', (_, later, settledBy) => {
  const runs = runsOf([...run('a', [started, operationStarted]), ...run('z', later, 100)], nobody);
  const first = runs.find(({ run }) => run === 'a');
  expect([first?.open, first?.settled_by]).toEqual([settledBy === null, settledBy]);
});

test('an earlier run settles nothing', () => {
  const runs = runsOf([...run('z', whole), ...run('a', [started, operationStarted], 100)], nobody);
  expect(runs.map(({ run, open }) => [run, open])).toEqual([
    ['a', true],
    ['z', false],
  ]);
});

test('names that are properties of every object are names like others', () => {
  const named: JournalEvent = {
    type: 'operation-started',
    id: '__proto__',
    address: 'constructor',
    action: 'toString',
  };
  const [found] = runsOf(run('__proto__', [started, named]), nobody);
  expect([found?.run, found?.unfinished.map(({ id }) => id)]).toEqual(['__proto__', ['__proto__']]);
});

function skip() {
  return { type: 'operation-ended', ...reconfigure, status: 'skipped', seconds: 0 } as const;
}

function run(id: string, events: readonly JournalEvent[], second = 0) {
  return events.map((event, index) => ({
    file: `${id}.jsonl`,
    line: { journal: 1 as const, run: id, at: at(second + index), ...event },
  }));
}

function at(second: number): string {
  return new Date(Date.UTC(2026, 10, 24, 12, 0, second)).toISOString();
}
