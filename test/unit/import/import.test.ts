import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importVms, type ImportInput } from '../../../src/import/import.ts';
import { manifestText } from '../../../src/import/yaml.ts';
import { parseYaml } from '../../../src/manifest/parse.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredNetwork, desired, site } from '../../support/desired.ts';
import { disk, inventory, network, nic, ownedVm, template, vm } from '../../support/inventory.ts';
import { unreadVm } from '../../support/unreadable.ts';

const bare: DesiredVm = declared({
  name: 'probe',
  disks: [{ name: 'probe', sizeMib: 1, datastore: 'ds01' }],
});

function imported(observed: Observed, given: Partial<ImportInput> = {}) {
  const input = { desired: desired(), bare, observed, patterns: [], taken: [], head: '', ...given };
  const { files, ...rest } = importVms(input);
  return { ...rest, files: Object.fromEntries(files.map(({ path, text }) => [path, text])) };
}

test('a VM that this Site owns comes back under its recorded names, with its template', () => {
  const owned = ownedVm('kdu', {
    name: 'app01',
    power: 'suspended',
    disks: [
      disk(),
      disk({ unit: 2, datastore: 'ds02', provisioning: 'eager', sizeMib: 1025 }),
      disk({ unit: 5, sizeMib: 2048 }),
    ],
    nics: [
      nic(),
      nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: 'vlan-20', connected: false, adapter: 'e1000e' }),
      nic({ key: 4002, mac: '00:50:56:00:00:12', portGroup: 'vlan-30' }),
    ],
    marks: {
      'hvm.template': 'win2022',
      'hvm.disks': 'system=scsi0:0 logs=scsi0:2',
      'hvm.nics': '0=4000,00:50:56:00:00:10 care=4001,00:50:56:00:00:11',
    },
  });
  expect(imported(inventory({ vms: [owned] }))).toEqual({
    names: ['app01'],
    notices: [],
    files: {
      'templates.yaml': `apiVersion: hvm/v1
kind: Template
metadata: {name: win2022}
spec: {source: win2022, os: windows-2012-r2, guestId: windows8Server64Guest}
`,
      'vms.yaml': `apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: app01}
spec:
  template: win2022
  cores: 2
  memory: 4 GiB
  disks:
    - {name: system, size: 40 GiB}
    - {name: logs, size: 1025 MiB, provisioning: eager, datastore: ds02}
  networks:
    - {vlan: 10}
    - {vlan: 20, name: care, adapter: e1000e, connected: false}
`,
    },
  });
});

test('a Network is made for a port group that none names, and says its switch only where it must', () => {
  const observed = inventory({
    networks: [
      network(10),
      network(40, { name: '診療 VLAN', kind: 'distributed', switch: 'dvs1' }),
      network(50, { name: 'care', kind: 'distributed', switch: 'dvs1' }),
      network(60, { name: 'care', kind: 'distributed', switch: 'dvs2' }),
      network(60, { name: 'Care/2' }),
    ],
    vms: [
      vm({
        nics: [
          nic(),
          nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: '診療 VLAN', switch: 'dvs1' }),
          nic({ key: 4002, mac: '00:50:56:00:00:12', portGroup: 'care', switch: 'dvs1' }),
          nic({ key: 4003, mac: '00:50:56:00:00:13', portGroup: 'care', switch: 'dvs2' }),
          nic({ key: 4004, mac: '00:50:56:00:00:14', portGroup: 'Care/2' }),
        ],
      }),
    ],
  });
  const { files } = imported(observed);
  expect(files['networks.yaml']?.match(/(?<=^metadata: |^spec: ).*$/gm)).toEqual([
    '{name: Care-2}',
    '{vlan: 60, portGroup: Care/2}',
    '{name: VLAN}',
    '{vlan: 40, portGroup: 診療 VLAN}',
    '{name: care}',
    '{vlan: 50, portGroup: care, switch: dvs1}',
    '{name: care-2}',
    '{vlan: 60, portGroup: care, switch: dvs2}',
  ]);
  expect(files['vms.yaml']?.match(/(?<=^ {4}- )\{(vlan|network).*$/gm)).toEqual([
    '{vlan: 10}',
    '{vlan: 40}',
    '{vlan: 50}',
    '{network: care-2}',
    '{network: Care-2}',
  ]);
});

test('a second Network of a VLAN that manifests name is not made: "vlan" in them would be ambiguous', () => {
  const other = nic({ portGroup: 'new', mac: '00:50:56:00:00:99' });
  const observed = inventory({
    networks: [network(10), network(10, { name: 'new' })],
    vms: [vm({ nics: [other] })],
  });
  const used = desired({
    networks: [declaredNetwork(10)],
    vms: [declared({ name: 'there', networks: [declaredCard(10)] })],
  });
  const { files, notices } = imported(observed, { desired: used });
  expect([Object.keys(files), notices]).toEqual([
    ['vms.yaml'],
    [{ key: 'IMP-003/several', args: { name: 'vm01', mac: '00:50:56:00:00:99', portGroup: 'new' } }],
  ]);
  expect(files['vms.yaml']).not.toContain('networks');
});

