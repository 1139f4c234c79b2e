import { expect, test } from 'vitest';
import { HvmError } from '../../../src/errors.ts';
import type { Event } from '../../../src/execute/event.ts';
import { execute, type Execution } from '../../../src/execute/execute.ts';
import { stopSwitch } from '../../../src/execute/stop.ts';
import type { Operation } from '../../../src/model/operation.ts';
import type { Performed, Run } from '../../../src/vsphere/port.ts';

test('does everything, each after what it waits for, and hands the version on', async () => {
  const port = fakePort();
  const { outcomes, failure } = await execute(
    [operation('a1', 'a'), operation('a2', 'a', ['a1']), operation('b1', 'b', ['a2'])],
    port.execution({ bases: new Map([['VirtualMachine/a', '7']]) }),
  );
  expect(failure).toBeUndefined();
  expect(outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual(['a1 done', 'a2 done', 'b1 done']);
  expect(port.calls).toEqual(['a1 at 7', 'a2 at a1+', 'b1 at -']);
});

test('runs no more than so many at once', async () => {
  const port = fakePort();
  const all = Array.from({ length: 9 }, (_, index) => operation(`o${index}`, `vm${index}`));
  await execute(all, port.execution({ parallel: 3 }));
  expect(port.most()).toBe(3);
  expect(port.calls).toHaveLength(9);
});

test('an operation that only waits for its guest makes room for another, and is waited for', async () => {
  const port = fakePort({ a: 'guest', c: 'guest' });
  const events: string[] = [];
  const emit = ({ type, operation: { id } }: Event) => events.push(`${type} ${id}`);
  const running = execute(
    [operation('a', 'a'), operation('b', 'b'), operation('c', 'c'), operation('a2', 'a', ['a'])],
    port.execution({ parallel: 1, emit }),
  );
  await port.started('c');
  expect(port.calls).toEqual(['a at -', 'b at -', 'c at -']);
  port.release();
  const { outcomes } = await running;
  expect(outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'a done',
    'b done',
    'c done',
    'a2 done',
  ]);
  expect(events.filter((each) => each.startsWith('guest'))).toEqual(['guest a', 'guest c']);
});

test('after a failure it starts nothing more, ends what runs, and says why the rest was skipped', async () => {
  const port = fakePort({ bad: 'throw' });
  const { outcomes, failure } = await execute(
    [operation('bad', 'a'), operation('b', 'b'), operation('after-bad', 'a', ['bad']), operation('c', 'c')],
    port.execution({ parallel: 2 }),
  );
  expect(failure).toBeInstanceOf(HvmError);
  expect(outcomes.map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ['bad', 'failed', undefined],
    ['b', 'done', undefined],
    ['after-bad', 'skipped', 'needs-a-failed-operation'],
    ['c', 'skipped', 'stopped-after-failure'],
  ]);
  expect(outcomes[0]?.error).toMatchObject({ code: 'PLN-004', fault: 'InvalidPowerState' });
});

test('an error of no known kind is an internal one', async () => {
  const port = fakePort({ bad: 'crash' });
  const { outcomes } = await execute([operation('bad', 'a')], port.execution({}));
  expect(outcomes[0]?.error).toMatchObject({ code: 'INT-001', message: 'Internal error: boom' });
});

test('asked to stop, it waits for what runs', async () => {
  const stop = stopSwitch();
  const port = fakePort({ a: 'slow' });
  const running = execute([operation('a', 'a'), operation('b', 'b')], port.execution({ parallel: 1, stop }));
  await port.started('a');
  stop.interrupt();
  port.release();
  const { outcomes } = await running;
  expect(outcomes.map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ['a', 'done', undefined],
    ['b', 'skipped', 'interrupted'],
  ]);
});

test('a server that was shut down is changed and started again, whatever failed meanwhile or was asked', async () => {
  const group = [
    operation('stop', 'a', [], 'shutdown-guest'),
    operation('change', 'a', ['stop']),
    operation('start', 'a', ['change']),
    operation('next', 'b', ['start'], 'shutdown-guest'),
  ];
  const failing = fakePort({ bad: 'throw' });
  const failed = await execute([...group, operation('bad', 'c')], failing.execution({}));
  expect(failed.outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'stop done',
    'change done',
    'start done',
    'next skipped',
    'bad failed',
  ]);
  const stop = stopSwitch();
  const port = fakePort({ stop: 'slow' });
  const running = execute(group, port.execution({ stop }));
  await port.started('stop');
  stop.interrupt();
  port.release();
  const { outcomes } = await running;
  expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'skipped']);
});

