import { expect, test } from 'vitest';
import { turnsOf } from '../../../src/execute/turns.ts';
import type { Operation } from '../../../src/model/operation.ts';

const make = operation('make', 'new', 'create');
const online = operation('online', 'b', 'online');
const groups = [
  operation('a-net', 'a', 'network', ['make']),
  operation('a-stop', 'a', 'power-cycle', ['a-net']),
  operation('a-start', 'a', 'power-cycle', ['a-stop']),
  operation('b-stop', 'b', 'power-cycle', ['online', 'a-start']),
  operation('b-start', 'b', 'power-cycle', ['b-stop']),
  operation('c-net', 'c', 'network', ['b-start']),
];
const all = [make, online, ...groups];

test('of the waits only those between VMs that are interrupted in turn are taken away', () => {
  const { operations } = turnsOf(all, 1);
  expect(operations.map(({ id, after }) => `${id} < ${after.join(' ')}`)).toEqual([
    'make < ',
    'online < ',
    'a-net < make',
    'a-stop < a-net',
    'a-start < a-stop',
    'b-stop < online',
    'b-start < b-stop',
    'c-net < ',
  ]);
});

test('one after another, in the order of the plan, and each is over before the next', () => {
  const turns = turnsOf(all, 1);
  const open = () => all.filter(turns.may).map(({ id }) => id);
  expect(open()).toEqual(['make', 'online', 'a-net']);
  turns.begin(of('a-net'));
  expect(open()).toEqual(['make', 'online', 'a-net']);
  turns.end(of('a-net'));
  expect(open()).toEqual(['make', 'online', 'a-net', 'a-stop', 'a-start']);
  turns.begin(of('a-stop'));
  turns.end(of('a-stop'));
  expect(open()).not.toContain('b-stop');
  turns.begin(of('a-start'));
  turns.end(of('a-start'));
  expect(open()).toContain('b-stop');
  expect(open()).not.toContain('c-net');
});

test('so many at once as there may be', () => {
  const turns = turnsOf(all, 2);
  const may = (id: string) => turns.may(of(id));
  turns.begin(of('a-net'));
  expect([may('a-stop'), may('b-stop')]).toEqual([true, false]);
  turns.begin(of('a-stop'));
  expect([may('b-stop'), may('c-net')]).toEqual([false, false]);
  turns.end(of('a-net'));
  expect([may('b-stop'), may('c-net')]).toEqual([true, false]);
  turns.begin(of('b-stop'));
  expect(may('c-net')).toBe(false);
  for (const id of ['b-stop', 'b-start']) turns.end(of(id));
  expect(may('c-net')).toBe(true);
});

test('a group that is not done at all makes room for the next', () => {
  const turns = turnsOf(all, 1);
  for (const id of ['a-net', 'a-stop', 'a-start']) turns.end(of(id));
  expect(turns.may(of('b-stop'))).toBe(true);
});

function of(id: string): Operation {
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

function operation(
  id: string,
  vm: string,
  impact: Operation['impact'],
  after: readonly string[] = [],
): Operation {
  return {
    id,
    address: `VirtualMachine/${vm}`,
    action: 'power-on',
    after,
    impact,
    because: 'the VM is declared as powered on',
    spec: { name: vm, instanceUuid: vm },
  };
}
