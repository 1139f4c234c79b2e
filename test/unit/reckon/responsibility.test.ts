import { expect, test } from 'vitest';
import type { DesiredVm } from '../../../src/model/desired.ts';
import { responsibility } from '../../../src/reckon/responsibility.ts';
import { declared, desired } from '../../support/desired.ts';
import { estate, estateVm } from '../../support/estate.ts';
import { exampleEstates } from '../example/estates.ts';
import { exampleDesired } from '../example/site.ts';

function reportOf(vms: readonly Partial<DesiredVm>[], unmanaged: readonly string[] = []) {
  const manifests = vms.map((given) => declared(given));
  const of = estate({
    vms: [
      ...manifests.map((manifest) => estateVm(manifest.name, 4, 'esx01', { manifest })),
      ...unmanaged.map((name) => estateVm(name, 4, 'esx01')),
    ],
  });
  const input = { desired: desired({ vms: manifests }), estate: of, before: of, today: '2026-11-24' };
  return responsibility({ ...input, lang: 'ja' });
}

const table = (report: ReturnType<typeof reportOf>, id: string) =>
  report.tables.find((each) => each.id === id);

test('the example: nobody answers for patches and antivirus of the four, the paper’s open point', async () => {
  const { after } = await exampleEstates();
  const manifests = await exampleDesired();
  const report = responsibility({
    ...{ desired: manifests, estate: after, before: after, today: '2017-03-20', lang: 'ja' },
  });
  const four = ['h-claio01', 'h-cscan01', 'h-hilabo01', 'h-ridoc01'];
  expect(report.json['undecided']).toEqual([
    { role: 'osPatch', vms: four },
    { role: 'antivirus', vms: four },
  ]);
  expect(report.json['vms']).toHaveLength(26);
  // The university's 22 have five roles of thirteen: 22 × 8.
  expect(report.paragraphs.join('\n')).toContain('176 件');
  expect(report.paragraphs.join('\n')).toContain('未定が 8 件');
});

test('TBD is 未定, what is not there is nothing, and a name stays as it is', () => {
  const report = reportOf([
    { name: 'a', displayName: '検査', responsibility: { os: '病院', osPatch: 'TBD', data: ' 未定 ' } },
  ]);
  const [row] = table(report, 'system')?.rows ?? [];
  // VM, system, OS, OS patches, antivirus, middleware, application, data
  expect(row).toEqual(['a', '検査', '病院', '未定', null, null, null, '未定']);
  expect(report.json['vms']).toMatchObject([
    { roles: { os: '病院', osPatch: null, antivirus: null }, undecided: ['osPatch', 'data'] },
  ]);
  expect(report.json['vms']).toMatchObject([{ missing: { length: 10 } }]);
});

test('who answers for most stands first; VMs and roles are counted once', () => {
  const report = reportOf([
    { name: 'a', responsibility: { os: '病院', data: '病院', hardware: '大学' } },
    { name: 'b', responsibility: { os: '病院 ' } },
  ]);
  expect(report.json['parties']).toEqual([
    { name: '病院', entries: 3, vms: ['a', 'b'], roles: ['os', 'data'] },
    { name: '大学', entries: 1, vms: ['a'], roles: ['hardware'] },
  ]);
});

test('VMs that no manifest declares are told of, and are in no row', () => {
  const report = reportOf([{ name: 'a' }], ['x', 'y']);
  expect(report.json['unmanaged']).toEqual(['x', 'y']);
  expect(report.paragraphs.at(-1)).toContain('2 台');
  expect(table(report, 'platform')?.rows).toHaveLength(1);
});

test('every role is in exactly one table', () => {
  const report = reportOf([{ name: 'a' }]);
  const columns = ['platform', 'system'].flatMap((id) => table(report, id)?.columns.slice(2) ?? []);
  expect(new Set(columns.map(({ label }) => label)).size).toBe(13);
  expect(columns).toHaveLength(13);
});
