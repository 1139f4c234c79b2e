import { expect, test } from 'vitest';
import { cases, type Change, complaints, seen, spec, vmOf } from '../../../support/lint.ts';

const id = 'reconfigure-online:b-change';
const grow = { key: 2000, bus: 'scsi', controller: 0, unit: 0, fromMib: 40_960, toMib: 51_200 };
const unsaid = 'and the plan does not say so.';
const notDone = 'disks[d0].size of VirtualMachine/b-change is in no operation.';

test.each(
  cases([
    [
      'is on the VM',
      spec(id, { growDisks: [{ ...grow, key: 2009 }] }),
      `${id} grows scsi0:0, which b-change does not have.`,
    ],
    [
      'is where it was seen',
      spec(id, { growDisks: [{ ...grow, controller: 1 }] }),
      `${id} grows scsi1:0, which b-change does not have.`,
      `${id} changes scsi1:0, ${unsaid}`,
      notDone,
    ],
    [
      'has the size that was seen',
      spec(id, { growDisks: [{ ...grow, fromMib: 1 }] }),
      `${id} grows scsi0:0 from a size that it does not have.`,
    ],
    [
      'becomes larger',
      spec(id, { growDisks: [{ ...grow, toMib: 40_960 }] }),
      `${id} does not make scsi0:0 larger.`,
    ],
    [
      'has no snapshot',
      seen('b-change', { snapshots: [{ name: 's', createdAt: '' }] }),
      `${id} grows scsi0:0 under a snapshot.`,
    ],
    [
      'is declared',
      spec(id, { growDisks: [grow, { ...grow, key: 2001, unit: 1 }] }),
      `${id} grows scsi0:1, which is not declared.`,
      `${id} changes scsi0:1, ${unsaid}`,
    ],
  ]),
)('a disk that grows $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

const log = {
  name: 'log',
  bus: 'scsi',
  controller: 0,
  unit: 2,
  sizeMib: 5120,
  datastore: 'ds01',
  provisioning: 'thin',
};

test.each(
  cases([
    [
      'has a place of its own',
      spec(id, { addDisks: [{ ...log, unit: 1 }] }),
      `${id} puts a disk at scsi0:1, where one is.`,
      `${id} marks log at scsi0:2, where no disk is.`,
    ],
    [
      'has a datastore that is there',
      spec(id, { addDisks: [{ ...log, datastore: 'ds9' }] }),
      `${id} needs the datastore ds9, which is not there.`,
    ],
  ]),
)('a disk that is added $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

const edit = { key: 4000, mac: '00:50:56:00:00:10', portGroup: { name: 'vlan-20', switch: null } };
const network = 'reconfigure-network:b-change';

test.each(
  cases([
    [
      'is on the VM under its key',
      spec(network, { editNics: [{ ...edit, key: 4001 }] }),
      `${network} changes the card 00:50:56:00:00:10, which b-change does not have.`,
    ],
    [
      'goes to a port group that is there',
      spec(network, { editNics: [{ ...edit, portGroup: { name: 'vlan-20', switch: 'dvs1' } }] }),
      `${network} needs the port group vlan-20, which is not there.`,
    ],
    [
      'is declared',
      spec(network, { editNics: [edit, { key: 4001, mac: '00:50:56:00:00:11', connected: false }] }),
      `${network} changes the card 00:50:56:00:00:11, which is not declared.`,
      `${network} changes 00:50:56:00:00:11.connected, ${unsaid}`,
    ],
  ]),
)('a card that is changed $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test('a card that is added goes to a port group that is there', () => {
  const change: Change = (_, observed) => {
    observed.networks = observed.networks.filter(({ name }) => name !== 'vlan-30');
  };
  expect(complaints(change)).toEqual([`${id} needs the port group vlan-30, which is not there.`]);
});

const marks = {
  site: 'kdu',
  name: 'b-change',
  disks: { d0: 'scsi0:0', log: 'scsi0:2' },
  nics: { care: { key: 4000 }, dmz: { index: 0 } },
};

test.each(
  cases([
    ['as they are', spec(id, { marks })],
    [
      'at places where they are',
      spec(id, { marks: { ...marks, disks: { ...marks.disks, old: 'scsi0:9' } } }),
      `${id} marks old at scsi0:9, where no disk is.`,
    ],
    [
      'at places where they were recorded before',
      (plan, observed) => {
        spec(id, { marks: { ...marks, disks: { ...marks.disks, old: 'scsi0:9' } } })(plan, observed);
        Object.assign(vmOf(observed, 'b-change').marks, { 'hvm.disks': 'd0=scsi0:0 old=scsi0:9' });
      },
    ],
    [
      'under the keys of cards that are there',
      spec(id, { marks: { ...marks, nics: { ...marks.nics, care: { key: 4009 } } } }),
      `${id} marks the card care, which is not there.`,
    ],
    [
      'under the name of the card that is added',
      spec(id, { marks: { ...marks, nics: { care: { key: 4000 }, other: { index: 0 } } } }),
      `${id} marks the card other, which is not there.`,
    ],
    [
      'by the place of a card that is added',
      spec(id, { marks: { ...marks, nics: { care: { key: 4000 }, dmz: { index: 1 } } } }),
      `${id} marks the card dmz, which is not there.`,
    ],
  ]),
)('disks and cards are recorded $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});
