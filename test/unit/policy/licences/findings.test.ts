import { expect, test } from 'vitest';
import type { Availability, Software } from '../../../../src/model/desired.ts';
import type { EstateVm } from '../../../../src/model/estate.ts';
import { licenceRules } from '../../../../src/policy/licences.ts';
import { viewOf } from '../../../../src/policy/view.ts';
import { declared, desired, planFor } from '../../../support/desired.ts';
import { estate, estateVm } from '../../../support/estate.ts';
import { inventory, vm } from '../../../support/inventory.ts';
import { exampleEstates } from '../../example/estates.ts';
import { exampleDesired } from '../../example/site.ts';

const pinned: Availability = { mode: 'static-standby', activeHost: 'esx01', standbyHost: 'esx03' };

function sql(name: string, given: Partial<Software> = {}, availability: Availability = pinned): EstateVm {
  const software = {
    product: 'sql-server',
    version: '2014',
    edition: 'standard',
    channel: 'volume',
    ...given,
  };
  return estateVm(name, 4, 'esx01', {
    cores: 4,
    manifest: declared({ name, availability, software: [software] }),
  });
}

/** Keys and facts of what is found, but for the figures. */
function found(vms: readonly EstateVm[], today = '2026-11-22') {
  return licenceRules(viewOf(desired(), estate({ vms }), today))
    .filter(({ key }) => !/^LIC-0(01|12)/.test(key))
    .map(({ key, subject, facts }) => ({ key, subject, facts }));
}

const keys = (vms: readonly EstateVm[], today?: string) => found(vms, today).map(({ key }) => key);

test('the figures of the example: today and planned, HA and static, declared and enforced', async () => {
  const { before, after } = await exampleEstates();
  const all = licenceRules(viewOf(await exampleDesired(), after, '2026-11-22', before));
  expect(all).toMatchObject([
    {
      key: 'LIC-001',
      subject: 'kdu',
      facts: {
        ...{ core_licences: 8, packs: 4, declared: 8, enforced: 24, paper_literal: 24 },
        now: { core_licences: 0, packs: 0 },
        planned: { core_licences: 8, packs: 4 },
        if_all_ha: { core_licences: 24, packs: 12 },
        if_all_static: { core_licences: 8, packs: 4 },
      },
    },
    {
      key: 'LIC-012',
      facts: {
        ...{ version: '2012 R2', vms: 26, datacenter: 3, standard: { ha_n1: 21, any: 39, static: 14 } },
        now: { vms: 19, datacenter: 3 },
      },
    },
  ]);
});

test('a finding says its arithmetic', () => {
  const manifest = declared({
    ...{ name: 'claio', template: 'win', guest: {}, cores: { count: 4 }, availability: pinned },
    software: [{ product: 'sql-server', version: '2014', edition: 'standard', channel: 'volume' }],
  });
  const cluster = { name: 'C1', datacenter: 'DC', hostRules: [], vmOverrides: [] };
  const { findings } = planFor([manifest], inventory({ clusters: [cluster], vms: [vm()] }), {
    lang: 'ja',
    withRules: true,
  });
  const messages = findings.filter(({ code }) => code.startsWith('LIC')).map(({ message }) => message);
  expect(messages[0]).toContain('4 コアライセンス (2 パック、現在は 0)');
  expect(messages[0]).toContain('全 VM を HA にすると 12 (6 パック)');
  expect(messages[0]).toContain('vCenter の設定どおりに数えると 12');
  expect(messages[1]).toContain('Windows Server 2012 R2、VM 2 台: Datacenter 3');
});

test('what is as it should be is not found', () => {
  expect(keys([sql('a')])).toEqual([]);
});

test('host licences are for Enterprise', () => {
  expect(keys([sql('a', { model: 'host' })])).toEqual(['LIC-003']);
  expect(keys([sql('a', { model: 'host', edition: 'enterprise' })])).toEqual([]);
});

