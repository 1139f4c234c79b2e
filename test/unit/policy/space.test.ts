import { expect, test } from 'vitest';
import type { DesiredDisk, DesiredSite } from '../../../src/model/desired.ts';
import type { Estate, EstateDisk, EstateVm } from '../../../src/model/estate.ts';
import { spaceRules } from '../../../src/policy/space.ts';
import { totalSpace } from '../../../src/policy/space/figures.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { exampleEstates } from '../example/estates.ts';
import { declared, declaredDisk, desired, site } from '../../support/desired.ts';
import { estate, estateDisk, estateVm } from '../../support/estate.ts';
import { datastore, disk as observedDisk, vm as observedVm } from '../../support/inventory.ts';

const gib = 1024;

function found(of: Estate, given: Partial<DesiredSite> = {}, today = '2026-11-24') {
  return spaceRules(viewOf(desired({ site: site(given) }), of, today));
}

function codes(of: Estate, given: Partial<DesiredSite> = {}, today = '2026-11-24') {
  return found(of, given, today).map(({ key, subject, severity }) => [key, subject, severity]);
}

const store = (name: string, capacity: number, free = capacity) =>
  datastore(name, { capacityMib: capacity * gib, freeMib: free * gib });
const off = (disks: readonly EstateDisk[], given: Partial<EstateVm> = {}) =>
  estateVm('a', 4, 'esx01', { power: 'off', disks, ...given });

test('the example: 70.9 % given, 96.8 % had the 6 TB been given; 72.6 and 99.1 of 13,200 GiB', async () => {
  const { after } = await exampleEstates();
  const percent = (capacity?: number) => {
    const space = totalSpace(after);
    const of = capacity === undefined ? space.capacityMib : capacity * gib;
    return [space.provisionedMib, space.requestedMib].map((mib) => Math.round((mib / of) * 1000) / 10);
  };
  expect(totalSpace(after).provisionedMib).toBe(9580 * gib);
  expect(percent()).toEqual([70.9, 96.8]);
  expect(percent(13_200)).toEqual([72.6, 99.1]);
  expect(codes(after, {}, '2017-09-15')).toEqual([
    ['DS-016', 'kdu', undefined],
    ['DS-005', 'ds02', undefined],
  ]);
});

test('given: above all there is a warning, above one and a half an error; each datastore and all', () => {
  const on = (size: number) =>
    codes(estate({ datastores: [store('ds01', 100)], vms: [off([estateDisk(size)])] }));
  expect(on(100)).toEqual([]);
  expect(on(101)).toEqual([['DS-001', 'ds01', 'warning']]);
  expect(on(150)).toEqual([['DS-001', 'ds01', 'warning']]);
  expect(on(151)).toEqual([['DS-001', 'ds01', 'error']]);
  const policy = { 'DS-001': { thresholds: { warn: 70 } } };
  expect(
    codes(estate({ datastores: [store('ds01', 100)], vms: [off([estateDisk(71)])] }), { policy }),
  ).toEqual([['DS-001/within', 'ds01', 'warning']]);
  const datastores = [store('ds01', 100), store('ds02', 100)];
  const vms = [off([estateDisk(130), estateDisk(80, { datastore: 'ds02' })])];
  expect(found(estate({ datastores, vms }))).toMatchObject([
    { key: 'DS-001', subject: 'ds01', facts: { percent: 130 } },
    { key: 'DS-001', subject: 'kdu', facts: { provisioned_mib: 210 * gib, percent: 105 } },
  ]);
});

test('disks of VMs elsewhere count where they stand on datastores of the cluster', () => {
  const far = { isHere: false, host: 'far' };
  const vms = [off([estateDisk(60), estateDisk(500, { datastore: 'far' })], far)];
  expect(totalSpace(estate({ datastores: [store('ds01', 100)], vms })).provisionedMib).toBe(60 * gib);
  const here = [off([estateDisk(60), estateDisk(5, { datastore: 'unknown' })])];
  expect(totalSpace(estate({ datastores: [store('ds01', 100)], vms: here })).provisionedMib).toBe(65 * gib);
});

test('in use: above 80 % a warning, above 90 % an error, the Site may say otherwise', () => {
  const on = (free: number, given: Partial<DesiredSite> = {}) =>
    codes(estate({ datastores: [store('ds01', 100, free)] }), given);
  expect(on(20)).toEqual([]);
  expect(on(19)).toEqual([['DS-002', 'ds01', 'warning']]);
  expect(on(9)).toEqual([['DS-002', 'ds01', 'error']]);
  expect(on(20, { policy: { 'DS-002': { thresholds: { warn: 70 } } } })).toHaveLength(1);
});

test('in use is, too, what the plan makes thick; what is there already counts once', () => {
  const thick = estateDisk(40, { provisioning: 'thick' });
  const of = (vm: EstateVm) => found(estate({ datastores: [store('ds01', 100, 50)], vms: [vm] }));
  expect(of(off([thick]))).toMatchObject([{ key: 'DS-002', facts: { used_mib: 90 * gib } }]);
  const there = observedVm({ name: 'a', disks: [observedDisk({ sizeMib: 30 * gib })] });
  expect(of(off([thick], { observed: there }))).toEqual([]);
  expect(of(off([estateDisk(40)]))).toEqual([]);
});

test('thick disks: what is left below 20 % is a warning, below 10 % an error', () => {
  const on = (size: number) => {
    const vms = [off([estateDisk(size, { provisioning: 'eager' })])];
    return codes(estate({ datastores: [store('ds01', 1000)], vms })).filter(([key]) => key === 'DS-004');
  };
  expect(on(800)).toEqual([]);
  expect(on(801)).toEqual([['DS-004', 'ds01', 'warning']]);
  expect(on(901)).toEqual([['DS-004', 'ds01', 'error']]);
});