test('each folder has a file that no other has, whatever it is called', () => {
  const folders = ['', 'a/b', 'a-b', 'A B', '.hidden', '画像/診療', 'networks', '???'];
  const vms = folders.map((folder, index) => vm({ name: `vm${index}`, folder }));
  const { files } = imported(inventory({ vms }), { taken: ['vms.yaml'], desired: desired({ networks: [] }) });
  expect(Object.keys(files)).toEqual([
    'networks.yaml',
    'vms-2.yaml',
    'hidden.yaml',
    'vms-3.yaml',
    'A-B.yaml',
    'a-b-2.yaml',
    'a-b-3.yaml',
    'networks-2.yaml',
    '画像-診療.yaml',
  ]);
});

test('VMs of another cluster or datacenter are none of the Site', () => {
  const observed = inventory({
    vms: [vm({ name: 'here' }), vm({ name: 'far', cluster: 'C2' }), vm({ name: 'away', datacenter: 'DC2' })],
  });
  expect(imported(observed).names).toEqual(['here']);
  expect(imported(observed, { patterns: ['far', 'away'] })).toEqual({
    names: [],
    files: {},
    notices: [
      { key: 'IMP-002/elsewhere', args: { name: 'far', place: 'C2' } },
      { key: 'IMP-002/elsewhere', args: { name: 'away', place: 'DC2' } },
    ],
  });
  const anywhere = desired({ site: { ...site(), datacenter: 'DC2', cluster: 'C1' } });
  expect(imported(observed, { desired: anywhere }).names).toEqual(['away']);
});

test('a guest name is written where the Site customizes all and the name will not do', () => {
  const names = ['short', 'a-very-long-name-of-a-server', '12345', 'x.y_z'];
  const vms = [
    ...names.map((name) => vm({ name })),
    vm({ name: 'told_by_guest', power: 'on', guest: { hostname: 'APP07.example.ac.jp', addresses: [] } }),
  ];
  const { files } = imported(inventory({ vms }), { bare: { ...bare, guest: { workgroup: 'KDU' } } });
  const lines = files['vms.yaml']?.match(/^metadata: .*$|^ {2}guest: .*$/gm);
  expect(lines).toEqual([
    'metadata: {name: "12345"}',
    '  guest: {hostname: h12345}',
    'metadata: {name: a-very-long-name-of-a-server}',
    '  guest: {hostname: a-very-long-nam}',
    'metadata: {name: short}',
    'metadata: {name: told_by_guest}',
    '  guest: {hostname: APP07}',
    'metadata: {name: x.y_z}',
    '  guest: {hostname: x-y-z}',
  ]);
});

test('whatever a text is, YAML gives it back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), { maxLength: 6 }), (words) => {
      const spec = {
        notes: words.join('\n'),
        list: [{ name: words.join(' '), size: 1 }],
        deep: { of: words },
      };
      const text = manifestText('head\nof two lines', [
        { kind: 'VirtualMachine', name: 'a', spec },
        { kind: 'VirtualMachine', name: 'b', spec },
      ]);
      const parsed = parseYaml({ file: 'f', text, resolve: (path) => path });
      expect(parsed.complaints).toEqual([]);
      expect(parsed.documents.map(({ value }) => value)).toEqual(
        ['a', 'b'].map((name) => ({
          apiVersion: 'hvm/v1',
          kind: 'VirtualMachine',
          metadata: { name },
          spec,
        })),
      );
    }),
    { numRuns: 2000, examples: [[['\0\0\0', ' ', '\0', '\0\0']]] },
  );
});

describe('VMs that cannot be read', () => {
  const stranger = vm({ name: 'stranger' });
  const notice = (name: string, paths = ['config.hardware.device']) => ({
    key: 'IMP-002/unreadable',
    args: { name, paths, reasons: ['System.Read'] },
  });

  test('are left out by name, with what cannot be read and why; the others are imported', () => {
    const unreadable = [
      unreadVm(stranger, { parts: ['hardware'] }),
      unreadVm(vm({ name: 'nameless' }), { parts: ['name', 'marks'] }, 7),
      unreadVm(vm({ name: 'app01' }), { parts: ['guest'] }, 8),
    ];
    const { names, notices } = imported(inventory({ vms: [vm({ name: 'app01' })], unreadable }));
    expect({ names, notices }).toEqual({
      names: ['app01'],
      notices: [notice('stranger'), notice('vm-7', ['config.extraConfig', 'name'])],
    });
  });

  test('are told where they are this Site’s, or asked for', () => {
    const unreadable = [
      unreadVm(template({ name: 'tpl2' }), {}, 1),
      unreadVm(vm({ name: 'away', datacenter: 'OTHER' }), {}, 2),
      unreadVm(vm({ name: 'declared' }), {}, 3),
      unreadVm(vm({ name: 'mine' }), {}, 4),
    ];
    const told = (...patterns: string[]) =>
      imported(inventory({ unreadable }), {
        patterns,
        desired: desired({ vms: [declared({ name: 'declared' })] }),
      }).notices;
    expect(told()).toEqual([notice('mine')]);
    expect(told('m*', 'tpl2', 'away')).toEqual([notice('tpl2'), notice('away'), notice('mine')]);
    expect(told('declared')).toEqual([notice('declared')]);
    expect(() => told('nothing')).toThrow(expect.objectContaining({ key: 'IMP-001' }));
  });

  test('keep their names to themselves', () => {
    const unreadable = [unreadVm(vm({ name: 'APP01', folder: 'hospital' }), {})];
    const { names, notices } = imported(inventory({ vms: [vm({ name: 'app01' })], unreadable }));
    expect(names).toEqual([]);
    expect(notices).toEqual([
      notice('APP01'),
      { key: 'IMP-002/twice', args: { name: 'app01', others: ['hospital/APP01'] } },
    ]);
  });
});
