import { expect, test } from 'vitest';
import { uuidV5 } from '../../../../src/lib/hash.ts';
import { cases, type Change, complaints, operationOf, spec, step, vmOf } from '../../../support/lint.ts';

test.each(
  cases([
    [
      'its datacenter',
      (_, observed) => (observed.datacenters = ['DC2']),
      'create-folder:hospital/new needs the datacenter DC.',
      'clone:a-new needs the datacenter DC.',
    ],
    [
      'the folder above it',
      (_, observed) => (observed.folders = []),
      'create-folder:hospital/new needs the folder hospital.',
    ],
    [
      'the folder above it, in its own datacenter',
      (_, observed) => (observed.folders = [{ datacenter: 'DC2', path: 'hospital' }]),
      'create-folder:hospital/new needs the folder hospital.',
    ],
    [
      'to be made at all',
      (_, observed) => observed.folders.push({ datacenter: 'DC', path: 'hospital/new' }),
      'create-folder:hospital/new makes a folder that is there.',
    ],
  ]),
)('a folder needs $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    [
      'its folder, made by something that it waits for',
      step('clone:a-new', { after: [] }),
      'clone:a-new needs the folder hospital/new.',
    ],
    ['its cluster', (_, observed) => (observed.clusters = []), 'clone:a-new needs the cluster C1 in DC.'],
    [
      'its cluster in its own datacenter',
      (_, observed) => (observed.clusters = [{ name: 'C1', datacenter: 'DC2' }]),
      'clone:a-new needs the cluster C1 in DC.',
    ],
    [
      'its resource pool',
      (_, observed) => (observed.resourcePools = [{ path: 'lab', cluster: 'C2' }]),
      'clone:a-new needs the resource pool lab in C1.',
    ],
    [
      'its host in its cluster',
      (_, observed) => Object.assign(observed.hosts[0] ?? {}, { cluster: 'C2' }),
      'clone:a-new needs the host esx01 in C1.',
    ],
    [
      'its datastores',
      (_, observed) => (observed.datastores = []),
      'clone:a-new needs the datastore ds01, which is not there.',
      'clone:a-new needs the datastore ds01, which is not there.',
      'reconfigure-online:b-change needs the datastore ds01, which is not there.',
    ],
    [
      'its port groups, on their switches',
      (_, observed) => Object.assign(observed.networks[0] ?? {}, { switch: 'dvs1' }),
      'clone:a-new needs the port group vlan-10, which is not there.',
    ],
    [
      'its template',
      (_, observed) => (observed.vms = observed.vms.filter(({ name }) => name !== 'tpl')),
      'clone:a-new needs the template tpl, which is not there.',
    ],
    [
      'a template',
      (_, observed) => Object.assign(vmOf(observed, 'tpl'), { template: false }),
      'clone:a-new copies tpl, which is no template.',
    ],
    [
      'the template that it names',
      (_, observed) => Object.assign(vmOf(observed, 'tpl'), { name: 'other' }),
      'clone:a-new calls its template tpl; it is other.',
    ],
    [
      'an instanceUuid of its own',
      (_, observed) => {
        vmOf(observed, 'z-unmanaged').instanceUuid = uuidV5('kdu/a-new');
      },
      'customize:a-new touches z-unmanaged, which hvm does not own.',
      'power-on:a-new touches z-unmanaged, which hvm does not own.',
      'clone:a-new makes a VM whose instanceUuid z-unmanaged has.',
      'customize:a-new calls the VM a-new; it is z-unmanaged.',
      'customize:a-new customizes 2 cards of 3.',
      'power-on:a-new calls the VM a-new; it is z-unmanaged.',
    ],
    [
      'a name of its own in its folder',
      (_, observed) =>
        Object.assign(vmOf(observed, 'z-unmanaged'), { name: 'a-new', folder: 'hospital/new' }),
      'clone:a-new makes a second a-new in its folder.',
    ],
  ]),
)('a clone needs $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('two clones make two VMs', () => {
  const twice: Change = (plan) => {
    const first = operationOf(plan, 'clone:a-new');
    plan.operations.splice(2, 0, { ...first, id: 'clone:again', after: [first.id] });
    operationOf(plan, 'customize:a-new').after = ['clone:again'];
  };
  expect(complaints(twice)).toEqual([
    'clone:again does again what clone:a-new does: one clone is enough.',
    'clone:again makes what clone:a-new makes.',
    'clone:again makes a VM with the instanceUuid of clone:a-new.',
    'customize:a-new customizes 2 cards of 4.',
  ]);
});

