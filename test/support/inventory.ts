import { uuidV5 } from '../../src/lib/hash.ts';
import type {
  Observed,
  ObservedDatastore,
  ObservedDisk,
  ObservedHost,
  ObservedNetwork,
  ObservedNic,
  ObservedVm,
} from '../../src/model/observed.ts';

/**
 * A small vCenter: datacenter DC, cluster C1 of three hosts (16 cores, 96 GiB), datastores ds01 (4 TiB free) and ds02
 * (1 TiB free), port groups vlan-10, -20, -30, folder `hospital`, the template `tpl` and no other VM. What is given
 * replaces the default; `vms` are added to the template unless they bring one.
 */
export function inventory(given: Partial<Observed> = {}): Observed {
  const vms = given.vms ?? [];
  return {
    source: {
      kind: 'recording',
      api: 'recorded',
      version: '6.0.0',
      instance: 'vc-1',
      observedAt: '2026-01-01T00:00:00Z',
    },
    datacenters: ['DC'],
    clusters: [{ name: 'C1', datacenter: 'DC' }],
    hosts: [host('esx01'), host('esx02'), host('esx03')],
    resourcePools: [
      { path: '', cluster: 'C1' },
      { path: 'lab', cluster: 'C1' },
    ],
    datastores: [datastore('ds01'), datastore('ds02', { capacityMib: 2_097_152, freeMib: 1_048_576 })],
    networks: [10, 20, 30].map((vlan) => network(vlan)),
    folders: [{ datacenter: 'DC', path: 'hospital' }],
    ...given,
    vms: vms.some((each) => each.template) ? vms : [template(), ...vms],
  };
}

/** A powered-off VM of 2 cores and 4 GiB on esx01, one thin disk of 40 GiB, one card on vlan-10; not owned by hvm. */
export function vm(given: Partial<ObservedVm> = {}): ObservedVm {
  const { name = 'vm01', power = 'off', folder = '' } = given;
  const instanceUuid = given.instanceUuid ?? uuidV5(`test/${folder}/${name}`);
  return {
    name,
    datacenter: 'DC',
    folder,
    template: false,
    instanceUuid,
    changeVersion: '1',
    power,
    connection: 'connected',
    cluster: 'C1',
    ...(given.template === true ? {} : { resourcePool: '' }),
    host: 'esx01',
    guestId: 'windows8Server64Guest',
    hardware: 'vmx-10',
    cores: 2,
    coresPerSocket: 1,
    cpuHotAdd: false,
    cpuReservationMhz: 0,
    memoryMib: 4096,
    memoryHotAdd: false,
    memoryReservationMib: 0,
    notes: '',
    disks: [disk({ file: `[ds01] ${name}/${name}.vmdk` })],
    nics: [nic()],
    snapshots: [],
    tools: power === 'on' ? 'running' : 'not-running',
    marks: {},
    ...given,
  };
}

/** The template `tpl`: as `vm`, in the root folder, with a disk of 40 GiB and a card on vlan-10. */
export function template(given: Partial<ObservedVm> = {}): ObservedVm {
  return vm({
    name: 'tpl',
    template: true,
    nics: [nic({ mac: '00:50:56:00:00:01' })],
    ...given,
  });
}

/** A VM that hvm owns: marks of the site, disks and cards named by their place in the lists given, `d0`, `0`. */
export function ownedVm(site: string, given: Partial<ObservedVm> = {}): ObservedVm {
  const plain = vm(given);
  const disks = plain.disks.map(
    ({ bus, controller, unit }, index) => `d${index}=${bus}${controller}:${unit}`,
  );
  const nics = plain.nics.map(({ key, mac }, index) => `${index}=${key},${mac}`);
  const marks = {
    'hvm.owner': plain.instanceUuid,
    'hvm.site': site,
    'hvm.name': plain.name,
    'hvm.disks': disks.join(' '),
    'hvm.nics': nics.join(' '),
  };
  return { ...plain, marks: { ...marks, ...given.marks } };
}

export function disk(given: Partial<ObservedDisk> = {}): ObservedDisk {
  const { controller = 0, unit = 0, datastore: on = 'ds01' } = given;
  const place = controller * 16 + unit;
  return {
    key: 2000 + place,
    bus: 'scsi',
    controller,
    unit,
    sizeMib: 40_960,
    datastore: on,
    provisioning: 'thin',
    file: `[${on}] vm01/vm01${place === 0 ? '' : `_${place}`}.vmdk`,
    ...given,
  };
}

export function nic(given: Partial<ObservedNic> = {}): ObservedNic {
  return {
    key: 4000,
    mac: '00:50:56:00:00:10',
    adapter: 'vmxnet3',
    portGroup: 'vlan-10',
    switch: null,
    connected: true,
    ...given,
  };
}

export function host(name: string, given: Partial<ObservedHost> = {}): ObservedHost {
  return {
    name,
    cluster: 'C1',
    sockets: 2,
    cores: 16,
    memoryMib: 98_304,
    connected: true,
    maintenance: false,
    ...given,
  };
}

export function datastore(name: string, given: Partial<ObservedDatastore> = {}): ObservedDatastore {
  return { name, capacityMib: 6_291_456, freeMib: 4_194_304, accessible: true, ...given };
}

/** The port group `vlan-N`. */
export function network(vlan: number, given: Partial<ObservedNetwork> = {}): ObservedNetwork {
  return { name: `vlan-${vlan}`, kind: 'standard', switch: null, vlan, ...given };
}
