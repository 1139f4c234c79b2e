import { expect, onTestFinished, test, vi } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { taskDone } from '../../../src/vsphere/live/tasks.ts';
import { updatesOf } from '../../../src/vsphere/live/updates.ts';
import { VimFault } from '../../../src/vsphere/vim/fault.ts';
import { client, type Fake, type Reply, vcenter } from '../vim/vcenter.ts';
import { ref } from './content.ts';

const task = ref('Task', 'task-1');
const vm = ref('VirtualMachine', 'vm-1');
const collector: Reply = { value: ref('PropertyCollector', 'session[1]') };
const filter: Reply = { value: ref('PropertyFilter', 'filter-1') };

const info = (state: string, more: object = {}) => ({
  _typeName: 'TaskInfo',
  ...{ key: 'task-1', task, descriptionId: '', state, cancelled: false, cancelable: true },
  ...{ reason: { _typeName: 'TaskReason' }, queueTime: new Date(0), eventChainId: 1 },
  ...more,
});

/** An answer of WaitForUpdatesEx that tells these values of a property. */
function news(version: string, obj: object, name: string, ...values: unknown[]): Reply {
  const changeSet = values.map((val) => ({ _typeName: 'PropertyChange', name, op: 'assign', val }));
  const objectSet = [{ _typeName: 'ObjectUpdate', kind: 'modify', obj, changeSet }];
  const filterSet = [
    { _typeName: 'PropertyFilterUpdate', filter: ref('PropertyFilter', 'filter-1'), objectSet },
  ];
  return { value: { _typeName: 'UpdateSet', version, filterSet } };
}

function read(obj: object, name: string, val: unknown): Reply {
  const propSet = [{ _typeName: 'DynamicProperty', name, val }];
  return {
    value: { _typeName: 'RetrieveResult', objects: [{ _typeName: 'ObjectContent', obj, propSet }] },
  };
}

/** Polls are answered one after the other, other calls always alike. */
async function begin(polls: readonly Reply[], others: Readonly<Record<string, Reply>> = {}) {
  const fake = await vcenter();
  const left = [...polls];
  fake.rule = ({ method, session }) => {
    if (!fake.sessions.has(session)) return undefined;
    if (method === 'WaitForUpdatesEx') return left.shift() ?? {};
    const usual: Readonly<Record<string, Reply>> = {
      CreatePropertyCollector: collector,
      CreateFilter: filter,
      ...others,
    };
    return usual[method];
  };
  const opened = await client(fake);
  await opened.login({ username: 'hvm', password: 'pass' });
  return { fake, client: opened, updates: updatesOf(opened) };
}

const watch = () => ({ progress: () => {}, signal: new AbortController().signal });

/** The fault or error that a wait ended with. */
async function failure(wait: Promise<unknown>): Promise<unknown> {
  const error = await wait.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof HvmError || error instanceof VimFault
    ? [error.name, error instanceof HvmError ? error.key : error.type]
    : error;
}

/** From the next poll on, or one after it, it is so many seconds later. */
function later(fake: Fake, seconds: number, polls = 1): void {
  const now = performance.now.bind(performance);
  const { rule } = fake;
  let ahead = 0;
  let left = polls;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead * 1000);
  onTestFinished(() => clock.mockRestore());
  fake.rule = (call) => {
    if (call.method === 'WaitForUpdatesEx' && --left === 0) ahead = seconds;
    return rule(call);
  };
}

const called = (fake: Fake, method: string) => fake.calls.filter((call) => call.method === method);
const versions = (fake: Fake) =>
  called(fake, 'WaitForUpdatesEx').map(({ body }) => JSON.parse(body).version ?? '');

test('a task ends with what it made, and shows how far it is on the way', async () => {
  const {
    fake,
    client: opened,
    updates,
  } = await begin([
    news('1', task, 'info', info('queued'), info('running', { progress: 40 })),
    {},
    news('2', task, 'info', info('success', { result: vm })),
  ]);
  const fractions: number[] = [];
  const progress = (fraction: number) => void fractions.push(fraction);
  expect(await taskDone(opened, updates, task, { ...watch(), progress })).toEqual(vm);
  expect(fractions).toEqual([0.4]);
  expect(versions(fake)).toEqual(['', '1', '1']);
});

test('a task that fails ends with its fault, and others go on', async () => {
  const error = { _typeName: 'LocalizedMethodFault', fault: { _typeName: 'TaskInProgress', task } };
  const other = ref('Task', 'task-2');
  const { client: opened, updates } = await begin([
    news('1', task, 'info', info('error', { error })),
    news('2', other, 'info', info('success')),
  ]);
  const done = taskDone(opened, updates, other, watch());
  expect(await failure(taskDone(opened, updates, task, watch()))).toEqual(['VimFault', 'TaskInProgress']);
  expect(await done).toBe(null);
});

test('a task that ended before anybody asked is known', async () => {
  const other = ref('Task', 'task-2');
  const {
    fake,
    client: opened,
    updates,
  } = await begin([
    news('1', task, 'info', info('success', { result: vm })),
    news('2', other, 'info', info('success')),
  ]);
  await taskDone(opened, updates, other, watch());
  const polls = called(fake, 'WaitForUpdatesEx').length;
  expect(await taskDone(opened, updates, task, watch())).toEqual(vm);
  expect(called(fake, 'WaitForUpdatesEx').length).toBe(polls);
});

