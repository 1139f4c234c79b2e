import { expect, test } from 'vitest';
import type { DesiredSite, TimeWindow } from '../../../src/model/desired.ts';
import type { Impact } from '../../../src/model/impact.ts';
import type { Operation } from '../../../src/model/operation.ts';
import type { Field, Plan, ResourceChange, VmState } from '../../../src/model/plan.ts';
import { guard, type GuardOptions, refusalOf } from '../../../src/plan/guard.ts';

const night: TimeWindow = { name: 'night', days: ['sat'], start: '22:00', end: '04:00' };
const lunch: TimeWindow = { name: 'lunch', days: ['tue', 'wed'], start: '12:00', end: '13:00' };
const consulting: TimeWindow = {
  name: 'consulting-hours',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  start: '08:00',
  end: '18:00',
};

const tuesdayMorning = '2026-11-24T10:00:00+09:00';
const tuesdayNight = '2026-11-24T20:00:00+09:00';
const saturdayNight = '2026-11-28T23:00:00+09:00';
const sundayBeforeDawn = '2026-11-29T03:59:00+09:00';

test('what is created or online needs no permission', () => {
  const plan = planOf([operation('a', 'create'), operation('b', 'online'), operation('c', 'none')], {
    forbidden: [consulting],
  });
  expect(guard(plan, at(tuesdayMorning))).toEqual({ run: plan.operations, deferred: [], refusals: [] });
});

test('an interruption is refused, with the field and the flag', () => {
  const plan = planOf([operation('a', 'power-cycle')], {});
  expect(guard(plan, at(tuesdayMorning)).refusals).toEqual([
    {
      address: 'VirtualMachine/a',
      name: 'a',
      impact: 'power-cycle',
      fields: ['memory'],
      flag: '--allow power-cycle',
      reason: 'not-allowed',
    },
  ]);
});

test('each interrupting impact needs its own name', () => {
  const plan = planOf([operation('a', 'power-cycle'), operation('b', 'network')], {});
  expect(names(guard(plan, at(tuesdayMorning, 'power-cycle')))).toEqual({
    run: ['power-cycle:a'],
    deferred: ['network:b'],
  });
  expect(names(guard(plan, at(tuesdayMorning, 'restart')))).toEqual({
    run: [],
    deferred: ['power-cycle:a', 'network:b'],
  });
});

test('a window that crosses midnight is open on both days', () => {
  const plan = planOf([operation('a', 'power-cycle')], { windows: [night] });
  expect(guard(plan, at(saturdayNight)).refusals).toEqual([]);
  expect(guard(plan, at(sundayBeforeDawn)).refusals).toEqual([]);
  expect(guard(plan, at('2026-11-29T04:00:00+09:00')).refusals).toHaveLength(1);
  expect(guard(plan, at('2026-11-28T21:59:00+09:00')).refusals).toMatchObject([
    { reason: 'not-allowed', window: 'night', opens: '2026-11-28T13:00:00.000Z' },
  ]);
});

test("only the VM's own window counts where it names one", () => {
  const plan = planOf([operation('a', 'power-cycle')], { windows: [night, lunch] }, { a: 'night' });
  const refused = guard(plan, at('2026-11-24T12:30:00+09:00'));
  expect(refused.refusals).toMatchObject([{ window: 'night', opens: '2026-11-28T13:00:00.000Z' }]);
  expect(
    guard(
      planOf([operation('a', 'power-cycle')], { windows: [night, lunch] }),
      at('2026-11-24T12:30:00+09:00'),
    ).refusals,
  ).toEqual([]);
});

test('forbidden hours beat --allow and an open window', () => {
  const plan = planOf([operation('a', 'power-cycle')], { windows: [lunch], forbidden: [consulting] });
  expect(guard(plan, at('2026-11-24T12:30:00+09:00', 'power-cycle')).refusals).toMatchObject([
    { reason: 'forbidden', window: 'consulting-hours', opens: '2026-11-24T09:00:00.000Z' },
  ]);
  expect(guard(plan, at(tuesdayNight, 'power-cycle')).refusals).toEqual([]);
});

test('when forbidden hours always cover the window, no opening is promised', () => {
  const plan = planOf([operation('a', 'power-cycle')], { windows: [lunch], forbidden: [consulting] });
  expect(guard(plan, at(tuesdayMorning)).refusals[0]).not.toHaveProperty('opens');
});

test('an emergency lifts forbidden hours, not the need for a permission', () => {
  const plan = planOf([operation('a', 'power-cycle')], { forbidden: [consulting] });
  expect(guard(plan, { ...at(tuesdayMorning, 'power-cycle'), emergency: true }).refusals).toEqual([]);
  expect(guard(plan, { ...at(tuesdayMorning), emergency: true }).refusals).toMatchObject([
    { reason: 'not-allowed' },
  ]);
});

test('what waits on the same VM is deferred too; other VMs only lose the wait', () => {
  const plan = planOf(
    [
      operation('a', 'online'),
      { ...operation('a', 'network'), after: ['online:a'] },
      { ...operation('a', 'power-cycle'), after: ['network:a'] },
      { ...operation('b', 'power-cycle'), after: ['power-cycle:a'] },
    ],
    {},
  );
  const guarded = guard(plan, at(tuesdayMorning, 'power-cycle'));
  expect(names(guarded)).toEqual({
    run: ['online:a', 'power-cycle:b'],
    deferred: ['network:a', 'power-cycle:a'],
  });
  expect(guarded.run.at(-1)?.after).toEqual(['online:a']);
  expect(guarded.refusals).toHaveLength(1);
});

