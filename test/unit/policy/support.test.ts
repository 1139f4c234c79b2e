import { expect, test } from 'vitest';
import type { DesiredSite } from '../../../src/model/desired.ts';
import type { Estate } from '../../../src/model/estate.ts';
import { supportRules } from '../../../src/policy/support.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { declared, desired, planFor, site } from '../../support/desired.ts';
import { estate, estateHost, estateVm } from '../../support/estate.ts';
import { inventory, vm } from '../../support/inventory.ts';
import { exampleEstates } from '../example/estates.ts';
import { exampleDesired } from '../example/site.ts';

const current = { version: '8.0.3' };

function found(of: Partial<Estate>, today = '2026-11-22', given: Partial<DesiredSite> = {}) {
  const world = estate({ ...current, ...of });
  return supportRules(viewOf(desired({ site: site(given) }), world, today));
}

const told = (of: Partial<Estate>, today?: string) =>
  found(of, today).map(({ key, facts }) => [key, facts['version'], facts['days'], facts['esu_days']]);

const windows = (os: string) => ({ vms: [estateVm('a', 4, 'esx01', { os })] });
const sql = (version: string) => ({
  vms: [
    estateVm('a', 4, 'esx01', {
      manifest: declared({ name: 'a', software: [{ product: 'sql-server', version }] }),
    }),
  ],
});

/** Days between the dates of hospital.md 2.5 and 2026-11-22, by another program. */
test.each([
  [windows('windows-2012-r2'), 'EOS-001/over-all', '2012-r2', -1139, -40],
  [windows('windows-2016'), 'EOS-001/soon', '2016', 51, null],
  [sql('2012'), 'EOS-002/over-all', '2012', -1594, -502],
  [sql('2014'), 'EOS-002/esu', '2014', -866, 228],
  [sql('2008 R2'), 'EOS-002/over-all', '2008-r2', -2693, -1594],
  [sql('2014 SP3'), 'EOS-002/esu', '2014', -866, 228],
  [sql('2017'), 'EOS-002/soon', '2017', 324, null],
  [{ version: '5.5.0' }, 'EOS-003', '5.5', -2986, null],
  [{ version: '8.0.3' }, 'EOS-003/soon', '8.0', 323, null],
  [{ version: '6.7.0' }, 'EOS-003', '6.7', -1499, -1103],
])('what is over, and what soon will be: %#', (of, key, version, days, esuDays) => {
  expect(told({ version: '9.0.0', ...of })).toEqual([[key, version, days, esuDays]]);
});

test.each([
  windows('windows-2019'),
  windows('windows-2022'),
  windows('windows-10'),
  windows('rhel-7'),
  windows('windows'),
  sql('2019'),
  sql('2022'),
  { version: '9.0.0' },
])('what is supported, or not known, is not found: %#', (of) => {
  expect(told({ version: '9.0.0', ...of })).toEqual([]);
});

test('on the last day it is supported still', () => {
  const on = (today: string) => told({ version: '9.0.0', ...windows('windows-2016') }, today)[0]?.[0];
  expect([on('2027-01-12'), on('2027-01-13')]).toEqual(['EOS-001/soon', 'EOS-001']);
});

test('the Site says how long before', () => {
  const policy = { 'EOS-001': { thresholds: { ahead: 50 } } };
  const keys = found({ version: '9.0.0', ...windows('windows-2016') }, '2026-11-22', { policy });
  expect(keys).toEqual([]);
});

test('the example: one finding for each version, with all who use it', async () => {
  const { after } = await exampleEstates();
  const all = supportRules(viewOf(await exampleDesired(), after, '2026-11-22'));
  expect(all.map(({ key, measure, item }) => [key, measure, item])).toEqual([
    ['EOS-001/over-all', 26, '2012-r2'],
    ['EOS-002/esu', 2, '2014'],
    ['EOS-003', 4, '5.5'],
  ]);
});

test('a host of an older release than its vCenter is told apart', () => {
  const hosts = [estateHost('esx01', { version: '6.5.0' }), estateHost('esx02', { version: '8.0.2' })];
  expect(found({ hosts }).map(({ item, facts }) => [item, facts['used_by']])).toEqual([
    ['8.0', ['esx02', 'vCenter']],
    ['6.5', ['esx01']],
  ]);
});

test('virtual hardware runs on hosts of its release or newer, wherever the VM may run', () => {
  const hosts = [
    estateHost('esx01', { version: '6.5.0' }),
    estateHost('esx02', { version: '5.5.0' }),
    estateHost('esx03'),
  ];
  const hardware = (given: string, availability = {}) =>
    found({
      hosts,
      vms: [estateVm('a', 4, 'esx01', { hardware: given, availability: { mode: 'ha', ...availability } })],
    })
      .filter(({ key }) => key === 'EOS-004')
      .map(({ facts }) => facts);
  expect(hardware('vmx-10')).toEqual([]);
  expect(hardware('vmx-13')).toEqual([{ hardware: 'vmx-13', hosts: ['esx02'], newest: 10 }]);
  expect(hardware('vmx-14')).toMatchObject([{ hosts: ['esx01', 'esx02'] }]);
  expect(hardware('vmx-13', { hosts: ['esx01', 'esx03'] })).toEqual([]);
});

test('a plan says it with the days, at most as a warning', () => {
  const observed = inventory({ vms: [vm({ name: 'old' })] });
  const { findings } = planFor([], observed, { lang: 'ja', today: '2026-11-22', withRules: true });
  const [guest, platform] = findings.filter(({ code }) => code.startsWith('EOS'));
  expect(guest).toMatchObject({
    ...{ code: 'EOS-001', severity: 'warning', subject: 'kdu', standing: 'before' },
    message:
      'Windows Server 2012 R2 のサポートは 2023-10-10 に (1,139 日前)、有償のセキュリティ更新も 2026-10-13 に (40 日前) 終わりました。VM 1 台: old。',
  });
  expect(platform).toMatchObject({ code: 'EOS-003', facts: { version: '6.0', confirmed: true } });
});
