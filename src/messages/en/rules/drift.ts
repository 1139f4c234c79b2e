/** Texts of findings on what was changed by hand. */
export const drift = {
  'DRF-001': {
    message: '{subject} was renamed by hand: hvm left it as {was}, the vCenter calls it {now}.',
    hint: 'hvm does not rename it back. Rename it in the vCenter, or rename the manifest and adopt the VM.',
  },
  'DRF-001/card': {
    message: 'The card {card} of {subject} ({was}) was there when hvm last wrote, and is not there any more.',
    hint: 'If the manifest declares it, the plan adds a new one, with a new MAC. If it was removed on purpose, take it out of the manifest.',
  },
  'DRF-001/mac': {
    message: 'The card {card} of {subject} had the MAC {was} when hvm last wrote, and has {now} now.',
    hint: 'hvm does not change it back. Look for DHCP reservations and licences that are bound to the old one.',
  },
};
