/** Texts on what the account may not read (findings), and may not do (an error before the first write). */
export const privileges = {
  'PRV-001': {
    message:
      '{subject} is in the vCenter, and the account may not read {what} of it: the privilege {privilege} is missing on {object}. Nothing is planned for it.',
    hint: 'Have the account given {privilege} on {object}, or on a folder or datacenter above it with propagation; then plan again. hvm does nothing to half a VM.',
  },
  'PRV-001/fault': {
    message:
      '{subject} is in the vCenter, which does not tell {what} of it ({fault} on {object}). Nothing is planned for it.',
    hint: 'Look at {object} in the vSphere Client; then plan again. hvm does nothing to half a VM.',
  },
  'PRV-001/unknown': {
    message:
      '{subject} was not found, and may be there all the same: nobody can tell which VMs these are, as the account may not read {what} of them: {vms} ({count} in all). The privilege {privilege} is missing.',
    hint: 'Have the account given {privilege} on these VMs, or on the datacenter with propagation; then plan again. Until then hvm makes no VM: it might be a second one.',
  },
  'PRV-001/unknown-fault': {
    message:
      '{subject} was not found, and may be there all the same: nobody can tell which VMs these are, as the vCenter does not tell {what} of them ({fault}): {vms} ({count} in all).',
    hint: 'Look at these VMs in the vSphere Client; then plan again. Until then hvm makes no VM: it might be a second one.',
  },
  'PRV-001/template': {
    message:
      '{subject} is to be made from {template}, of which the account may not read {what}: the privilege {privilege} is missing.',
    hint: 'Have the account given {privilege} on the template {template}, or on a folder or datacenter above it with propagation; then plan again.',
  },
  'PRV-001/template-fault': {
    message: '{subject} is to be made from {template}, of which the vCenter does not tell {what} ({fault}).',
    hint: 'Look at the template {template} in the vSphere Client; then plan again.',
  },
  'PRV-002': {
    message:
      'The account may not read {what} of {subject} ({kind}): the privilege {privilege} is missing. The plan goes on without.',
    hint: 'Rules that need it take it for not known. To have it seen, give the account {privilege} on {subject}, or above it with propagation.',
  },
  'PRV-002/fault': {
    message: 'The vCenter does not tell {what} of {subject} ({kind}): {fault}. The plan goes on without.',
    hint: 'Rules that need it take it for not known. Look at {subject} in the vSphere Client.',
  },
  'PRV-002/vms': {
    message:
      'The account may not read {what} of VMs that the plan leaves alone: {shown} ({count} in all). The privilege {privilege} is missing.',
    hint: 'What they take up is not known to the plan. To have them seen, give the account {privilege} on them, or on the datacenter with propagation.',
  },
  'PRV-002/vms-fault': {
    message:
      'The vCenter does not tell {what} of VMs that the plan leaves alone ({fault}): {shown} ({count} in all).',
    hint: 'What they take up is not known to the plan. Look at them in the vSphere Client.',
  },
  'PRV-002/guests': {
    message:
      'The account may not read {what} of VMs: {shown} ({count} in all). The privilege {privilege} is missing. The plan goes on without.',
    hint: 'A guest whose VMware Tools are not seen is not shut down (VM-005). To have it seen, give the account {privilege} on the VMs, or on the datacenter with propagation.',
  },
  'PRV-002/guests-fault': {
    message:
      'The vCenter does not tell {what} of VMs ({fault}): {shown} ({count} in all). The plan goes on without.',
    hint: 'A guest whose VMware Tools are not seen is not shut down (VM-005). Look at the VMs in the vSphere Client.',
  },
  'PRV-002/tasks': {
    message:
      'Tasks that run on a VM are not seen: the account may not read {what} of tasks. The privilege {privilege} is missing.',
    hint: 'A change of a VM on which a task runs is refused when it is applied, not when it is planned. To have tasks seen, give the account {privilege} on the vCenter itself, with propagation.',
  },
  'PRV-002/custom-fields': {
    message:
      'Custom attributes are not seen: the account may not read {what} of their list. The privilege {privilege} is missing.',
    hint: 'No plan depends on them; a recording is without them. To have them seen, give the account {privilege} on the vCenter itself.',
  },
  'PRV-003': {
    message: 'The account lacks what this apply needs; nothing was changed:\n{list}',
    hint: 'Have the role of the account extended by these privileges on these objects, or above them with propagation (docs/privileges.md); then apply again.',
  },
  'PRV-003/lack': {
    message: '{privilege} on {object} ({kind}), for {operations}',
    hint: 'Have the account given {privilege} on {object}, or above it with propagation; then apply again.',
  },
} as const;
