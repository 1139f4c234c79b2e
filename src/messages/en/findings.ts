/** Texts of findings: what a plan shows beside its changes. Facts of the finding fill the placeholders. */
export const findings = {
  'OWN-001': {
    message: '{subject} exists in the vCenter (folder "{folder}") and is not owned by hvm.',
    hint: 'Look at the differences; --adopt {subject} takes it over. Until then hvm changes nothing on it.',
  },
  'OWN-001/name': {
    message:
      '{subject} exists in the vCenter (folder "{folder}") and is owned by hvm as {name}, which is not declared.',
    hint: 'If {name} was renamed, --adopt {subject} takes it over under its new name. Until then hvm changes nothing on it.',
  },
  'OWN-002': {
    message: '{subject} is owned by another hvm site, "{site}".',
    hint: 'A VM belongs to one site. Remove it from one of the two sites, or take the hvm.* keys off the VM by hand.',
  },
  'OWN-002/name': {
    message:
      'The VM called {subject} in the vCenter (folder "{folder}") is owned by hvm as {name}, which is declared too.',
    hint: 'Rename it back to {name} in the vCenter, or take one of the two out of the manifests.',
  },
  'DUP-001': {
    message: '{count} VMs answer to the name {subject}: {places}.',
    hint: 'Rename or remove all but one in the vCenter; hvm does not guess which one is meant.',
  },
  'DUP-002': {
    message:
      'The instance UUID of the new VM {subject} ({uuid}) is taken by the VM {other} in folder "{folder}".',
    hint: 'If {other} is {subject} under another name, rename it back; if it is a leftover, remove it by hand.',
  },
  'FIX-001': {
    message:
      '{subject}: {path} is "{before}" and the manifest says "{after}"; hvm cannot change that on an existing VM.',
    hint: 'Change it by hand in the vCenter, or write what is there into the manifest.',
  },
  'NIC-001': {
    message: '{subject}: the {cards} declared cards cannot be told apart from those on the VM: {there}.',
    hint: 'Give each card a name and, once, the mac it has on the VM.',
  },
  'CPU-001': {
    message: '{subject}: {cores} cores cannot be divided into sockets of {perSocket}.',
    hint: 'Declare cores.perSocket as a divisor of cores.count.',
  },
  'MEM-001': {
    message: '{subject}: a memory reservation of {reservation} is more than its memory of {memory}.',
    hint: 'Lower memory.reservation, or write `reservation: all`.',
  },
  'DS-007': {
    message: '{subject}: disk {disk} has {before} and the manifest says {after}; a disk never shrinks.',
    hint: 'Write {before} or more. To give space back, move the data to a new, smaller disk inside the guest.',
  },
  'DS-009': {
    message:
      '{subject}: disk {disk} is declared with {after}, but the template disk it lines up with has {template}.',
    hint: 'Write {template} or more for this disk, or take another template.',
  },
  'DS-010': {
    message:
      '{subject}: disk {disk} cannot grow from {before} to {after} while the VM has snapshots: {snapshots}.',
    hint: 'Delete the snapshots first (that is heavy I/O: not in consulting hours), then plan again.',
  },
  'DS-011': {
    message: '{subject}: disk {disk} was at {place} and is not there any more.',
    hint: 'Attach it again at {place}. If it is gone for good, take it out of the manifest, apply, then declare a new one.',
  },
  'DS-012': {
    message: '{subject}: disk {disk} is declared at {place}, where disk {other} is.',
    hint: 'Declare another controller and unit.',
  },
  'DS-012/full': {
    message: '{subject}: there is no free place for disk {disk} on its controller.',
    hint: 'Declare another controller (0 to 3).',
  },
  'DS-012/template': {
    message:
      '{subject}: disk {disk} is declared at {place}, but the template disk it lines up with is at {template}.',
    hint: 'Leave controller and unit out for the disks that come from the template.',
  },
  'DS-013': {
    message: 'Datastore {subject}: thick disks of this plan need {needed}, {free} are free.',
    hint: 'Use another datastore or thin provisioning, or free space first.',
  },
  'INV-001': {
    message: '{subject}: template {template} (source "{source}") is not in the vCenter.',
    hint: 'Check spec.source of the Template, and that it was converted to a template in the vCenter.',
  },
  'INV-001/none': {
    message: '{subject} does not exist and names no template to make it from.',
    hint: 'Add spec.template, or correct metadata.name if the VM exists under another name.',
  },
  'INV-001/several': {
    message: '{subject}: {template} (source "{source}") fits several templates, in the folders {folders}.',
    hint: 'Write the folder into spec.source of the Template: `folder/name`.',
  },
  'INV-002': {
    message: '{subject}: port group {portGroup} of Network {network} (VLAN {vlan}) is not in the vCenter.',
    hint: 'Correct spec.portGroup of the Network, or make the port group on every host first.',
  },
  'INV-002/switch': {
    message: '{subject}: port group {portGroup} of Network {network} is not on the switch {switch}.',
    hint: 'Correct spec.switch or spec.portGroup of the Network.',
  },
  'INV-003': {
    message: '{subject}: datastore {datastore} of disk {disk} is not in the vCenter, which has: {there}.',
    hint: 'Correct the datastore of the disk, or of defaults in the Site.',
  },
  'INV-003/inaccessible': {
    message: '{subject}: datastore {datastore} of disk {disk} is not accessible.',
    hint: 'Mend its connection first, or declare another datastore.',
  },
  'INV-005': {
    message: '{subject}: folder {folder} is not in the vCenter; apply makes it.',
    hint: 'Nothing to do, unless the folder is a slip of the pen.',
  },
  'INV-006': {
    message: '{subject}: host {host} is not in the vCenter, which has: {there}.',
    hint: 'Correct availability.activeHost, standbyHost or hosts.',
  },
  'INV-006/disconnected': {
    message: '{subject} is to be made on host {host}, which is not connected to the vCenter.',
    hint: 'Connect the host first, or name another one in availability.activeHost.',
  },
  'INV-006/maintenance': {
    message: '{subject} is to be made on host {host}, which is in maintenance.',
    hint: 'End its maintenance first, or name another host in availability.activeHost.',
  },
  'INV-007': {
    message: '{subject}: resource pool {pool} is not in the vCenter, which has: {there}.',
    hint: 'Correct resourcePool; the root pool of the cluster is "".',
  },
  'INV-008': {
    message: '{subject}: cluster {cluster} is not in the vCenter, which has: {there}.',
    hint: 'Correct spec.cluster of the Site.',
  },
  'INV-008/choose': {
    message: '{subject}: the Site names no cluster, and the vCenter has: {there}.',
    hint: 'Add spec.cluster to the Site.',
  },
  'INV-009': {
    message: '{subject}: datacenter {datacenter} is not in the vCenter, which has: {there}.',
    hint: 'Correct spec.datacenter of the Site.',
  },
  'INV-009/choose': {
    message: '{subject}: the Site names no datacenter, and the vCenter has: {there}.',
    hint: 'Add spec.datacenter to the Site.',
  },
  'INV-010': {
    message:
      '{subject}: {count} port groups are called {portGroup}; Network {network} does not say which one.',
    hint: 'Add spec.switch to the Network.',
  },
  'VLAN-009': {
    message:
      '{subject}: Network {network} says VLAN {vlan}, but port group {portGroup} carries VLAN {actual}.',
    hint: 'One of the two is wrong: correct spec.vlan of the Network or the port group. Nobody is connected until then.',
  },
  'VM-001': {
    message: '{subject} (folder "{folder}") is a template in the vCenter.',
    hint: 'Convert it back to a virtual machine in the vCenter, or take it out of the manifests.',
  },
  'VM-002': {
    message: '{subject} is {state} in the vCenter.',
    hint: 'Mend the connection to its host or storage first.',
  },
  'VM-003': {
    message: '{subject} is suspended; vSphere refuses to change it.',
    hint: 'Resume it or shut it down by hand, then plan again.',
  },
  'VM-004': {
    message: '{subject} waits for an answer in the vCenter: {question}',
    hint: 'Answer the question in the vSphere Client, then plan again.',
  },
  'VM-005': {
    message: '{subject} must be shut down for {fields}, but VMware Tools are {tools} in its guest.',
    hint: 'Start or install VMware Tools, or shut the guest down by hand and plan again. hvm never pulls the plug.',
  },
  'GST-001': {
    message:
      '{subject} comes from the Windows template {template} without guest or address: it is not customized.',
    hint: 'Add spec.guest or an address, or the clone keeps name and SID of the template.',
  },
  'GST-002': {
    message: '{subject} was started before its customization ran.',
    hint: 'Shut its guest down by hand and apply again, or give it its name and addresses by hand.',
  },
  'GST-003': {
    message: '{subject} cannot be customized: VMware Tools are not installed in its template {template}.',
    hint: 'Install VMware Tools in the template, or take spec.guest and the addresses out of the manifest.',
  },
  'EXC-001': {
    message: 'The exception for {code} ({subject}), approved by {approver}, expired on {expires}.',
    hint: 'Mend the cause, or have the exception approved again with a new date.',
  },
} as const;
