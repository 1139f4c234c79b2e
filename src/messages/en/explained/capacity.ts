/**
 * Explanations of rules on memory and cores. By the code: `title` is a heading of a few words; `rule` says what is asked and why
 * it matters; `formula` how it is reckoned, one line; `example` has numbers of the example site; `thresholds` says of each
 * threshold of the rule what happens at it. Severity, defaults, units and source are in `model/rules/`.
 */
export const capacity = {
  'CAP-001': {
    title: 'More memory given than there is',
    rule: 'The memory of all VMs of the cluster fits onto its hosts, those that hvm does not manage and those that are off included. Otherwise VMs do not start, or vSphere swaps and everything becomes slow.',
    formula: 'Σ memory of the VMs ≤ Σ (memory of the host − Site.spec.hosts.overhead)',
    example: '26 VMs with 168 GiB on three hosts of 96 GiB with 4 GiB overhead: 168 / 276 GiB = 60.9 %.',
  },
};
