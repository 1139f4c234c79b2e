/** Texts of findings: patches, backups, external storage, remote maintenance and vendors. */
export const upkeep = {
  'PAT-001': {
    message: 'OS patches: nobody answers for them yet (patch.owner is {owner}).',
    hint: 'Agree with the vendor on who applies them, how and when, and write it under spec.patch.',
  },
  'PAT-001/none': {
    message: 'OS patches: nobody is named (spec.patch.owner is missing).',
    hint: 'Agree with the vendor on who applies them, how and when, and write it under spec.patch; TBD where it is not decided.',
  },
  'PAT-002': {
    message: 'OS patches were last applied on {last_applied}, {days} days ago; warn after {most}.',
    hint: "Apply them in the next window with the vendor's consent, and write the day into spec.patch.lastApplied.",
  },
  'BKP-001': {
    message: 'No backup is declared.',
    hint: 'Write under spec.backup where it goes, how many generations, and when a restore was last tried; or backup: none.',
  },
  'BKP-001/none': {
    message: 'It is declared to have no backup (backup: none).',
    hint: 'Where this is what was decided, write an exception with reason, approver and expiry into Site.spec.exceptions.',
  },
  'BKP-002': {
    message: '{generations} generations of backups, and {fewest} are asked for.',
    hint: 'Keep more generations, by more than one method, and write the number into spec.backup.generations.',
  },
  'BKP-003': {
    message: 'No copy of the backup is offline or write-protected (backup.offline is not true).',
    hint: 'Keep one generation where no server can write to it: detached, append-only, or another network.',
  },
  'BKP-004': {
    message: 'A restore was last tried on {verified_at}, {days} days ago; warn after {most}.',
    hint: 'Restore it into a test VM, and write the day into spec.backup.verifiedAt.',
  },
  'BKP-004/never': {
    message: 'That the backup can be restored was never tried (backup.verifiedAt is missing).',
    hint: 'Restore it into a test VM, and write the day into spec.backup.verifiedAt.',
  },
  'EXT-001': {
    message:
      'Its data lies outside of the hospital ({premises}), which is external storage; missing under spec.externalStorage: {missing}.',
    hint: 'Write the rule that allows it, the day on which it was enacted, and who is responsible.',
  },
  'RMT-001': {
    message: 'It is not said whether anybody maintains it remotely.',
    hint: 'Ask the vendor, and write spec.remoteMaintenance: used, method, confirmedAt.',
  },
  'RMT-001/method': {
    message: 'It is maintained remotely, and not said how.',
    hint: 'Write the way in (VPN, device, line) into spec.remoteMaintenance.method.',
  },
  'RMT-002': {
    message: 'Remote maintenance was last confirmed on {confirmed_at}, {days} days ago.',
    hint: 'Ask the vendor again, and write the day into spec.remoteMaintenance.confirmedAt.',
  },
  'RMT-002/never': {
    message: 'Remote maintenance is declared, and not when the vendor confirmed it.',
    hint: 'Ask the vendor, and write the day into spec.remoteMaintenance.confirmedAt.',
  },
  'VEN-001': {
    message: '{vendor} has not handed in an MDS/SDS.',
    hint: 'Ask for it, and write version and day under mdsSds of the Vendor.',
  },
  'VEN-001/old': {
    message: 'The MDS/SDS of {vendor} is from {received_at}, {days} days ago.',
    hint: 'Ask whether there is a newer one.',
  },
};
