/** Explanations of rules on static Active/Standby; the form stands in `capacity.ts`. */
export const availability = {
  'AVL-001': {
    title: 'The vCenter does not keep a VM as declared',
    rule: 'What a manifest says under availability is a promise to the licences as long as the vCenter does not enforce it. static-standby needs a mandatory rule to the active host, no restart by HA and no move by DRS; a must-run group needs a mandatory rule to its hosts; mode none needs no restart by HA.',
    formula:
      'hosts of the mandatory rules ⊆ declared hosts; HA restart priority disabled, unless HA is off; DRS automation manual or disabled for the VM, unless DRS is off',
    example:
      'h-claio01 is static-standby on esx01, and the cluster has no rule: HA may start it on three hosts, and 4 vCPU × 3 = 12 core licences are needed, not 4.',
  },
  'AVL-002': {
    title: 'The standby host does not see the disks',
    rule: 'A VM starts on its standby host only if that mounts the datastores of all its disks.',
    formula: 'datastores of the disks ⊆ datastores that the standby host mounts',
    example: 'The disks are on ds02, which esx01 and esx02 mount, and the standby host is esx03.',
  },
  'AVL-003': {
    title: 'It runs elsewhere than declared',
    rule: 'A static-standby VM runs on its active host. On another one it was moved, or switched over and not back yet.',
    formula: 'the VM is on, and its host is not availability.activeHost',
    example: 'h-claio01 was switched to esx03 last night; its active host is esx01.',
  },
};