test('nobody says how it was bought; through a vendor it is not counted', () => {
  const { channel: _, ...software } = { ...sql('a').manifest?.software[0], product: 'sql-server' };
  const unsaid = estateVm('a', 4, 'esx01', { manifest: declared({ name: 'a', software: [software] }) });
  expect(keys([unsaid])).toEqual(['LIC-006']);
  expect(keys([sql('a', { channel: 'unknown' })])).toEqual(['LIC-006']);
  expect(keys([sql('a', { channel: 'oem' })])).toEqual(['LIC-006/bundled']);
  expect(keys([sql('a', { channel: 'oem', version: '2022' })])).toEqual(['LIC-006/bundled']);
});

test('version or edition is missing', () => {
  const bare = estateVm('a', 4, 'esx01', {
    manifest: declared({ name: 'a', software: [{ product: 'sql-server', channel: 'volume' }] }),
  });
  expect(found([bare])).toEqual([
    { key: 'LIC-007', subject: 'a', facts: { missing: ['version', 'edition'] } },
  ]);
});

test.each([
  // Assigned to, on, asked on → what is found.
  ['esx01', '2026-10-01', '2026-12-29', 'LIC-005/bound'],
  ['esx01', '2026-10-01', '2026-12-30', undefined],
  ['esx03', '2026-10-01', '2026-12-29', 'LIC-005'],
  ['esx03', '2026-10-01', '2026-12-30', 'LIC-005/due'],
  ['esx03', undefined, '2026-12-30', 'LIC-005/undated'],
  ['esx01', undefined, '2026-12-30', undefined],
])('a licence assigned to %s on %s, on %s: %s', (assignedHost, assignedAt, today, key) => {
  const given = { assignedHost, ...(assignedAt === undefined ? {} : { assignedAt }) };
  expect(keys([sql('a', given)], today)).toEqual(key === undefined ? [] : [key]);
  expect(keys([sql('a', { ...given, softwareAssurance: true })], today)).toEqual([]);
  if (assignedAt === undefined) return;
  for (const { facts } of found([sql('a', given)], today)) expect(facts['earliest']).toBe('2026-12-30');
});

test('a licence on any host of the must-run group is where it belongs', () => {
  const group: Availability = { mode: 'ha', hosts: ['esx01', 'esx02'] };
  const given = { assignedHost: 'esx02', assignedAt: '2026-01-01' };
  expect(keys([sql('a', given, group)])).toEqual([]);
  expect(keys([sql('a', { ...given, assignedHost: 'esx03' }, group)])).toEqual(['LIC-005/due']);
});

test('standbys', () => {
  const standby = (given: Partial<Software>, cores = 4) => ({
    ...sql('b', { passiveOf: 'a', ...given }),
    cores,
  });
  expect(keys([sql('a'), standby({})])).toEqual(['LIC-008']);
  expect(keys([sql('a', { version: '2012' }), standby({ version: '2012' })])).toEqual(['LIC-008/old']);
  expect(keys([sql('a', { softwareAssurance: true }), standby({})])).toEqual([]);
  expect(keys([sql('a', { softwareAssurance: true }), standby({}, 6)])).toEqual(['LIC-008/larger']);
  expect(keys([estateVm('a', 4, 'esx01'), standby({})])).toEqual(['LIC-008/nothing']);
});

test('Developer, and Server+CAL that cannot be counted', () => {
  expect(keys([sql('a', { edition: 'developer' })])).toEqual(['LIC-009']);
  expect(keys([sql('a', { edition: 'express' })])).toEqual([]);
  expect(keys([sql('a', { model: 'server-cal', users: 3 })])).toEqual([]);
  expect(keys([sql('a', { model: 'server-cal' })])).toEqual(['LIC-010/clients']);
  expect(keys([sql('a', { model: 'server-cal', users: 3, edition: 'enterprise' })])).toEqual(['LIC-010']);
});

test('host licences are fewer from 13 VMs of Enterprise with Software Assurance on', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      sql(`vm${index}`, { edition: 'enterprise', softwareAssurance: true }),
    );
  expect(keys(many(12))).toEqual([]);
  expect(found(many(13))).toEqual([
    {
      ...{ key: 'LIC-011', subject: 'kdu' },
      facts: { version: '2014', vms: 13, per_vm: 52, host: 48, equal_at: 12 },
    },
  ]);
});
