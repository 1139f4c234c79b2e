import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../../src/model/desired.ts';
import { machine, read, site } from '../support.ts';

/** A VM as a Site's defaults and its own spec make it. */
function merged(defaults: string, spec: string): DesiredVm {
  const { desired, diagnostics } = read({ 'site/s.yaml': site(defaults), 'vms/v.yaml': machine(spec) });
  expect(diagnostics).toEqual([]);
  const [vm] = desired?.vms ?? [];
  if (vm === undefined) throw new Error('there is no VM');
  return vm;
}

const bare = { name: 'h-a01', labels: {}, software: [], responsibility: {} };

test('without defaults a key that is left out stays out', () => {
  expect(merged('cluster: c', 'cores: 4')).toEqual({ ...bare, cores: { count: 4 } });
});

test('a default counts as if the VM had it; what the VM says counts more', () => {
  const defaults = 'defaults: {power: on, memory: 4 GiB, cores: 2, notes: x, dataClass: none, backup: none}';
  expect(merged(defaults, 'cores: 4\nnotes: ""')).toEqual({
    ...bare,
    power: 'on',
    memory: { sizeMib: 4096 },
    cores: { count: 4 },
    notes: '',
    dataClass: 'none',
    backup: 'none',
  });
});

test('maps are merged key by key, also where one side has the short form', () => {
  const defaults = `defaults:
  cores: {perSocket: 2, hotAdd: true, reservation: 100}
  memory: {hotAdd: true, reservation: all}
  responsibility: {os: 大学, data: 病院}
  patch: {owner: TBD, method: wsus}
  backup: {generations: 3, offline: true}
  availability: {mode: ha}
  externalStorage: {rule: r}
  remoteMaintenance: {used: false}`;
  const spec = `cores: 4
memory: 8 GiB
responsibility: {os: 病院}
patch: {owner: 病院, lastApplied: 2017-03-10}
backup: {generations: 5}
availability: {activeHost: esx01}
externalStorage: {responsible: 病院, enactedOn: 2017-03-01}
remoteMaintenance: {method: vpn}`;
  expect(merged(defaults, spec)).toEqual({
    ...bare,
    cores: { count: 4, perSocket: 2, hotAdd: true, reservationMhz: 100 },
    memory: { sizeMib: 8192, hotAdd: true, reservationMib: 'all' },
    responsibility: { os: '病院', data: '病院' },
    patch: { owner: '病院', method: 'wsus', lastApplied: '2017-03-10' },
    backup: { generations: 5, offline: true },
    availability: { mode: 'ha', activeHost: 'esx01' },
    externalStorage: { rule: 'r', responsible: '病院', enactedOn: '2017-03-01' },
    remoteMaintenance: { used: false, method: 'vpn' },
  });
});

test.each([
  ['none over a map', 'backup: {generations: 3}', 'backup: none', 'none'],
  ['a map over none', 'backup: none', 'backup: {generations: 3}', { generations: 3 }],
  [
    'a map over a map',
    'backup: {generations: 3, target: t}',
    'backup: {target: u}',
    { generations: 3, target: 'u' },
  ],
])('backup: %s', (_, below, own, backup) => {
  expect(merged(`defaults: {${below}}`, own).backup).toEqual(backup);
});

test('lists are not merged: the own one counts', () => {
  const defaults =
    'defaults: {software: [{product: a}, {product: b}], availability: {mode: ha, hosts: [x, y]}}';
  expect(merged(defaults, 'software: [{product: c}]\navailability: {hosts: [z]}')).toMatchObject({
    software: [{ product: 'c' }],
    availability: { mode: 'ha', hosts: ['z'] },
  });
  expect(merged(defaults, 'cores: 1').software).toEqual([{ product: 'a' }, { product: 'b' }]);
  expect(merged(defaults, 'software: []').software).toEqual([]);
});

const domain = 'domain: kdu.local, joinAccount: admin, joinPassword: {fromEnv: JOIN}';