test('a version that the server has lost: everything is told again by a new collector', async () => {
  const {
    fake,
    client: opened,
    updates,
  } = await begin(
    [
      news('7', task, 'info', info('running')),
      { fault: { _typeName: 'InvalidCollectorVersion' } },
      news('1', task, 'info', info('success', { result: vm })),
    ],
    { RetrievePropertiesEx: read(task, 'info', info('running')) },
  );
  expect(await taskDone(opened, updates, task, watch())).toEqual(vm);
  expect(versions(fake)).toEqual(['', '7', '']);
  expect(called(fake, 'CreatePropertyCollector')).toHaveLength(2);
});

test.each([
  ['the session ended', { fault: { _typeName: 'NotAuthenticated' } }, 2],
  ['the collector is gone', { fault: { _typeName: 'ManagedObjectNotFound', obj: vm } }, 1],
  ['another poll is still under way', { fault: { _typeName: 'InvalidState' } }, 1],
])('%s, and the task is not there any more: told so at once', async (_, poll, logins) => {
  const { fake, client: opened, updates } = await begin([news('1', task, 'info', info('running')), poll]);
  expect(await failure(taskDone(opened, updates, task, watch()))).toEqual([
    'VimFault',
    'ManagedObjectNotFound',
  ]);
  expect(called(fake, 'Login')).toHaveLength(logins);
});

test('a task that the filter shows no more, and one of which nothing more is heard, are read', async () => {
  const objectSet = [{ _typeName: 'ObjectUpdate', kind: 'leave', obj: task }];
  const filterSet = [
    { _typeName: 'PropertyFilterUpdate', filter: ref('PropertyFilter', 'filter-1'), objectSet },
  ];
  const leaves: Reply = { value: { _typeName: 'UpdateSet', version: '2', filterSet } };
  const done = { RetrievePropertiesEx: read(task, 'info', info('success', { result: vm })) };
  const left = await begin([news('1', task, 'info', info('running')), leaves], done);
  expect(await taskDone(left.client, left.updates, task, watch())).toEqual(vm);
  const silent = await begin([news('1', task, 'info', info('running'))], done);
  later(silent.fake, 46, 2);
  expect(await taskDone(silent.client, silent.updates, task, watch())).toEqual(vm);
});

test('a session that has ended: the new one has the same filters, the one for a time too', async () => {
  const { fake, updates } = await begin(
    [{ fault: { _typeName: 'NotAuthenticated' } }, news('1', vm, 'runtime.powerState', 'poweredOff')],
    { RetrievePropertiesEx: read(vm, 'runtime.powerState', 'poweredOn') },
  );
  const off = updates.until({
    ...{ object: vm, path: 'runtime.powerState', signal: watch().signal, seconds: 60 },
    decide: (state) => (state === 'poweredOff' ? 'off' : undefined),
    late: () => new Error('late'),
  });
  expect(await off).toBe('off');
  expect(called(fake, 'Login')).toHaveLength(2);
  const filtered = called(fake, 'CreateFilter').map(
    ({ body }) => /TaskManager|VirtualMachine/.exec(body)?.[0],
  );
  expect(filtered).toEqual(['TaskManager', 'VirtualMachine', 'TaskManager', 'VirtualMachine']);
});

test('what is so already is read, and waits for no news', async () => {
  const { updates } = await begin([], {
    RetrievePropertiesEx: read(vm, 'runtime.powerState', 'poweredOff'),
  });
  const off = updates.until({
    ...{ object: vm, path: 'runtime.powerState', signal: watch().signal, seconds: 60 },
    decide: (state) => (state === 'poweredOff' ? 'off' : undefined),
    late: () => new Error('late'),
  });
  expect(await off).toBe('off');
});

test('a task that no filter shows is read by itself', async () => {
  const {
    fake,
    client: opened,
    updates,
  } = await begin([], {
    RetrievePropertiesEx: read(task, 'info', info('success', { result: vm })),
  });
  later(fake, 4);
  expect(await taskDone(opened, updates, task, watch())).toEqual(vm);
  expect(called(fake, 'RetrievePropertiesEx').map(({ body }) => body.includes('"task-1"'))).toEqual([true]);
});

test('a task without a sign of life for an hour is given up, though the server knows it', async () => {
  const {
    fake,
    client: opened,
    updates,
  } = await begin([news('1', task, 'info', info('running'))], {
    RetrievePropertiesEx: read(task, 'info', info('running')),
  });
  later(fake, 3601, 2);
  expect(await failure(taskDone(opened, updates, task, watch()))).toEqual([
    'HvmError',
    'VSP-007/task-silent',
  ]);
});

test('a run that is given up waits no more, and nothing is asked for one that is', async () => {
  const { fake, client: opened, updates } = await begin([]);
  const run = new AbortController();
  const wait = failure(taskDone(opened, updates, task, { ...watch(), signal: run.signal }));
  await vi.waitFor(() => expect(called(fake, 'WaitForUpdatesEx').length).toBeGreaterThan(0));
  run.abort();
  expect(await wait).toEqual(['HvmError', 'VSP-007/RequestCanceled']);
  const { length } = fake.calls;
  const again = taskDone(opened, updates, ref('Task', 'task-2'), { ...watch(), signal: run.signal });
  expect(await failure(again)).toEqual(['HvmError', 'VSP-007/RequestCanceled']);
  expect(fake.calls.slice(length).map(({ method }) => method)).not.toContain('CreatePropertyCollector');
});

test('a poll that fails ends all waits', async () => {
  const { client: opened, updates } = await begin([{ fault: { _typeName: 'NoPermission' } }]);
  const waits = [task, ref('Task', 'task-2')].map((each) =>
    failure(taskDone(opened, updates, each, watch())),
  );
  expect(await Promise.all(waits)).toEqual([
    ['VimFault', 'NoPermission'],
    ['VimFault', 'NoPermission'],
  ]);
});
