/**
 * Explanations of rules on memory and cores. By the code: `title` is a heading of a few words; `rule` says what is asked and why
 * it matters; `formula` how it is reckoned, one line; `example` has numbers of the example site; `thresholds` says of each
 * threshold of the rule what happens at it. Severity, defaults, units and source are in `model/rules/`.
 */
export const capacity = {
  'CAP-001': {
    title: 'More memory given than there is',
    rule: 'The memory of all VMs of the cluster fits onto its hosts, those that hvm does not manage and those that are off included. Otherwise VMs do not start, or vSphere swaps and everything becomes slow. Where no host has more memory than the overhead, what is told of the hosts cannot be: all of CAP is then at most a warning.',
    formula: 'Σ memory of the VMs ≤ Σ (memory of the host − Site.spec.hosts.overhead)',
    example: '26 VMs with 168 GiB on three hosts of 96 GiB with 4 GiB overhead: 168 / 276 GiB = 60.9 %.',
  },
  'CAP-002': {
    title: 'Memory when a host fails (N+1)',
    rule: "The memory of all VMs fits onto the hosts without the largest one. vSphere's own admission control counts reservations only, which are 0 as a rule, so it never objects. A cluster of one host has no reserve; that is said, not warned of.",
    formula: 'Σ memory of the VMs ≤ Σ usable memory of the hosts − that of the largest host',
    example:
      '168 / 184 GiB = 91.3 %: a warning. With 64 GiB in each host it would be 168 / 120 GiB = 140 %: an error.',
    thresholds: {
      warn: 'from this share on it is a warning',
      error: 'beyond this share it is an error',
    },
  },
  'CAP-003': {
    title: 'VMs without a place when a host fails',
    rule: 'For each host: when it fails, HA finds a place for each of its VMs. There may be enough memory in all and on no host enough for a large VM. VMs of mode none are not restarted; a must-run group (availability.hosts) restricts the hosts, and a group of one host alone is a warning.',
    formula:
      'by memory, largest first, then by name: each onto the host with most memory left, of equals the one whose name sorts last',
    example: 'esx01 fails: its 40 GiB of HA VMs go to esx02 and esx03, 16 GiB are left on each.',
  },
  'CAP-004': {
    title: 'A standby host without room',
    rule: 'For each host: when it fails, a static-standby VM on it fits onto its standby host, after HA has restarted the others there. Without a standby host it is a warning; one that the cluster does not have is an error.',
    formula: 'memory of the VM ≤ what is left on the standby host after the restarts of CAP-003',
    example: 'esx01 fails: 16 GiB are left on esx03, h-claio01 has 16 GiB and fits with exactly 0 left.',
  },
  'CAP-005': {
    title: 'A VM larger than any host',
    rule: 'A VM runs on one host: its memory is at most what the largest host where it may run has for VMs.',
    formula: 'memory of the VM ≤ max (memory of the host − Site.spec.hosts.overhead)',
    example: 'The largest VM, h-claio01, has 16 GiB; a host has 92 GiB for VMs.',
  },
  'CAP-006': {
    title: 'vCPUs for one core',
    rule: 'How many vCPUs share a physical core, and how many when the host with most cores fails. In the paper every system has physical cores, 1.00. There is no ratio that is right for all: the thresholds are rules of thumb.',
    formula: 'Σ vCPUs / Σ cores; N+1: Σ vCPUs / (Σ cores − cores of the host that has most)',
    example: '48 vCPUs on 48 cores = 1.00; when a host fails on 32 cores = 1.50: a warning.',
    thresholds: {
      warn: 'above this ratio it is a warning',
      error: 'above this ratio it is an error',
      n1Warn: 'from this ratio on, when a host fails, it is a warning',
      n1Error: 'above this ratio, when a host fails, it is an error',
    },
  },
  'CAP-007': {
    title: 'A VM wider than a socket or a host',
    rule: 'A VM with more vCPUs than a socket has cores reaches over two NUMA nodes and is slower than it need be. With more than a host has cores it is an error.',
    formula: 'vCPUs of the VM ≤ cores of the host / its sockets',
    example: 'The widest VMs have 4 vCPUs; a socket has 8 cores, a host 16.',
  },
  'CAP-008': {
    title: 'A host is out',
    rule: 'A host in maintenance or not connected counts in all other rules, as it will come back. Until then there is less, and this says how much.',
    formula: 'Σ memory of the VMs / Σ usable memory of the hosts that are there',
    example: 'With esx03 in maintenance: 168 / 184 GiB = 91.3 %; if one more fails, 168 / 92 GiB = 182.6 %.',
  },
  'CAP-009': {
    title: 'More memory on a host than it has',
    rule: 'There may be enough memory in all and too much on one host: without DRS nobody moves VMs. Found too where a VM is to be made on a host that is full.',
    formula: 'Σ memory of the VMs on the host ≤ memory of the host − Site.spec.hosts.overhead',
    example: 'Each host has 56 of 92 GiB = 60.9 %.',
  },
};
