import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared, planFor } from '../../support/desired.ts';
import { host, inventory, ownedVm, vm } from '../../support/inventory.ts';
import { created, devices, moreCores } from '../../support/operations.ts';

const gib = 1024;
/** Three hosts of 10 GiB. */
const hosts = ['esx01', 'esx02', 'esx03'].map((name) => host(name, { memoryMib: 10 * gib }));

/** Memory findings of a plan, and the VMs that it touches. */
function plan(manifests: readonly Partial<DesiredVm>[], vms: readonly ObservedVm[]) {
  const { findings, operations } = planFor(
    manifests.map((each) => declared(each)),
    inventory({ hosts, vms }),
  );
  expect(findings.filter(({ code, severity }) => severity === 'error' && code !== 'VM-006')).toEqual([]);
  return {
    errors: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ subject, facts: { host: on, reservation, free } }) =>
        [subject, on, reservation, free].join(' '),
      ),
    touched: [...new Set(operations.map(({ address }) => address.replace(/^.*\//, '')))],
  };
}

const reserver = vm({ name: 'other', power: 'on', memoryReservationMib: 8 * gib, memoryMib: 8 * gib });
const four = { memoryMib: 4 * gib, memoryReservationMib: 4 * gib };

test('a server is not stopped or started where its host has too little memory to reserve', () => {
  const stuck = { errors: ['a esx01 4 GiB 2 GiB'], touched: [] };
  const running = ownedVm('kdu', { name: 'a', power: 'on', ...four });
  const stopped = ownedVm('kdu', { name: 'a', ...four });
  expect(plan([{ name: 'a', ...devices, ...moreCores }], [running, reserver])).toEqual(stuck);
  expect(plan([{ name: 'a', ...devices, power: 'on' }], [stopped, reserver])).toEqual(stuck);
  // What neither starts it nor asks for more is done.
  const done = { errors: [], touched: ['a'] };
  expect(plan([{ name: 'a', ...devices, notes: 'new' }], [running, reserver])).toEqual(done);
  expect(plan([{ name: 'a', ...devices, ...moreCores }], [stopped, reserver])).toEqual(done);
});

test('a server that runs reserves no more than there is, even if it is to be shut down then', () => {
  const running = ownedVm('kdu', { name: 'a', power: 'on' });
  const more = { name: 'a', ...devices, memory: { reservationMib: 3 * gib } };
  for (const power of ['keep', 'off'] as const) {
    expect(plan([{ ...more, power }], [running, reserver])).toEqual({
      errors: ['a esx01 3 GiB 2 GiB'],
      touched: [],
    });
  }
  expect(plan([{ ...more, memory: { reservationMib: 2 * gib } }], [running, reserver])).toEqual({
    errors: [],
    touched: ['a'],
  });
});

test('servers that fit one by one and not together are all told of', () => {
  const both = ['a', 'b'].map((name) =>
    ownedVm('kdu', { name, memoryMib: 6 * gib, memoryReservationMib: 6 * gib }),
  );
  const on = (name: string) => ({ name, ...devices, power: 'on' as const });
  expect(plan([on('a'), on('b')], both)).toEqual({
    errors: ['a esx01 6 GiB 4 GiB', 'b esx01 6 GiB 4 GiB'],
    touched: [],
  });
  expect(plan([on('a')], both)).toEqual({ errors: [], touched: ['a'] });
});

test('a new server starts on the host that it names, or on one that has enough', () => {
  const memory = { sizeMib: 4 * gib, reservationMib: 'all' as const };
  const [anywhere] = created('a', { memory });
  const [there] = created('a', { memory, availability: { mode: 'ha', activeHost: 'esx01' } });
  expect(plan([anywhere], [reserver])).toEqual({ errors: [], touched: ['a'] });
  expect(plan([there], [reserver])).toEqual({ errors: ['a esx01 4 GiB 2 GiB'], touched: [] });
  expect(plan([{ ...there, power: 'off' }], [reserver])).toEqual({ errors: [], touched: ['a'] });
  const [huge] = created('a', { memory: { ...memory, sizeMib: 12 * gib } });
  expect(plan([huge], [])).toEqual({ errors: ['a esx01 12 GiB 10 GiB'], touched: [] });
});