test('a server whose change failed is started without it, at whatever version it is, and nothing else is', async () => {
  const group = [
    operation('mark', 'a', [], 'reconfigure'),
    operation('stop', 'a', ['mark'], 'shutdown-guest'),
    operation('change', 'a', ['stop'], 'reconfigure'),
    operation('start', 'a', ['change']),
    operation('unmark', 'a', ['start'], 'reconfigure'),
    operation('next', 'b', ['unmark'], 'shutdown-guest'),
  ];
  const port = fakePort({ change: 'throw' });
  const { outcomes, failure } = await execute(group, port.execution({}));
  expect(failure).toBeInstanceOf(HvmError);
  expect(outcomes.map(({ id, status, reason }) => [id, status, reason])).toEqual([
    ['mark', 'done', undefined],
    ['stop', 'done', undefined],
    ['change', 'failed', undefined],
    ['start', 'done', undefined],
    ['unmark', 'done', undefined],
    ['next', 'skipped', 'needs-a-failed-operation'],
  ]);
  expect(port.calls.slice(2)).toEqual(['change at stop+', 'start at -', 'unmark at start+']);
  // A change that failed while the VM runs stops all that waits for it.
  const online = fakePort({ change: 'throw' });
  const early = await execute(
    [operation('change', 'a', [], 'reconfigure'), operation('stop', 'a', ['change'], 'shutdown-guest')],
    online.execution({}),
  );
  expect(early.outcomes.map(({ status }) => status)).toEqual(['failed', 'skipped']);
});

test('told to leave, it does not wait, and says what may still be running', async () => {
  const stop = stopSwitch();
  const port = fakePort({ a: 'slow' });
  const running = execute([operation('a', 'a'), operation('b', 'b')], port.execution({ parallel: 1, stop }));
  await port.started('a');
  stop.interrupt();
  stop.interrupt();
  const { outcomes } = await running;
  expect(outcomes.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'failed'],
    ['b', 'skipped'],
  ]);
  expect(outcomes[0]?.error).toMatchObject({ code: 'APL-004' });
});

test('out of time, the rest is skipped for that reason', async () => {
  const stop = stopSwitch();
  const port = fakePort({ a: 'slow' });
  const running = execute([operation('a', 'a'), operation('b', 'b')], port.execution({ parallel: 1, stop }));
  await port.started('a');
  stop.timeOut();
  const { outcomes, failure } = await running;
  expect(outcomes.map(({ reason }) => reason)).toEqual([undefined, 'timeout']);
  expect(failure).toMatchObject({ exit: 69 });
});

test('tells what happens as it happens', async () => {
  const events: string[] = [];
  const emit = (event: Event) => events.push(`${event.type} ${event.operation.id}`);
  await execute([operation('a', 'a')], fakePort().execution({ emit }));
  expect(events).toEqual(['started a', 'progress a', 'finished a']);
});

function operation(
  id: string,
  vm: string,
  after: readonly string[] = [],
  action: 'power-on' | 'shutdown-guest' | 'reconfigure' = 'power-on',
): Operation {
  return {
    id,
    address: `VirtualMachine/${vm}`,
    action,
    after,
    impact: 'online',
    because: 'the VM is declared as powered on',
    spec: { name: vm, instanceUuid: vm },
  };
}

/** A port that ends operations at the next tick, or as `habits` say by operation id. */
function fakePort(habits: Readonly<Record<string, 'throw' | 'crash' | 'slow' | 'guest'>> = {}) {
  const calls: string[] = [];
  const waiting = new Map<string, () => void>();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let now = 0;
  let most = 0;
  async function perform({ id }: Operation, run: Run): Promise<Performed> {
    calls.push(`${id} at ${run.changeVersion ?? '-'}`);
    waiting.get(id)?.();
    most = Math.max(most, ++now);
    run.progress(0.5);
    if (habits[id] === 'guest') run.guest();
    await (habits[id] === 'slow' || habits[id] === 'guest'
      ? released
      : new Promise((resolve) => setTimeout(resolve, 1)));
    now--;
    if (habits[id] === 'throw') throw new HvmError('PLN-004', { exit: 1, fault: 'InvalidPowerState' });
    if (habits[id] === 'crash') throw new Error('boom');
    return { status: 'done', changeVersion: `${id}+` };
  }
  return {
    calls,
    most: () => most,
    release,
    started: (id: string) =>
      calls.some((call) => call.startsWith(`${id} `))
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.set(id, resolve)),
    execution: (more: Partial<Execution>): Execution => ({
      port: { perform },
      bases: new Map(),
      parallel: 4,
      stop: stopSwitch(),
      emit: () => undefined,
      monotonic: () => 0,
      secret: () => Promise.resolve(''),
      lang: 'en',
      ...more,
    }),
  };
}
