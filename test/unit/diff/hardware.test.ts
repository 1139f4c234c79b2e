import { expect, test } from 'vitest';
import { diffHardware } from '../../../src/diff/hardware.ts';
import type { DesiredVm } from '../../../src/model/desired.ts';
import type { ObservedVm } from '../../../src/model/observed.ts';
import { declared } from '../../support/desired.ts';
import { vm } from '../../support/inventory.ts';

const gib = 1024;

/** A running VM of 2 cores in 2 sockets and 4 GiB, hot add off, nothing reserved. */
const running = (given: Partial<ObservedVm> = {}) => vm({ power: 'on', ...given });

/** `path before → after impact: reason`, one line for each field. */
function changes(manifest: Partial<DesiredVm>, existing: ObservedVm): string[] {
  const { pieces, drafts } = diffHardware(declared(manifest), existing);
  expect(drafts).toEqual([]);
  return pieces.map(
    ({ field: { path, before, after, impact, reason } }) =>
      `${path} ${before} → ${after} ${impact}: ${reason}`,
  );
}

test.each<[string, Partial<DesiredVm>, Partial<ObservedVm>, string]>([
  [
    'cores are added to a VM with CPU hot add',
    { cores: { count: 4 } },
    { cpuHotAdd: true },
    'cores.count 2 → 4 online: CPU hot add is on',
  ],
  [
    'cores are added without CPU hot add',
    { cores: { count: 4 } },
    {},
    'cores.count 2 → 4 power-cycle: CPU hot add is off',
  ],
  [
    'cores are taken away, CPU hot add or not',
    { cores: { count: 1 } },
    { cpuHotAdd: true },
    'cores.count 2 → 1 power-cycle: cores cannot be removed while the VM runs',
  ],
  [
    'the sockets change',
    { cores: { perSocket: 2 } },
    { cpuHotAdd: true },
    'cores.perSocket 1 → 2 power-cycle: cores per socket change only while powered off',
  ],
  [
    'CPU hot add is switched on',
    { cores: { hotAdd: true } },
    {},
    'cores.hotAdd false → true power-cycle: hot add is switched only while powered off',
  ],
  [
    'CPU hot add is switched off',
    { cores: { hotAdd: false } },
    { cpuHotAdd: true },
    'cores.hotAdd true → false power-cycle: hot add is switched only while powered off',
  ],
  [
    'MHz are reserved',
    { cores: { reservationMhz: 2000 } },
    {},
    'cores.reservation 0 → 2000 online: reservations change while the VM runs',
  ],
  [
    'memory is added to a VM with memory hot add whose limits the server does not say',
    { memory: { sizeMib: 5 * gib } },
    { memoryHotAdd: true },
    'memory 4 GiB → 5 GiB online: memory hot add is on',
  ],
  [
    'memory is added up to the limit of hot add, in whole steps',
    { memory: { sizeMib: 64 * gib } },
    { memoryHotAdd: true, memoryHotAddLimitMib: 64 * gib, memoryHotAddStepMib: 4 * gib },
    'memory 4 GiB → 64 GiB online: memory hot add is on',
  ],
  [
    'memory is added beyond the limit of hot add',
    { memory: { sizeMib: 68 * gib } },
    { memoryHotAdd: true, memoryHotAddLimitMib: 64 * gib, memoryHotAddStepMib: 4 * gib },
    'memory 4 GiB → 68 GiB power-cycle: beyond the limit of memory hot add',
  ],
  [
    'memory is added in a part of a step',
    { memory: { sizeMib: 6 * gib } },
    { memoryHotAdd: true, memoryHotAddLimitMib: 64 * gib, memoryHotAddStepMib: 4 * gib },
    'memory 4 GiB → 6 GiB power-cycle: not a multiple of the memory hot add step',
  ],
  [
    'memory is added without memory hot add',
    { memory: { sizeMib: 8 * gib } },
    {},
    'memory 4 GiB → 8 GiB power-cycle: memory hot add is off',
  ],
  [
    'memory is taken away, memory hot add or not',
    { memory: { sizeMib: 1025 } },
    { memoryHotAdd: true },
    'memory 4 GiB → 1025 MiB power-cycle: memory cannot shrink while the VM runs',
  ],
  [
    'memory hot add is switched on',
    { memory: { hotAdd: true } },
    {},
    'memory.hotAdd false → true power-cycle: hot add is switched only while powered off',
  ],
  [
    'memory is reserved',
    { memory: { reservationMib: 2 * gib } },
    {},
    'memory.reservation 0 GiB → 2 GiB online: reservations change while the VM runs',
  ],
  [
    'all memory is reserved',
    { memory: { reservationMib: 'all' } },
    {},
    'memory.reservation 0 GiB → 4 GiB online: reservations change while the VM runs',
  ],
])('%s', (_, manifest, given, expected) => {
  expect(changes(manifest, running(given))).toEqual([expected]);
});

