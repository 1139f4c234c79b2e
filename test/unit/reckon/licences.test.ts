import { expect, test } from 'vitest';
import { licences } from '../../../src/reckon/licences.ts';
import { declared, desired } from '../../support/desired.ts';
import { estate, estateVm } from '../../support/estate.ts';
import { exampleEstates } from '../example/estates.ts';
import { exampleDesired } from '../example/site.ts';

async function example(given: { readonly isNow?: boolean; readonly lang?: 'en' | 'ja' } = {}) {
  const { before, after } = await exampleEstates();
  const { isNow = false, lang = 'en' } = given;
  return licences({
    ...{ desired: await exampleDesired(), before, estate: isNow ? before : after },
    ...{ today: '2026-11-22', lang },
  });
}

/** Names and numbers that other people's programs read. */
test('the example after its plan', async () => {
  const { json } = await example();
  expect(json).toMatchObject({
    sql: {
      pools: [
        {
          ...{ version: '2014', edition: 'standard', software_assurance: false, mode: 'A' },
          ...{ core_licences: 8, packs: 4, vms: ['h-claio01', 'h-cscan01'] },
        },
      ],
      ...{ core_licences: 8, packs: 4, if_all_ha: 24, if_all_static: 8, paper_literal: 24 },
      totals: { if_all_ha: { packs: 12 } },
    },
    windows: {
      ...{ version: '2012 R2', datacenter: 3, per_vm: 208 },
      standard: { ha_n1: 21, any: 39, static: 14 },
    },
  });
});

test('W5: at the list prices of 2012 R2 Datacenter is cheaper from 13 VMs on a host on', async () => {
  const { json, notes } = await example();
  expect(json['windows']).toMatchObject({
    list_price: { datacenter: 18_465, standard: { ha_n1: 18_522, any: 34_398, static: 12_348 } },
  });
  expect(notes.find(({ text }) => text.includes('6,155'))).toMatchObject({
    text: expect.stringContaining('from 13 VMs'),
    isAssumption: true,
  });
});

test('without the plan: 19 VMs, none with SQL Server', async () => {
  const { json } = await example({ isNow: true });
  expect(json).toMatchObject({
    sql: { pools: [], core_licences: 0 },
    windows: { datacenter: 3, per_vm: 152 },
  });
});

test('the disclaimer comes first', async () => {
  expect((await example({ lang: 'ja' })).paragraphs[0]).toBe(
    '試算です。最終判断は契約書（製品条項/PUR）と販売店の確認によること。',
  );
  expect((await example()).paragraphs[0]).toContain('estimate');
});

test('every row has as many cells as its table has columns, with all kinds of licences in it', () => {
  const sql = (name: string, software: object) =>
    estateVm(name, 4, 'esx01', {
      ...{ cores: 4, os: 'windows-2019' },
      manifest: declared({ name, software: [{ product: 'sql-server', version: '2016', ...software }] }),
    });
  const world = estate({
    vms: [
      sql('vm', { edition: 'standard' }),
      sql('host', { edition: 'enterprise', model: 'host', channel: 'volume' }),
      sql('cal', { edition: 'standard', model: 'server-cal', users: 10 }),
      sql('free', { edition: 'express' }),
      sql('bundled', { edition: 'standard', channel: 'oem' }),
      sql('standby', { passiveOf: 'vm' }),
    ],
  });
  const { tables, notes } = licences({
    ...{ desired: desired(), estate: world, before: estate(), today: '2026-11-22', lang: 'ja' },
  });
  expect(tables.map(({ id }) => id)).toEqual([
    ...['sql', 'sql-pools', 'sql-vms', 'sql-hosts', 'windows', 'windows-hosts'],
  ]);
  for (const { id, columns, rows, total } of tables) {
    const widths = [...rows, ...(total === undefined ? [] : [total])].map((row) => row.length);
    expect([id, new Set(widths)]).toEqual([id, new Set([columns.length])]);
  }
  expect(notes.map(({ text }) => text).join('\n')).toMatch(/bundled[^]*free/);
});
