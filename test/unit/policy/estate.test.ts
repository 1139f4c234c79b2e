import { expect, test } from 'vitest';
import { diff } from '../../../src/diff/diff.ts';
import type { Desired, HostAssumptions } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { takeEstates } from '../../../src/policy/estate.ts';
import { declared, declaredCard, declaredDisk, desired, site } from '../../support/desired.ts';
import { datastore, disk, host, inventory, nic, ownedVm, template, vm } from '../../support/inventory.ts';

interface Options {
  readonly adopt?: readonly string[];
  /** Of a what-if. */
  readonly hosts?: HostAssumptions;
  readonly vms?: readonly string[];
}

function estates(given: Desired, observed: Observed, { adopt = [], hosts = {}, vms = [] }: Options = {}) {
  const manifests = { ...given, whatIf: { assumptions: [], hosts, vms } };
  const { changes } = diff(manifests, observed, { adopt, isTarget: () => true });
  return takeEstates({ desired: manifests, observed, changes });
}

const gib = 1024;
const newVm = declared({ name: 'new', template: 'win', guest: {}, memory: { sizeMib: 8 * gib } });

test('all VMs count, hvm’s or not, on or off; templates do not', () => {
  const vms = [vm({ name: 'foreign', power: 'on' }), ownedVm('kdu', { name: 'old' }), template()];
  const { before, after } = estates(desired(), inventory({ vms }));
  expect(before.vms.map(({ name }) => name)).toEqual(['foreign', 'old']);
  expect(after).toEqual(before);
});

test('a new VM is there afterwards only, with the template’s hardware and the manifest’s numbers', () => {
  const { before, after } = estates(desired({ vms: [newVm] }), inventory());
  expect(before.vms).toEqual([]);
  expect(after.vms).toMatchObject([
    { name: 'new', memoryMib: 8 * gib, hardware: template().hardware, os: 'windows-2012-r2', isOwned: true },
  ]);
  expect(after.vms[0]?.observed).toBeUndefined();
});

test('a change counts afterwards; one that is not made does not', () => {
  const observed = inventory({ vms: [ownedVm('kdu', { name: 'a' }), vm({ name: 'b' })] });
  const more = { memory: { sizeMib: 6 * gib }, networks: [declaredCard(10)] };
  const manifests = desired({ vms: [declared({ name: 'a', ...more }), declared({ name: 'b', ...more })] });
  const memory = (adopt: readonly string[]) => {
    const { before, after } = estates(manifests, observed, { adopt });
    return [before, after].map(({ vms }) => vms.map(({ memoryMib }) => memoryMib / gib));
  };
  expect(memory([])).toEqual([
    [4, 4],
    [6, 4],
  ]);
  expect(memory(['b'])).toEqual([
    [4, 4],
    [6, 6],
  ]);
});

test('a manifest stands with the VM that it is about, hvm’s or not yet', () => {
  const observed = inventory({ vms: [ownedVm('kdu', { name: 'a' }), vm({ name: 'b' }), vm({ name: 'c' })] });
  const { after } = estates(desired({ vms: [declared({ name: 'a' }), declared({ name: 'b' })] }), observed);
  expect(after.vms.map(({ manifest, isOwned }) => [manifest?.name, isOwned])).toEqual([
    ['a', true],
    ['b', false],
    [undefined, false],
  ]);
});

test('the hypervisor takes its part of every host; a what-if counts for more than the inventory, afterwards', () => {
  const usable = (hosts: HostAssumptions | undefined, whatIf: HostAssumptions = {}) => {
    const manifests = desired({ site: site(hosts === undefined ? {} : { hosts }) });
    const { before, after } = estates(manifests, inventory(), { hosts: whatIf });
    return [before, after].map((each) => each.hosts.map(({ usableMib }) => usableMib / gib));
  };
  const all = (size: number) => [size, size, size];
  expect(usable(undefined)).toEqual([all(92), all(92)]);
  expect(usable({ overheadMib: 0, memoryMib: 64 * gib })).toEqual([all(96), all(96)]);
  expect(usable({ overheadMib: 0 }, { memoryMib: 64 * gib })).toEqual([all(96), all(64)]);
  expect(usable(undefined, { memoryMib: 64 * gib, overheadMib: 100 * gib })).toEqual([all(92), all(0)]);
});

