import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Availability } from '../../../src/model/desired.ts';
import type { Estate, EstateVm } from '../../../src/model/estate.ts';
import { type Failure, failuresOf, vmsByHost } from '../../../src/policy/placement.ts';
import { exampleEstates } from '../example/estates.ts';
import { estate, estateHost, estateVm } from '../../support/estate.ts';

const gib = 1024;
const pinned: Availability = { mode: 'static-standby', activeHost: 'esx01', standbyHost: 'esx03' };

/** As the issue writes it: sizes in GiB. */
function told({ host, leftMib, standby, unplaced }: Failure) {
  return {
    host,
    left: Object.fromEntries([...leftMib].map(([name, mib]) => [name, mib / gib])),
    standby: standby.map((each) => [each.vm, each.host, each.leftMib / gib]),
    unplaced,
  };
}

function failing(host: string, of: Estate): Failure {
  const found = failuresOf(of).find((failure) => failure.host === host);
  if (found === undefined) throw new Error(`${host} does not fail`);
  return found;
}

test('the example: each host may fail, and both standby VMs fit exactly', async () => {
  const { after } = await exampleEstates();
  expect(failuresOf(after).map(told)).toEqual([
    { host: 'esx01', left: { esx02: 16, esx03: 16 }, standby: [['h-claio01', 'esx03', 0]], unplaced: [] },
    { host: 'esx02', left: { esx01: 16, esx03: 12 }, standby: [['h-cscan01', 'esx03', 0]], unplaced: [] },
    { host: 'esx03', left: { esx01: 8, esx02: 8 }, standby: [], unplaced: [] },
  ]);
  const counts = failuresOf(after).map(({ vms }) => [...vms].map(([host, list]) => [host, list.length]));
  // 14: the standby VM counts where it is started.
  expect(counts).toEqual([
    [
      ['esx02', 13],
      ['esx03', 13],
    ],
    [
      ['esx01', 12],
      ['esx03', 14],
    ],
    [
      ['esx01', 13],
      ['esx02', 13],
    ],
  ]);
  expect([...vmsByHost(after)].map(([host, vms]) => [host, vms.length])).toEqual([
    ['esx01', 8],
    ['esx02', 9],
    ['esx03', 9],
  ]);
});

test('the largest first, by name among equals, on the emptiest host, the last by name among equals', () => {
  const vms = [
    estateVm('b', 8, 'esx01'),
    estateVm('a', 8, 'esx01'),
    estateVm('z', 20, 'esx01'),
    estateVm('x', 4, 'esx02'),
    estateVm('y', 4, 'esx03'),
  ];
  const { vms: after } = failing('esx01', estate({ vms }));
  // z: both have 88, so esx03 (68 left). a: esx02 (80 left). b: esx02 again (72 left).
  expect([...after].map(([host, list]) => [host, list.map(({ name }) => name)])).toEqual([
    ['esx02', ['x', 'a', 'b']],
    ['esx03', ['y', 'z']],
  ]);
});

test('one that fits nowhere is named, and takes no memory from the others', () => {
  const hosts = [estateHost('esx01', { usableMib: 200 * gib }), estateHost('esx02')];
  const vms = [estateVm('big', 100, 'esx01'), estateVm('small', 92, 'esx01')];
  expect(told(failing('esx01', estate({ hosts, vms })))).toMatchObject({
    unplaced: ['big'],
    left: { esx02: 0 },
  });
});

test('powered-off VMs and those without a manifest count; mode none is not restarted', () => {
  const vms = [
    estateVm('off', 10, 'esx01', { power: 'off' }),
    estateVm('none', 40, 'esx01', { availability: { mode: 'none' } }),
    estateVm('nowhere', 50, undefined),
  ];
  const failure = failing('esx01', estate({ vms }));
  expect(told(failure)).toEqual({ host: 'esx01', left: { esx02: 92, esx03: 82 }, standby: [], unplaced: [] });
});

test('a must-run group restricts where HA restarts', () => {
  const group = (hosts: string[]) => ({ availability: { mode: 'ha' as const, hosts } });
  const vms = [
    estateVm('here', 10, 'esx01', group(['esx01', 'esx02'])),
    estateVm('only', 10, 'esx01', group(['esx01'])),
    estateVm('filler', 50, 'esx02'),
  ];
  expect(told(failing('esx01', estate({ vms })))).toMatchObject({
    unplaced: ['only'],
    left: { esx02: 32, esx03: 92 },
  });
});

test('a standby VM waits for HA, and is short of what is missing', () => {
  const hosts = [estateHost('esx01'), estateHost('esx03', { usableMib: 20 * gib })];
  const vms = [estateVm('pin', 16, 'esx01', { availability: pinned }), estateVm('ha', 8, 'esx01')];
  const failure = failing('esx01', estate({ hosts, vms }));
  expect(told(failure)).toEqual({
    host: 'esx01',
    left: { esx03: 12 },
    standby: [['pin', 'esx03', -4]],
    unplaced: ['pin'],
  });
  expect(failure.standby[0]?.fits).toBe(false);
});

