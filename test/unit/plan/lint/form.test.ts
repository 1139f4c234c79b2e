import { expect, test } from 'vitest';
import { cases, changeOf, complaints, operationOf, step } from '../../../support/lint.ts';

const secret = { os: 'windows', guest: { hostname: 'a', adminPassword: 'hunter2' }, nics: [{}, {}] };

test.each(
  cases([
    [
      'a key without a value',
      (plan) => Object.assign(changeOf(plan, 'd-same'), { note: undefined }),
      'plan.resource_changes[3].note is not the same after a trip through JSON.',
    ],
    [
      'a number that JSON does not have',
      (plan) => Object.assign(plan.stats, { seconds: Number.NaN, requests: -0 }),
      'plan.stats.requests is not the same after a trip through JSON.',
      'plan.stats.seconds is not the same after a trip through JSON.',
    ],
    [
      'an object that is more than its keys',
      (plan) => Object.assign(plan.source, { observed_at: new Date(0) }),
      'plan.source.observed_at is not the same after a trip through JSON.',
    ],
    [
      'a function',
      (plan) => Object.assign(plan.unmanaged, { count: () => 1 }),
      'plan.unmanaged.count is not the same after a trip through JSON.',
    ],
  ]),
)('a plan is data, and not $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('the digest is that of the plan', () => {
  expect(complaints((plan) => Object.assign(plan, { digest: 'sha256:0' }))).toEqual([
    'The digest is not that of the plan.',
  ]);
});

test('a plan is for the site of its manifests', () => {
  expect(complaints((plan) => Object.assign(plan.desired.site, { name: 'other' }))).toEqual([
    'The plan is for kdu, its manifests are not.',
  ]);
});

test.each(
  cases([
    [
      'in the customization of a clone',
      (plan) => Object.assign(operationOf(plan, 'clone:a-new').spec, { customization: secret }),
      'clone:a-new holds adminPassword itself, not a reference to it.',
      'clone:a-new customizes 2 cards of 2.',
    ],
    [
      'in a customization',
      (plan) => Object.assign(operationOf(plan, 'customize:a-new').spec, { customization: secret }),
      'customize:a-new holds adminPassword itself, not a reference to it.',
    ],
    [
      'in the manifests',
      (plan) => Object.assign(plan.desired.vms[0] ?? {}, { guest: { joinPassword: { value: 'hunter2' } } }),
      'a-new holds joinPassword itself, not a reference to it.',
    ],
    [
      'beside a reference',
      (plan) =>
        Object.assign(plan.desired.vms[0] ?? {}, {
          guest: { joinPassword: { fromEnv: 'X', was: 'hunter2' } },
        }),
      'a-new holds joinPassword itself, not a reference to it.',
    ],
    [
      'as a product key of another kind',
      (plan) => Object.assign(plan.desired.vms[0] ?? {}, { guest: { productKey: { value: 'AAAAA-BBBBB' } } }),
      'a-new holds a productKey that is neither a text nor a reference.',
    ],
  ]),
)('a secret is a reference, also $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each([{ fromEnv: 'X' }, { fromFile: '/run/x' }, { fromCommand: ['pass', 'x'] }])(
  'a reference is no secret: %j',
  (reference) => {
    const guest = { adminPassword: reference, joinPassword: reference, productKey: reference };
    expect(complaints((plan) => Object.assign(plan.desired.vms[0] ?? {}, { guest }))).toEqual([]);
  },
);

test.each(
  cases([
    [
      'a delete',
      (plan) => Object.assign(changeOf(plan, 'd-same').change, { actions: ['delete'] }),
      'VirtualMachine/d-same has the actions delete: it must be one, of no-op, create, update, adopt.',
      'VirtualMachine/d-same has the action delete: nothing does it, and no error says why.',
    ],
    [
      'a replacement',
      (plan) => Object.assign(changeOf(plan, 'd-same').change, { actions: ['no-op', 'create'] }),
      'VirtualMachine/d-same has the actions no-op, create: it must be one, of no-op, create, update, adopt.',
    ],
    [
      'nothing at all',
      (plan) => Object.assign(changeOf(plan, 'd-same').change, { actions: [] }),
      'VirtualMachine/d-same has the actions : it must be one, of no-op, create, update, adopt.',
      'VirtualMachine/d-same has the action undefined: nothing does it, and no error says why.',
    ],
    [
      'an operation that there is not',
      step('shutdown-guest:f-stop', { action: 'destroy' }),
      'shutdown-guest:f-stop does what no operation does: destroy.',
      'shutdown-guest:f-stop is a destroy, which does not fit the action update of f-stop.',
      'power of VirtualMachine/f-stop is in no operation.',
    ],
  ]),
)('no plan holds $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});