const os = {
  name: 'os',
  bus: 'scsi',
  controller: 0,
  unit: 0,
  sizeMib: 61_440,
  datastore: 'ds01',
  provisioning: 'thin',
  from: 'template',
};
const data = { ...os, name: 'data', unit: 1, sizeMib: 10_240, from: 'new' };
const otherDisks = 'clone:a-new marks other disks than it makes.';
const otherVm = 'clone:a-new makes another VM than the plan says.';
const disks = (...list: readonly object[]) => spec('clone:a-new', { disks: list });

test.each(
  cases([
    [
      'are those of its template, and new ones',
      disks(data),
      "clone:a-new does not say what becomes of the template's scsi0:0.",
      'clone:a-new copies 0 disks of a template that has 1.',
      otherDisks,
      otherVm,
    ],
    [
      'that come from the template are in the template',
      disks(os, { ...data, from: 'template' }),
      'clone:a-new copies 2 disks of a template that has 1.',
    ],
    [
      'do not shrink',
      disks({ ...os, sizeMib: 1024 }, data),
      'clone:a-new shrinks scsi0:0 of its template.',
      otherVm,
    ],
    [
      'have a place each',
      disks(os, { ...data, unit: 0 }),
      'clone:a-new puts a disk at scsi0:0, where one is.',
      otherDisks,
      otherVm,
    ],
    [
      'leave its place to the controller',
      disks(os, { ...data, unit: 7 }),
      'clone:a-new puts a disk at scsi0:7, where the controller is.',
      otherDisks,
      otherVm,
    ],
    ['are recorded under their names', disks(os, { ...data, name: 'd' }), otherDisks, otherVm],
  ]),
)('the disks of a clone $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

const card = {
  name: '0',
  portGroup: { name: 'vlan-10', switch: null },
  adapter: 'vmxnet3',
  mac: null,
  connected: true,
  from: 'template',
};
const otherCards = 'clone:a-new marks other cards than it makes.';
const nics = (...list: readonly object[]) => spec('clone:a-new', { nics: list });

test.each(
  cases([
    [
      'line up with those of its template',
      nics({ ...card, from: 'new' }, { ...card, name: '1', from: 'new' }),
      'clone:a-new does not line its cards up with its template.',
    ],
    [
      'have a mark each',
      nics(card, { ...card, from: 'new' }),
      'clone:a-new makes two cards with the mark 0.',
      otherCards,
    ],
    ['are all customized', nics(card), otherCards, 'customize:a-new customizes 2 cards of 1.'],
  ]),
)('the cards of a clone $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('a customization in the task of a clone fits the cards of template and clone', () => {
  const of = (count: number) => ({
    os: 'windows',
    guest: { hostname: 'a' },
    nics: Array.from({ length: count }, () => ({ address: null, gateway: null, dns: [] })),
  });
  expect(complaints(spec('clone:a-new', { customization: of(2) }))).toEqual([
    'clone:a-new customizes 2 cards of 2.',
  ]);
  expect(complaints(spec('clone:a-new', { customization: of(1) }))).toEqual([
    'clone:a-new customizes 1 cards of 2.',
  ]);
});

test.each(
  cases([
    [
      'has whole sockets',
      spec('clone:a-new', { coresPerSocket: 3 }),
      'clone:a-new divides 2 cores by 3.',
      'clone:a-new sets cores.perSocket to 3, and the plan says 1.',
    ],
    [
      'reserves no more memory than it has',
      spec('clone:a-new', { memoryReservationMib: 9999 }),
      'clone:a-new reserves more memory than it has.',
      'clone:a-new sets memory.reservation to 9999, and the plan says 0.',
    ],
  ]),
)('a clone $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});
