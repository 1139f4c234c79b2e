/** What all reports say. */
export const frame = {
  'about/site': 'Site',
  'about/state': 'State',
  'about/source': 'Read from',
  'about/read': 'Read at',
  'about/date': 'Date',
  'state/planned': 'as the plan makes it',
  'state/observed': 'as it is now',
  'source/recording': 'recording {location} (vCenter {version})',
  'source/vcenter': 'vCenter {location} ({version})',
  'notes/title': 'What the figures rest on',
  'notes/assumption': 'Assumption: {text}',
  'notes/source': '{text} (source: {source})',
  'total/title': 'Total',
  'seal/drafted': 'Drafted',
  'seal/checked': 'Checked',
  'seal/approved': 'Approved',
};
