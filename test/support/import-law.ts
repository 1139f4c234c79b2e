import * as fc from 'fast-check';
import type { Observed } from '../../src/model/observed.ts';
import { world } from './generate.ts';
import { disk, nic, vm } from './inventory.ts';

/** Names and notes that YAML, files and manifests have something against. */
const hostile = fc.oneof(
  fc.constantFrom(
    'null',
    'yes',
    '1e3',
    '0x10',
    '2016-06-30',
    '- a: b # c',
    'a: b\n  c\n',
    '\n\n  indented\n',
    'ends with blanks  \n\tand a tab\t',
    'it\'s "quoted" \\ and {flow: [x]}',
    'line\r\nline\rline',
    '--- !tag &anchor *alias\n...\n',
    '\u0000\u0007\u001b[31m\u007f\u0085\u2028\u200b\ufeff',
    '画像管理\n\n担当: 情報管理室 ',
    '{{ template }} <<<<<<< HEAD\n=======\n>>>>>>> x',
    'password: secret',
    '# not a comment',
    '%YAML 1.1',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** vCenters of the laws, with VMs beside that have odd notes, sizes, folders, cards and names. */
export const importable: fc.Arbitrary<Observed> = fc
  .tuple(
    world({ vms: 6 }),
    fc.array(
      fc.record({
        notes: hostile,
        folder: fc.constantFrom('', 'lab', '画像/診療 用', 'networks', 'lab/VMS'),
        memoryMib: fc.constantFrom(4, 4096, 4097, 65_536),
        power: fc.constantFrom('on' as const, 'off' as const),
        cores: fc.constantFrom([1, 1], [6, 3], [8, 8]),
        flags: fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom(0, 500), fc.constantFrom(0, 4)),
        disks: fc.uniqueArray(fc.constantFrom(0, 1, 3, 9, 16, 21), { minLength: 1, maxLength: 4 }),
        cards: fc.array(
          fc.tuple(fc.constantFrom('vlan-10', 'vlan-20', 'vmotion', 'untagged'), fc.boolean(), fc.boolean()),
          { maxLength: 4 },
        ),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([{ observed }, odd]) => ({
    ...observed,
    folders: [
      ...observed.folders,
      ...['lab/VMS', 'networks', '画像', '画像/診療 用'].map((path) => ({ datacenter: 'DC', path })),
    ].sort((a, b) => (`${a.datacenter}\n${a.path}` < `${b.datacenter}\n${b.path}` ? -1 : 1)),
    networks: [
      ...observed.networks,
      { name: 'untagged', kind: 'standard' as const, switch: null, vlan: 0 },
    ].sort((a, b) => (`${a.name}\n${a.switch ?? ''}` < `${b.name}\n${b.switch ?? ''}` ? -1 : 1)),
    vms: [
      ...observed.vms,
      ...odd.map(({ flags, disks, cards, cores: [cores = 1, coresPerSocket = 1], ...rest }, index) =>
        vm({
          ...rest,
          name: `odd-${index}`,
          cores,
          coresPerSocket,
          cpuHotAdd: flags[0],
          memoryHotAdd: flags[1],
          cpuReservationMhz: flags[2],
          memoryReservationMib: flags[3],
          disks: disks
            .sort((a, b) => a - b)
            .map((place) =>
              disk({
                controller: Math.floor(place / 16),
                unit: place % 16,
                sizeMib: 1025 + place,
                datastore: place % 2 === 0 ? 'ds01' : 'ds02',
                provisioning: place % 3 === 0 ? 'thin' : 'eager',
                file: `[ds01] odd-${index}/${place}.vmdk`,
              }),
            ),
          nics: cards.map(([portGroup, connected, old], card) => {
            const there = observed.networks.find(({ name }) => name === portGroup);
            return nic({
              key: 4000 + card,
              mac: `00:50:56:09:0${index}:0${card}`,
              portGroup,
              switch: there?.switch ?? null,
              connected,
              adapter: old ? 'sriov' : 'vmxnet3',
            });
          }),
        }),
      ),
    ],
  }));

/** The same vCenter where nobody owns anything. */
export function withoutMarks(observed: Observed): Observed {
  return { ...observed, vms: observed.vms.map((each) => ({ ...each, marks: {} })) };
}
