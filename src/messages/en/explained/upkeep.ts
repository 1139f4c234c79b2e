/** Explanations of rules on patches, backups, external storage, remote maintenance and vendors. Form: see `capacity.ts`. */
export const upkeep = {
  'PAT-001': {
    title: 'Nobody answers for OS patches',
    rule: "Each of the hospital's VMs names who applies OS patches. It is what the paper could not settle. Asked of VMs that are labelled owner: hospital or hold clinical records.",
    formula: 'spec.patch.owner is missing or TBD',
    example: 'h-claio01: owner: TBD.',
  },
  'PAT-002': {
    title: 'Patches are old',
    rule: 'The day of the last patches is not too long ago. Without a day nothing is said. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'today − spec.patch.lastApplied > days',
    example: 'lastApplied: 2026-06-01 on 24 November 2026: 176 days.',
    thresholds: { days: 'after so many days it is a warning' },
  },
  'BKP-001': {
    title: 'No backup',
    rule: 'Each VM has a backup, or says that it has none, which an exception with an approver and an expiry answers for. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'spec.backup is missing, or none',
    example: 'backup: none',
  },
  'BKP-002': {
    title: 'Too few generations',
    rule: "Several generations are kept: three, and five of an electronic chart, in the ministry's example. Asked of VMs that are labelled owner: hospital or hold clinical records.",
    formula: 'spec.backup.generations < generations',
    example: 'generations: 3 of h-hilabo01 is enough.',
    thresholds: { generations: 'with fewer it is a warning' },
  },
  'BKP-003': {
    title: 'No offline copy',
    rule: 'One copy is where no server can write to it: what encrypts the servers cannot encrypt it. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'spec.backup.offline is not true',
    example: 'offline: true of h-hilabo01.',
  },
  'BKP-004': {
    title: 'Restore not tried',
    rule: 'That a backup can be restored has been tried, and not too long ago. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'today − spec.backup.verifiedAt > days, or no day',
    example: 'verifiedAt: 2017-03-10 is long ago.',
    thresholds: { days: 'after so many days it is a warning' },
  },
  'EXT-001': {
    title: 'External storage without a rule',
    rule: 'Servers that stand elsewhere than in the hospital (Site.spec.premises) store records externally, in the same corporation too: a rule, its day and who is responsible are written down. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'premises is not hospital, and rule, enactedOn or responsible is missing',
    example: 'In the paper the servers stand in the university; a rule was enacted.',
  },
  'RMT-001': {
    title: 'Remote maintenance not said',
    rule: 'It is known of each VM whether somebody comes in from outside, and how. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'spec.remoteMaintenance.used is missing, or true without a method',
    example: 'used: false of h-claio01.',
  },
  'RMT-002': {
    title: 'Remote maintenance not confirmed lately',
    rule: 'The vendor confirmed it, and not too long ago. Asked of VMs that are labelled owner: hospital or hold clinical records.',
    formula: 'today − spec.remoteMaintenance.confirmedAt > days, or no day',
    example: 'confirmedAt: 2017-03-10 is long ago.',
    thresholds: { days: 'after so many days it is told' },
  },
  'VEN-001': {
    title: 'No MDS/SDS',
    rule: "Each vendor of the hospital's VMs has handed in its security statement (MDS/SDS). One that is old is told as information.",
    formula: 'mdsSds of the Vendor is missing, or older than days',
    example: 'FINDEX has no mdsSds in the example.',
    thresholds: { days: 'older than this it is told as information' },
  },
};
