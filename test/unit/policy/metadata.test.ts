/** What manifests say of people, patches, backups and vendors. */
import { describe, expect, test } from 'vitest';
import type { DesiredSite, DesiredVendor, DesiredVm } from '../../../src/model/desired.ts';
import { roles } from '../../../src/model/roles.ts';
import { responsibilityRules } from '../../../src/policy/responsibility.ts';
import { templateRules } from '../../../src/policy/templates.ts';
import { upkeepRules } from '../../../src/policy/upkeep.ts';
import { type Family, viewOf } from '../../../src/policy/view.ts';
import { declared, declaredTemplate, desired, site } from '../../support/desired.ts';
import { estate, estateVm } from '../../support/estate.ts';

const today = '2026-11-24';
const all = Object.fromEntries(roles.map((role) => [role, '大学']));

interface World {
  readonly site?: Partial<DesiredSite>;
  readonly vendors?: readonly DesiredVendor[];
  readonly patchedAt?: string;
}

function found(family: Family, vms: readonly Partial<DesiredVm>[], world: World = {}) {
  const manifests = vms.map((vm, index) => declared({ name: `vm0${index + 1}`, ...vm }));
  const { patchedAt } = world;
  const templates = [declaredTemplate(patchedAt === undefined ? {} : { patchedAt })];
  const given = desired({ site: site(world.site), vendors: world.vendors ?? [], templates });
  const of = estate({ vms: manifests.map((manifest) => estateVm(manifest.name, 4, 'esx01', { manifest })) });
  return family(viewOf(given, of, today)).map(({ key, subject, severity, facts }) => ({
    ...{ key, subject, facts },
    ...(severity === undefined ? {} : { severity }),
  }));
}

const keys = (...args: Parameters<typeof found>) => found(...args).map(({ key }) => key);
const hospital = { labels: { owner: 'hospital' } };

describe('who answers', () => {
  test('everybody is named: nothing', () => {
    expect(found(responsibilityRules, [{ ...hospital, responsibility: all }])).toEqual([]);
  });

  test('TBD and 未定 are told, whoever owns the VM', () => {
    const responsibility = { ...all, osPatch: 'TBD', antivirus: ' 未定 ' };
    expect(found(responsibilityRules, [{ responsibility }])).toEqual([
      { key: 'RSP-001', subject: 'vm01', facts: { undecided: ['osPatch', 'antivirus'], missing: [] } },
    ]);
  });

  test("what is left out is told of the hospital's VMs one by one, of others once", () => {
    const { backup: _, ...responsibility } = all;
    expect(found(responsibilityRules, [{ ...hospital, responsibility }, { responsibility }, {}])).toEqual([
      { key: 'RSP-001/missing', subject: 'vm01', facts: { undecided: [], missing: ['backup'] } },
      { key: 'RSP-001/others', subject: 'kdu', severity: 'info', facts: { vms: ['vm02', 'vm03'] } },
    ]);
    expect(keys(responsibilityRules, [{ dataClass: 'clinical-record' }])).toEqual(['RSP-001/none']);
  });

  test.each(['大学、病院', '大学, 病院', '大学/病院', '大学および病院', 'a and b', 'a & b'])(
    '%s are two',
    (owner) => {
      expect(found(responsibilityRules, [{ responsibility: { ...all, backup: owner } }])).toEqual([
        { key: 'RSP-002', subject: 'vm01', facts: { role: 'backup', owner } },
      ]);
    },
  );

  test.each(['附属病院医療情報管理室', 'FINDEX (電子カルテベンダ)', 'Anderson'])('%s is one', (owner) => {
    expect(found(responsibilityRules, [{ responsibility: { ...all, backup: owner } }])).toEqual([]);
  });
});

