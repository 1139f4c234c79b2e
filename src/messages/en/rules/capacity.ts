/** Texts of findings on memory and cores. */
export const capacity = {
  'CAP-001': {
    message: 'Memory of all VMs: {used} / {usable} GiB = {percent}. It is more than the hosts have.',
    hint: "Declare less memory, or add memory or a host. {overhead} GiB of each host are its hypervisor's.",
  },
  'CAP-002': {
    message:
      'Memory when the largest host fails: {used} / {usable} GiB = {percent}. {over} GiB have no place on the hosts that are left.',
    hint: 'Add memory to the hosts or declare less, until all VMs fit onto one host fewer.',
  },
  'CAP-002/limit': {
    message:
      'Memory when the largest host fails: {used} / {usable} GiB = {percent}, the limit of this site is {error} %. {left} GiB are left.',
    hint: 'Add memory to the hosts or declare less.',
  },
  'CAP-002/scarce': {
    message:
      'Memory when the largest host fails: {used} / {usable} GiB = {percent}, warn at {warn} %. {left} GiB are left.',
    hint: 'The next VMs need more memory in the hosts. Plan for it before they are asked for.',
  },
  'CAP-002/one-host': {
    message:
      'The cluster has one host, {host}: when it fails, all VMs stop ({used} GiB). No N+1 is reckoned.',
    hint: 'Nothing to do where this is what was decided. A second host makes a reserve possible.',
  },
  'CAP-003': {
    message:
      'When {subject} fails, there is no host with enough memory for: {vms}. What is left then: {left}.',
    hint: 'Free memory on one host rather than a little on each: declare less for a large VM, move VMs, or add memory.',
  },
  'CAP-003/confined': {
    message: 'When {host} fails, {subject} is not restarted: its must-run group has no other host ({group}).',
    hint: 'Add a host to spec.availability.hosts, or declare mode: static-standby with a standby host.',
  },
  'CAP-004': {
    message:
      'When {host} fails, {subject} ({memory} GiB) does not fit onto its standby host {standby_host}: after the restarts by HA {left} GiB are left there, {missing} GiB too few.',
    hint: 'Keep memory free on {standby_host}, name another standby host, or declare less memory.',
  },
  'CAP-004/none': {
    message: 'When {host} fails, there is no host on which {subject} may be started by hand.',
    hint: 'Name one in spec.availability.standbyHost.',
  },
  'CAP-004/unknown': {
    message:
      'The standby host of {subject}, {standby_host}, is not in the cluster. When {host} fails, it cannot be started there.',
    hint: 'Correct spec.availability.standbyHost. The other hosts are: {hosts}.',
  },
  'CAP-005': {
    message:
      '{subject} has {memory} GiB of memory; the largest host where it may run, {host}, has {usable} GiB for VMs.',
    hint: 'Declare less memory, or add memory to the host.',
  },
  'CAP-006': {
    message:
      '{vcpu} vCPUs on {cores} cores = {ratio}, warn above {warn}. When one host fails, on {n1_cores} cores = {n1Ratio}, warn at {n1Warn}.',
    hint: 'The more vCPUs a core has, the longer servers wait for each other. Look at CPU Ready before adding more, or declare fewer cores.',
  },
  'CAP-006/one-host': {
    message: '{vcpu} vCPUs on {cores} cores = {ratio}, warn above {warn}.',
    hint: 'The more vCPUs a core has, the longer servers wait for each other. Look at CPU Ready before adding more, or declare fewer cores.',
  },
  'CAP-007': {
    message:
      '{subject} has {cores} vCPUs, a socket of the hosts {socket_cores} cores: it reaches over two NUMA nodes.',
    hint: 'Declare at most {socket_cores} cores, or spread them evenly with cores.perSocket.',
  },
  'CAP-007/host': {
    message: '{subject} has {cores} vCPUs, the largest host where it may run {host_cores} cores.',
    hint: 'Declare at most {host_cores} cores.',
  },
  'CAP-008': {
    message:
      'Now in maintenance or not connected: {hosts}. Without that the memory is {used} / {usable} GiB = {percent}; if one more fails, {used} / {next} GiB = {nextPercent}.',
    hint: 'Bring the host back before anything interrupts another one.',
  },
  'CAP-009': {
    message:
      'Memory of the VMs on {subject}: {used} / {usable} GiB = {percent}. The other hosts may have room.',
    hint: 'Move a VM to another host, or let DRS do it. Of VMs that are not running it is where they were last.',
  },
};