test('a VM of a what-if counts as declared, whether hvm could make it so or not', () => {
  const observed = inventory({ vms: [vm({ name: 'not-ours' })] });
  const manifests = desired({
    vms: [
      declared({ name: 'not-ours', memory: { sizeMib: 32 * gib } }),
      declared({ name: 'no-template', memory: { sizeMib: 8 * gib }, cores: { count: 2 } }),
    ],
  });
  const memory = (vms: readonly string[]) =>
    estates(manifests, observed, { vms }).after.vms.map(({ name, memoryMib }) => [name, memoryMib / gib]);
  expect(memory([])).toEqual([['not-ours', 4]]);
  expect(memory(['not-ours', 'no-template'])).toEqual([
    ['no-template', 8],
    ['not-ours', 32],
  ]);
});

test('what the vCenter does not say of a host, the Site says', () => {
  const hosts = [host('esx01', { cores: 0, sockets: 0, memoryMib: 0 })];
  const assumed = { cores: 20, sockets: 2, memoryMib: 64 * gib };
  const { after } = estates(desired({ site: site({ hosts: assumed }) }), inventory({ hosts }));
  expect(after.hosts).toMatchObject([{ cores: 20, sockets: 2, usableMib: 60 * gib }]);
});

test('hosts of another cluster, what stands on them, and datastores that only they mount are not here', () => {
  const hosts = [host('esx01'), host('far', { cluster: 'C2' })];
  const clusters = [
    { name: 'C1', datacenter: 'DC' },
    { name: 'C2', datacenter: 'DC' },
  ];
  const datastores = [
    datastore('all'),
    datastore('near', { hosts: ['esx01'] }),
    datastore('theirs', { hosts: ['far'] }),
  ];
  const vms = [vm({ name: 'a', host: 'esx01' }), vm({ name: 'b', host: 'far', cluster: 'C2' })];
  const { after } = estates(desired(), inventory({ hosts, clusters, datastores, vms }));
  expect(after.hosts.map(({ name }) => name)).toEqual(['esx01']);
  expect(after.datastores.map(({ name }) => name)).toEqual(['all', 'near']);
  expect(after.vms.map(({ isHere }) => isHere)).toEqual([true, false]);
});

test('a new VM without a host stands where most memory is left, ties to the name that sorts last', () => {
  const small = (name: string, size: number) => ({ ...newVm, name, memory: { sizeMib: size * gib } });
  const vms = [vm({ name: 'there', host: 'esx03', memoryMib: 20 * gib })];
  const made = [small('a', 8), small('b', 16), small('c', 8)];
  const { after } = estates(desired({ vms: made }), inventory({ vms }));
  // b (16) → esx02 of esx01 and esx02 with 92; a (8) → esx01 with 92; c (8) → esx01 with 84, as esx02 has 76, esx03 72.
  expect(after.vms.map(({ name, host: on, isHostAssumed }) => [name, on, isHostAssumed])).toEqual([
    ['a', 'esx01', true],
    ['b', 'esx02', true],
    ['c', 'esx01', true],
    ['there', 'esx03', false],
  ]);
});

test('disks that no manifest declares count with those that one does', () => {
  const disks = [disk(), disk({ unit: 1, sizeMib: 100 * gib, provisioning: 'thick' })];
  const observed = inventory({ vms: [ownedVm('kdu', { name: 'a', disks: disks.slice(0, 1) })] });
  const there = {
    ...observed,
    vms: observed.vms.map((each) => (each.name === 'a' ? { ...each, disks } : each)),
  };
  const grown = declared({ name: 'a', disks: [declaredDisk('d0', 60)], networks: [declaredCard(10)] });
  const { before, after } = estates(desired({ vms: [grown] }), there);
  const told = ({ vms }: typeof after) =>
    vms.flatMap((each) =>
      each.disks.map(({ id, sizeMib, declared: entry }) => [id, sizeMib / gib, entry?.name]),
    );
  expect(told(before)).toEqual([
    ['scsi0:0', 40, 'd0'],
    ['scsi0:1', 100, undefined],
  ]);
  expect(told(after)).toEqual([
    ['scsi0:0', 60, 'd0'],
    ['scsi0:1', 100, undefined],
  ]);
});

test('a card has the VLAN of its port group, and the manifest’s address where it is on the manifest’s network', () => {
  const cards = [declaredCard(20, { address: '10.20.0.5/24' })];
  const observed = inventory({
    vms: [ownedVm('kdu', { name: 'a', nics: [nic({ portGroup: 'vlan-20' })] }), vm({ name: 'b' })],
  });
  const { after } = estates(desired({ vms: [declared({ name: 'a', networks: cards })] }), observed);
  expect(after.vms.map(({ nics }) => nics)).toMatchObject([
    [{ portGroup: 'vlan-20', vlan: 20, network: 'n20', address: '10.20.0.5/24' }],
    [{ portGroup: 'vlan-10', vlan: 10 }],
  ]);
  expect(after.vms[1]?.nics[0]?.address).toBeUndefined();
});
