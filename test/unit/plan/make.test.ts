import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { digestOf } from '../../../src/plan/digest.ts';
import { declared, declaredCard, declaredDisk, desired, planFor, site } from '../../support/desired.ts';
import { datastore, inventory, ownedVm, vm } from '../../support/inventory.ts';

const devices: Partial<DesiredVm> = { disks: [declaredDisk('d0', 40)], networks: [declaredCard(10)] };

/** One of everything: to create, to update (online and with the power off), to adopt, as it should be, orphaned, unmanaged. */
const manifests = desired({
  vms: [
    declared({ name: 'a-new', template: 'win', guest: {}, folder: 'lab', power: 'on' }),
    declared({ name: 'b-grows', ...devices, notes: 'new', cores: { count: 4 }, power: 'on' }),
    declared({ name: 'c-by-hand', ...devices }),
    declared({ name: 'd-same', ...devices, template: 'linux' }),
  ],
});
const observed = inventory({
  vms: [
    ownedVm('kdu', { name: 'b-grows', power: 'on', changeVersion: '7' }),
    vm({ name: 'c-by-hand' }),
    ownedVm('kdu', { name: 'd-same', marks: { 'hvm.template': 'win' } }),
    ownedVm('kdu', { name: 'e-gone' }),
    vm({ name: 'f-other' }),
  ],
});
const plan = planFor(manifests, observed);

test('a plan says what becomes of each declared VM', () => {
  expect(
    plan.resource_changes.map(({ address, type, name, change, base, impact }) => ({
      address,
      type,
      name,
      actions: change.actions,
      base,
      impact,
    })),
  ).toEqual([
    row('a-new', 'create', 'create', null),
    row('b-grows', 'update', 'power-cycle', { change_version: '7', power: 'on' }),
    row('c-by-hand', 'adopt', 'online', { change_version: '1', power: 'off' }),
    row('d-same', 'no-op', 'none', { change_version: '1', power: 'off' }),
  ]);
  expect(plan.summary).toEqual({ create: 1, update: 1, adopt: 1, 'no-op': 1, errors: 1, warnings: 1 });
  expect({ orphans: plan.orphans, unmanaged: plan.unmanaged }).toEqual({
    orphans: ['e-gone'],
    unmanaged: { count: 1 },
  });
});

function row(name: string, action: string, impact: string, base: object | null) {
  const uuid = observed.vms.find((each) => each.name === name)?.instanceUuid;
  return {
    address: `VirtualMachine/${name}`,
    type: 'VirtualMachine',
    name,
    actions: [action],
    base: base === null ? null : { instance_uuid: uuid, ...base },
    impact,
  };
}

test('a plan says where it comes from, and carries what it was made of', () => {
  const {
    resource_changes: _,
    operations: __,
    findings: ___,
    digest: ____,
    inputs_digest: _____,
    ...head
  } = plan;
  expect(head).toEqual({
    format_version: '1.0',
    hvm_version: '0.0.0-test',
    site: 'kdu',
    source: {
      kind: 'recording',
      api: 'recorded',
      version: '6.0.0',
      instance: 'vc-1',
      observed_at: '2026-01-01T00:00:00Z',
      location: '/srv/kdu.recording.json',
    },
    orphans: ['e-gone'],
    unmanaged: { count: 1 },
    summary: { create: 1, update: 1, adopt: 1, 'no-op': 1, errors: 1, warnings: 1 },
    stats: { requests: 1, bytes_in: 0, seconds: 0 },
    desired: manifests,
  });
});

