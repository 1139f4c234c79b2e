/** Texts of `record` and `import`. */
export const transfer = {
  'REC-007': {
    message: 'There is nowhere to write the recording: the Site {site} has no spec.vcenter.recording.',
    hint: 'Add it to the Site, or give --out FILE.',
  },
  'REC-007/same': {
    message: '{file} is the recording that would be read: nothing was written.',
    hint: 'Give another file with --out FILE, or a vCenter with --vcenter URL.',
  },
  'REC-008': {
    message: '{file} is there and is no recording; nothing was written.',
    hint: 'Choose another file with --out, or move that one away first.',
  },
  'REC-008/folder': {
    message: 'There is no folder {folder} for the recording {file}.',
    hint: 'Make the folder first, or choose another file with --out.',
  },
  'REC-009': {
    message: 'What was read cannot be kept as a recording; nothing was written. {reason}',
    hint: 'A recording holds each name once. Rename one of the two in the vCenter, or report it with this text.',
  },
  'REC-009/vm': {
    message: '{name} was left out of the recording: {reason}',
    hint: 'Mend the VM in the vCenter (one that cannot be reached says too little of itself), then record again.',
  },
  'REC-009/unreadable': {
    message:
      'Not all of these could be read ({count} in all): {shown}. The recording says so: a plan from it equals the plan from where it was read.',
    hint: 'Have the account given what is missing ({reasons}) on them, or on the datacenter with propagation; then record again.',
  },
  'IMP-001': {
    message: '{pattern} matches no virtual machine of this vCenter.',
    hint: 'Name a VM as vCenter shows it, or use * and ? for several. Without a NAME all VMs are imported.',
  },
  'IMP-001/near': {
    message: '{pattern} matches no virtual machine of this vCenter.',
    hint: 'Did you mean {near}?',
  },
  'IMP-002/name': {
    message: '{name} was not imported: a manifest cannot have this name.',
    hint: 'Rename it in the vCenter: letters, digits, ".", "_" and "-", 80 at most, a letter or digit first.',
  },
  'IMP-002/twice': {
    message: '{name} was not imported: {others} has the same name, to Windows or to vSphere.',
    hint: 'Rename one of them in the vCenter.',
  },
  'IMP-002/declared': {
    message: '{name} was not imported: a manifest declares it already.',
    hint: 'Change that manifest; "hvm plan" shows how the VM differs from it.',
  },
  'IMP-002/site': {
    message: '{name} was not imported: the Site {site} owns it.',
    hint: 'Import it with the manifests of that Site, or leave it to them.',
  },
  'IMP-002/template': {
    message: '{name} was not imported: it is a template.',
    hint: 'Write a Template document with "source: {name}".',
  },
  'IMP-002/elsewhere': {
    message: '{name} was not imported: it is in {place}, and the Site is not.',
    hint: 'Use the manifests of the Site that it belongs to.',
  },
  'IMP-002/unreadable': {
    message: '{name} was not imported: {paths} cannot be read ({reasons}).',
    hint: 'Have the account given what is missing on the VM, or on the datacenter with propagation; then import again. Half a VM would make a manifest that is wrong.',
  },
  'IMP-003/vlan': {
    message:
      '{name}: its card {mac} on {portGroup} is not in the manifest: the port group has no VLAN of its own.',
    hint: 'hvm leaves the card alone. For a trunk, write a Network with one of its VLANs and add the card by hand; an untagged port group cannot be declared.',
  },
  'IMP-003/several': {
    message:
      '{name}: its card {mac} on {portGroup} is not in the manifest: another Network has that port group name or VLAN.',
    hint: 'hvm leaves the card alone. To manage it, tell the two apart with "switch" in their Network documents.',
  },
  'IMP-003/place': {
    message: '{name}: its {key} "{value}" is not in the manifest, which cannot hold such a path.',
    hint: 'Nothing depends on it while the VM exists. A new VM of this manifest would be made elsewhere.',
  },
  'IMP-004': {
    message: '{name}: adopting it would not be all; "hvm plan" will say: {list}',
    hint: 'Look at the manifest and at the VM before the next apply.',
  },
  'IMP-005': {
    message: '{path} cannot be written: {reason}. Nothing was imported.',
    hint: 'Give --out a folder in which you may write.',
  },
  'IMP-005/not-a-folder': {
    message: '{path} is not a folder. Nothing was imported.',
    hint: 'Give --out a folder; it is made where there is none.',
  },
  'IMP-006': {
    message: 'There is no Site in the manifests, and more than one datacenter: {there}.',
    hint: 'Write a Site that names one of them in spec.datacenter; then import again.',
  },
  'IMP-006/name': {
    message: '"{name}" is no name for a Site.',
    hint: 'Give one with --site NAME: letters, digits, ".", "_" and "-", 80 at most, a letter or digit first.',
  },
} as const;
