/**
 * Ownership, missing or ambiguous objects and those that cannot be read, duplicates, shrinking disks, whatever vSphere would
 * refuse: there is no operation that an acceptance could let pass. The same holds of a port group with another VLAN than the
 * manifests say.
 */
const neverAcceptable =
  /^(OWN|INV|DUP|PRV|NIC|VM|CPU|MEM)-|^DS-(007|009|010|011|012|013|014)$|^(VLAN-009|GST-002|GST-003)$/;

/** Whether somebody may answer for a finding, and a Site may set its severity. */
export function isAcceptable(code: string): boolean {
  return !neverAcceptable.test(code);
}

/** Findings that are of no rule, and acceptable all the same. */
export const acceptableCodes = ['EXC-001', 'EXC-002', 'FIX-001', 'GST-001'] as const;
