import type { Rule } from '../rule.ts';

/** SQL Server and Windows Server licences. */
export const licences = {
  'LIC-001': { severity: 'info', source: '論文 4.5; Microsoft SQL Server Licensing Guide' },
  'LIC-002': {
    severity: 'error',
    source: 'Microsoft Product Terms, SQL Server 2022: licences by virtual machine',
  },
  'LIC-003': { severity: 'error', source: 'Microsoft SQL Server Licensing Guide: licences by host' },
  'LIC-004': {
    severity: 'warning',
    source:
      'VMware vSphere Resource Management: VM-Host affinity rules; Microsoft SQL Server Licensing Guide',
  },
  'LIC-005': {
    severity: 'warning',
    thresholds: { bound: { value: 90, unit: 'days' } },
    source: 'Microsoft Product Terms: assigning and reassigning licences',
  },
  'LIC-006': { severity: 'warning', source: 'hvm', isAssumption: true },
  'LIC-007': { severity: 'warning', source: 'hvm', isAssumption: true },
  'LIC-008': {
    severity: 'warning',
    source: 'Microsoft SQL Server Licensing Guide: licensing for high availability',
  },
  'LIC-009': { severity: 'warning', source: 'Microsoft Product Terms, SQL Server Developer' },
  'LIC-010': { severity: 'warning', source: 'Microsoft SQL Server Licensing Guide: Server+CAL' },
  'LIC-011': { severity: 'info', source: 'Microsoft SQL Server Licensing Guide: licences by host' },
  'LIC-012': { severity: 'info', source: 'Microsoft Windows Server 2012 R2 and 2016 licensing data sheets' },
} as const satisfies Readonly<Record<string, Rule>>;