test('of a VM that is off, everything changes online', () => {
  const manifest: Partial<DesiredVm> = {
    cores: { count: 1, perSocket: 1, hotAdd: true, reservationMhz: 500 },
    memory: { sizeMib: 2 * gib, hotAdd: true, reservationMib: gib },
  };
  expect(changes(manifest, vm({ coresPerSocket: 2 }))).toEqual([
    'cores.count 2 → 1 online: the VM is powered off',
    'cores.perSocket 2 → 1 online: the VM is powered off',
    'cores.hotAdd false → true online: the VM is powered off',
    'cores.reservation 0 → 500 online: the VM is powered off',
    'memory 4 GiB → 2 GiB online: the VM is powered off',
    'memory.hotAdd false → true online: the VM is powered off',
    'memory.reservation 0 GiB → 1 GiB online: the VM is powered off',
  ]);
});

test('cores wait for the sockets they must fit', () => {
  expect(changes({ cores: { count: 4, perSocket: 4 } }, running({ cpuHotAdd: true }))).toEqual([
    'cores.count 2 → 4 power-cycle: cores per socket change only while powered off',
    'cores.perSocket 1 → 4 power-cycle: cores per socket change only while powered off',
  ]);
  expect(changes({ cores: { count: 4, perSocket: 4 } }, running())).toEqual([
    'cores.count 2 → 4 power-cycle: CPU hot add is off',
    'cores.perSocket 1 → 4 power-cycle: cores per socket change only while powered off',
  ]);
});

test('what is reserved of memory that is not there yet comes with the memory', () => {
  const manifest: Partial<DesiredVm> = { memory: { sizeMib: 8 * gib, reservationMib: 'all' } };
  expect(changes(manifest, running())).toEqual([
    'memory 4 GiB → 8 GiB power-cycle: memory hot add is off',
    'memory.reservation 0 GiB → 8 GiB power-cycle: memory hot add is off',
  ]);
  expect(changes(manifest, running({ memoryHotAdd: true }))).toEqual([
    'memory 4 GiB → 8 GiB online: memory hot add is on',
    'memory.reservation 0 GiB → 8 GiB online: memory hot add is on',
  ]);
  // What fits today need not wait.
  expect(changes({ memory: { sizeMib: 8 * gib, reservationMib: gib } }, running())).toEqual([
    'memory 4 GiB → 8 GiB power-cycle: memory hot add is off',
    'memory.reservation 0 GiB → 1 GiB online: reservations change while the VM runs',
  ]);
});

test('each field brings the part of a reconfigure with it, and the state after all of them', () => {
  const manifest: Partial<DesiredVm> = {
    cores: { count: 4, perSocket: 2, hotAdd: true, reservationMhz: 500 },
    memory: { sizeMib: 8 * gib, hotAdd: true, reservationMib: 'all' },
  };
  const { pieces, after } = diffHardware(declared(manifest), running());
  expect(pieces.map(({ spec }) => spec)).toEqual([
    { cores: 4 },
    { coresPerSocket: 2 },
    { cpuHotAdd: true },
    { cpuReservationMhz: 500 },
    { memoryMib: 8192 },
    { memoryHotAdd: true },
    { memoryReservationMib: 8192 },
  ]);
  expect(after).toEqual({
    cores: 4,
    cores_per_socket: 2,
    cpu_hot_add: true,
    cpu_reservation_mhz: 500,
    memory_mib: 8192,
    memory_hot_add: true,
    memory_reservation_mib: 8192,
  });
});

test('keys left out are not managed, whatever the VM has', () => {
  const existing = running({
    cores: 6,
    coresPerSocket: 3,
    cpuHotAdd: true,
    cpuReservationMhz: 900,
    memoryMib: 12 * gib,
    memoryHotAdd: true,
    memoryReservationMib: gib,
  });
  expect(changes({}, existing)).toEqual([]);
  expect(changes({ cores: {}, memory: {} }, existing)).toEqual([]);
  expect(changes({ cores: { count: 6 }, memory: { sizeMib: 12 * gib } }, existing)).toEqual([]);
});

test('cores that make no whole sockets, and more reserved than there is, are errors', () => {
  const manifest: Partial<DesiredVm> = {
    cores: { count: 5 },
    memory: { sizeMib: 2 * gib },
  };
  const existing = vm({ coresPerSocket: 2, memoryReservationMib: 3 * gib });
  expect(diffHardware(declared(manifest), existing).drafts).toEqual([
    { key: 'CPU-001', severity: 'error', subject: 'vm01', facts: { cores: 5, perSocket: 2 } },
    {
      key: 'MEM-001',
      severity: 'error',
      subject: 'vm01',
      facts: { reservation: '3 GiB', memory: '2 GiB' },
    },
  ]);
});
