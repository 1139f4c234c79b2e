/** Texts of findings on static Active/Standby. */
export const availability = {
  'AVL-001': {
    message:
      '{subject} is declared {mode}, but the vCenter does not keep it so. It lacks: {settings}. Licences are counted as declared; until this is set they may be too few.',
    hint: 'By hand in the vSphere Client, under Configure of the cluster: VM/Host Groups, a group with the VM and one with its hosts; VM/Host Rules, "Must run on hosts in group" ("Should" is not enough); VM Overrides, add the VM and set what is lacking. With static-standby a person changes the rule to the standby host before switching.',
  },
  'AVL-001/overrides': {
    message: '{subject} is declared {mode}, but the vCenter does not treat it so. It lacks: {settings}.',
    hint: 'By hand in the vSphere Client, under Configure of the cluster: VM Overrides, add the VM and set what is lacking.',
  },
  'AVL-001/unknown': {
    message:
      'Whether the vCenter keeps {count} VMs on their hosts is not known: {vms}. The recording does not have the rules of the cluster, or the account may not read them.',
    hint: 'Make a new recording with hvm record, or look in the vSphere Client under Configure of the cluster: VM/Host Rules and VM Overrides.',
  },
  'AVL-002': {
    message: '{subject} cannot be started on its standby host {host}: it does not mount {stores}.',
    hint: 'Mount the datastore on {host}, or put the disks on one that both hosts mount.',
  },
  'AVL-003': {
    message:
      '{subject} runs on {host}. Declared as its active host is {active}, and static-standby means that one alone.',
    hint: 'Move it back at a time when it may stop, or declare the host where it is to stay. Look whether its licences are assigned to {host}.',
  },
  'AVL-003/switched': {
    message: '{subject} runs on its standby host {host}; its active host is {active}.',
    hint: 'Plan the way back, or exchange activeHost and standbyHost. Without Software Assurance see LIC-005 for the earliest day.',
  },
};
