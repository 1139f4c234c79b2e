/** Texts of findings on memory and cores. */
export const capacity = {
  'CAP-001': {
    message: 'Memory of all VMs: {used} / {usable} GiB = {percent}. It is more than the hosts have.',
    hint: "Declare less memory, or add memory or a host. {overhead} GiB of each host are its hypervisor's.",
  },
};
