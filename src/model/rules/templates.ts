import type { Rule } from '../rule.ts';

/** Templates: how old, and whether what is made of them is supported. Whether hosts run their hardware: EOS-004 of the VM. */
export const templates = {
  'TPL-001': {
    severity: 'warning',
    thresholds: { days: { value: 60, unit: 'days' } },
    ...{ source: 'hvm', isAssumption: true },
  },
  'TPL-002': { severity: 'warning', source: 'Microsoft Lifecycle' },
} as const satisfies Readonly<Record<string, Rule>>;
