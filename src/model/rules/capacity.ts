import type { Rule } from '../rule.ts';

/** Whether the servers fit onto the hosts. */
export const capacity = {
  'CAP-001': { severity: 'error', source: 'hvm', isAssumption: true },
} as const satisfies Readonly<Record<string, Rule>>;
