/** The vCenter around the VMs: hosts, datastores, port groups, folders, templates; and what may be odd about it. */
import * as fc from 'fast-check';
import type { DesiredNetwork } from '../../src/model/desired.ts';
import type { Observed, ObservedNetwork, ObservedVm } from '../../src/model/observed.ts';
import { sortInventory } from '../../src/vsphere/recorded/fill.ts';
import { gib, groups } from './generate-desired.ts';
import { datastore, disk, host, network, nic, template, vm } from './inventory.ts';

export interface Site {
  readonly server: string;
  readonly templateDisks: number;
  readonly templateNics: number;
  readonly drs: boolean;
  readonly oddities: readonly Oddity[];
}

const oddities = [
  /** A datacenter DC2 with folders and a VM of the same names. */
  'second-datacenter',
  /** A cluster C2 that has the resource pool `lab` and the host esx02, which C1 then lacks. */
  'second-cluster',
  'host-not-connected',
  /** ds02; no VM has a disk there. */
  'datastore-inaccessible',
  'datastore-full',
  'template-without-tools',
  'template-without-disks',
  'template-busy',
  'template-not-connected',
  /** esx01, on which all VMs are that were there before. */
  'host-in-maintenance',
  /** ds02, on esx01. */
  'datastore-not-mounted',
  /** vlan-20, on esx01. */
  'port-group-not-on-host',
  /** A VM on esx01 reserves nearly all of its memory. */
  'memory-reserved',
  /** Folders that have the names of new VMs, and a VM that has the name of a new folder. */
  'names-taken',
  /** Two port groups of one name, on two switches, of which the manifest names none. */
  'port-group-twins',
] as const;
type Oddity = (typeof oddities)[number];

export const generatedSite: fc.Arbitrary<Site> = fc.record({
  server: fc.constantFrom('5.1.0', '5.5.0', '6.0.0', '8.0.3'),
  templateDisks: fc.integer({ min: 1, max: 2 }),
  templateNics: fc.integer({ min: 0, max: 2 }),
  drs: fc.boolean(),
  oddities: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...oddities).map((one) => [one]) },
  ),
});

export function inventoryOf(
  site: Site,
  networks: readonly DesiredNetwork[],
  vms: readonly ObservedVm[],
): Observed {
  const is = (oddity: Oddity) => site.oddities.includes(oddity);
  const there = new Set(vms.map(({ folder, name }) => (folder === '' ? name : `${folder}/${name}`)));
  const taken = is('names-taken') ? takenPaths.filter((path) => !there.has(path)) : [];
  const [dc2, c2] = [is('second-datacenter'), is('second-cluster')];
  const folders = ['elsewhere', 'hospital', 'lab', 'templates'].map((path) => ({ datacenter: 'DC', path }));
  return sortInventory({
    source: {
      kind: 'recording',
      api: 'recorded',
      version: site.server,
      instance: 'vc-1',
      observedAt: '2026-01-01T00:00:00Z',
    },
    datacenters: dc2 ? ['DC', 'DC2'] : ['DC'],
    clusters: [
      { name: 'C1', datacenter: 'DC', ...(site.drs ? { drs: true } : {}) },
      ...(c2 || dc2 ? [{ name: 'C2', datacenter: dc2 ? 'DC2' : 'DC' }] : []),
    ],
    hosts: [
      host('esx01', { maintenance: is('host-in-maintenance') }),
      host('esx02', { cluster: c2 ? 'C2' : 'C1', connected: !is('host-not-connected') }),
      host('esx03'),
      ...(dc2 ? [host('esx09', { cluster: 'C2' })] : []),
    ],
    resourcePools: [
      { path: '', cluster: 'C1' },
      { path: 'lab', cluster: c2 ? 'C2' : 'C1' },
      ...(c2 || dc2 ? [{ path: '', cluster: 'C2' }] : []),
    ],
    datastores: [
      datastore('ds01', { capacityMib: 60_000 * gib, freeMib: 50_000 * gib }),
      datastore('ds02', {
        capacityMib: 60_000 * gib,
        freeMib: (is('datastore-full') ? 50 : 40_000) * gib,
        accessible: !is('datastore-inaccessible'),
        ...(is('datastore-not-mounted') ? elsewhere : {}),
      }),
    ],
    networks: portGroups(networks, is('port-group-twins')).map((group) =>
      is('port-group-not-on-host') && group.name === 'vlan-20' ? { ...group, ...elsewhere } : group,
    ),
    folders: [
      ...folders,
      ...taken.map((path) => ({ datacenter: 'DC', path })),
      ...(dc2 ? ['hospital', 'hospital/imaging'].map((path) => ({ datacenter: 'DC2', path })) : []),
    ],
    vms: [
      ...templates(site),
      ...(is('datastore-inaccessible') ? vms.map(onTheOtherDatastore) : vms),
      ...(dc2 ? [vmInTheOtherDatacenter()] : []),
      ...(is('memory-reserved')
        ? [bystander('reserver', { memoryMib: 98_000, memoryReservationMib: 98_000 })]
        : []),
      ...(is('names-taken') ? [bystander('imaging', { folder: 'hospital' })] : []),
    ],
  });
}

