import { expect, test } from 'vitest';
import type { DesiredDisk } from '../../../src/model/desired.ts';
import type { EstateVm } from '../../../src/model/estate.ts';
import { allocation } from '../../../src/reckon/allocation.ts';
import { exampleEstates } from '../example/estates.ts';
import { desired } from '../../support/desired.ts';
import { estate, estateDisk, estateVm } from '../../support/estate.ts';
import { vm as observedVm } from '../../support/inventory.ts';

const gib = 1024;

function reportOf(vms: readonly EstateVm[], today = '2026-11-24') {
  const of = estate({ vms });
  return allocation({ desired: desired(), estate: of, before: of, today, lang: 'en' });
}

function disk(size: number, given: Partial<DesiredDisk> = {}) {
  return estateDisk(size, { declared: { name: 'data', sizeMib: size * gib, ...given } });
}

const sample = (at: string, used: number) => ({ at, usedMib: used * gib });
const two = [sample('2017-03-15', 0), sample('2017-09-15', 150)];

test('the example: 25 GiB a month, 74 months to 80 %, 94 to all; at ×2 and ×3 too', async () => {
  const { after } = await exampleEstates();
  const { json } = reportOf(after.vms);
  expect(json['totals']).toMatchObject({
    ...{ requested_gib: 6000, allocated_gib: 2500, used_gib: 150 },
    ...{ rate_gib_per_month: 25, months_to_80: 74, months_to_100: 94 },
  });
  expect(json['forecasts']).toMatchObject([
    { factor: 1, months_to_80: 74, months_to_100: 94, date_80: '2023-11-15', date_100: '2025-07-15' },
    { factor: 2, months_to_80: 37, months_to_100: 47 },
    { factor: 3, months_to_80: 24.67, months_to_100: 31.33 },
  ]);
  expect(json['vms']).toHaveLength(26);
  expect(json['vms']).toMatchObject([
    {
      ...{ name: 'h-claio01', requested_gib: 3600, allocated_gib: 1500, used_gib: 100 },
      ...{ rate_gib_per_month: 16.67, months_to_80: 66, months_to_100: 84 },
    },
    { name: 'h-cscan01', requested_gib: 2400, allocated_gib: 1000, used_gib: 50, months_to_80: 90 },
    { name: 'h-hilabo01', allocated_gib: 300, used_gib: null, rate_gib_per_month: null, months_to_80: null },
    ...Array.from({ length: 23 }, () => ({})),
  ]);
});

test('the sums are of disks that have samples; a VM is told whole', () => {
  const vms = [
    estateVm('a', 4, 'esx01', { disks: [disk(100), disk(2400, { samples: two, requestedMib: 4000 * gib })] }),
    estateVm('b', 4, 'esx01', { disks: [disk(700)] }),
  ];
  const { json, tables } = reportOf(vms, '2017-10-01');
  expect(json['vms']).toMatchObject([
    { name: 'a', requested_gib: 4100, allocated_gib: 2500, sampled_gib: 2400, used_gib: 150 },
    { name: 'b', requested_gib: 700, allocated_gib: 700, used_gib: null },
  ]);
  // (1,920 − 150) / 25 = 70.8 months.
  expect(json['totals']).toMatchObject({ requested_gib: 4000, allocated_gib: 2400, months_to_80: 70.8 });
  expect(tables.map(({ id, rows }) => [id, rows.length])).toEqual([
    ['forecast', 3],
    ['vms', 1],
    ['others', 1],
  ]);
  for (const { columns, rows, total } of tables) {
    for (const row of [...rows, ...(total === undefined ? [] : [total])])
      expect(row).toHaveLength(columns.length);
  }
});

test('one measurement counts from the VM’s creation, and says so where that is not known', () => {
  const one = [sample('2017-09-15', 150)];
  const known = estateVm('a', 4, 'esx01', {
    disks: [disk(2500, { samples: one })],
    observed: observedVm({ name: 'a', createdAt: '2017-03-15T10:00:00+09:00' }),
  });
  expect(reportOf([known]).json['vms']).toMatchObject([
    { rate_gib_per_month: 25, months_to_80: 74, basis: 'creation' },
  ]);
  const { json, paragraphs } = reportOf([
    estateVm('a', 4, 'esx01', { disks: [disk(2500, { samples: one })] }),
  ]);
  expect(json['vms']).toMatchObject([{ used_gib: 150, rate_gib_per_month: null, basis: 'unknown' }]);
  expect(paragraphs.join('\n')).toContain('a second measurement is needed');
});

test.each([
  // What is used in September 2017 and 2018 of 1,000 GiB, the day, and what is proposed.
  [100, 200, '2018-10-01', 'keep'],
  [100, 101, '2018-10-01', 'keep; less at the next renewal'],
  [100, 780, '2018-09-20', 'prepare to add'],
  [100, 850, '2018-10-01', 'prepare to add'],
  [100, 780, '2020-10-01', 'measure'],
])('of 1,000 GiB, %i and a year later %i used, on %s: %3$s', (before, after, today, expected) => {
  const samples = [sample('2017-09-15', before), sample('2018-09-15', after)];
  const { tables } = reportOf([estateVm('a', 4, 'esx01', { disks: [disk(1000, { samples })] })], today);
  expect(tables.find(({ id }) => id === 'vms')?.rows[0]?.at(-1)).toBe(expected);
});

test('the chart has what was measured, the forecasts from the last day on, and what was given', () => {
  const vm = estateVm('a', 4, 'esx01', { disks: [disk(2500, { samples: two, requestedMib: 6000 * gib })] });
  const [chart] = reportOf([vm]).charts;
  if (chart?.kind !== 'lines') throw new Error('no chart');
  const [used, forecast] = chart.curves;
  const last = chart.times.indexOf('2017-09');
  expect([used?.values[0], used?.values[last], used?.values[last + 1]]).toEqual([0, 150, null]);
  expect(forecast?.values[last]).toBe(150);
  expect(forecast?.isForecast).toBe(true);
  expect(chart.limits.map(({ value }) => value)).toEqual([2500, 2000, 6000]);
  for (const { values } of chart.curves) expect(values).toHaveLength(chart.times.length);
});

test('nothing measured: it says how', () => {
  const { paragraphs, charts, json } = reportOf([estateVm('a', 4, 'esx01', { disks: [estateDisk(10)] })]);
  expect(paragraphs).toEqual([expect.stringContaining('spec.disks[].samples')]);
  expect(charts).toEqual([]);
  expect(json['totals']).toMatchObject({ allocated_gib: 0, used_gib: null, months_to_80: null });
});
