import { expect, onTestFinished, test, vi } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import { guestsOf } from '../../../src/vsphere/live/guests.ts';
import { updatesOf } from '../../../src/vsphere/live/updates.ts';
import { client, type Reply, vcenter } from '../vim/vcenter.ts';
import { ref } from './content.ts';

const vm = ref('VirtualMachine', 'vm-1');
const other = ref('VirtualMachine', 'vm-2');
const spec = { name: 'h-claio01', instanceUuid: 'u' };

const event = (kind: string, of: object, more: object = {}) => ({
  _typeName: kind,
  ...{ key: 1, chainId: 1, createdTime: new Date(0), userName: 'hvm', template: false },
  vm: { _typeName: 'VmEventArgument', name: 'h-claio01', vm: of },
  ...more,
});

/** Each poll tells the page of events then; `seconds` pass with it. */
async function listening(pages: readonly (readonly object[])[], seconds = 0) {
  const fake = await vcenter();
  const left = [...pages];
  const now = performance.now.bind(performance);
  let ahead = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead * 1000);
  onTestFinished(() => clock.mockRestore());
  let collectors = 0;
  const replies: Readonly<Record<string, () => Reply>> = {
    CreatePropertyCollector: () => ({ value: ref('PropertyCollector', 'session[1]') }),
    CreateFilter: () => ({ value: ref('PropertyFilter', 'filter-1') }),
    CreateCollectorForEvents: () => ({ value: ref('EventHistoryCollector', `events-${++collectors}`) }),
    SetCollectorPageSize: () => ({}),
    WaitForUpdatesEx: () => {
      ahead += seconds;
      const page = left.shift();
      return page === undefined ? {} : latestPage(`events-${collectors}`, page);
    },
  };
  fake.rule = ({ method, session }) => (fake.sessions.has(session) ? replies[method]?.() : undefined);
  const opened = await client(fake);
  await opened.login({ username: 'hvm', password: 's3cret' });
  const guests = guestsOf(opened, updatesOf(opened));
  await guests.listen();
  return { fake, guests };
}

function latestPage(collector: string, page: readonly object[]): Reply {
  const changeSet = [
    {
      _typeName: 'PropertyChange',
      name: 'latestPage',
      op: 'assign',
      val: { _typeName: 'ArrayOfEvent', _value: page },
    },
  ];
  const obj = ref('EventHistoryCollector', collector);
  const objectSet = [{ _typeName: 'ObjectUpdate', kind: 'modify', obj, changeSet }];
  const filter = ref('PropertyFilter', 'filter-1');
  const filterSet = [{ _typeName: 'PropertyFilterUpdate', filter, objectSet }];
  return { json: { _typeName: 'UpdateSet', version: '1', filterSet } };
}

const run = () => ({ signal: new AbortController().signal });

async function failure(wait: Promise<unknown>): Promise<unknown> {
  const error = await wait.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof HvmError ? { key: error.key, fault: error.fault, args: error.args } : error;
}

test('a customization is over when its own event says so, not that of another VM', async () => {
  const { guests, fake } = await listening([
    [event('CustomizationSucceeded', other)],
    [event('CustomizationStartedEvent', vm), event('CustomizationSucceeded', other)],
    [event('CustomizationSucceeded', vm), event('CustomizationStartedEvent', vm)],
  ]);
  await guests.customized(vm, spec, run());
  expect(fake.calls.filter(({ method }) => method === 'WaitForUpdatesEx')).toHaveLength(3);
});

test('many are waited for with one collector of events', async () => {
  const both = [event('CustomizationSucceeded', vm), event('CustomizationSucceeded', other)];
  const { guests, fake } = await listening([both]);
  await guests.listen();
  await Promise.all([
    guests.customized(vm, spec, run()),
    guests.customized(other, { name: 'h-ridoc01', instanceUuid: 'v' }, run()),
  ]);
  const methods = fake.calls.map(({ method }) => method);
  expect(methods.filter((method) => method === 'CreateCollectorForEvents')).toHaveLength(1);
  expect(methods.filter((method) => method === 'CreateFilter')).toHaveLength(2);
});

test.each([
  ['CustomizationSysprepFailed', { reason: 'no key s3cret' }, 'no key ***'],
  ['CustomizationNetworkSetupFailed', { fullFormattedMessage: 'No network' }, 'No network'],
  ['CustomizationFailed', {}, 'CustomizationFailed'],
])('%s: told with its reason, without secrets', async (kind, more, reason) => {
  const { guests } = await listening([[event(kind, vm, { ...more, logLocation: 'ds:///log' })]]);
  expect(await failure(guests.customized(vm, spec, run()))).toEqual({
    key: 'VSP-011/CustomizationFailed',
    fault: kind,
    args: { object: 'h-claio01', reason, log: 'ds:///log' },
  });
});

test.each([
  ['began', [event('CustomizationStartedEvent', vm)], 'VSP-011/customization-late'],
  ['did not begin', [], 'VSP-011/customization-not-begun'],
])('one that %s and does not end is given up, whatever other guests tell', async (_, seen, key) => {
  const noise = [...seen, event('CustomizationSucceeded', other)];
  const { guests } = await listening(
    Array.from({ length: 8 }, () => noise),
    200,
  );
  expect(await failure(guests.customized(vm, spec, run()))).toEqual({
    key,
    fault: 'Timedout',
    args: { object: 'h-claio01', minutes: 15 },
  });
});

test('a session that ends meanwhile: the events are asked for anew, from the same time on', async () => {
  const { guests, fake } = await listening([[], [event('CustomizationSucceeded', vm)]]);
  const { rule } = fake;
  fake.rule = (call) => {
    if (call.method === 'WaitForUpdatesEx') {
      fake.rule = rule;
      fake.sessions.clear();
      return undefined;
    }
    return rule(call);
  };
  await guests.customized(vm, spec, run());
  const begins = fake.calls.flatMap(({ method, body }) =>
    method === 'CreateCollectorForEvents' ? [body] : [],
  );
  expect(begins).toHaveLength(2);
  expect(begins[0]).toContain('1970-01-01T00:00:00');
  expect(begins[1]).toBe(begins[0]);
});