const elsewhere = { hosts: ['esx02', 'esx03'] };
const takenPaths = ['vm01', 'vm03', 'hospital/vm02', 'lab/vm04'];

/** The port groups that the Networks name, and on the switch or beside it others of the same names. */
function portGroups(networks: readonly DesiredNetwork[], twins: boolean): ObservedNetwork[] {
  const named = groups.flatMap((name, index) => {
    const standard = network((index + 1) * 10);
    const distributed = network((index + 1) * 10, { name, kind: 'distributed', switch: 'dvs1' });
    const hasSwitch = networks[index]?.switch !== undefined;
    return hasSwitch || (twins && index === 2) ? [distributed, standard] : [standard];
  });
  return [...named, { name: 'vmotion', kind: 'standard', switch: null, vlan: null }];
}

function templates({ templateDisks, templateNics, oddities: odd }: Site): ObservedVm[] {
  const disks = [
    disk({ file: '[ds01] t/os.vmdk' }),
    disk({ unit: 1, sizeMib: 60 * gib, file: '[ds01] t/data.vmdk' }),
  ];
  const nics = [0, 1].map((index) =>
    nic({ key: 4000 + index, mac: `00:50:56:00:00:0${index}`, adapter: 'e1000e' }),
  );
  return [
    template({
      name: 'win2012',
      folder: 'templates',
      disks: odd.includes('template-without-disks') ? [] : disks.slice(0, templateDisks),
      nics: nics.slice(0, templateNics),
      tools: odd.includes('template-without-tools') ? 'not-installed' : 'not-running',
      ...(odd.includes('template-busy') ? { runningTask: 'ExportVm_Task' } : {}),
      ...(odd.includes('template-not-connected') ? { connection: 'inaccessible' } : {}),
    }),
    template({
      name: 'ubuntu',
      guestId: 'ubuntu64Guest',
      disks: disks.slice(0, 1),
      nics: [],
      cores: 4,
      coresPerSocket: 2,
    }),
  ];
}

export function isTemplateOfSite({ name }: ObservedVm): boolean {
  return name === 'win2012' || name === 'ubuntu';
}

/** A VM on esx01 that no manifest declares. */
function bystander(name: string, given: Partial<ObservedVm>): ObservedVm {
  return vm({
    name,
    power: 'on',
    disks: [disk({ file: `[ds01] ${name}/os.vmdk` })],
    nics: [nic({ mac: `00:50:56:05:00:0${name.length}` })],
    ...given,
  });
}

function vmInTheOtherDatacenter(): ObservedVm {
  return vm({
    name: 'vm01',
    datacenter: 'DC2',
    folder: 'hospital',
    cluster: 'C2',
    host: 'esx09',
    disks: [disk({ file: '[ds01] far/vm01.vmdk' })],
    nics: [nic({ mac: '00:50:56:04:00:01' })],
  });
}

function onTheOtherDatastore(existing: ObservedVm): ObservedVm {
  return { ...existing, disks: existing.disks.map((each) => ({ ...each, datastore: 'ds01' })) };
}
