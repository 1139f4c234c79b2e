/** Texts of findings: who answers for what. */
export const responsibility = {
  'RSP-001': {
    message: 'Nobody answers yet for: {undecided} (TBD).',
    hint: 'Agree on one name for each of them and write it under spec.responsibility.',
  },
  'RSP-001/missing': {
    message: 'Nobody is named for: {roles}.',
    hint: 'Write one name for each of them under spec.responsibility, or TBD where it is not decided.',
  },
  'RSP-001/none': {
    message: 'Nobody is named for anything: spec.responsibility is missing.',
    hint: 'Write who answers for hardware, OS, patches, backup and the rest; TBD where it is not decided.',
  },
  'RSP-001/others': {
    message: '{count} VMs do not name somebody for every role: {shown}.',
    hint: 'Nothing to do where it is clear. What all VMs have in common fits into Site.spec.defaults.responsibility.',
  },
  'RSP-002': {
    message: '{role} is given to more than one: "{owner}".',
    hint: 'Name the one who is called first. Who helps belongs into notes or the vendor.',
  },
};
