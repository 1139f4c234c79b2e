/** Sites for the laws: values as `manifest/resolve` gives them, with every optional key left out now and then. */
import * as fc from 'fast-check';
import type {
  DesiredCores,
  DesiredDisk,
  DesiredMemory,
  DesiredNetwork,
  DesiredNic,
  DesiredSite,
  DesiredTemplate,
  DesiredVm,
  Provisioning,
} from '../../src/model/desired.ts';

export const siteName = 'kdu';
const vmNames = ['vm01', 'vm02', 'vm03', 'vm04', 'vm05', 'vm06'] as const;
export const gib = 1024;
/** Above 2 TiB a disk of an old vSphere grows only while the VM is off. */
export const diskSizes = [40, 60, 100, 3000].map((size) => size * gib);
export const groups = ['vlan-10', 'vlan-20', 'vlan-30'] as const;

export const desiredSite: fc.Arbitrary<DesiredSite> = fc
  .record({ datacenter: fc.constant('DC'), cluster: fc.constant('C1') }, { requiredKeys: [] })
  .map((place) => ({
    name: siteName,
    ...place,
    timeZone: 'Asia/Tokyo',
    windows: [],
    forbidden: [],
    policy: {},
    exceptions: [],
  }));

/** Networks n10, n20, n30 on port groups of the same numbers; each may name the switch of its port group. */
export const desiredNetworks: fc.Arbitrary<readonly DesiredNetwork[]> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.boolean())
  .map((named) =>
    groups.map((portGroup, index) => ({
      name: portGroup.replace('vlan-', 'n'),
      vlan: (index + 1) * 10,
      portGroup,
      ...(named[index] === true ? { switch: 'dvs1' } : {}),
      dns: [],
      ...(index === 0 ? { gateway: '10.0.10.1' } : {}),
    })),
  );

export const desiredTemplates: readonly DesiredTemplate[] = [
  { name: 'windows', source: 'templates/win2012', os: 'windows-2012-r2' },
  { name: 'linux', source: 'ubuntu', os: 'ubuntu-24.04' },
];

const desiredCores: fc.Arbitrary<DesiredCores> = fc
  .record(
    {
      count: fc.constantFrom(1, 2, 4, 6),
      perSocket: fc.constantFrom(1, 2, 3),
      hotAdd: fc.boolean(),
      reservationMhz: fc.constantFrom(0, 1000),
    },
    { requiredKeys: [] },
  )
  .map(({ perSocket, ...cores }) =>
    perSocket === undefined || (cores.count ?? perSocket) % perSocket !== 0 ? cores : { ...cores, perSocket },
  );

const desiredMemory: fc.Arbitrary<DesiredMemory> = fc.record(
  {
    sizeMib: fc.constantFrom(2, 4, 6, 8).map((size) => size * gib),
    hotAdd: fc.boolean(),
    reservationMib: fc.constantFrom<(number | 'all')[]>(0, gib, 'all'),
  },
  { requiredKeys: [] },
);

const desiredDisks: fc.Arbitrary<readonly DesiredDisk[]> = fc
  .tuple(
    fc.subarray(['os', 'data', 'logs'], { minLength: 1 }),
    fc.array(
      fc.record(
        {
          sizeMib: fc.oneof(
            { weight: 19, arbitrary: fc.constantFrom(...diskSizes) },
            { weight: 1, arbitrary: fc.constant(70_000 * gib) }, // Beyond 62 TiB.
          ),
          provisioning: fc.constantFrom<Provisioning[]>('thin', 'thick', 'eager'),
          datastore: fc.constantFrom('ds01', 'ds02'),
          place: fc.oneof(
            { weight: 8, arbitrary: fc.constant({}) },
            fc.record({ controller: fc.constantFrom(0, 1) }),
            fc.record({ controller: fc.constantFrom(0, 1), unit: fc.constantFrom(0, 1, 2, 6, 8) }),
          ),
        },
        { requiredKeys: ['sizeMib', 'place'] },
      ),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([names, disks]) =>
    names.flatMap((name, index): DesiredDisk[] => {
      const { place, ...disk } = disks[index] ?? { place: {}, sizeMib: 40 * gib };
      return [{ name, ...disk, ...place }];
    }),
  )
  .map(withoutTwins);

/** No two disks of a manifest are declared at one place. */
function withoutTwins(disks: readonly DesiredDisk[]): DesiredDisk[] {
  const places = new Set<string>();
  return disks.map(({ unit, ...disk }) => {
    const place = `${disk.controller ?? 0}:${unit}`;
    if (unit === undefined || places.has(place)) return disk;
    places.add(place);
    return { ...disk, unit };
  });
}

function desiredNics(index: number): fc.Arbitrary<readonly DesiredNic[]> {
  return fc
    .tuple(
      fc.shuffledSubarray(['care', 'lan', 'dmz']),
      fc.array(
        fc.record(
          {
            network: fc.constantFrom('n10', 'n20', 'n30'),
            name: fc.boolean(),
            address: fc.boolean(),
            mac: fc.boolean(),
            adapter: fc.constantFrom('vmxnet3', 'e1000e'),
            connected: fc.boolean(),
          },
          { requiredKeys: ['network', 'name', 'address', 'mac'] },
        ),
        { minLength: 3, maxLength: 3 },
      ),
    )
    .map(([names, cards]) =>
      names.flatMap((own, place) => {
        const card = cards[place];
        if (card === undefined) return [];
        const { name, address, mac, ...rest } = card;
        return [
          {
            ...rest,
            ...(name ? { name: own } : {}),
            ...(address && place < 2
              ? { address: `10.0.${rest.network.slice(1)}.${index + 1}${place}/24` }
              : {}),
            ...(mac && place === 0 ? { mac: `00:50:56:01:00:0${index}` } : {}),
          },
        ];
      }),
    );
}

/** The declared VM of this name; `template` is there more often than not, as a VM cannot be made without. */
export function desiredVm(index: number): fc.Arbitrary<DesiredVm> {
  const template = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom({ template: 'windows' }, { template: 'linux' }) },
    fc.constant({}),
  );
  const others = fc.record(
    {
      name: fc.constant(vmNames[index] ?? 'vm01'),
      labels: fc.constant({ owner: 'hospital' }),
      software: fc.constant([]),
      responsibility: fc.constant({}),
      displayName: fc.constant('画像管理'),
      cores: desiredCores,
      memory: desiredMemory,
      disks: desiredDisks,
      datastore: fc.constantFrom('ds01', 'ds02'),
      networks: desiredNics(index),
      guest: fc.record(
        { hostname: fc.constant(`HOST${index}`), workgroup: fc.constant('KDU') },
        { requiredKeys: [] },
      ),
      power: fc.constantFrom('on', 'off', 'keep'),
      folder: fc.constantFrom('', 'hospital', 'hospital/imaging', 'lab'),
      resourcePool: fc.constantFrom('', 'lab'),
      notes: fc.constantFrom('', 'as declared', '二行\nの注記'),
      availability: fc.record(
        { mode: fc.constantFrom('ha', 'none'), activeHost: fc.constantFrom('esx01', 'esx02') },
        { requiredKeys: ['mode'] },
      ),
    },
    { requiredKeys: ['name', 'labels', 'software', 'responsibility'] },
  );
  return fc.tuple(template, others).map(([named, vm]) => ({ ...named, ...vm }));
}
