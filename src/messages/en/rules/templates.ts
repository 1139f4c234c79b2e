/** Texts of findings: templates. */
export const templates = {
  'TPL-001': {
    message: 'The template was patched on {patched_at}, {days} days ago; warn after {most}.',
    hint: 'Start it, apply patches, shut it down, and write the day into patchedAt of the Template.',
  },
  'TPL-002': {
    message:
      'Support of {os} ended on {end}, {days} days ago: what is made of it begins without security updates.',
    hint: 'Make a template of a newer release, and plan for the servers that are there (EOS-001).',
  },
};
