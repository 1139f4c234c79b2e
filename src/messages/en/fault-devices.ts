/** Texts of vSphere's faults on devices, arguments, configuration, customization and placement. */
export const deviceFaults = {
  'VSP-008/InvalidDeviceSpec': {
    message: '{object}: the vCenter refuses the device {device}.',
    hint: 'Plan again; if it stays, look at the device in the vSphere Client.',
  },
  'VSP-008/shrink': {
    message:
      '{object}: the disk at {device} has {actual} MiB and cannot become {wanted} MiB: disks never shrink.',
    hint: 'Declare at least the size that it has.',
  },
  'VSP-008/snapshot': {
    message: '{object}: the disk at {device} cannot grow while the VM has snapshots: {snapshots}.',
    hint: 'Delete the snapshots first (that is heavy I/O: not in consulting hours), then plan again.',
  },
  'VSP-008/place-taken': {
    message: '{object}: there is a disk at {device} already.',
    hint: 'Plan again; a new disk needs a free place.',
  },
  'VSP-008/place-invalid': {
    message: '{object}: {device} is no place for a disk.',
    hint: 'SCSI has controllers 0 to 3 with units 0 to 15; unit 7 is the controller itself.',
  },
  'VSP-008/no-device': {
    message: '{object}: the device {device} is not on the VM, or is not the one that was planned.',
    hint: 'Plan again.',
  },
  'VSP-008/size': {
    message:
      '{object}: the disk at {device} cannot have {wanted} MiB; with this vCenter the most is {limit} MiB.',
    hint: 'Declare a smaller disk, or several.',
  },
  'VSP-008/hot-extend': {
    message:
      '{object}: the disk at {device} cannot grow beyond 2 TiB while the VM runs; vSphere can since 6.5.',
    hint: 'Grow it while the VM is powered off, or add a second disk.',
  },
  'VSP-008/InvalidDeviceBacking': {
    message: '{object}: the device {device} is connected to something that cannot be used.',
    hint: 'Look at the network or file of the device in the vSphere Client.',
  },
  'VSP-008/InvalidController': {
    message: '{object}: the controller of the device {device} cannot be used.',
    hint: 'Declare another controller.',
  },
  'VSP-008/TooManyDevices': {
    message: '{object} would have more devices ({device}) than a VM can have.',
    hint: 'Declare fewer; a VM has at most 10 network cards.',
  },
  'VSP-008/too-many': {
    message: '{object} would have more devices than a VM can have.',
    hint: 'Declare fewer; a VM has at most 10 network cards.',
  },
  'VSP-008/DeviceNotSupported': {
    message: '{object}: its host does not support the device {device}.',
    hint: 'Declare another adapter, or move the VM.',
  },
  'VSP-009/InvalidArgument': {
    message: '{object}: the vCenter refuses the value of {property}.',
    hint: 'Check that value in the manifest. If it is right, this is a mistake of hvm: please report it.',
  },
  'VSP-009/InvalidRequest': {
    message: 'The vCenter does not understand the request on {object}.',
    hint: 'This is a mistake of hvm: please report it.',
  },
  'VSP-009/InvalidType': {
    message: 'The vCenter does not know a type in the request on {object}.',
    hint: 'This version of vCenter may be too old. Please report it.',
  },
  'VSP-009/InvalidProperty': {
    message: 'The vCenter does not know the property {property} of {object}.',
    hint: 'This version of vCenter may be too old. Please report it.',
  },
  'VSP-009/MethodNotFound': {
    message: 'The vCenter does not know the method {method}.',
    hint: 'This version of vCenter may be too old. Please report it.',
  },
  'VSP-009/method-untold': {
    message: 'The vCenter does not know a method that the work on {object} needs.',
    hint: 'This version of vCenter may be too old. Please report it.',
  },
  'VSP-009/NotSupported': {
    message: 'The vCenter says that this operation is not supported on {object}.',
    hint: 'Look at the object in the vSphere Client.',
  },
  'VSP-009/template': {
    message: '{object} is a template: it cannot be started, shut down, customized or given other hardware.',
    hint: 'Convert it to a virtual machine first, or leave it alone.',
  },
  'VSP-009/RestrictedVersion': {
    message: 'The licence of the host of {object} does not allow this.',
    hint: 'Free ESXi is read-only through its API: it needs a licence or a vCenter.',
  },
  'VSP-010/GenericVmConfigFault': {
    message: 'The vCenter refuses the configuration of {object}: {reason}',
    hint: 'Plan again; if it stays, look at the events of the VM in the vSphere Client.',
  },
  'VSP-010/VmConfigFault': {
    message: 'The vCenter refuses the configuration of {object}.',
    hint: 'Plan again; if it stays, look at the events of the VM in the vSphere Client.',
  },
  'VSP-010/RuleViolation': {
    message: 'The rule {rule} forbids {object} on host {host}.',
    hint: 'Choose another host, or change the rule.',
  },
  'VSP-010/CpuHotPlugNotSupported': {
    message:
      '{object} runs with {actual} cores and cannot get {wanted} while it runs: CPU hot add is off, or it would lose some.',
    hint: 'Plan again: the change needs the VM powered off.',
  },
  'VSP-010/cpu-while-on': {
    message:
      '{object} cannot get that number of cores while it runs: CPU hot add is off, or it would lose some.',
    hint: 'Plan again: the change needs the VM powered off.',
  },
  'VSP-010/MemoryHotPlugNotSupported': {
    message:
      '{object} runs with {actual} MiB of memory and cannot get {wanted} MiB while it runs: hot add is off, or it would lose some.',
    hint: 'Plan again: the change needs the VM powered off.',
  },
  'VSP-010/memory-while-on': {
    message:
      '{object} cannot get that amount of memory while it runs: hot add is off, or it would lose some.',
    hint: 'Plan again: the change needs the VM powered off.',
  },
  'VSP-010/memory-step': {
    message:
      '{object} can get memory while it runs up to {limit} MiB, in steps of {step} MiB; {wanted} MiB does not fit.',
    hint: 'Declare a size that fits, or plan again: otherwise the change needs the VM powered off.',
  },
  'VSP-011/CustomizationFault': {
    message: 'The customization of {object} is refused.',
    hint: 'Compare spec.guest and the addresses with the guest system of the template.',
  },
  'VSP-011/CustomizationFailed': {
    message: 'The guest of {object} was started, and its customization failed: {reason}',
    hint: 'The VM stays as it is, and runs; apply does not repeat it. Look into C:\\Windows\\Temp\\vmware-imc\\guestcust.log in the guest (Linux: /var/log/vmware-imc; the vCenter names {log}). Then finish it by hand, or delete the VM in the vCenter and apply again.',
  },
  'VSP-011/customization-late': {
    message: 'The customization of {object} began, and did not end within {minutes} minutes.',
    hint: "Sysprep may still be at work: look at the VM's console. The VM stays as it is; apply does not repeat the customization. If it hangs, look into C:\\Windows\\Temp\\vmware-imc\\guestcust.log in the guest.",
  },
  'VSP-011/customization-not-begun': {
    message: '{object} was started, and its customization did not begin within {minutes} minutes.',
    hint: "Look at the VM's console: does the system start, and do VMware Tools run in it? The VM stays as it is; apply does not repeat the customization.",
  },
  'VSP-011/CustomizationPending': {
    message: 'A customization of {object} is waiting already.',
    hint: 'Start the VM so that it runs, then plan again.',
  },
  'VSP-011/UncustomizableGuest': {
    message:
      'The guest of {object} cannot be customized: VMware Tools are missing or the system is not supported.',
    hint: 'Install VMware Tools in the template.',
  },
  'VSP-011/MissingWindowsCustResources': {
    message: 'The vCenter has no Sysprep files for the Windows of {object}.',
    hint: 'Windows before Vista needs them put on the vCenter; newer ones bring their own.',
  },
  'VSP-011/NicSettingMismatch': {
    message: 'The customization of {object} describes {wanted} network cards, and it has {actual}.',
    hint: 'Plan again.',
  },
  'VSP-011/CannotDecryptPasswords': {
    message: 'The vCenter cannot decrypt the passwords in the customization of {object}.',
    hint: 'Plan and apply again; if it stays, please report it.',
  },
  'VSP-011/NoDisksToCustomize': {
    message: '{object} has no disk that could be customized.',
    hint: 'Look at the disks of the template.',
  },
  'VSP-011/MountError': {
    message: 'The vCenter cannot open the system disk of {object} to customize it.',
    hint: 'Look at the disk: snapshots, encryption and an unclean shutdown of the template are usual causes.',
  },
  'VSP-011/IpHostnameGeneratorError': {
    message: 'The vCenter cannot make host name or address for {object}.',
    hint: 'Declare them in the manifest.',
  },
  'VSP-012/MigrationFault': {
    message: 'The vCenter cannot place {object} on the host or datastore that was chosen.',
    hint: 'Look at the compatibility of host and VM in the vSphere Client.',
  },
  'VSP-012/NoCompatibleHost': {
    message:
      'No host can run {object}: it must be connected, not in maintenance mode, and have its datastores and networks. Asked: {hosts}.',
    hint: 'Make the datastores and port groups available on the hosts, or choose others.',
  },
  'VSP-013': {
    message:
      '{object} was interrupted and is not back: after {minutes} minutes VMware Tools do not run in it. Seen last: power {power}, VMware Tools {tools}, addresses: {addresses}.',
    hint: 'Look at its console. hvm interrupts nothing more; apply again when it is well, or when you know why it is not.',
  },
  'VSP-013/address': {
    message:
      '{object} was interrupted and is not back: after {minutes} minutes its guest has no address, and it had one before. Seen last: power {power}, VMware Tools {tools}, addresses: {addresses}.',
    hint: 'Look at its network: the port group, DHCP, the settings in the guest. hvm interrupts nothing more; apply again when it is well.',
  },
  'VSP-099': {
    message: 'The vCenter reports {fault} on {object}; hvm has no text of its own for this fault.',
    hint: 'Look at the events of the object in the vSphere Client, then plan again.',
  },
} as const;
