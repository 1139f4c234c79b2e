import { expect, test } from 'vitest';
import type { Rule } from '../../../src/model/rule.ts';
import {
  codeExplanationText,
  ruleExplanationText,
  settingExample,
} from '../../../src/report/explain-text.ts';

const look = { lang: 'en', width: 80, colour: false } as const;
const rule: Rule = {
  severity: 'error',
  thresholds: { warn: { value: 90, unit: '%' }, error: { value: 100, unit: '%' } },
  source: '論文 4.5',
  isAssumption: true,
};
const explanation = {
  title: 'Memory when a host fails',
  rule: 'It fits.',
  formula: 'Σ a ≤ Σ b',
  example: '168 / 184 GiB = 91.3 %',
  thresholds: { warn: 'from here on a warning', error: 'from here on an error' },
};

test('a rule with all that is known of it', () => {
  expect(
    ruleExplanationText({ code: 'CAP-002', rule, explanation }, look),
  ).toBe(`CAP-002  Memory when a host fails

It fits.

Severity  error
Formula   Σ a ≤ Σ b
Example   168 / 184 GiB = 91.3 %
Source    the paper of 2017 (JCMI 2-L-2-PP4-1), section 4.5; the numbers are an
          assumption of hvm

Thresholds
  warn   90 %   from here on a warning
  error  100 %  from here on an error

To change it, in the spec of the Site (severity: error, warning, info or off):
  policy:
    CAP-002: {severity: warning, warn: 90 %}
To accept a finding until a day: exceptions of the Site (code CAP-002, reason,
approver, expires). Once: --accept CAP-002:SUBJECT.`);
});

test('in Japanese an assumption is 仮定', () => {
  const text = ruleExplanationText({ code: 'CAP-002', rule, explanation }, { ...look, lang: 'ja' });
  expect(text).toContain('2-L-2-PP4-1）4.5。数値は hvm の仮定');
});

test('a rule without thresholds is set by its severity alone', () => {
  expect(settingExample({ severity: 'error', source: 'hvm' })).toBe('warning');
  expect(settingExample({ severity: 'warning', source: 'hvm' })).toBe('error');
});

test('a code of no rule has its texts, and whether it can be accepted', () => {
  const text = { message: 'Not\nso.', hint: 'Do.' };
  const of = (isAcceptable?: boolean) => codeExplanationText('OWN-001', [text], isAcceptable, look);
  expect(of()).toBe('OWN-001\n\n  Not\n  so.\n  → Do.');
  expect(of(false)).toContain('Nobody can accept it');
  expect(of(true)).toContain('--accept OWN-001:SUBJECT');
});
