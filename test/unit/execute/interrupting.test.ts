/** An apply while time passes: real plans, a vCenter in memory, and a clock that operations move. */
import { expect, test } from 'vitest';
import { execute, type Execution } from '../../../src/execute/execute.ts';
import { stopSwitch } from '../../../src/execute/stop.ts';
import type { DesiredSite, DesiredVm } from '../../../src/model/desired.ts';
import type { Observed, ObservedVm } from '../../../src/model/observed.ts';
import type { Operation } from '../../../src/model/operation.ts';
import { type GuardOptions, refusalOf } from '../../../src/plan/guard.ts';
import { recordedVSphere } from '../../../src/vsphere/recorded/memory.ts';
import { declared, declaredCard, desired, planFor, site } from '../../support/desired.ts';
import { inventory } from '../../support/inventory.ts';
import { devices, moreCores, running } from '../../support/operations.ts';

const windows = [{ name: 'night', days: ['sat' as const], start: '22:00', end: '04:00' }];
const forbidden = [{ name: 'ward-round', days: ['sun' as const], start: '03:00', end: '05:00' }];
const inWindow = '2026-11-29T02:00:00+09:00';
const closed = '2026-11-29T04:30:00+09:00';

/** A VM of which only the cores differ, which needs it off. */
const cycled = (name: string, given: Partial<DesiredVm> = {}) =>
  declared({ name, ...devices, ...moreCores, power: 'on', ...given });

test('a window that closes while a server is off: that one is changed and started, the next is left alone', async () => {
  const world = worldOf([cycled('a'), cycled('b')], { windows });
  const { outcomes, vm } = await world.run({ after: { 'shutdown-guest:a': closed } });
  expect(outcomes).toEqual([
    'shutdown-guest:a done',
    'reconfigure:a done',
    'power-on:a done',
    'shutdown-guest:b skipped window-closed',
    'reconfigure:b skipped window-closed',
    'power-on:b skipped window-closed',
  ]);
  expect([vm('a'), vm('b')]).toMatchObject([
    { power: 'on', cores: 4 },
    { power: 'on', cores: 2 },
  ]);
});

test('forbidden hours that begin stop the next one although it is allowed; an emergency does not', async () => {
  const vms = [cycled('a'), cycled('b')];
  const later = { after: { 'power-on:a': '2026-11-29T03:00:00+09:00' } };
  const allowed = { allow: ['power-cycle' as const] };
  const world = worldOf(vms, { forbidden });
  const { outcomes } = await world.run({ ...later, options: allowed });
  expect(outcomes.slice(2)).toEqual([
    'power-on:a done',
    'shutdown-guest:b skipped forbidden',
    'reconfigure:b skipped forbidden',
    'power-on:b skipped forbidden',
  ]);
  const emergency = await worldOf(vms, { forbidden }).run({
    ...later,
    options: { ...allowed, emergency: true },
  });
  expect(emergency.outcomes.at(-1)).toBe('power-on:b done');
});

test('a server that was marked and is still on is not shut down any more', async () => {
  const world = worldOf([cycled('a', { power: 'keep' })], { windows });
  const { outcomes, vm } = await world.run({ after: { 'mark-restart:a': closed } });
  expect(outcomes).toEqual([
    'mark-restart:a done',
    'shutdown-guest:a skipped window-closed',
    'reconfigure:a skipped window-closed',
    'power-on:a skipped window-closed',
    'unmark-restart:a skipped window-closed',
  ]);
  expect(vm('a').power).toBe('on');
});

test('who has a window of its own goes on, and what waits on the same VM is left with it', async () => {
  const early = { name: 'early', days: ['sun' as const], start: '00:00', end: '06:00' };
  const night = { window: 'night' };
  const vms = [
    cycled('a', night),
    cycled('b', { ...night, networks: [declaredCard(20)] }),
    cycled('c', { window: 'early' }),
  ];
  const world = worldOf(vms, { windows: [...windows, early] });
  const { outcomes } = await world.run({ after: { 'power-on:a': closed } });
  expect(outcomes.slice(2)).toEqual([
    'power-on:a done',
    'reconfigure-network:b skipped window-closed',
    'shutdown-guest:b skipped window-closed',
    'reconfigure:b skipped window-closed',
    'power-on:b skipped window-closed',
    'shutdown-guest:c done',
    'reconfigure:c done',
    'power-on:c done',
  ]);
});

test.each([
  [undefined, 1],
  [2, 2],
  [9, 3],
])('with --max-interrupted %s no more than %s VMs are interrupted at once', async (maxInterrupted, most) => {
  const world = worldOf([cycled('a'), cycled('b'), cycled('c')], {});
  const ran = await world.run({
    options: { allow: ['power-cycle'] },
    ...(maxInterrupted === undefined ? {} : { maxInterrupted }),
  });
  expect(ran.most).toBe(most);
  expect(ran.outcomes.every((each) => each.endsWith(' done'))).toBe(true);
  expect(ran.begun.filter((id) => id.startsWith('shutdown-guest'))).toEqual([
    'shutdown-guest:a',
    'shutdown-guest:b',
    'shutdown-guest:c',
  ]);
});

