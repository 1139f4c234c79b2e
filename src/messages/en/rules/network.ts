/** Texts of findings: VLANs, port groups and addresses. */
export const network = {
  'VLAN-002': {
    message: 'VLAN {vlan} has no owner in the catalogue: nobody says whose servers may be on it.',
    hint: 'Write spec.owner of the Network, for example hospital or university.',
  },
  'VLAN-002/card': {
    message:
      'A card ({mac}) that no manifest declares is on port group {port_group} (VLAN {vlan}), which the catalogue does not know.',
    hint: 'Find out what it is for. Declare the network and the card, or take the card out by hand.',
  },
  'VLAN-003': {
    message:
      'A card ({mac}) that no manifest declares is on port group {port_group}, whose VLAN is {vlan}: it is not tagged, or it sees all VLANs.',
    hint: 'Move it to a tagged port group by hand, or take it out.',
  },
  'VLAN-004': {
    message: 'It belongs to {owner}, and its network {network} (VLAN {vlan}) to {network_owner}.',
    hint: "Is the VLAN right? The hospital's servers belong on the hospital's networks, and no others do.",
  },
  'VLAN-005': {
    message:
      'Port group {port_group} is missing on hosts where it may run: {hosts}. HA or vMotion cannot take it there.',
    hint: 'Make the port group on these hosts, or name the hosts that have it under spec.availability.hosts.',
  },
  'VLAN-008': {
    message:
      'VLAN 1 is what switches use when nobody says otherwise: servers on it share it with unconfigured ports.',
    hint: 'Give the servers a VLAN of their own.',
  },
  'VLAN-010': {
    message: 'The address {address} is not in {subnet}, the network {network}: nobody will reach it.',
    hint: 'Write an address of {subnet}, or another network.',
  },
  'VLAN-010/length': {
    message: 'The address {address} has another prefix length than its network {network}, {subnet}.',
    hint: 'Write the length of the network.',
  },
  'VLAN-011': {
    message:
      'The address {address} is that of the gateway of {network}: the whole network would lose its way out.',
    hint: 'Write another address.',
  },
  'DUP-003': {
    message: 'The address {address} is on more than one VM: {vms}.',
    hint: 'Give one of them another address; both would lose their connections.',
  },
  'DUP-004': {
    message: 'The MAC {mac} is on more than one VM: {vms}.',
    hint: 'Take mac out of one manifest, and vSphere chooses another one; on a VM that exists change it by hand.',
  },
};
