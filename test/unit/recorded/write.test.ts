import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../src/model/observed.ts';
import { sortInventory } from '../../../src/vsphere/recorded/fill.ts';
import { layout } from '../../../src/vsphere/recorded/layout.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';
import { datastore, disk, host, inventory, network, nic, ownedVm, vm } from '../../support/inventory.ts';

const reparsed = (value: Observed) => parseRecording(Buffer.from(formatRecording(value)), 'f');

test('a canonical file comes back byte for byte', async () => {
  const file = await readFile(new URL('../../../manifests/kyushu.recording.json', import.meta.url));
  expect(formatRecording(parseRecording(file, 'f'))).toBe(file.toString());
});

test('is short, ordered and made for git diff', () => {
  const { source } = inventory();
  const small = inventory({
    source: { ...source, instance: 'vc' },
    hosts: [host('esx01', { maintenance: true })],
    resourcePools: [{ path: '', cluster: 'C1' }],
    datastores: [datastore('ds01', { hosts: ['esx01'] })],
    networks: [network(10), network(20, { kind: 'distributed', switch: 'dvs1' })],
    vms: [
      ownedVm('site', {
        name: 'b',
        folder: 'hospital',
        power: 'on',
        cores: 4,
        notes: '画像\n2',
        coresPerSocket: 2,
      }),
    ],
  });
  expect(formatRecording({ ...small, vms: small.vms.filter(({ template }) => !template) })).toBe(`{
  "format": "hvm-recording",
  "version": 1,
  "vcenter": {"version": "6.0.0", "instance": "vc", "observedAt": "2026-01-01T00:00:00Z"},
  "datacenters": ["DC"],
  "clusters": [
    {"name": "C1", "datacenter": "DC"}
  ],
  "hosts": [
    {
      "name": "esx01",
      "cluster": "C1",
      "sockets": 2,
      "cores": 16,
      "memoryMib": 98304,
      "maintenance": true
    }
  ],
  "resourcePools": [
    {"path": "", "cluster": "C1"}
  ],
  "datastores": [
    {"name": "ds01", "capacityMib": 6291456, "freeMib": 4194304, "hosts": ["esx01"]}
  ],
  "networks": [
    {"name": "vlan-10", "vlan": 10},
    {"name": "vlan-20", "kind": "distributed", "switch": "dvs1", "vlan": 20}
  ],
  "folders": [
    {"path": "hospital"}
  ],
  "vms": [
    {
      "name": "b",
      "folder": "hospital",
      "instanceUuid": "${small.vms[1]?.instanceUuid}",
      "changeVersion": "1",
      "power": "on",
      "host": "esx01",
      "cores": 4,
      "coresPerSocket": 2,
      "memoryMib": 4096,
      "notes": "画像\\n2",
      "disks": [
        {"unit": 0, "sizeMib": 40960, "datastore": "ds01"}
      ],
      "nics": [
        {"key": 4000, "mac": "00:50:56:00:00:10", "portGroup": "vlan-10"}
      ],
      "marks": {
        "hvm.owner": "${small.vms[1]?.instanceUuid}",
        "hvm.site": "site",
        "hvm.name": "b",
        "hvm.disks": "d0=scsi0:0",
        "hvm.nics": "0=4000,00:50:56:00:00:10"
      }
    }
  ]
}
`);
});