test('findings stand by severity, code and subject, in the language asked for', () => {
  expect(plan.findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual([
    'error OWN-001 c-by-hand',
    'warning FIX-001 d-same',
    'info INV-005 lab',
  ]);
  expect(plan.findings[1]).toEqual({
    code: 'FIX-001',
    severity: 'warning',
    subject: 'd-same',
    message:
      'd-same: template is "win" and the manifest says "linux"; hvm cannot change that on an existing VM.',
    hint: 'Change it by hand in the vCenter, or write what is there into the manifest.',
    facts: { path: 'template', before: 'win', after: 'linux' },
  });
  const japanese = planFor(manifests, observed, { lang: 'ja' });
  expect(japanese.findings.map(({ message }) => message)).not.toEqual(
    plan.findings.map(({ message }) => message),
  );
  expect(japanese.findings.map(({ facts }) => facts)).toEqual(plan.findings.map(({ facts }) => facts));
});

test('a variant of a code is that code', () => {
  const found = planFor([declared()], inventory());
  expect(found.findings.map(({ code, message }) => [code, message])).toEqual([
    ['INV-001', 'vm01 does not exist and names no template to make it from.'],
  ]);
});

test('a plan is data: it survives JSON', () => {
  expect(JSON.parse(JSON.stringify(plan))).toStrictEqual(plan);
});

test('two plans of the same inputs are the same bytes, whenever they were observed', () => {
  expect(JSON.stringify(planFor(structuredClone(manifests), structuredClone(observed)))).toBe(
    JSON.stringify(plan),
  );
  const later: Observed = { ...observed, source: { ...observed.source, observedAt: '2027-01-01T00:00:00Z' } };
  expect(planFor(manifests, later).digest).toBe(plan.digest);
});

test('the digest covers what would be done, and not how it is told', () => {
  expect(plan.digest).toBe(digestOf(plan));
  expect(plan.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(planFor(manifests, observed, { lang: 'ja', today: '2030-01-01' }).digest).toBe(plan.digest);
  const others: Plan[] = [
    { ...plan, site: 'other' },
    { ...plan, resource_changes: plan.resource_changes.slice(1) },
    { ...plan, operations: plan.operations.slice(1) },
    { ...plan, orphans: [] },
  ];
  expect(new Set([plan, ...others].map(digestOf)).size).toBe(5);
});

test('the digest does not depend on the order of keys, as a file may be written by others', () => {
  const turned = JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
  expect(digestOf(turned)).toBe(plan.digest);
});

test('with targets only those VMs are planned for, and the plan says so', () => {
  const some = planFor(manifests, observed, { targets: ['b-*', 'd-same'] });
  expect(some.resource_changes.map(({ name }) => name)).toEqual(['b-grows', 'd-same']);
  expect(some.operations.map(({ address }) => address)).not.toContain('VirtualMachine/a-new');
  expect(some.targets).toEqual(['b-*', 'd-same']);
  expect(some.findings.map(({ subject }) => subject)).toEqual(['d-same']);
  expect(plan).not.toHaveProperty('targets');
});

test('policies see the whole plan: room for thick disks, exceptions that have expired', () => {
  const thick = declared({
    name: 'a-new',
    template: 'win',
    guest: {},
    disks: [declaredDisk('os', 40), declaredDisk('data', 70, { provisioning: 'thick' })],
  });
  const exception = {
    code: 'CAP-006',
    subject: 'kdu',
    reason: 'r',
    approver: '情報システム部',
    expires: '2026-11-23',
  };
  const found = planFor(
    desired({ vms: [thick], site: site({ exceptions: [exception] }) }),
    inventory({ datastores: [datastore('ds01', { freeMib: 69 * 1024 })] }),
  );
  expect(found.findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual([
    'error DS-013 ds01',
    'warning EXC-001 kdu',
  ]);
});

test('the Site sets the severity of what it may accept, and of nothing else', () => {
  const policy = {
    'FIX-001': { severity: 'error' as const, thresholds: {} },
    'OWN-001': { severity: 'off' as const, thresholds: {} },
  };
  const of = (severity: 'error' | 'off') => {
    const set = { ...policy, 'FIX-001': { severity, thresholds: {} } };
    const { findings } = planFor({ ...manifests, site: site({ policy: set }) }, observed);
    return findings.filter(({ code }) => code in policy).map((each) => `${each.severity} ${each.code}`);
  };
  expect(of('error')).toEqual(['error FIX-001', 'error OWN-001']);
  expect(of('off')).toEqual(['error OWN-001']);
});

test('an exception accepts a warning, too; one that matches nothing is told of, but not where only part was looked at', () => {
  const exception = { code: 'FIX-001', reason: 'r', approver: 'a', expires: '2026-11-24' };
  const exceptions = [exception, { ...exception, subject: 'nobody' }];
  const excepted = { ...manifests, site: site({ exceptions }) };
  const told = (targets: readonly string[]) =>
    planFor(excepted, observed, { targets })
      .findings.filter(({ code }) => ['FIX-001', 'EXC-002'].includes(code))
      .map(({ code, subject, accepted }) => [code, subject, accepted?.by]);
  expect(told([])).toEqual([
    ['FIX-001', 'd-same', 'exception'],
    ['EXC-002', 'nobody', undefined],
  ]);
  expect(told(['d-*'])).toEqual([['FIX-001', 'd-same', 'exception']]);
  expect(planFor(excepted, observed).summary).toMatchObject({ accepted: 1, warnings: 1 });
});
