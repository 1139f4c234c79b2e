/** Texts of findings on the end of support. */
export const support = {
  'EOS-001': {
    message: 'The support of {name} ended on {day}, {ago} days ago. {count} VMs: {who}.',
    hint: 'Plan a new server with a supported Windows Server, and ask the vendor which version the application allows. Until then keep it off other networks and back it up.',
  },
  'EOS-001/over-all': {
    message:
      'The support of {name} ended on {day}, {ago} days ago, and paid security updates on {esuDay}, {esuAgo} days ago. {count} VMs: {who}.',
    hint: 'Plan a new server with a supported Windows Server, and ask the vendor which version the application allows. Until then keep it off other networks and back it up.',
  },
  'EOS-001/esu': {
    message:
      'The support of {name} ended on {day}, {ago} days ago. Paid security updates end on {esuDay}, in {esuAgo} days. {count} VMs: {who}.',
    hint: 'Updates until then are to be paid for, with Software Assurance or a subscription. Ask the reseller whether these VMs have them.',
  },
  'EOS-001/soon': {
    message: 'The support of {name} ends on {day}, in {ago} days. {count} VMs: {who}.',
    hint: 'Put the change into the budget. Ask the vendor in time.',
  },
  'EOS-002': {
    message: 'The support of {name} ended on {day}, {ago} days ago. {count} VMs: {who}.',
    hint: "Ask the vendor which version the application allows, and plan the change together with the server's.",
  },
  'EOS-002/over-all': {
    message:
      'The support of {name} ended on {day}, {ago} days ago, and paid security updates on {esuDay}, {esuAgo} days ago. {count} VMs: {who}.',
    hint: "Ask the vendor which version the application allows, and plan the change together with the server's.",
  },
  'EOS-002/esu': {
    message:
      'The support of {name} ended on {day}, {ago} days ago. Paid security updates end on {esuDay}, in {esuAgo} days. {count} VMs: {who}.',
    hint: 'Updates until then are to be paid for, with Software Assurance or a subscription. Ask the reseller whether these VMs have them.',
  },
  'EOS-002/soon': {
    message: 'The support of {name} ends on {day}, in {ago} days. {count} VMs: {who}.',
    hint: 'Put the change into the budget. Ask the vendor in time.',
  },
  'EOS-003': {
    message: 'The support of {name} ended on {day}, {ago} days ago. Concerned: {who}.',
    hint: "Plan the update of vCenter and hosts. Check that the servers' hardware and the backup software are supported.",
  },
  'EOS-003/soon': {
    message: 'The support of {name} ends on {day}, in {ago} days. Concerned: {who}.',
    hint: 'Put the change into the budget. Ask the vendor in time.',
  },
  'EOS-004': {
    message:
      '{subject} has the virtual hardware {hardware}. {hosts} (ESXi {version}) runs up to {newest}: the VM cannot start there.',
    hint: 'Update these hosts, or restrict the VM to the others with availability.hosts. Virtual hardware cannot be taken back without a snapshot or a copy.',
  },
};
