/** Texts of findings on datastores and disks. */
export const space = {
  'DS-001': {
    message:
      'Disks on {subject}: {used} / {whole} GiB = {percent}, the limit is {limit} %. {over} GiB more are promised than there are.',
    hint: 'Thin disks take space as they are written to; when the datastore is full, the VMs on it stop. Add capacity or give less, and have an alarm.',
  },
  'DS-001/within': {
    message:
      'Disks on {subject}: {used} / {whole} GiB = {percent}, the limit of this site is {limit} %. {left} GiB are not given yet.',
    hint: 'Add capacity or give less.',
  },
  'DS-002': {
    message:
      'In use on {subject}: {used} / {whole} GiB = {percent}, the limit is {limit} %. {left} GiB are left.',
    hint: 'When the datastore is full, the VMs on it stop. Remove what is not needed (snapshots first), move disks, or add capacity.',
  },
  'DS-003': {
    message:
      '{subject}: {used} of {given} GiB are used on {at}, {rate} GiB more a month. 80 % is reached on {date}, twice as fast on {twice}, three times on {thrice}: within {lead} days.',
    hint: 'Begin to buy storage now, or give this VM more of what is free. Measure again to be sure.',
  },
  'DS-003/passed': {
    message:
      '{subject}: by its last measurement ({at}, {months} months ago: {used} of {given} GiB, {rate} GiB more a month) 80 % was to be reached on {date}.',
    hint: 'Measure again and add it to spec.disks[].samples; the forecast rests on old figures.',
  },
  'DS-003/datastore': {
    message:
      '{subject}: {used} of {given} GiB are in use, {rate} GiB more a month by what is measured. 80 % is reached on {date}, twice as fast on {twice}, three times on {thrice}: within {lead} days.',
    hint: 'Begin to buy storage now. Only disks that have spec.disks[].samples are in the growth; others may grow as well.',
  },
  'DS-004': {
    message:
      'Disks on {subject} that are not thin take {used} of {whole} GiB. {left} GiB = {percent} are left, the limit is {limit} %.',
    hint: 'Swap files and snapshots need space too. Give less, move disks, or add capacity.',
  },
  'DS-005': {
    message:
      'Clinical records are on thin disks of {subject}: {vms}. hvm cannot see whether an alarm tells when it fills.',
    hint: 'See that the vCenter has the alarm "Datastore usage on disk", and who gets it.',
  },
  'DS-006': {
    message:
      '{subject} has a snapshot of {created_at}, {days} days old ("{snapshot}"; {count} older than {most} hours).',
    hint: 'Delete or consolidate it in vCenter, unless somebody needs it: snapshots grow, slow the VM down, and are no backup.',
  },
  'DS-008': {
    message:
      'Disk {disk} of {subject} has {size} GiB: on vSphere {version} a disk beyond 2 TB does not grow while the VM runs.',
    hint: 'Plan a stop for the next growth, or take several disks. vSphere 6.5 and later can do it.',
  },
  'DS-015': {
    message:
      'Disks and swap files on {subject}: {disks} + {swap} = {used} / {whole} GiB = {percent}. When all disks are full, VMs do not start.',
    hint: 'Keep space for swap files (memory without its reservation, of each VM that is on), or put them on another datastore.',
  },
  'DS-016': {
    message:
      '{asked} GiB were asked for, {given} GiB are given. Had all been given, it would be {used} / {whole} GiB = {percent}; it is {now}.',
    hint: 'Nothing to do. "hvm report allocation" shows what is used of it and how long it lasts.',
  },
};
