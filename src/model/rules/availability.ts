import type { Rule } from '../rule.ts';

/** Static Active/Standby, and what the cluster does when a host fails. */
export const availability = {
  'AVL-001': {
    severity: 'warning',
    source:
      '論文 4.5; VMware vSphere Resource Management: VM-Host affinity rules, vSphere HA and DRS VM overrides',
  },
  'AVL-002': { severity: 'warning', source: '論文 4.5' },
  'AVL-003': { severity: 'warning', source: '論文 4.5' },
} as const satisfies Readonly<Record<string, Rule>>;