test('swap files: memory without its reservation, of VMs that are on', () => {
  const on = (given: Partial<EstateVm>) => {
    const vms = [estateVm('a', 8, 'esx01', { disks: [estateDisk(95)], ...given })];
    return found(estate({ datastores: [store('ds01', 100)], vms }));
  };
  expect(on({})).toMatchObject([
    { key: 'DS-015', subject: 'ds01', facts: { provisioned_mib: 95 * gib, swap_mib: 8 * gib, percent: 103 } },
  ]);
  expect(on({ memoryReservationMib: 3 * gib })).toEqual([]);
  expect(on({ power: 'off' })).toEqual([]);
});

function growing(samples: DesiredDisk['samples'], size = 100, given: Partial<DesiredDisk> = {}): EstateVm {
  const disk = declaredDisk('data', size, { ...(samples === undefined ? {} : { samples }), ...given });
  return off([estateDisk(size, { declared: disk })]);
}

test('a forecast within the time that buying takes', () => {
  // 20 GiB a month from 40 on: 80 of 100 GiB two months after the first of October.
  const samples = [
    { at: '2026-09-01', usedMib: 20 * gib },
    { at: '2026-10-01', usedMib: 40 * gib },
  ];
  const vms = [growing(samples)];
  const large = store('ds01', 10_000);
  expect(found(estate({ datastores: [large], vms }), {}, '2026-10-02')).toMatchObject([
    {
      key: 'DS-003',
      subject: 'a',
      facts: { date_80: '2026-12-01', date_80_x2: '2026-11-01', date_80_x3: '2026-10-21' },
      words: { rate: '20', used: '40', given: '100' },
    },
  ]);
  const lead = (days: number) => ({ policy: { 'DS-003': { thresholds: { leadTime: days } } } });
  expect(codes(estate({ datastores: [large], vms }), lead(60), '2026-10-02')).toEqual([]);
  expect(codes(estate({ datastores: [large], vms }), lead(61), '2026-10-02')).toHaveLength(1);
  expect(codes(estate({ datastores: [large], vms }), {}, '2027-02-01')).toEqual([
    ['DS-003/passed', 'a', undefined],
  ]);
});

test('the datastore, too, from what is in use of it now', () => {
  const samples = [
    { at: '2026-09-01', usedMib: 0 },
    { at: '2026-10-01', usedMib: 10 * gib },
  ];
  const vms = [growing(samples, 900)];
  // 700 of 1,000 GiB in use, 10 more a month: ten months.
  const of = (free: number) =>
    codes(estate({ datastores: [store('ds01', 1000, free)], vms }), {}, '2026-10-02');
  expect(of(300)).toEqual([]);
  expect(of(250)).toEqual([['DS-003/datastore', 'ds01', undefined]]);
});

test('what was asked for beyond what is given is told, and what was given beyond is not', () => {
  const vms = [growing(undefined, 100, { requestedMib: 400 * gib })];
  expect(found(estate({ datastores: [store('ds01', 1000)], vms }))).toMatchObject([
    {
      key: 'DS-016',
      facts: { requested_mib: 400 * gib, allocated_mib: 100 * gib, percent: 10, requested_percent: 40 },
    },
  ]);
  expect(codes(estate({ vms: [growing(undefined, 100, { requestedMib: 50 * gib })] }))).toEqual([]);
});

test('clinical records on thin disks: somebody is to see to the alarm', () => {
  const clinical = (provisioning: EstateDisk['provisioning']) => {
    const manifest = declared({ name: 'a', dataClass: 'clinical-record' });
    return found(estate({ vms: [off([estateDisk(10, { provisioning })], { manifest })] }));
  };
  expect(clinical('thin')).toMatchObject([{ key: 'DS-005', subject: 'ds01', facts: { vms: ['a'] } }]);
  expect(clinical('thick')).toEqual([]);
});

test('snapshots older than 72 hours, of any VM; the oldest is named', () => {
  const on = (today: string) => {
    const snapshots = [
      { name: 'before patch', createdAt: '2026-12-01T14:00:00Z' },
      { name: 'later', createdAt: '2026-12-01T15:00:00Z' },
    ];
    const observed = observedVm({ name: 'a', snapshots });
    return found(estate({ vms: [off([], { observed, isOwned: false })] }), {}, today);
  };
  expect(on('2026-12-04')).toEqual([]);
  expect(on('2026-12-05')).toMatchObject([
    {
      key: 'DS-006',
      subject: 'a',
      facts: { snapshot: 'before patch', created_at: '2026-12-01', days: 4, count: 1 },
    },
  ]);
  expect(on('2026-12-31')).toMatchObject([{ facts: { snapshot: 'before patch', days: 30, count: 2 } }]);
});

test.each([
  ['5.5.0', 2049, true],
  ['6.0.0', 2049, true],
  ['6.0.0', 2048, false],
  ['6.5.0', 2049, false],
  ['8.0.3', 2049, false],
])('on vSphere %s a disk of %i GiB', (version, size, isFound) => {
  const hosts = estate().hosts.map((host) => ({ ...host, version }));
  const big = store('ds01', 100_000);
  const keys = codes(estate({ hosts, datastores: [big], vms: [off([estateDisk(size)])] }));
  expect(keys).toEqual(isFound ? [['DS-008', 'a', undefined]] : []);
});
