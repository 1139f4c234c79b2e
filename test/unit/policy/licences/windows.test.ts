import { expect, test } from 'vitest';
import { windowsFigures } from '../../../../src/policy/licences/windows.ts';
import type { EstateHost, EstateVm } from '../../../../src/model/estate.ts';
import { estate, estateHost, estateVm } from '../../../support/estate.ts';
import { exampleEstates } from '../../example/estates.ts';

/** As many Windows VMs on each host as given, all of one size, so that a failed host's go half to each of the others. */
function servers(counts: readonly number[], os = 'windows-2012-r2', cores = 2): EstateVm[] {
  return counts.flatMap((count, host) =>
    Array.from({ length: count }, (_, index) =>
      estateVm(`vm-${host}-${index}`, 1, `esx0${host + 1}`, { os, cores }),
    ),
  );
}

const of = (vms: readonly EstateVm[], hosts?: readonly EstateHost[]) =>
  windowsFigures(estate({ vms, ...(hosts === undefined ? {} : { hosts }) }));

/** Numbers of hospital.md 2.6: 26 VMs, 8, 9 and 9 on three hosts of two processors, 13 on a host when one fails. */
test.each([
  ['windows-2012-r2', 3, 21, 39, 14, 'licences'],
  ['windows-2016', 48, 336, 624, 224, 'cores'],
])('W1 to W4, W6 and W7: %s', (os, datacenter, haN1, any, fixed, unit) => {
  const found = of(servers([8, 9, 9], os));
  expect(found.hosts.map(({ vms }) => vms.ha_n1)).toEqual([13, 13, 13]);
  expect(found).toMatchObject({ datacenter, unit, standard: { ha_n1: haN1, any, static: fixed } });
});

test('W1 to W4: the example site, by the placement that its own VMs have', async () => {
  const { after } = await exampleEstates();
  expect(windowsFigures(after)).toMatchObject({
    ...{ version: '2012-r2', datacenter: 3, perVm: 208 },
    standard: { ha_n1: 21, any: 39, static: 14 },
  });
});

test.each([
  ['1 × 4', 1, 4, 16],
  ['2 × 4', 2, 8, 16],
  ['2 × 10', 2, 20, 20],
  ['4 × 4', 4, 16, 32],
  ['4 × 6', 4, 24, 32],
])('W8: a host of %s cores', (_, sockets, cores, licences) => {
  const hosts = [estateHost('esx01', { sockets, cores })];
  expect(of(servers([1], 'windows-2019'), hosts).datacenter).toBe(licences);
});

test('W9: by VM at least 8 cores each, and 16 in all', () => {
  const sized = (sizes: readonly number[]) =>
    of(sizes.map((cores, index) => estateVm(`vm${index}`, 1, 'esx01', { cores, os: 'windows-2022' }))).perVm;
  expect(sized([2, 4, 4, 2])).toBe(32);
  expect(sized([2])).toBe(16);
  expect(sized([12, 2])).toBe(20);
  expect(sized(Array.from({ length: 26 }, () => 4))).toBe(208);
});

test('a VM without a manifest is known by what vSphere calls its guest; others do not count', () => {
  const guests = ['windows8Server64Guest', 'windows9Server64Guest', 'windows9_64Guest', 'rhel7_64Guest'];
  const vms = [
    ...guests.map((guestId, index) => estateVm(`vm${index}`, 1, 'esx01', { guestId })),
    // The template's system counts for more than what vSphere calls the guest.
    estateVm('linux', 1, 'esx01', { guestId: 'windows8Server64Guest', os: 'rhel-9' }),
    estateVm('client', 1, 'esx01', { os: 'windows-10' }),
    estateVm('elsewhere', 1, undefined, { os: 'windows-2019', isHere: false }),
  ];
  const found = of(vms);
  expect([found.version, found.vms]).toEqual(['2016', ['vm0', 'vm1']]);
});

test('a cluster without Windows needs nothing', () => {
  expect(of([estateVm('linux', 1, 'esx01', { os: 'ubuntu' })])).toEqual({
    ...{ version: null, unit: 'cores', vms: [], datacenter: 0, perVm: 0, hosts: [] },
    standard: { ha_n1: 0, any: 0, static: 0 },
  });
});
