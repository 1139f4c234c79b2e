/** Explanations of rules on the end of support; the form stands in `capacity.ts`. */
export const support = {
  'EOS-001': {
    title: 'End of support of the guest system',
    rule: 'Without support there are no more security updates. The system of a VM is its Template document’s, else what vSphere calls its guest; other systems than Windows Server have no dates here.',
    formula:
      'last day of support − today ≤ ahead. The dates come with hvm and have a day of their own (as_of among the facts).',
    example:
      'Windows Server 2012 R2 on 2026-11-22: ended 2023-10-10 (1,139 days ago), paid updates 2026-10-13 (40 days ago).',
    thresholds: { ahead: 'how long before the end a finding is made' },
  },
  'EOS-002': {
    title: 'End of support of SQL Server',
    rule: 'Without support there are no more security updates. Known are the SQL Servers that manifests name under software. Paid updates are for Standard and Enterprise with Software Assurance or a subscription.',
    formula:
      'last day of support − today ≤ ahead. The dates come with hvm and have a day of their own (as_of among the facts).',
    example: 'SQL Server 2014 on 2026-11-22: ended 2024-07-09, paid updates until 2027-07-08 (228 days).',
    thresholds: { ahead: 'how long before the end a finding is made' },
  },
  'EOS-003': {
    title: 'End of support of vSphere',
    rule: 'Without support there are no more fixes for vCenter and its hosts. Judged are the version of the vCenter and those of the hosts; what VMware calls technical guidance brings no fixes and does not count.',
    formula:
      'last day of support − today ≤ ahead. The dates come with hvm and have a day of their own (as_of among the facts).',
    example: 'vSphere 5.5 on 2026-11-22: ended 2018-09-19, 2,986 days ago.',
    thresholds: { ahead: 'how long before the end a finding is made' },
  },
  'EOS-004': {
    title: 'Virtual hardware newer than a host',
    rule: 'A VM runs on hosts of the release of its virtual hardware or newer. HA cannot start it on an older one.',
    formula: 'number of vmx-N ≤ newest that ESXi of the host runs, on every host where the VM may run',
    example: 'vmx-13 (ESXi 6.5) on a cluster with a host of 5.5, which runs up to vmx-10.',
  },
};
