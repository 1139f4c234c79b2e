import { expect, test } from 'vitest';
import { exceptionFlaw, policyFlaws } from '../../../src/manifest/policy.ts';
import { policySettings } from '../../../src/messages/en/policy-settings.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { foundIn, read, site } from './support.ts';

const source = 'hvm';
const table: Readonly<Record<string, Rule>> = {
  'CAP-001': { severity: 'error', source },
  'CAP-002': {
    severity: 'error',
    source,
    thresholds: { warn: { value: 90, unit: '%' }, error: { value: 100, unit: '%' } },
  },
  'DS-003': {
    severity: 'warning',
    source,
    thresholds: { leadWarn: { value: 180, unit: 'days' }, leadError: { value: 30, unit: 'days' } },
  },
};

/** One line for each flaw: place, part, key and facts. */
function flaws(policy: unknown): string[] {
  return policyFlaws(policy, table).map(({ path, part, key, args }) =>
    [
      path.join('.'),
      part,
      key,
      ...Object.entries(args).map(([name, value]) => `${name}=${String(value)}`),
    ].join(' '),
  );
}

test.each([
  ['a severity', { 'CAP-001': 'warning' }],
  ['a severity in a map', { 'CAP-001': { severity: 'off' } }],
  ['thresholds', { 'CAP-002': { warn: '80 %', error: 95 } }],
  ['equal ones', { 'CAP-002': { warn: 100, error: 100 } }],
  ['a finding that is of no rule', { 'FIX-001': 'error' }],
  ['limits', { limits: { created: 1 } }],
  ['what the schema complains of', { 'cap-001': 'error', capacity: 1, 'CAP-001': 7 }],
  ['no map', ['CAP-001']],
  ['nothing', undefined],
])('nothing is wrong with %s', (_, policy) => {
  expect(flaws(policy)).toEqual([]);
});

const wrong = [
  [
    'a code of a known kind',
    { 'CAP-020': 'error' },
    'CAP-020 key MAN-015 code=CAP-020 known=CAP-001,CAP-002',
  ],
  ['a misspelt kind', { 'CPA-001': 'error' }, 'CPA-001 key MAN-015/near code=CPA-001 near=CAP-001'],
  ['no kind at all', { 'QQQ-777': 'error' }, 'QQQ-777 key MAN-015/none code=QQQ-777'],
  ['what nobody can accept', { 'OWN-001': 'off' }, 'OWN-001 key MAN-015/never code=OWN-001'],
  [
    'a threshold of a rule without',
    { 'CAP-001': { warn: 1 } },
    'CAP-001.warn key MAN-015/no-thresholds code=CAP-001 name=warn',
  ],
  [
    'a misspelt threshold',
    { 'CAP-002': { wran: '90 %' } },
    'CAP-002.wran key MAN-015/threshold-near code=CAP-002 name=wran near=warn',
  ],
  [
    'a threshold that is nowhere',
    { 'CAP-002': { ceiling: '90 %' } },
    'CAP-002.ceiling key MAN-015/threshold code=CAP-002 name=ceiling known=warn,error',
  ],
  [
    'another unit',
    { 'CAP-002': { warn: '90 days' } },
    'CAP-002.warn value MAN-015/value found=90 days example=90 %',
  ],
  [
    'no number',
    { 'DS-003': { leadWarn: [] } },
    'DS-003.leadWarn value MAN-015/value found={…} example=180 days',
  ],
  ['a share', { 'CAP-002': { warn: 0.85 } }, 'CAP-002.warn value MAN-015/share found=0.85 near=85 %'],
  [
    'a warning after its error',
    { 'CAP-002': { warn: '97 %', error: '95 %' } },
    'CAP-002.warn value MAN-015/order warn=warn error=error value=97 % limit=95 %',
  ],
  [
    'an error before the default warning',
    { 'CAP-002': { error: '80 %' } },
    'CAP-002.error value MAN-015/order warn=warn error=error value=90 % limit=80 %',
  ],
  [
    'a warning that is the greater one',
    { 'DS-003': { leadWarn: 20 } },
    'DS-003.leadWarn value MAN-015/order warn=leadWarn error=leadError value=20 days limit=30 days',
  ],
  [
    'two at once, and no order of what is wrong',
    { 'CAP-002': { warn: 'x', errror: 1 } },
    'CAP-002.warn value MAN-015/value found=x example=90 %\nCAP-002.errror key MAN-015/threshold-near code=CAP-002 name=errror near=error',
  ],
] as const;

test.each(wrong)('%s', (_, policy, found) => {
  expect(flaws(policy).join('\n')).toBe(found);
});

test('every text about a policy is one of these', () => {
  const said = new Set(wrong.flatMap(([, policy]) => policyFlaws(policy, table).map(({ key }) => key)));
  const others = Object.keys(policySettings).filter((key) => ![...said].some((each) => each === key));
  expect(others).toEqual(['MAN-015/no-exception']);
});

test('keys that every object inherits are no rules and no thresholds', () => {
  expect(flaws({ 'CAP-002': { constructor: 1 } })).toHaveLength(1);
});

test('an exception names a finding that there is, and that can be accepted', () => {
  expect(exceptionFlaw('CAP-002', table)).toBeUndefined();
  expect(exceptionFlaw('EXC-001', table)).toBeUndefined();
  expect(exceptionFlaw('CAP-2', table)).toBeUndefined();
  expect(exceptionFlaw('CAP-003', table)?.key).toBe('MAN-015');
  expect(exceptionFlaw('DS-007', table)?.key).toBe('MAN-015/no-exception');
});

test('in a Site each stands at its place; an exception without effect is a warning', () => {
  expect(foundIn({ text: site('policy: {CAP-001: {warn: 90 %}}'), isAlone: true })).toBe(
    '5:22 MAN-015/no-thresholds path=spec.policy.CAP-001.warn code=CAP-001 name=warn',
  );
  const text = site('exceptions: [{code: OWN-001, reason: r, approver: a, expires: 2027-01-01}]');
  const { desired, diagnostics } = read({ 'a.yaml': text });
  expect(diagnostics).toMatchObject([
    { key: 'MAN-015/no-exception', severity: 'warning', place: { line: 5, column: 23 } },
  ]);
  expect(desired?.site.exceptions).toHaveLength(1);
});