test('who names a workgroup does not join the domain of the defaults, and the other way round', () => {
  const joining = `defaults: {guest: {${domain}, timeZone: 235}}`;
  expect(merged(joining, 'guest: {workgroup: KDU}').guest).toEqual({ workgroup: 'KDU', timeZone: 235 });
  expect(merged(joining, 'guest: {hostname: A}').guest).toEqual({
    domain: 'kdu.local',
    joinAccount: 'admin',
    joinPassword: { fromEnv: 'JOIN' },
    timeZone: 235,
    hostname: 'A',
  });
  expect(merged(joining, 'guest: {domain: other.local}').guest).toMatchObject({
    domain: 'other.local',
    joinAccount: 'admin',
  });
  expect(merged('defaults: {guest: {workgroup: KDU}}', `guest: {${domain}}`).guest).toEqual({
    domain: 'kdu.local',
    joinAccount: 'admin',
    joinPassword: { fromEnv: 'JOIN' },
  });
});

test('datastore and provisioning go to the disks that name none', () => {
  const spec = `disks:
  - {name: os, size: 1 GiB}
  - {name: data, size: 1.5 TiB, datastore: ds02, provisioning: eager, controller: 1, unit: 2, requested: 2 TB}
  - {name: log, size: 500 MiB, samples: [{at: 2017-09-15, used: 100 GB}]}`;
  const vm = merged('defaults: {datastore: ds01, provisioning: thin}', spec);
  expect(vm).toMatchObject({ datastore: 'ds01' });
  expect(vm.disks).toEqual([
    { name: 'os', sizeMib: 1024, datastore: 'ds01', provisioning: 'thin' },
    {
      name: 'data',
      sizeMib: 1_572_864,
      datastore: 'ds02',
      provisioning: 'eager',
      controller: 1,
      unit: 2,
      requestedMib: 1_907_349,
    },
    {
      name: 'log',
      sizeMib: 500,
      datastore: 'ds01',
      provisioning: 'thin',
      samples: [{ at: '2017-09-15', usedMib: 95_367 }],
    },
  ]);
});

test("the Site's own folder and pool come first of all, then its defaults, then the VM", () => {
  const places = 'folder: all\nresourcePool: low';
  expect(merged(places, 'cores: 1')).toMatchObject({ folder: 'all', resourcePool: 'low' });
  expect(merged(`${places}\ndefaults: {folder: hospital}`, 'resourcePool: ""')).toMatchObject({
    folder: 'hospital',
    resourcePool: '',
  });
  expect(merged('folder: ""', 'cores: 1')).not.toHaveProperty('folder');
});

test('files of secrets are meant from the manifest that names them', () => {
  const defaults =
    'defaults: {guest: {adminPassword: {fromFile: admin.txt}, joinPassword: {fromFile: /etc/join}}}';
  const { desired } = read({
    'site/s.yaml': site(defaults),
    'vms/v.yaml': machine('guest: {hostname: A, productKey: {fromFile: key.txt}}'),
  });
  expect(desired?.vms[0]?.guest).toEqual({
    hostname: 'A',
    adminPassword: { fromFile: '/home/site/admin.txt' },
    joinPassword: { fromFile: '/etc/join' },
    productKey: { fromFile: '/home/vms/key.txt' },
  });
});

test('a mode may come from the defaults, an account too', () => {
  expect(
    merged('defaults: {availability: {mode: none}}', 'availability: {activeHost: a}').availability,
  ).toEqual({
    mode: 'none',
    activeHost: 'a',
  });
  const { diagnostics } = read({
    'a.yaml': site('defaults: {cores: {perSocket: 3}}'),
    'b.yaml': machine('cores: 4'),
  });
  expect(diagnostics.map(({ key, place }) => [key, place.file, place.line])).toEqual([
    ['MAN-013/per-socket', 'b.yaml', 5],
  ]);
});
