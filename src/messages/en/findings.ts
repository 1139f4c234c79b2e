import { privileges } from './privileges.ts';

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
  'DUP-001/folder': {
    message: '{subject} is to be made in folder "{folder}", which holds a folder of that name.',
    hint: 'Rename that folder in the vCenter, or declare another folder; in a folder a name is used once.',
  },
  'DUP-001/machine': {
    message: '{subject} needs the folder {path}, which cannot be made: a VM is there under that name.',
    hint: 'Declare another folder, or rename the VM in the vCenter.',
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
  'DS-014': {
    message: '{subject}: disk {disk} is declared with {size}; the largest disk of this vSphere has {limit}.',
    hint: 'Declare {limit} or less, and spread the data over several disks.',
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
    message: 'Folder {subject} is not in the vCenter; apply makes it.',
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
  'INV-006/datastore': {
    message: '{subject} is to be made on host {host}, which does not mount datastore {datastore}.',
    hint: 'Mount the datastore there, or declare another datastore, or another host in availability.activeHost.',
  },
  'INV-006/port-group': {
    message: '{subject} is to be made on host {host}, which does not have port group {portGroup}.',
    hint: 'Make the port group on that host, or name another host in availability.activeHost.',
  },
  'INV-006/none': {
    message:
      'No host of the cluster can run {subject}: none of {hosts} is up and has all its datastores and port groups.',
    hint: 'Mount the datastores and make the port groups on one host, or end its maintenance.',
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
  'VM-002/template': {
    message: '{subject} is to be made from {template}, which is {state} in the vCenter.',
    hint: 'Mend the connection of the template to its host or storage first.',
  },
  'VM-003': {
    message: '{subject} is suspended; vSphere refuses to change it.',
    hint: 'Resume it or shut it down by hand, then plan again.',
  },
  'VM-004': {
    message: '{subject} waits for an answer in the vCenter: {question}',
    hint: 'Answer the question in the vSphere Client, then plan again.',
  },
  'VM-004/template': {
    message: '{subject} is to be made from {template}, which waits for an answer in the vCenter: {question}',
    hint: 'Answer the question in the vSphere Client, then plan again.',
  },
  'VM-005/unknown': {
    message:
      '{subject} must be shut down for {fields}; whether VMware Tools run in it, the vCenter does not tell.',
    hint: 'Apply asks the guest to shut down. If it cannot, {subject} keeps running and {fields} stays as it is; shut it down by hand in a window and apply again.',
  },
  'VM-005': {
    message: '{subject} must be shut down for {fields}, but VMware Tools are {tools} in its guest.',
    hint: 'Start or install VMware Tools, or shut the guest down by hand and plan again. hvm never pulls the plug.',
  },
  'VM-006/disconnected': {
    message: '{subject} could not be started: its host {host} is not connected to the vCenter.',
    hint: 'Connect the host, or move the VM to another one, then plan again. Until then hvm does not stop or start it.',
  },
  'VM-006/maintenance': {
    message: '{subject} could not be started: its host {host} is in maintenance.',
    hint: 'End the maintenance, or move the VM to another host, then plan again. Until then hvm does not stop or start it.',
  },
  'VM-006/inaccessible': {
    message:
      '{subject} could not be started: datastore {datastore}, which holds one of its disks, is not accessible.',
    hint: 'Mend the connection of the datastore first, then plan again. Until then hvm does not stop or start it.',
  },
  'VM-006/datastore': {
    message:
      '{subject} cannot run on its host {host} as planned: the host does not mount datastore {datastore}.',
    hint: 'Mount the datastore on the host, declare another one, or move the VM to another host, then plan again.',
  },
  'VM-006/port-group': {
    message:
      '{subject} cannot run on its host {host} as planned: the host does not have port group {portGroup}.',
    hint: 'Make the port group on the host, or move the VM to another host, then plan again.',
  },
  'VM-006/memory': {
    message:
      '{subject} is to reserve {reservation} of memory, and its host {host} has {free} that is not reserved.',
    hint: 'Lower memory.reservation, or move VMs with reservations to another host, then plan again.',
  },
  'VM-007': {
    message: 'The task {task} runs on {subject}.',
    hint: 'Wait until it has ended, then plan again.',
  },
  'VM-007/template': {
    message: '{subject} is to be made from {template}, on which the task {task} runs.',
    hint: 'Wait until it has ended, then plan again.',
  },
  'GST-001': {
    message:
      '{subject} comes from the Windows template {template} without guest or address: it is not customized.',
    hint: 'Add spec.guest or an address, or the clone keeps name and SID of the template.',
  },
  'GST-002': {
    message: '{subject} was started before its customization ran.',
    hint: 'To leave it as it is: take guest and the addresses out of the manifest, apply, and put them back. To customize it: shut its guest down by hand and apply.',
  },
  'GST-003': {
    message: '{subject} cannot be customized: VMware Tools are not installed in its template {template}.',
    hint: 'Install VMware Tools in the template, or take spec.guest and the addresses out of the manifest.',
  },
  'GST-003/vm': {
    message: '{subject} cannot be customized: VMware Tools are not installed in its guest.',
    hint: 'Install VMware Tools and shut the guest down, or take spec.guest and the addresses out of the manifest.',
  },
  'GST-003/no-disks': {
    message: '{subject} cannot be customized: it has no disk.',
    hint: 'Declare a disk or take a template that has one, or take spec.guest and the addresses out of the manifest.',
  },
  'EXC-001': {
    message: 'The exception for {code} ({subject}), approved by {approver}, expired on {expires}.',
    hint: 'Mend the cause, or have the exception approved again with a new date.',
  },
  'EXC-002': {
    message: 'The exception for {code} ({subject}) by {approver}, until {expires}, matches no finding.',
    hint: 'Take it out of spec.exceptions of the Site if the cause is mended; else look for a slip of the pen in its subject.',
  },
  ...privileges,
} as const;
