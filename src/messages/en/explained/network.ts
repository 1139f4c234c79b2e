/** Explanations of rules on VLANs, port groups and addresses. Form: see `capacity.ts`. */
export const network = {
  'VLAN-002': {
    title: 'Not in the catalogue',
    rule: 'Each VLAN that servers use is a Network document with an owner. A card that nobody declares, on a network that nobody declares, is told, not touched.',
    formula: 'Network without spec.owner; a foreign card on an unknown port group',
    example: 'vlan-220 of the example belongs to the hospital.',
  },
  'VLAN-003': {
    title: 'Not tagged',
    rule: 'All VLANs are tagged. VLAN 0 is not, and 4095 hands all VLANs to the guest.',
    formula: 'a foreign card on a port group with VLAN 0 or 4095',
    example: 'In the paper all VLANs are run with tags (4.3).',
  },
  'VLAN-004': {
    title: "On somebody else's network",
    rule: 'A VM labelled owner: hospital is on networks whose owner is hospital, and no other VM is. A VM without labels.owner, or a Network without owner, is not judged.',
    formula: '(labels.owner is hospital) ≠ (owner of the Network is hospital)',
    example: 'h-claio01 on VLAN 130 of the student portal would be an error.',
  },
  'VLAN-005': {
    title: 'Port group not on every host',
    rule: 'The port group of a card is on each host where the VM may run: all of the cluster, its must-run group, or its active and its standby host.',
    formula: 'hosts where it may run − hosts that have the port group',
    example: 'A standard port group that was made on two of three hosts.',
  },
  'VLAN-008': {
    title: 'VLAN 1',
    rule: 'Servers are not on VLAN 1, the one of unconfigured ports.',
    formula: 'vlan of a Network is 1',
    example: 'vlan: 1',
  },
  'VLAN-010': {
    title: 'Address outside of its network',
    rule: 'A declared address lies in the subnet of its Network, with its prefix length.',
    formula: 'address of the card ∈ subnet of the Network',
    example: '10.21.0.12/24 on the network 10.22.0.0/24.',
  },
  'VLAN-011': {
    title: "The gateway's address",
    rule: 'No VM has the address of the gateway of its network.',
    formula: 'address of the card = gateway of the Network',
    example: '10.22.0.1/24 with gateway: 10.22.0.1.',
  },
  'DUP-003': {
    title: 'An address twice',
    rule: "No address is on two VMs, of those that manifests declare and those that guests tell, hvm's or not. Where a manifest asks for it, it is an error that nobody can accept; else it was there before: a warning.",
    formula: 'addresses of a declared VM ∩ addresses of another VM',
    example: '10.22.0.11 on h-claio01 and on a VM that somebody made by hand.',
  },
  'DUP-004': {
    title: 'A MAC twice',
    rule: 'No MAC is on two VMs. Where a manifest asks for it, it is an error that nobody can accept; else it was there before: a warning.',
    formula: 'MACs of a declared VM ∩ MACs of another VM',
    example: 'mac copied from one manifest into another.',
  },
};