test('a server that does not come back stops the rest, and those that are off by then are started', async () => {
  const world = worldOf([cycled('a'), cycled('b'), cycled('c')], {});
  const options = { allow: ['power-cycle' as const] };
  const one = await world.run({ options, failing: 'power-on:a' });
  expect(one.outcomes).toEqual([
    'shutdown-guest:a done',
    'reconfigure:a done',
    'power-on:a failed',
    ...['shutdown-guest:b', 'reconfigure:b', 'power-on:b'].map((id) => `${id} skipped stopped-after-failure`),
    ...['shutdown-guest:c', 'reconfigure:c', 'power-on:c'].map((id) => `${id} skipped stopped-after-failure`),
  ]);
  const two = await world.run({ options, failing: 'power-on:a', maxInterrupted: 2 });
  expect(two.outcomes.slice(2)).toEqual([
    'power-on:a failed',
    'shutdown-guest:b done',
    'reconfigure:b done',
    'power-on:b done',
    ...['shutdown-guest:c', 'reconfigure:c', 'power-on:c'].map((id) => `${id} skipped stopped-after-failure`),
  ]);
  expect(two.vm('b')).toMatchObject({ power: 'on', cores: 4 });
});

test('one that must be tried again when its time is over is not, and what waits for it is left with it', async () => {
  const world = worldOf([cycled('a'), cycled('b', { window: 'early' })], {
    windows: [...windows, { name: 'early', days: ['sun'], start: '00:00', end: '06:00' }],
  });
  const ran = await world.run({ busy: { id: 'shutdown-guest:b', until: inWindow } });
  expect(ran.outcomes.every((each) => each.endsWith(' done'))).toBe(true);
  const night = worldOf([cycled('a', { window: 'night' }), cycled('b')], { windows });
  const late = await night.run({ busy: { id: 'shutdown-guest:a', until: closed } });
  expect(late.outcomes).toEqual([
    ...['shutdown-guest:a', 'reconfigure:a', 'power-on:a'].map((id) => `${id} skipped window-closed`),
    ...['shutdown-guest:b', 'reconfigure:b', 'power-on:b'].map((id) => `${id} skipped window-closed`),
  ]);
  expect([late.vm('a'), late.failure]).toMatchObject([{ power: 'on', cores: 2 }, undefined]);
  // A server that is off is not asked about.
  const off = await night.run({ busy: { id: 'reconfigure:a', until: closed } });
  expect(off.outcomes.slice(0, 3)).toEqual([
    'shutdown-guest:a done',
    'reconfigure:a done',
    'power-on:a done',
  ]);
});

interface Doing {
  /** Operation → what time it is when it has ended. */
  readonly after?: Readonly<Record<string, string>>;
  readonly options?: Partial<GuardOptions>;
  readonly maxInterrupted?: number;
  readonly failing?: string;
  /** This operation is refused at first, as something else is at work on its VM until then. */
  readonly busy?: { readonly id: string; readonly until: string };
}

function worldOf(vms: readonly DesiredVm[], given: Partial<DesiredSite>) {
  const start = inventory({ vms: vms.map(({ name }) => running(name)) });
  const plan = planFor(desired({ site: site(given), vms }), start);
  return {
    run: async ({ after = {}, options = {}, maxInterrupted, failing, busy }: Doing) => {
      let observed: Observed = start;
      let now = new Date(inWindow);
      const port = recordedVSphere(start, { save: (next) => (observed = next) });
      const begun: string[] = [];
      const down = new Set<string>();
      let most = 0;
      const perform: Execution['port']['perform'] = async (operation, run) => {
        begun.push(operation.id);
        most = Math.max(most, count(down, operation));
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (operation.id === busy?.id) {
          now = new Date(busy.until);
          run.permit?.();
        }
        const performed = await port.perform(operation, run);
        const time = after[operation.id];
        if (time !== undefined) now = new Date(time);
        if (operation.id === failing) throw new Error('not back');
        if (operation.action === 'power-on') down.delete(operation.address);
        return performed;
      };
      const { outcomes, failure } = await execute(plan.operations, {
        port: { perform },
        bases: new Map(
          plan.resource_changes.map(({ address, base }) => [address, base?.change_version ?? '']),
        ),
        parallel: 4,
        ...(maxInterrupted === undefined ? {} : { maxInterrupted }),
        refuses: (operation) => {
          const refusal = refusalOf(plan, operation, { allow: [], now, ...options });
          return refusal && (refusal.reason === 'forbidden' ? 'forbidden' : 'window-closed');
        },
        stop: stopSwitch(),
        emit: () => undefined,
        monotonic: () => 0,
        secret: () => Promise.resolve(''),
        lang: 'en',
      });
      return {
        outcomes: outcomes.map(({ id, status, reason = '' }) => `${id} ${status} ${reason}`.trim()),
        failure,
        begun,
        most,
        vm: (name: string) => found(observed, name),
      };
    },
  };
}

function count(down: Set<string>, { action, address }: Operation): number {
  if (action === 'shutdown-guest') down.add(address);
  return down.size;
}

function found({ vms }: Observed, name: string): ObservedVm {
  const vm = vms.find((each) => each.name === name);
  if (vm === undefined) throw new Error(`no ${name}`);
  return vm;
}
