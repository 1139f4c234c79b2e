/**
 * What an account must be allowed for each operation, by VMware's API reference (what ReconfigVM_Task, CloneVM_Task and the
 * fields of their specifications ask for). docs/privileges.md has the same table; a test compares them. None is known
 * to be newer than vSphere 5.5; a server that knows one not says so, and then nothing is claimed (lacking.ts).
 */
import type { Bus, Observed, ObservedVm } from '../../model/observed.ts';
import type { CloneSpec, Operation, PortGroup, ReconfigureSpec } from '../../model/operation.ts';

/** Where a privilege is held. `VM`: the VM, or of one that is yet to be made the folder, from which it has its permissions. */
export type Place = 'folder' | 'template' | 'resource pool' | 'datastore' | 'port group' | 'VM';

export const privileges = {
  'create a folder': { folder: ['Folder.Create'] },
  'clone the template': {
    template: ['VirtualMachine.Provisioning.DeployTemplate'],
    folder: ['VirtualMachine.Inventory.CreateFromExisting', 'VirtualMachine.Config.AddNewDisk'],
    'resource pool': ['Resource.AssignVMToPool'],
    datastore: ['Datastore.AllocateSpace'],
    VM: [
      'VirtualMachine.Config.Settings',
      'VirtualMachine.Config.CPUCount',
      'VirtualMachine.Config.Memory',
      'VirtualMachine.Config.Resource',
      'VirtualMachine.Config.Annotation',
      'VirtualMachine.Config.AdvancedConfig',
    ],
  },
  'customize in the clone': { template: ['VirtualMachine.Provisioning.Customize'] },
  'customize afterwards': {
    VM: ['VirtualMachine.Provisioning.Customize', 'VirtualMachine.Config.AdvancedConfig'],
  },
  'cores, cores per socket, CPU hot add': { VM: ['VirtualMachine.Config.CPUCount'] },
  'memory, memory hot add': { VM: ['VirtualMachine.Config.Memory'] },
  reservations: { VM: ['VirtualMachine.Config.Resource'] },
  notes: { VM: ['VirtualMachine.Config.Annotation'] },
  'marks (advanced settings)': { VM: ['VirtualMachine.Config.AdvancedConfig'] },
  'grow a disk': { VM: ['VirtualMachine.Config.DiskExtend', 'VirtualMachine.Config.EditDevice'] },
  'add a disk': { VM: ['VirtualMachine.Config.AddNewDisk'], datastore: ['Datastore.AllocateSpace'] },
  'add a controller for it': { VM: ['VirtualMachine.Config.AddRemoveDevice'] },
  'add a card': { VM: ['VirtualMachine.Config.AddRemoveDevice'], 'port group': ['Network.Assign'] },
  'move a card to another port group': {
    VM: ['VirtualMachine.Config.EditDevice'],
    'port group': ['Network.Assign'],
  },
  'connect or disconnect a card': {
    VM: ['VirtualMachine.Config.EditDevice', 'VirtualMachine.Interact.DeviceConnection'],
  },
  'power on': { VM: ['VirtualMachine.Interact.PowerOn'] },
  'shut down the guest': { VM: ['VirtualMachine.Interact.PowerOff'] },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<Place, readonly string[]>>>>>;

export type Work = keyof typeof privileges;

/** A part of an operation, with the datastore or port group that it takes. */
export interface Part {
  readonly work: Work;
  readonly datastore?: string;
  readonly portGroup?: PortGroup;
}

/** What an operation does, part by part, as it is written in the table. */
export function partsOf(operation: Operation, observed: Pick<Observed, 'vms'>): readonly Part[] {
  const vm = (uuid: string) => observed.vms.find(({ instanceUuid }) => instanceUuid === uuid);
  switch (operation.action) {
    case 'create-folder':
      return [{ work: 'create a folder' }];
    case 'clone':
      return partsOfClone(operation.spec, vm(operation.spec.template.instanceUuid));
    case 'customize':
      return [{ work: 'customize afterwards' }];
    case 'reconfigure':
      return partsOfChange(operation.spec, vm(operation.spec.instanceUuid));
    case 'power-on':
      return [{ work: 'power on' }];
    case 'shutdown-guest':
      return [{ work: 'shut down the guest' }];
  }
}

function partsOfClone(spec: CloneSpec, template: ObservedVm | undefined): Part[] {
  const { disks, nics, customization } = spec;
  const stores = new Set([...disks, ...(template?.disks ?? [])].map(({ datastore }) => datastore));
  const grown = disks.some((disk) => {
    const own = template?.disks.find((each) => placeOf(each) === placeOf(disk));
    return disk.from === 'template' && own !== undefined && own.sizeMib < disk.sizeMib;
  });
  const added = disks.filter(({ from }) => from === 'new');
  return [
    ...[...stores].map((datastore): Part => ({ work: 'clone the template', datastore })),
    ...(customization === null ? [] : [{ work: 'customize in the clone' } as const]),
    ...(grown ? [{ work: 'grow a disk' } as const] : []),
    ...partsOfDisks(added, template),
    ...nics.map(
      ({ from, portGroup }): Part => ({
        work: from === 'new' ? 'add a card' : 'move a card to another port group',
        portGroup,
      }),
    ),
  ];
}

function partsOfChange(spec: ReconfigureSpec, vm: ObservedVm | undefined): Part[] {
  const { cores, coresPerSocket, cpuHotAdd, memoryMib, memoryHotAdd } = spec;
  const when = (work: Work, ...values: readonly unknown[]): Part[] =>
    values.some((value) => value !== undefined) ? [{ work }] : [];
  return [
    ...when('cores, cores per socket, CPU hot add', cores, coresPerSocket, cpuHotAdd),
    ...when('memory, memory hot add', memoryMib, memoryHotAdd),
    ...when('reservations', spec.cpuReservationMhz, spec.memoryReservationMib),
    ...when('notes', spec.notes),
    ...when('marks (advanced settings)', spec.marks, spec.restart),
    ...when('grow a disk', ...(spec.growDisks ?? [])),
    ...partsOfDisks(spec.addDisks ?? [], vm),
    ...(spec.addNics ?? []).map(({ portGroup }): Part => ({ work: 'add a card', portGroup })),
    ...(spec.editNics ?? []).flatMap(({ portGroup, connected }): Part[] => [
      ...(portGroup === undefined ? [] : [{ work: 'move a card to another port group', portGroup } as const]),
      ...when('connect or disconnect a card', connected),
    ]),
  ];
}

interface Disk {
  readonly bus: Bus;
  readonly controller: number;
  readonly unit: number;
  readonly datastore: string;
}

/** A bus without a disk has no controller, as far as anybody can tell. */
function partsOfDisks(added: readonly Disk[], vm: Pick<ObservedVm, 'disks'> | undefined): Part[] {
  const known = new Set((vm?.disks ?? []).map(({ bus, controller }) => `${bus}${controller}`));
  const isNew = vm !== undefined && added.some(({ bus, controller }) => !known.has(`${bus}${controller}`));
  return [
    ...added.map(({ datastore }): Part => ({ work: 'add a disk', datastore })),
    ...(isNew ? [{ work: 'add a controller for it' } as const] : []),
  ];
}

function placeOf({ bus, controller, unit }: Omit<Disk, 'datastore'>): string {
  return `${bus}${controller}:${unit}`;
}