describe('upkeep', () => {
  const kept: Partial<DesiredVm> = {
    ...hospital,
    patch: { owner: '大学', lastApplied: '2026-08-26' }, // 90 days before
    backup: { generations: 3, offline: true, verifiedAt: '2025-11-24' }, // 365 days before
    externalStorage: { rule: '規則', enactedOn: '2017-03-01', responsible: '医療情報管理室' },
    remoteMaintenance: { used: true, method: 'VPN', confirmedAt: '2025-11-24' },
  };
  const elsewhere: World = { site: { premises: 'university' } };
  const codes = (given: Partial<DesiredVm>, world = elsewhere) =>
    keys(upkeepRules, [{ ...kept, ...given }], world);

  test('all of it in order, each on its last day: nothing', () => {
    expect(codes({})).toEqual([]);
  });

  test('nothing of it declared: one of each', () => {
    const bare = { ...hospital };
    expect(keys(upkeepRules, [bare], elsewhere)).toEqual(['PAT-001/none', 'BKP-001', 'EXT-001', 'RMT-001']);
    expect(keys(upkeepRules, [bare], { site: { premises: 'hospital' } })).not.toContain('EXT-001');
    expect(keys(upkeepRules, [bare])).not.toContain('EXT-001');
  });

  test("VMs that are not the hospital's are not asked", () => {
    expect(keys(upkeepRules, [{}, { labels: { owner: 'university' } }], elsewhere)).toEqual([]);
  });

  test.each<[given: Partial<DesiredVm>, key: string, facts: object]>([
    [{ patch: { owner: 'TBD' } }, 'PAT-001', { owner: 'TBD' }],
    [{ patch: { owner: '大学', lastApplied: '2026-08-25' } }, 'PAT-002', { days: 91, most: 90 }],
    [{ backup: 'none' }, 'BKP-001/none', {}],
    [
      { backup: { generations: 2, offline: true, verifiedAt: today } },
      'BKP-002',
      { generations: 2, fewest: 3 },
    ],
    [{ backup: { generations: 3, offline: false, verifiedAt: today } }, 'BKP-003', {}],
    [{ backup: { generations: 3, offline: true } }, 'BKP-004/never', {}],
    [
      { backup: { generations: 3, offline: true, verifiedAt: '2025-11-23' } },
      'BKP-004',
      { days: 366, most: 365 },
    ],
    [
      { externalStorage: { rule: '規則', responsible: 'TBD' } },
      'EXT-001',
      { missing: ['enactedOn', 'responsible'] },
    ],
    [{ remoteMaintenance: { used: true } }, 'RMT-001/method', {}],
    [{ remoteMaintenance: { used: false } }, 'RMT-002/never', {}],
    [{ remoteMaintenance: { used: false, confirmedAt: '2025-11-23' } }, 'RMT-002', { days: 366 }],
  ])('%j: %s', (given, key, facts) => {
    expect(found(upkeepRules, [{ ...kept, ...given }], elsewhere)).toMatchObject([
      { key, subject: 'vm01', facts },
    ]);
  });

  test("vendors of the hospital's VMs, each once: no MDS/SDS is a warning, an old one is told", () => {
    const vendor = (name: string, receivedAt?: string): DesiredVendor => ({
      ...{ name, displayName: name.toUpperCase(), contacts: [] },
      ...(receivedAt === undefined ? {} : { mdsSds: { version: '5.0', receivedAt } }),
    });
    const vms = ['a', 'a', 'b', 'c'].map((name) => ({ ...kept, vendor: name }));
    const vendors = [vendor('a'), vendor('b', '2025-11-23'), vendor('c', '2025-11-24'), vendor('unused')];
    expect(found(upkeepRules, vms, { ...elsewhere, vendors })).toMatchObject([
      { key: 'VEN-001', subject: 'a', facts: { vms: ['vm01', 'vm02'] } },
      { key: 'VEN-001/old', subject: 'b', severity: 'info', facts: { days: 366 } },
    ]);
  });
});

test('a template that servers use: old patches, and an end of support', () => {
  const vms = [{ template: 'win' }];
  const end = { key: 'TPL-002', subject: 'win', facts: { end: '2023-10-10', days: 1141 } };
  expect(found(templateRules, vms, { patchedAt: '2026-09-25' })).toMatchObject([end]);
  expect(found(templateRules, vms, { patchedAt: '2026-09-24' })).toMatchObject([
    { key: 'TPL-001', subject: 'win', facts: { days: 61, most: 60 } },
    end,
  ]);
  expect(found(templateRules, [{}], { patchedAt: '2016-01-01' })).toEqual([]);
});
