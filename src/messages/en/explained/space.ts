/** Explanations of rules on whether datastores hold what is on them; the form stands in `capacity.ts`. */
export const space = {
  'DS-001': {
    title: 'More storage given than there is',
    rule: 'The sizes of all disks fit onto the datastore, and onto all datastores together. With thin disks more can be given than there is; when the datastore is full, VMs that need space stop.',
    formula: 'Σ size of the disks / capacity; all VMs, without templates, swap files and snapshots',
    example: '9,580 / 13,516.8 GiB (13.2 TiB) = 70.9 %; of 13,200 GiB it would be 72.6 %.',
    thresholds: { warn: 'above this share it is a warning', error: 'above this share it is an error' },
  },
  'DS-002': {
    title: 'A datastore that fills',
    rule: 'What is in use of a datastore, by what it says itself, and the thick disks that the plan makes.',
    formula: '(capacity − free + new thick disks) / capacity',
    example: 'ds01 has 6,144 GiB and 4,834 GiB free: 21.3 % are in use.',
    thresholds: { warn: 'above this share it is a warning', error: 'above this share it is an error' },
  },
  'DS-003': {
    title: 'Storage that fills before more can be bought',
    rule: 'By spec.disks[].samples: when 80 % of what a VM was given, or of a datastore, is in use. One sample counts from 0 at the creation of the VM where that is known, two give a slope, three or more a line by least squares. Months are calendar months. Few samples are weak, so twice and three times the growth are shown too.',
    formula: '(80 % × given − used) / growth a month, from the last sample on; used on the datastore: now',
    example:
      '150 GiB after 6 months of 2,500 GiB given: 25 GiB a month, 74 months to 80 %, 37 twice as fast, 24.7 three times.',
    thresholds: { leadTime: 'how long it takes to buy storage; a warning if 80 % is reached before' },
  },
  'DS-004': {
    title: 'Little room beside thick disks',
    rule: 'Disks that are not thin take their space at once. What they leave is for swap files and snapshots.',
    formula: '(capacity − Σ size of the disks that are not thin) / capacity',
    example: 'The example site has thin disks only.',
    thresholds: {
      warn: 'below this share left it is a warning',
      error: 'below this share left it is an error',
    },
  },
  'DS-005': {
    title: 'Clinical records on thin disks',
    rule: 'When a thin datastore fills, its VMs stop. vCenter has an alarm for it, which hvm does not read: somebody is to see that it is there.',
    formula: 'dataClass: clinical-record, and a disk that is thin',
    example: 'The four departmental systems are on ds02, thin.',
  },
  'DS-006': {
    title: 'An old snapshot',
    rule: 'A snapshot grows with every write, slows the VM down, and forbids its disks to grow. It is no backup. Of all VMs, hvm’s or not.',
    formula: 'days from its creation to today × 24 ≤ age',
    example: 'A snapshot of 1 December is found on 5 December.',
    thresholds: { age: 'an older one is a warning' },
  },
  'DS-008': {
    title: 'A disk that does not grow while the VM runs',
    rule: 'Before vSphere 6.5 a disk beyond 2 TB grows only while its VM is off. Better known before it is full.',
    formula: 'size > 2 TiB, and version of the host < 6.5',
    example: 'The largest disk is that of u-vslide01 with 1,900 GiB: it may grow to 2 TiB.',
  },
  'DS-015': {
    title: 'No room for swap files',
    rule: 'vSphere makes a swap file for each VM that starts. Where the disks fit and the swap files do not, VMs do not start once the disks are full. Reckoned beside the first disk of each VM, an assumption.',
    formula: 'Σ size of the disks + Σ (memory − reservation of the VMs that are on) ≤ capacity',
    example: '9,580 + 168 = 9,748 / 13,516.8 GiB = 72.1 %.',
  },
  'DS-016': {
    title: 'What was asked for, and what is given',
    rule: 'spec.disks[].requested notes what a vendor asked for. This says what it would have meant to give it.',
    formula: '(Σ size of the disks − Σ given + Σ requested) / capacity',
    example: '6,000 GiB asked for and 2,500 given: 13,080 / 13,516.8 GiB = 96.8 % instead of 70.9 %.',
  },
};
