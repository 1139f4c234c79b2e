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
  /** Two port groups of one name, on two switches, of which the manifest names none. */
  'port-group-twins',
] as const;
type Oddity = (typeof oddities)[number];

export const generatedSite: fc.Arbitrary<Site> = fc.record({
  server: fc.constantFrom('5.5.0', '6.0.0', '8.0.3'),
  templateDisks: fc.integer({ min: 1, max: 2 }),
  templateNics: fc.integer({ min: 0, max: 2 }),
  oddities: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constantFrom(...oddities).map((one) => [one]) },
  ),
});

export function inventoryOf(
  site: Site,
  networks: readonly DesiredNetwork[],
  vms: readonly ObservedVm[],
): Observed {
  const is = (oddity: Oddity) => site.oddities.includes(oddity);
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
      { name: 'C1', datacenter: 'DC' },
      ...(c2 || dc2 ? [{ name: 'C2', datacenter: dc2 ? 'DC2' : 'DC' }] : []),
    ],
    hosts: [
      host('esx01'),
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
      }),
    ],
    networks: portGroups(networks, is('port-group-twins')),
    folders: [
      ...folders,
      ...(dc2 ? ['hospital', 'hospital/imaging'].map((path) => ({ datacenter: 'DC2', path })) : []),
    ],
    vms: [
      ...templates(site),
      ...(is('datastore-inaccessible') ? vms.map(onTheOtherDatastore) : vms),
      ...(dc2 ? [vmInTheOtherDatacenter()] : []),
    ],
  });
}

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
      disks: disks.slice(0, templateDisks),
      nics: nics.slice(0, templateNics),
      tools: odd.includes('template-without-tools') ? 'not-installed' : 'not-running',
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
