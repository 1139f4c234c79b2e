/** Explanations of rules on templates. Form: see `capacity.ts`. */
export const templates = {
  'TPL-001': {
    title: 'An old template',
    rule: 'What is made of a template begins with its patches. Without patchedAt nothing is said.',
    formula: 'today − patchedAt > days',
    example: 'patchedAt: 2017-01-11 on 10 March 2017: 58 days.',
    thresholds: { days: 'after so many days it is a warning' },
  },
  'TPL-002': {
    title: 'A template without support',
    rule: 'The operating system of a template is still supported, by the dates of EOS-001.',
    formula: 'end of extended support < today',
    example: 'Windows Server 2012 R2: 2023-10-10.',
  },
};
