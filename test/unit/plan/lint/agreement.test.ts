import { expect, test } from 'vitest';
import { cases, type Change, changeOf, complaints, spec } from '../../../support/lint.ts';

const online = 'reconfigure-online:b-change';

/** A field of b-change that nothing brings about. */
function field(path: string, impact: string): Change {
  return (plan) => {
    const [first] = changeOf(plan, 'b-change').fields;
    if (first === undefined) throw new Error('b-change has no field');
    changeOf(plan, 'b-change').fields.push({ ...first, path, impact: impact as 'online' });
  };
}

test.each(
  cases([
    [
      'reserved memory',
      spec(online, { memoryReservationMib: 0 }),
      `${online} changes memory.reservation, and the plan does not say so.`,
    ],
    [
      'reserved MHz on a VM that is taken over',
      spec('reconfigure-online:c-adopt', { cpuReservationMhz: 0 }),
      'reconfigure-online:c-adopt changes cores.reservation, and the plan does not say so.',
    ],
    [
      'a change of another impact than its field has',
      spec('reconfigure:b-change', { notes: 'new' }),
      'reconfigure:b-change changes notes, and the plan does not say so.',
    ],
    [
      'a disk of another name',
      spec(online, { marks: undefined, addDisks: [] }),
      'plan.operations[4].spec.marks is not the same after a trip through JSON.',
      'disks[log] of VirtualMachine/b-change is in no operation.',
    ],
  ]),
)('nothing is done that the plan does not say: $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    ['memory', field('memory', 'online'), 'memory of VirtualMachine/b-change is in no operation.'],
    [
      'notes with another impact',
      field('notes', 'network'),
      'notes of VirtualMachine/b-change is in no operation.',
    ],
    [
      'ownership',
      field('ownership', 'power-cycle'),
      'ownership of VirtualMachine/b-change is in no operation.',
    ],
  ]),
)('what the plan says is done: $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});

test.each(
  cases([
    [
      'cores',
      spec('reconfigure:b-change', { cores: 8 }),
      'reconfigure:b-change sets cores.count to 8, and the plan says 4.',
    ],
    ['notes', spec(online, { notes: 'x' }), `${online} sets notes to x, and the plan says new.`],
    [
      'the memory of a new VM',
      spec('clone:a-new', { memoryMib: 1024 }),
      'clone:a-new sets memory to 1024, and the plan says 4096.',
    ],
    [
      'the host of a new VM',
      spec('clone:a-new', { host: 'esx02' }),
      'clone:a-new makes another VM than the plan says.',
    ],
  ]),
)('what is set is what the plan shows: $name', ({ change, expected }) => {
  expect(complaints(change)).toEqual(expected);
});
