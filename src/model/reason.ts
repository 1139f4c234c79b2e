/**
 * Why a field has its impact, and why an operation is done. The English sentence is the value (it is part of the plan's
 * digest, so it has no language); `messages/ja` holds the Japanese one under it, and the compiler sees that none is missing.
 */
export const reasons = [
  'the VM does not exist yet',
  'the VM is powered off',
  'CPU hot add is on',
  'CPU hot add is off',
  'cores cannot be removed while the VM runs',
  'cores per socket change only while powered off',
  'hot add is switched only while powered off',
  'memory hot add is on',
  'memory hot add is off',
  'memory cannot shrink while the VM runs',
  'beyond the limit of memory hot add',
  'not a multiple of the memory hot add step',
  'reservations change while the VM runs',
  'a disk grows while the VM runs',
  'before vSphere 6.5 a disk grows beyond 2 TiB only while powered off',
  'an IDE disk grows only while powered off',
  'a disk is added while the VM runs',
  'a card is added while the VM runs',
  'the card changes its port group: its links drop',
  'the card is disconnected or connected: its links drop',
  'notes change while the VM runs',
  'the VM is started',
  'the guest is shut down',
  'marks on the VM change nothing in the guest',
  'customization has not run yet',
  'hvm shut the guest down for a change and has not started it again',
] as const;
export type Reason = (typeof reasons)[number];

export const becauses = [
  'a declared VM needs this folder',
  'the VM is declared and does not exist',
  'the VM was begun by an earlier apply and is not finished',
  'the guest gets its name and addresses, as declared',
  'the manifest differs and the change is online',
  'the manifest differs and the change interrupts the network',
  'the manifest differs and the change needs the VM powered off',
  'the VM is declared as powered on',
  'the VM is declared as powered off',
  'a change needs the VM powered off',
  'the VM was running before the change',
  'the VM is taken over by --adopt',
  'the VM must be found again if the run ends while it is off',
  'the change that needed the VM off is done',
] as const;
export type Because = (typeof becauses)[number];
