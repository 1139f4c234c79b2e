import { expect, test } from 'vitest';
import type { EstateVm } from '../../../src/model/estate.ts';
import { ledger } from '../../../src/reckon/ledger.ts';
import { declared, desired } from '../../support/desired.ts';
import { estate, estateDisk, estateVm } from '../../support/estate.ts';
import { vm as observedVm } from '../../support/inventory.ts';
import { exampleEstates } from '../example/estates.ts';
import { exampleDesired } from '../example/site.ts';

function reportOf(vms: readonly EstateVm[], today = '2026-11-24') {
  const of = estate({ vms });
  return ledger({ desired: desired(), estate: of, before: of, today, lang: 'en' });
}

const rows = (report: ReturnType<typeof reportOf>, id: string) =>
  report.tables.find((table) => table.id === id)?.rows ?? [];

test('the example by owner: the paper’s 22, 4 and 26, and what they have', async () => {
  const { after } = await exampleEstates();
  const manifests = await exampleDesired();
  const input = { desired: manifests, estate: after, before: after, today: '2026-11-22' };
  const report = ledger({ ...input, lang: 'ja' });
  // hospital.md 1.3, machine-checked there.
  expect(report.json['owners']).toEqual([
    { owner: 'university', vms: 22, vcpu: 36, memory_mib: 124 * 1024, disk_gib: 6280 },
    { owner: 'hospital', vms: 4, vcpu: 12, memory_mib: 44 * 1024, disk_gib: 3300 },
  ]);
  expect(report.json['totals']).toEqual({ vms: 26, vcpu: 48, memory_mib: 168 * 1024, disk_gib: 9580 });
  expect(report.paragraphs[0]).toContain('大学 22 台, 病院 4 台');
  expect(rows(report, 'care').find(([name]) => name === 'h-claio01')).toEqual([
    ...['h-claio01', 'FINDEX', '診療記録', 'sql-server 2014 standard'],
    'Windows Server 2012 R2 2023-10-10（終了）, SQL Server 2014 2024-07-09（終了）',
    ...['3 世代, オフライン保管あり, 2017-03-10 復元確認', 'なし（2017-03-10 確認）'],
  ]);
  expect(
    rows(report, 'networks')
      .find(([name]) => name === 'h-hilabo01')
      ?.slice(0, 4),
  ).toEqual([...['h-hilabo01', '210', 'vlan-210', '10.21.0.11/24']]);
});

test('a VM that nobody declares is in it, with what the vCenter tells', () => {
  const observed = observedVm({ name: 'x', power: 'on', guest: { addresses: ['10.0.0.9'] } });
  const vm = estateVm('x', 8, 'esx01', {
    observed,
    guestId: 'other26xLinux64Guest',
    disks: [estateDisk(50)],
  });
  const report = reportOf([
    vm,
    estateVm('y', 4, undefined, { manifest: declared({ name: 'y' }), power: 'off' }),
  ]);
  expect(rows(report, 'machines')).toEqual([
    ['x', null, 'not written down', 'other26xLinux64Guest', 1, 8, 50, 'on', 'esx01'],
    ['y', null, 'not written down', null, 1, 4, 0, 'off', null],
  ]);
  expect(rows(report, 'networks')[0]).toEqual(['x', null, null, '(10.0.0.9)', null]);
  expect(rows(report, 'care')[0]).toEqual(['x', null, null, null, null, null, null]);
  expect(report.paragraphs).toHaveLength(2);
});

test('support is over on the day after its last', () => {
  const on = (today: string) =>
    rows(reportOf([estateVm('a', 4, 'esx01', { os: 'windows-2016' })], today), 'care')[0]?.[4];
  expect([on('2027-01-12'), on('2027-01-13')]).toEqual(['2027-01-12', '2027-01-12 (over)']);
});

test.each([
  ['none' as const, 'none'],
  [{}, 'declared'],
  [{ generations: 5, offline: false }, '5 generations'],
])('backup %j', (backup, said) => {
  const vm = estateVm('a', 4, 'esx01', { manifest: declared({ name: 'a', backup }) });
  expect(rows(reportOf([vm]), 'care')[0]?.[5]).toBe(said);
});

test('an assumed host is said to be one', () => {
  const report = reportOf([estateVm('a', 4, 'esx02', { isHostAssumed: true })]);
  expect(rows(report, 'machines')[0]?.at(-1)).toBe('esx02 (assumed)');
  expect(report.notes.some(({ isAssumption }) => isAssumption === true)).toBe(true);
});
