import type { Rule } from '../rule.ts';

/** What was changed by hand since hvm last wrote. */
export const drift = {
  'DRF-001': { severity: 'info', source: 'hvm', isAssumption: true },
} as const satisfies Readonly<Record<string, Rule>>;
