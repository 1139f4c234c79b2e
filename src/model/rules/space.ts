import type { Rule } from '../rule.ts';

/** Whether datastores hold what is on them. */
export const space = {
  'DS-001': {
    severity: 'warning',
    thresholds: { warn: { value: 100, unit: '%' }, error: { value: 150, unit: '%' } },
    source: 'VMware vSphere Storage, thin provisioning',
    isAssumption: true,
  },
  'DS-002': {
    severity: 'warning',
    thresholds: { warn: { value: 80, unit: '%' }, error: { value: 90, unit: '%' } },
    source: 'VMware vSphere Storage, thin provisioning',
    isAssumption: true,
  },
  'DS-003': {
    severity: 'warning',
    thresholds: { leadTime: { value: 180, unit: 'days' } },
    source: '論文 4.4',
    isAssumption: true,
  },
  'DS-004': {
    severity: 'warning',
    thresholds: { warn: { value: 20, unit: '%' }, error: { value: 10, unit: '%' } },
    source: 'hvm',
    isAssumption: true,
  },
  'DS-005': { severity: 'info', source: 'VMware vSphere Storage, thin provisioning', isAssumption: true },
  'DS-006': {
    severity: 'warning',
    thresholds: { age: { value: 72, unit: 'hours' } },
    source: 'VMware, best practices for snapshots',
    isAssumption: true,
  },
  'DS-008': { severity: 'warning', source: 'VMware vSphere 6.5 release notes, hot extend beyond 2 TB' },
  'DS-015': { severity: 'warning', source: 'VMware vSphere Resource Management, swap files' },
  'DS-016': { severity: 'info', source: '論文 4.4' },
} as const satisfies Readonly<Record<string, Rule>>;
