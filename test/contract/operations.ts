import type { ObservedVm } from '../../src/model/observed.ts';
import type {
  Back,
  CloneSpec,
  Customization,
  DiskSpec,
  MarksSpec,
  NicSpec,
  Operation,
  ReconfigureSpec,
} from '../../src/model/operation.ts';
import { uuidV5 } from '../../src/lib/hash.ts';
import { template } from '../support/inventory.ts';

const because = 'the VM is declared and does not exist';

function common(action: string, name: string) {
  return {
    id: `${action}:${name}`,
    address: `VirtualMachine/${name}`,
    after: [],
    impact: 'none',
    because,
  } as const;
}

export function createFolder(path: string, datacenter = 'DC'): Operation {
  return {
    ...common('create-folder', path),
    address: `Folder/${path}`,
    action: 'create-folder',
    spec: { datacenter, path },
  };
}

/** A clone of `tpl` as `new01` with 2 cores, 4 GiB, the template's disk and card. */
export function clone(given: Partial<CloneSpec> = {}): Operation & { readonly action: 'clone' } {
  const { name = 'new01' } = given;
  const from = template();
  const spec: CloneSpec = {
    name,
    instanceUuid: uuidV5(`site/${name}`),
    datacenter: 'DC',
    folder: '',
    cluster: 'C1',
    resourcePool: '',
    template: { name: from.name, instanceUuid: from.instanceUuid },
    cores: 2,
    coresPerSocket: 1,
    cpuHotAdd: false,
    cpuReservationMhz: 0,
    memoryMib: 4096,
    memoryHotAdd: false,
    memoryReservationMib: 0,
    notes: '',
    disks: [templateDisk()],
    nics: [{ ...card(), from: 'template' }],
    marks: marks({ name }),
    customization: null,
    ...given,
  };
  return { ...common('clone', name), action: 'clone', spec };
}

export function templateDisk(given: Partial<DiskSpec> = {}): CloneSpec['disks'][number] {
  return { ...diskSpec({ name: 'os', unit: 0, sizeMib: 40_960, ...given }), from: 'template' };
}

export function diskSpec(given: Partial<DiskSpec> = {}): DiskSpec {
  return {
    name: 'data',
    bus: 'scsi',
    controller: 0,
    unit: 1,
    sizeMib: 10_240,
    datastore: 'ds01',
    provisioning: 'thin',
    ...given,
  };
}

export function card(given: Partial<NicSpec> = {}): NicSpec {
  return {
    name: '0',
    portGroup: { name: 'vlan-10', switch: null },
    adapter: 'vmxnet3',
    mac: null,
    connected: true,
    ...given,
  };
}

export function marks(given: Partial<MarksSpec> = {}): MarksSpec {
  return { site: 'site', name: 'new01', disks: { os: 'scsi0:0' }, nics: { 0: { index: 0 } }, ...given };
}

/** Only what is given changes. */
export function reconfigure(
  vm: ObservedVm,
  change: Omit<ReconfigureSpec, 'name' | 'instanceUuid'>,
): Operation {
  const { name, instanceUuid } = vm;
  return { ...common('reconfigure', name), action: 'reconfigure', spec: { name, instanceUuid, ...change } };
}

export function grow(vm: ObservedVm, toMib: number, index = 0): Operation {
  const disk = vm.disks[index];
  if (disk === undefined) throw new Error(`${vm.name} has no disk ${index}`);
  const { key, bus, controller, unit, sizeMib: fromMib } = disk;
  return reconfigure(vm, { growDisks: [{ key, bus, controller, unit, fromMib, toMib }] });
}

export function powerOn({ name, instanceUuid }: ObservedVm, back?: Back): Operation {
  const spec = { name, instanceUuid, ...(back === undefined ? {} : { back }) };
  return { ...common('power-on', name), action: 'power-on', spec };
}

export function shutdownGuest({ name, instanceUuid }: ObservedVm): Operation {
  return { ...common('shutdown-guest', name), action: 'shutdown-guest', spec: { name, instanceUuid } };
}

export function customize({ name, instanceUuid }: ObservedVm, customization: Customization): Operation {
  return { ...common('customize', name), action: 'customize', spec: { name, instanceUuid, customization } };
}

/** One card for each address; null is DHCP. */
export function customization(hostname: string, ...addresses: (string | null)[]): Customization {
  return {
    os: 'windows',
    guest: { hostname, workgroup: 'WG', adminPassword: { fromEnv: 'ADMIN_PASSWORD' } },
    nics: addresses.map((address) => ({ address, gateway: null, dns: [] })),
  };
}
