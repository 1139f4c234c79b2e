/** Explanations of rules: who answers for what. Form: see `capacity.ts`. */
export const responsibility = {
  'RSP-001': {
    title: 'Nobody answers for it',
    rule: 'Each VM names who answers for each role of spec.responsibility. TBD is an answer, too: it is told as not decided until it is replaced. For VMs that are neither labelled owner: hospital nor hold clinical records, roles that are left out are told once for all of them, as information.',
    formula: 'roles without a name, or with TBD',
    example: 'h-claio01: osPatch and antivirus are TBD, what the paper itself left open (4.5).',
  },
  'RSP-002': {
    title: 'Two answer for one role',
    rule: 'Each role has one owner. Two names mean that each waits for the other.',
    formula: 'a name with 、 , / & + or "and" in it',
    example: 'backup: 大学、FINDEX',
  },
};
