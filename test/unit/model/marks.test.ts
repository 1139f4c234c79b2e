import { expect, test } from 'vitest';
import { marksOf, readMarks, writeMarks } from '../../../src/model/marks.ts';
import { nic, ownedVm } from '../../support/inventory.ts';

const pending = { create: 'pending', customize: 'pending', restart: 'pending' } as const;
const whole = {
  owner: 'uuid',
  site: 'kdu',
  name: 'vm01',
  template: 'win',
  disks: { data: 'scsi0:1', os: 'scsi0:0' },
  nics: { care: { key: 4000, mac: '00:50:56:00:00:10' } },
  adding: { names: ['image', '2'], keys: [4000, 4002] },
  ...pending,
};

test('what is written is read', () => {
  expect(readMarks(writeMarks(whole))).toEqual(whole);
  const first = { ...whole, adding: { names: ['image'], keys: [] } };
  expect(readMarks(writeMarks(first))).toEqual(first);
});

test('cards that were added and have no mark yet are those that were not there before, in their order', () => {
  const cards = [
    nic(),
    nic({ key: 4003, mac: '00:50:56:00:00:13' }),
    nic({ key: 4001, mac: '00:50:56:00:00:11' }),
  ];
  const marks = { 'hvm.adding': 'cards=image,test keys=4000' };
  expect(marksOf(ownedVm('kdu', { nics: cards, marks: { ...marks, 'hvm.nics': '' } }))?.nics).toEqual({
    image: { key: 4001, mac: '00:50:56:00:00:11' },
    test: { key: 4003, mac: '00:50:56:00:00:13' },
  });
});

test('cards that were to be added and are gone have no mark', () => {
  const marks = { 'hvm.adding': 'cards=image keys=4000', 'hvm.nics': 'care=4000,00:50:56:00:00:10' };
  expect(marksOf(ownedVm('kdu', { marks }))?.nics).toEqual({ care: { key: 4000, mac: '00:50:56:00:00:10' } });
});
