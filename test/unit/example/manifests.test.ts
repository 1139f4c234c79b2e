import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import { paperVms } from './paper.ts';
import { exampleDesired, root } from './site.ts';

const desired = await exampleDesired();
const paper = await paperVms();
const gib = 1024;

test('the manifests are the inventory of the paper', () => {
  const declared = desired.vms.map((vm) => ({
    name: vm.name,
    role: vm.displayName,
    owner: vm.labels['owner'],
    cores: vm.cores?.count,
    memoryGib: (vm.memory?.sizeMib ?? 0) / gib,
    diskGib: diskMib(vm) / gib,
    vlan: vlanOf(vm),
    availability: vm.availability?.mode,
    activeHost: vm.availability?.activeHost,
  }));
  const expected = paper.map(({ sql: _, ...row }) => row).sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(declared).toEqual(expected);
});

test('SQL Server is declared where the paper names it, and nowhere else', () => {
  const sql = desired.vms.filter((vm) => vm.software.some(({ product }) => product === 'sql-server'));
  expect(sql.map((vm) => vm.name)).toEqual(
    paper.flatMap(({ name, sql: product }) => (product === 'mssql' ? [name] : [])).sort(),
  );
  for (const vm of sql)
    expect(vm.availability).toMatchObject({ mode: 'static-standby', standbyHost: 'esx03' });
});

test('the totals are those of the paper', () => {
  expect(totals(desired.vms)).toEqual({ vms: 26, cores: 48, memoryGib: 168, diskGib: 9580 });
  expect(totals(ownedBy('university'))).toEqual({ vms: 22, cores: 36, memoryGib: 124, diskGib: 6280 });
  expect(totals(ownedBy('hospital'))).toEqual({ vms: 4, cores: 12, memoryGib: 44, diskGib: 3300 });
});

test('every host has as many vCPUs as cores', () => {
  const on = (host: string) => desired.vms.filter((vm) => vm.availability?.activeHost === host);
  const hosts = ['esx01', 'esx02', 'esx03'];
  expect(hosts.map((host) => totals(on(host)).cores)).toEqual([16, 16, 16]);
  expect(hosts.map((host) => totals(on(host)).memoryGib)).toEqual([56, 56, 56]);
});

test('images and documents: 6,000 GiB asked for, 2,500 given, 150 used', () => {
  const vms = desired.vms.filter(({ name }) => name === 'h-claio01' || name === 'h-cscan01');
  const disks = vms.flatMap((vm) => vm.disks ?? []);
  const sum = (list: number[]) => list.reduce((total, each) => total + each, 0) / gib;
  expect(sum(disks.map((disk) => disk.requestedMib ?? disk.sizeMib))).toBe(6000);
  expect(sum(disks.map((disk) => disk.sizeMib))).toBe(2500);
  expect(sum(disks.flatMap((disk) => disk.samples?.at(-1)?.usedMib ?? []))).toBe(150);
});

test('nobody answers for OS patches of the hospital: the open problem of the paper', () => {
  for (const vm of ownedBy('hospital')) expect(vm.responsibility['osPatch']).toBe('TBD');
});

test('addresses are unique and inside their network; host names fit Windows', () => {
  const addresses = desired.vms.flatMap((vm) => vm.networks?.map((card) => card.address) ?? []);
  expect(new Set(addresses).size).toBe(26);
  for (const vm of desired.vms) {
    const network = networkOf(vm);
    const [card] = vm.networks ?? [];
    expect(card?.address?.split('.').slice(0, 3)).toEqual(network?.subnet?.split('.').slice(0, 3));
    expect((vm.guest?.hostname ?? vm.name).length).toBeLessThanOrEqual(15);
  }
});

test.each(['site', 'networks', 'templates', 'vendors', 'university', 'hospital'])(
  'manifests/%s.yaml tells editors its schema and what is assumed',
  async (name) => {
    const text = await readFile(path.join(root, `manifests/${name}.yaml`), 'utf8');
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/hvm.schema.json');
    expect(text).toContain('仮定');
  },
);

function ownedBy(owner: string): DesiredVm[] {
  return desired.vms.filter((vm) => vm.labels['owner'] === owner);
}

function totals(vms: readonly DesiredVm[]) {
  const sum = (value: (vm: DesiredVm) => number) => vms.reduce((total, vm) => total + value(vm), 0);
  return {
    vms: vms.length,
    cores: sum((vm) => vm.cores?.count ?? 0),
    memoryGib: sum((vm) => vm.memory?.sizeMib ?? 0) / gib,
    diskGib: sum(diskMib) / gib,
  };
}

function diskMib(vm: DesiredVm): number {
  return (vm.disks ?? []).reduce((total, disk) => total + disk.sizeMib, 0);
}

function networkOf(vm: DesiredVm) {
  return desired.networks.find((network) => network.name === vm.networks?.[0]?.network);
}

function vlanOf(vm: DesiredVm): number | undefined {
  return networkOf(vm)?.vlan;
}
