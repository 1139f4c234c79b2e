import type { Rule } from '../rule.ts';

/** VLANs, port groups and addresses. */
export const network = {
  'VLAN-002': { severity: 'warning', source: '論文 4.3', isAssumption: true },
  'VLAN-003': { severity: 'warning', source: '論文 4.3 (全 VLAN を Tag で運用)' },
  'VLAN-004': { severity: 'error', source: 'hvm', isAssumption: true },
  'VLAN-005': { severity: 'warning', source: 'VMware vSphere Availability (HA の再起動先)' },
  'VLAN-008': { severity: 'warning', source: 'IEEE 802.1Q (既定の VLAN)', isAssumption: true },
  'VLAN-010': { severity: 'error', source: 'hvm', isAssumption: true },
  'VLAN-011': { severity: 'error', source: 'hvm', isAssumption: true },
  'DUP-003': { severity: 'error', source: 'RFC 5227' },
  'DUP-004': { severity: 'error', source: 'IEEE 802' },
} as const satisfies Readonly<Record<string, Rule>>;
