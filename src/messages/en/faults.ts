/** Texts of vSphere's faults on access, state, objects, resources and communication; `fault-devices.ts` has the others. */
export const faults = {
  'VSP-001/NotAuthenticated': {
    message:
      'The vCenter session ended while hvm worked on {object}; the vCenter refused the call, and nothing was done by it.',
    hint: 'Run the command again; it logs in anew.',
  },
  'VSP-001/NoPermission': {
    message: 'The account lacks the privilege {privilege} on {object}.',
    hint: 'Have the role of the account extended by that privilege, on that object.',
  },
  'VSP-001/privilege-untold': {
    message: 'The account lacks a privilege on {object}; the vCenter does not tell which.',
    hint: 'Compare the role of the account with docs/privileges.md, on that object.',
  },
  'VSP-001/unreadable': {
    message:
      'The account may not read {path} of {object} for want of the privilege {privilege}; hvm goes no further.',
    hint: 'Have the account given that privilege on {object}, or on the datacenter with propagation. Then plan again: on half a VM hvm does nothing.',
  },
  'VSP-001/untold': {
    message: 'The vCenter does not tell {path} of {object} ({fault}); hvm goes no further.',
    hint: 'Look at {object} in the vSphere Client. Then plan again: on half a VM hvm does nothing.',
  },
  'VSP-001/InvalidLogin': {
    message: 'The vCenter refuses user name or password.',
    hint: 'Check HVM_USERNAME and HVM_PASSWORD, or the references in the Site. hvm does not try again: accounts get locked.',
  },
  'VSP-001/PasswordExpired': {
    message: 'The password of the account has expired.',
    hint: 'Set a new one, then give it to hvm.',
  },
  'VSP-001/NoClientCertificate': {
    message: 'The vCenter asks for a client certificate.',
    hint: 'Use an account that logs in with a password.',
  },
  'VSP-002/ConcurrentAccess': {
    message: '{object} was changed by somebody else after it was read; hvm changed nothing on it.',
    hint: 'Plan again and look at what is different now.',
  },
  'VSP-002/TaskInProgress': {
    message: 'Another task is running on {object}: {task}.',
    hint: 'Wait until it has ended, then apply again.',
  },
  'VSP-002/VAppTaskInProgress': {
    message: 'A task is running on the vApp of {object}: {task}.',
    hint: 'Wait until it has ended, then apply again.',
  },
  'VSP-003/InvalidPowerState': {
    message: '{object} is {existing}; this can be done only when it is {requested}.',
    hint: 'Plan again: the plan was made for another power state.',
  },
  'VSP-003/InvalidState': {
    message: '{object} is in a state ({state}) that does not allow this.',
    hint: 'Look at it in the vSphere Client, mend its state, then plan again.',
  },
  'VSP-003/state-untold': {
    message: '{object} is in a state that does not allow this.',
    hint: 'Look at it, at its host and at its recent tasks in the vSphere Client, mend its state, then plan again.',
  },
  'VSP-003/not-a-template': {
    message: '{object} is not a template.',
    hint: 'Convert it to a template in the vCenter, or correct spec.source of the Template.',
  },
  'VSP-003/host-maintenance': {
    message: '{object} cannot be started: its host {host} is in maintenance mode.',
    hint: 'Take the host out of maintenance mode, or move the VM.',
  },
  'VSP-003/QuestionPending': {
    message: '{object} waits for an answer in the vCenter: {question}',
    hint: 'Answer the question in the vSphere Client, then plan again.',
  },
  'VSP-003/VmPowerOnDisabled': {
    message: 'Powering on {object} is disabled in the vCenter.',
    hint: 'Find out what disabled it (a replication or backup product, usually).',
  },
  'VSP-003/ToolsUnavailable': {
    message: 'VMware Tools are not running in {object}, so its guest cannot be asked to shut down.',
    hint: 'Start VMware Tools in the guest, or shut the guest down by hand. hvm never pulls the plug.',
  },
  'VSP-003/shutdown-timeout': {
    message: 'The guest of {object} was asked to shut down and is still running after {minutes} minutes.',
    hint: 'Look at its console: updates or a program may hold it. When it is off, apply again. hvm never pulls the plug.',
  },
  'VSP-004/DuplicateName': {
    message: 'The name {object} is taken in folder "{folder}".',
    hint: 'Rename or remove what is there, or choose another name. VMs and folders share their names.',
  },
  'VSP-004/name-taken': {
    message: 'The name {object} is taken in its folder.',
    hint: 'Rename or remove what is there, or choose another name. VMs and folders share their names.',
  },
  'VSP-004/AlreadyExists': {
    message: '{object} exists already.',
    hint: 'Plan again and compare with what is there.',
  },
  'VSP-004/uuid-taken': {
    message:
      'The instance UUID of {object} ({uuid}) is taken by {other}, which is not the VM that hvm would have made.',
    hint: 'If {other} is a renamed or unmarked {object}, rename it back and adopt it; if it is a leftover, remove it by hand.',
  },
  'VSP-004/ResourceInUse': {
    message: 'The vCenter cannot do this: {object}, or something that it needs, is in use.',
    hint: 'Look at its recent tasks and events in the vSphere Client to find out by what, and plan again.',
  },
  'VSP-004/NotFound': {
    message: '{object}: there is no {kind} "{name}".',
    hint: 'Somebody removed or renamed it, or the manifest misspells it. Plan again.',
  },
  'VSP-004/not-found': {
    message: 'The vCenter does not find something that {object} needs.',
    hint: 'Somebody removed or renamed it after it was read. Plan again: the plan names what is missing.',
  },
  'VSP-004/ManagedObjectNotFound': {
    message: '{object}, or something that it needs, is gone from the vCenter.',
    hint: 'Plan again.',
  },
  'VSP-004/InvalidName': {
    message: 'The vCenter refuses the name {object}.',
    hint: 'Choose a shorter name without special characters.',
  },
  'VSP-004/InvalidDatastore': {
    message: '{object} cannot use the datastore {datastore}.',
    hint: 'Check in the vSphere Client that it is accessible and mounted on the host.',
  },
  'VSP-005/InsufficientResourcesFault': {
    message: 'There are not enough resources for {object}.',
    hint: 'Look at reservations and admission control of the cluster.',
  },
  'VSP-005/InsufficientMemoryResourcesFault': {
    message: '{object} reserves {requested} MiB of memory; its host has {unreserved} MiB left to reserve.',
    hint: 'Lower a reservation, or move a VM with one to another host.',
  },
  'VSP-005/InsufficientCpuResourcesFault': {
    message: '{object} reserves {requested} MHz; its host has {unreserved} MHz left to reserve.',
    hint: 'Lower a reservation, or move a VM with one to another host.',
  },
  'VSP-005/InsufficientFailoverResourcesFault': {
    message: 'HA admission control refuses {object}: the cluster could not restart it after a failure.',
    hint: 'Lower reservations or add capacity. Do not switch admission control off for this.',
  },
  'VSP-005/InsufficientHostCapacityFault': {
    message: 'The host {host} has not enough capacity for {object}.',
    hint: 'Choose another host.',
  },
  'VSP-005/InsufficientStorageSpace': {
    message: 'There is not enough storage for {object} on its datastores.',
    hint: 'Free space, or choose another datastore.',
  },
  'VSP-005/NoDiskSpace': {
    message: '{object} needs {needed} MiB on datastore {datastore}, which has {free} MiB free.',
    hint: 'Free space, use thin provisioning, or choose another datastore.',
  },
  'VSP-005/datastore-full': {
    message: 'There is not enough space on datastore {datastore} for {object}.',
    hint: 'Free space, use thin provisioning, or choose another datastore.',
  },
  'VSP-005/LimitExceeded': {
    message: '{object} exceeds a limit of the vCenter.',
    hint: 'Look at the limits of the resource pool or switch.',
  },
  'VSP-005/NotEnoughLicenses': {
    message: 'The vCenter has no licence left for this ({object}).',
    hint: 'Look at the licences in the vSphere Client.',
  },
  'VSP-006/FileLocked': {
    message: 'The file {file} of {object} is locked.',
    hint: 'Another host, a backup or a snapshot holds it. Wait, then apply again.',
  },
  'VSP-006/CannotAccessFile': {
    message: 'The file {file} of {object} cannot be accessed.',
    hint: 'Look at the datastore in the vSphere Client.',
  },
  'VSP-006/FileNotFound': {
    message: 'The file {file} of {object} does not exist.',
    hint: 'Look at the datastore in the vSphere Client.',
  },
  'VSP-006/FileAlreadyExists': {
    message: 'The file {file} for {object} exists already.',
    hint: 'It is a leftover of an earlier VM, perhaps. Look at it before you remove it by hand.',
  },
  'VSP-007/HostCommunication': {
    message: 'The vCenter cannot talk to the host of {object}.',
    hint: 'Look at the host in the vSphere Client, then apply again.',
  },
  'VSP-007/HostNotConnected': {
    message: 'The host {host} of {object} is not connected.',
    hint: 'Connect the host, then apply again.',
  },
  'VSP-007/host-not-connected': {
    message: 'The host of {object} is not connected to the vCenter.',
    hint: 'Connect the host in the vSphere Client, then apply again.',
  },
  'VSP-007/HostNotReachable': {
    message: 'The host {host} of {object} cannot be reached.',
    hint: 'Look at the host and its management network, then apply again.',
  },
  'VSP-007/host-not-reachable': {
    message: 'The vCenter cannot reach the host of {object}.',
    hint: 'Look at the host and its management network, then apply again.',
  },
  'VSP-007/Timedout': {
    message: 'The vCenter gave up on {object} after waiting too long.',
    hint: 'Plan again: what was to be done may be done by now.',
  },
  'VSP-007/task-silent': {
    message:
      'The vCenter has told nothing of its task {task} for {minutes} minutes; hvm does not wait for it any longer.',
    hint: 'Look at the task in the vSphere Client: it may still be at work. When it has ended, plan again.',
  },
  'VSP-007/RequestCanceled': {
    message: 'The work on {object} was cancelled.',
    hint: 'Plan again to see what is left.',
  },
  'VSP-007/NetworkDisruptedAndConfigRolledBack': {
    message: 'A network change on host {host} cut it off and was rolled back.',
    hint: 'Check the network settings of the host before another attempt.',
  },
  'VSP-007/SystemError': {
    message: 'The vCenter reports an internal error on {object}: {reason}',
    hint: 'Plan again; if it stays, look at the events of the object in the vSphere Client.',
  },
} as const;
