import type { Rule, Threshold } from '../rule.ts';

/** How long before the end a finding is made: a year is what a budget takes. */
const ahead: Threshold = { value: 365, unit: 'days' };

/** End of support of guests, databases and vSphere. */
export const support = {
  'EOS-001': { severity: 'warning', thresholds: { ahead }, source: 'Microsoft Lifecycle' },
  'EOS-002': { severity: 'warning', thresholds: { ahead }, source: 'Microsoft Lifecycle' },
  'EOS-003': { severity: 'warning', thresholds: { ahead }, source: 'VMware Product Lifecycle Matrix' },
  'EOS-004': {
    severity: 'warning',
    source: 'VMware vSphere: virtual machine hardware versions and compatibility',
  },
} as const satisfies Readonly<Record<string, Rule>>;