test('asked again when its turn has come: a window closes, forbidden hours begin, --allow and an emergency stay', () => {
  const interrupts = operation('a', 'power-cycle');
  const plan = planOf([interrupts], { windows: [night], forbidden: [consulting] });
  const asked = (options: GuardOptions) => refusalOf(plan, interrupts, options)?.reason;
  const mondayMorning = '2026-11-30T08:00:00+09:00';
  expect(asked(at(sundayBeforeDawn))).toBeUndefined();
  expect(asked(at('2026-11-29T04:00:00+09:00'))).toBe('not-allowed');
  expect(asked(at('2026-11-29T04:00:00+09:00', 'power-cycle'))).toBeUndefined();
  expect(asked(at('2026-11-30T07:59:59+09:00', 'power-cycle'))).toBeUndefined();
  expect(asked(at(mondayMorning, 'power-cycle'))).toBe('forbidden');
  expect(asked({ ...at(mondayMorning, 'power-cycle'), emergency: true })).toBeUndefined();
  expect(asked({ ...at(mondayMorning), emergency: true })).toBe('not-allowed');
  expect(refusalOf(plan, operation('a', 'online'), at(mondayMorning))).toBeUndefined();
});

test('an hour that comes twice is short for a window and long for forbidden hours', () => {
  const early: TimeWindow = { name: 'early', days: ['sun'], start: '00:30', end: '01:30' };
  const first = '2026-11-01T01:45:00-04:00';
  const second = '2026-11-01T01:15:00-05:00';
  const zone = { timeZone: 'America/New_York' };
  const windowed = planOf([operation('a', 'network')], { ...zone, windows: [early] });
  expect(guard(windowed, at('2026-11-01T01:15:00-04:00')).refusals).toEqual([]);
  expect(guard(windowed, at(second)).refusals).toHaveLength(1);
  const forbidden = planOf([operation('a', 'network')], { ...zone, forbidden: [early] });
  expect(guard(forbidden, at(first, 'network')).refusals).toHaveLength(1);
  expect(guard(forbidden, at(second, 'network')).refusals).toHaveLength(1);
});

function at(now: string, ...allow: GuardOptions['allow']): GuardOptions {
  return { allow, now: new Date(now) };
}

function names({ run, deferred }: ReturnType<typeof guard>) {
  return { run: run.map(({ id }) => id), deferred: deferred.map(({ id }) => id) };
}

function operation(name: string, impact: Impact): Operation {
  return {
    id: `${impact}:${name}`,
    address: `VirtualMachine/${name}`,
    action: 'reconfigure',
    after: [],
    impact,
    because: 'the manifest differs and the change is online',
    spec: { name, instanceUuid: name },
  };
}

function planOf(
  operations: readonly Operation[],
  site: Partial<DesiredSite>,
  windows: Readonly<Record<string, string>> = {},
): Plan {
  const vms = [...new Set(operations.map(({ address }) => address.split('/')[1] ?? ''))];
  return {
    format_version: '1.0',
    hvm_version: '0',
    site: 'kdu',
    digest: 'sha256:',
    inputs_digest: 'sha256:00',
    source: {
      kind: 'recording',
      api: 'recorded',
      version: '8',
      instance: 'i',
      observed_at: '',
      location: '',
    },
    resource_changes: vms.map((name) => change(name, operations)),
    operations,
    findings: [],
    orphans: [],
    unmanaged: { count: 0 },
    summary: { create: 0, update: 0, adopt: 0, 'no-op': 0, errors: 0, warnings: 0 },
    stats: { requests: 0, bytes_in: 0, seconds: 0 },
    desired: {
      site: {
        name: 'kdu',
        timeZone: 'Asia/Tokyo',
        windows: [],
        forbidden: [],
        policy: {},
        exceptions: [],
        ...site,
      },
      networks: [],
      templates: [],
      vendors: [],
      vms: vms.map((name) => ({
        name,
        labels: {},
        software: [],
        responsibility: {},
        ...(windows[name] === undefined ? {} : { window: windows[name] }),
      })),
    },
  };
}

function change(name: string, operations: readonly Operation[]): ResourceChange {
  const address = `VirtualMachine/${name}`;
  const fields: Field[] = operations
    .filter((candidate) => candidate.address === address)
    .map(({ impact }) => ({
      path: impact === 'network' ? 'networks[0].vlan' : 'memory',
      before: null,
      after: 1,
      impact,
      reason: 'memory hot add is off',
    }));
  return {
    address,
    type: 'VirtualMachine',
    name,
    change: { actions: ['update'], before: null, after: state },
    base: null,
    impact: 'online',
    fields,
    foreign: [],
  };
}

const state: VmState = {
  cores: 1,
  cores_per_socket: 1,
  cpu_hot_add: false,
  cpu_reservation_mhz: 0,
  memory_mib: 1024,
  memory_hot_add: false,
  memory_reservation_mib: 0,
  power: 'on',
  folder: '',
  resource_pool: '',
  host: null,
  notes: '',
  disks: [],
  networks: [],
};
