import type { Rule } from '../rule.ts';

/** Whether the servers fit onto the hosts. */
export const capacity = {
  'CAP-001': { severity: 'error', source: 'hvm', isAssumption: true },
  'CAP-002': {
    severity: 'error',
    thresholds: { warn: { value: 90, unit: '%' }, error: { value: 100, unit: '%' } },
    source: 'VMware vSphere Availability, percentage-based admission control (1/N)',
    isAssumption: true,
  },
  'CAP-003': {
    severity: 'error',
    source: 'VMware vSphere Availability, fragmented failover resources',
    isAssumption: true,
  },
  'CAP-004': { severity: 'error', source: '論文 4.5' },
  'CAP-005': { severity: 'error', source: 'VMware vSphere' },
  'CAP-006': {
    severity: 'warning',
    thresholds: {
      warn: { value: 1, unit: 'ratio' },
      error: { value: 3, unit: 'ratio' },
      n1Warn: { value: 1.5, unit: 'ratio' },
      n1Error: { value: 4, unit: 'ratio' },
    },
    source: '論文 4.4',
    isAssumption: true,
  },
  'CAP-007': { severity: 'warning', source: 'VMware vSphere Resource Management, NUMA' },
  'CAP-008': { severity: 'warning', source: 'hvm', isAssumption: true },
  'CAP-009': { severity: 'warning', source: 'hvm', isAssumption: true },
} as const satisfies Readonly<Record<string, Rule>>;