test('a standby VM without a standby host has no place; one that runs there goes back', () => {
  const vms = [
    estateVm('lost', 4, 'esx01', { availability: { mode: 'static-standby', activeHost: 'esx01' } }),
    estateVm('gone', 4, 'esx01', { availability: { ...pinned, standbyHost: 'esx09' } }),
    estateVm('back', 4, 'esx03', { availability: pinned }),
  ];
  const all = estate({ vms });
  expect(told(failing('esx01', all))).toMatchObject({ unplaced: ['gone', 'lost'] });
  expect(told(failing('esx03', all))).toMatchObject({ standby: [['back', 'esx01', 80]], unplaced: [] });
});

// The rule again, as plainly as it can be written: no maps, no sorting, one VM at a time.
interface Plain {
  readonly failed: string;
  readonly left: readonly (readonly [string, number])[];
  readonly unplaced: readonly string[];
  readonly where: Readonly<Record<string, string>>;
}

function plainly({ hosts, vms }: Estate): Plain[] {
  return hosts.map((failed) => {
    const rooms: { name: string; free: number }[] = [];
    for (const { name, usableMib } of hosts) {
      if (name === failed.name) continue;
      let free = usableMib;
      for (const vm of vms) if (vm.host === name) free -= vm.memoryMib;
      rooms.push({ name, free });
    }
    const where: Record<string, string> = {};
    const unplaced: string[] = [];
    const put = (vm: EstateVm, room: { name: string; free: number } | undefined) => {
      if (room === undefined || room.free < vm.memoryMib) {
        unplaced.push(vm.name);
        return;
      }
      room.free -= vm.memoryMib;
      where[vm.name] = room.name;
    };
    const waiting = new Set(vms.filter((vm) => vm.host === failed.name));
    const byHand: EstateVm[] = [];
    while (waiting.size > 0) {
      let next: EstateVm | undefined;
      for (const vm of waiting) {
        const isLarger = next === undefined || vm.memoryMib > next.memoryMib;
        if (isLarger || (vm.memoryMib === next?.memoryMib && vm.name < next.name)) next = vm;
      }
      if (next === undefined) break;
      waiting.delete(next);
      const { mode, hosts: group } = next.manifest?.availability ?? {};
      if (mode === 'static-standby') byHand.push(next);
      if (mode === 'static-standby' || mode === 'none') continue;
      let best: (typeof rooms)[number] | undefined;
      for (const room of rooms) {
        if (group !== undefined && !group.includes(room.name)) continue;
        if (best === undefined || room.free > best.free) best = room;
        else if (room.free === best.free && room.name > best.name) best = room;
      }
      put(next, best);
    }
    const left = rooms.map(({ name, free }) => [name, free] as const);
    for (const vm of byHand) {
      const { activeHost, standbyHost } = vm.manifest?.availability ?? {};
      const target = standbyHost === failed.name ? activeHost : standbyHost;
      put(
        vm,
        rooms.find(({ name }) => name === target),
      );
    }
    return { failed: failed.name, left, unplaced, where };
  });
}

const hostNames = ['h1', 'h2', 'h3', 'h4', 'h5'];
const someHost = fc.constantFrom(...hostNames);
const availability: fc.Arbitrary<Availability | undefined> = fc.option(
  fc.oneof(
    fc.record({ mode: fc.constant('ha' as const) }),
    fc.record({ mode: fc.constant('ha' as const), hosts: fc.uniqueArray(someHost, { minLength: 1 }) }),
    fc.record({ mode: fc.constant('static-standby' as const), activeHost: someHost, standbyHost: someHost }),
    fc.record({ mode: fc.constant('none' as const) }),
  ),
  { nil: undefined },
);
const sites = fc
  .record({
    hosts: fc.uniqueArray(fc.tuple(someHost, fc.integer({ min: 0, max: 40 })), {
      minLength: 1,
      selector: ([name]) => name,
    }),
    vms: fc.array(
      fc.record({ memory: fc.integer({ min: 1, max: 8 }), host: fc.option(someHost), availability }),
      { maxLength: 25 },
    ),
  })
  .map(({ hosts, vms }) =>
    estate({
      hosts: hosts.map(([name, usable]) => estateHost(name, { usableMib: usable * gib })),
      vms: vms.map((vm, index) =>
        estateVm(`vm${(index * 7) % 25}`, vm.memory, vm.host ?? undefined, {
          ...(vm.availability === undefined ? {} : { availability: vm.availability }),
        }),
      ),
    }),
  );

test('it is what the plain program reckons, for any site', () => {
  fc.assert(
    fc.property(sites, (site) => {
      const found = failuresOf(site).map(({ host, leftMib, unplaced, vms }) => ({
        failed: host,
        left: [...leftMib],
        unplaced,
        where: Object.fromEntries(
          [...vms].flatMap(([name, list]) =>
            list.flatMap((vm) => (vm.host === host ? [[vm.name, name] as const] : [])),
          ),
        ),
      }));
      expect(found).toEqual(plainly(site));
    }),
    { numRuns: 500 },
  );
});
