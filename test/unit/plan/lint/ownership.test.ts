import { expect, test } from 'vitest';
import { ownedVm } from '../../../support/inventory.ts';
import { cases, changeOf, complaints, seen, spec, uuidOf } from '../../../support/lint.ts';

const theirs = ownedVm('other', { name: 'f-stop', power: 'on' }).marks;
const copied = ownedVm('kdu', { name: 'original' }).marks;

test.each(
  cases([
    [
      'has no marks',
      seen('f-stop', { marks: {} }),
      'shutdown-guest:f-stop touches f-stop, which hvm does not own.',
    ],
    [
      'has the marks of the VM that it is a copy of',
      seen('f-stop', { marks: copied }),
      'shutdown-guest:f-stop touches f-stop, which hvm does not own.',
    ],
    [
      'is another site’s',
      seen('f-stop', { marks: { ...theirs, 'hvm.owner': uuidOf('f-stop') } }),
      'shutdown-guest:f-stop touches f-stop, which the site other owns.',
    ],
    [
      'is another site’s, adopted or not',
      seen('c-adopt', { marks: { ...theirs, 'hvm.owner': uuidOf('c-adopt') } }),
      'reconfigure-online:c-adopt touches c-adopt, which the site other owns.',
    ],
    [
      'is owned under another name',
      seen('f-stop', {
        marks: { ...theirs, 'hvm.owner': uuidOf('f-stop'), 'hvm.site': 'kdu', 'hvm.name': 'g' },
      }),
      'shutdown-guest:f-stop touches f-stop, which is owned as g.',
    ],
    [
      'is to be adopted and not taken over first',
      (plan, observed) => {
        seen('f-stop', { marks: {} })(plan, observed);
        changeOf(plan, 'f-stop').change.actions = ['adopt'];
      },
      'shutdown-guest:f-stop touches f-stop before it is taken over.',
    ],
  ]),
)('nothing touches a VM that $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    [
      'another site on a new VM',
      spec('clone:a-new', { marks: marks('other', 'a-new') }),
      'clone:a-new writes the marks of another site, other.',
    ],
    [
      'another site on an adopted VM',
      spec('reconfigure-online:c-adopt', { marks: { site: 'other', name: 'c-adopt', disks: {}, nics: {} } }),
      'reconfigure-online:c-adopt writes the marks of another site, other.',
    ],
    [
      'another VM',
      spec('clone:a-new', { marks: marks('kdu', 'b-change') }),
      'clone:a-new writes the marks of another VM, b-change.',
    ],
  ]),
)('no marks are written of $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

function marks(site: string, name: string) {
  const disks = { os: 'scsi0:0', data: 'scsi0:1' };
  return { site, name, template: 'win', disks, nics: { 0: { index: 0 }, 1: { index: 1 } } };
}