describe('what is written is read back as it was', () => {
  const vmArbitrary = fc
    .record({
      folder: fc.constantFrom('', 'hospital'),
      template: fc.boolean(),
      changeVersion: fc.constantFrom('1', '77', '2026-01-01T00:00:00.1Z'),
      power: fc.constantFrom('on' as const, 'off' as const, 'suspended' as const),
      connection: fc.constantFrom('connected' as const, 'orphaned' as const),
      cores: fc.integer({ min: 1, max: 64 }),
      memoryMib: fc.integer({ min: 1, max: 1_000_000 }),
      notes: fc.string({ unit: 'grapheme' }),
      tools: fc.constantFrom('running' as const, 'not-running' as const, 'not-installed' as const),
      snapshots: fc.array(fc.record({ name: fc.string(), createdAt: fc.constant('2026-01-01T00:00:00Z') })),
      marks: fc.dictionary(fc.constantFrom('hvm.owner', 'hvm.site', 'hvm.z', 'hvm.a'), fc.string()),
      disks: fc
        .uniqueArray(
          fc.record({
            controller: fc.nat(3),
            unit: fc.nat(15),
            file: fc.constantFrom('[ds01] x/x.vmdk', '[ds02] vm/vm.vmdk'),
          }),
          { selector: ({ controller, unit }) => `${controller}:${unit}`, maxLength: 4 },
        )
        .map((places) => places.map((place) => disk(place))),
      nics: fc
        .uniqueArray(fc.integer({ min: 4000, max: 4009 }), { maxLength: 3 })
        .map((keys) => keys.map((key) => nic({ key, connected: key % 2 === 0 }))),
      guest: fc.record({ hostname: fc.string(), addresses: fc.array(fc.ipV4(), { maxLength: 2 }) }),
    })
    .map((given) => vm(given.template ? { ...given, power: 'off' } : given));

  test('for any inventory', () => {
    fc.assert(
      fc.property(fc.array(vmArbitrary, { maxLength: 6 }), (list) => {
        const vms = list.map((each, index) => ({
          ...each,
          name: `vm${index}`,
          instanceUuid: `uuid-${index}`,
        }));
        const whole = sortInventory(inventory({ vms }));
        const text = formatRecording(whole);
        expect(reparsed(whole)).toEqual(whole);
        expect(formatRecording(reparsed(whole))).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('with rules and overrides of a cluster, sorted, without what is usual', () => {
    const hostRules = [
      { name: 'b', enabled: true, mandatory: true, runs: 'on' as const, vms: ['v2', 'v1'], hosts: ['esx01'] },
      { name: 'a', enabled: false, mandatory: false, runs: 'off' as const, vms: [], hosts: [] },
    ];
    const vmOverrides = [
      { vm: 'v2', drs: 'manual' as const },
      { vm: 'v1', haRestart: 'disabled' },
    ];
    const cluster = { name: 'C1', datacenter: 'DC', ha: true, haRestart: 'medium', drsOverrides: true };
    const ruled = inventory({
      clusters: [{ ...cluster, drsAutomation: 'fullyAutomated', hostRules, vmOverrides }],
    });
    expect(reparsed(ruled)).toEqual(sortInventory(ruled));
    const [first] = JSON.parse(formatRecording(sortInventory(ruled))).clusters;
    expect(first.hostRules[1]).toEqual({ name: 'b', mandatory: true, vms: ['v1', 'v2'], hosts: ['esx01'] });
    expect(first.vmOverrides[0]).toEqual({ vm: 'v1', haRestart: 'disabled' });
    const none = inventory({ clusters: [{ ...cluster, hostRules: [], vmOverrides: [] }] });
    expect(reparsed(none).clusters).toEqual(none.clusters);
  });

  test('with two datacenters and clusters', () => {
    const two = inventory({
      datacenters: ['DC', 'DC2'],
      clusters: [
        { name: 'C1', datacenter: 'DC', ha: true },
        { name: 'C2', datacenter: 'DC2', drs: false },
      ],
      hosts: [host('esx01'), host('esx02', { cluster: 'C2' })],
      resourcePools: ['C1', 'C2'].map((cluster) => ({ path: '', cluster })),
      vms: [vm(), vm({ name: 'x', datacenter: 'DC2', cluster: 'C2', host: 'esx02' })],
    });
    expect(reparsed(two)).toEqual(sortInventory(two));
  });
});

test('keeps a line below 100 columns', () => {
  const list = Array.from({ length: 40 }, (_, index) => `host${index}`);
  const lines = layout({ short: list.slice(0, 8), long: list }).split('\n');
  expect(lines[1]).toMatch(/^ {2}"short": \["host0", .*\],$/);
  expect(lines.every((line) => line.length <= 101)).toBe(true);
  expect(JSON.parse(lines.join('\n'))).toEqual({ short: list.slice(0, 8), long: list });
});

test('a VM is laid out anew when what stands around it changes', () => {
  const one = vm();
  const before = inventory({ vms: [one] });
  const clusters = [...before.clusters, { name: 'C2', datacenter: 'DC' }];
  const after = { ...before, clusters, hosts: before.hosts.map((each) => ({ ...each, cluster: 'C2' })) };
  expect(formatRecording(before)).not.toContain('      "cluster": "C1",\n      "host"');
  expect(formatRecording(after)).toContain('      "cluster": "C1",\n      "host"');
  expect(formatRecording(before)).not.toContain('      "cluster": "C1",\n      "host"');
});
