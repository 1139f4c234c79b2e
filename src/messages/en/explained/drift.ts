/** Explanations of rules on what was changed by hand. Form: see `capacity.ts`. */
export const drift = {
  'DRF-001': {
    title: 'Changed by hand since hvm last wrote',
    rule: 'The marks on a VM that hvm owns say its name and which card had which MAC. What differs now was changed by hand. Cores, memory, power and sizes of disks are not in the marks: where the manifest declares them, the plan shows a difference, without telling who made it.',
    formula: 'name, cards and MACs in the marks ≠ those of the VM; a disk that is gone is DS-011',
    example: 'A card that was removed and added again in the vSphere Client has another MAC.',
  },
};
