import { expect, test } from 'vitest';
import type { Availability, Software } from '../../../../src/model/desired.ts';
import type { EstateHost, EstateVm } from '../../../../src/model/estate.ts';
import { licenceRules } from '../../../../src/policy/licences.ts';
import { sqlFigures } from '../../../../src/policy/licences/sql.ts';
import { viewOf } from '../../../../src/policy/view.ts';
import { declared, desired, site } from '../../../support/desired.ts';
import { estate, estateHost, estateVm } from '../../../support/estate.ts';
import { vm } from '../../../support/inventory.ts';

interface Server {
  readonly cores: number;
  readonly software: Partial<Software>;
  readonly availability?: Availability;
  readonly host?: string;
}

const ha: Availability = { mode: 'ha' };
const onOne: Availability = { mode: 'static-standby', activeHost: 'esx01', standbyHost: 'esx03' };
const standard: Partial<Software> = { version: '2014', edition: 'standard', model: 'per-core' };
const enterprise: Partial<Software> = { version: '2014', edition: 'enterprise', model: 'per-core' };
const byHost: Partial<Software> = { ...enterprise, model: 'host' };
const withSa = { softwareAssurance: true };

function server(name: string, { cores, software, availability = ha, host = 'esx01' }: Server): EstateVm {
  const entry = { product: 'sql-server', channel: 'volume', ...software };
  return estateVm(name, 4, host, {
    cores,
    manifest: declared({ name, availability, software: [entry] }),
  });
}

function figures(
  vms: readonly EstateVm[],
  { hosts, coreFactor }: { readonly hosts?: readonly EstateHost[]; readonly coreFactor?: number } = {},
) {
  const manifests = desired(coreFactor === undefined ? {} : { site: site({ hosts: { coreFactor } }) });
  const world = estate({ vms, ...(hosts === undefined ? {} : { hosts }) });
  return { ...sqlFigures(manifests, world), world, manifests };
}

function codes(vms: readonly EstateVm[]) {
  const { world, manifests } = figures(vms);
  return licenceRules(viewOf(manifests, world, '2026-11-22')).flatMap(({ key }) =>
    /^LIC-0(01|11|12)/.test(key) ? [] : [key],
  );
}

/** Claio and C-Scan of the paper, of four cores each. */
function pair(
  software: Partial<Software>,
  availability: Availability = ha,
  cores: readonly number[] = [4, 4],
) {
  return cores.map((each, index) => server(`sql${index}`, { cores: each, software, availability }));
}

/** The pair, and a standby VM for each on another host. */
function withStandbys(software: Partial<Software>, standbyCores = 4) {
  const second: Availability = { mode: 'static-standby', activeHost: 'esx03' };
  const standbys = [0, 1].map((index) =>
    server(`standby${index}`, {
      ...{ cores: standbyCores, availability: second, host: 'esx03' },
      software: { ...software, passiveOf: `sql${index}` },
    }),
  );
  return [...pair(software, onOne), ...standbys];
}

const coresOf = (vms: readonly EstateVm[], options = {}) => {
  const { total } = figures(vms, options);
  return [total.coreLicences, total.packs];
};

const smallHost = [estateHost('esx01', { sockets: 2, cores: 4 })];
const amdHost = [estateHost('esx01', { sockets: 2, cores: 20 })];
const must = (...hosts: string[]): Availability => ({ mode: 'ha', hosts });

/** Numbers of hospital.md 2.6, worked out there by hand. */
test.each([
  ['E1', pair(standard), {}, 24, 12],
  ['E2', pair(standard, onOne), {}, 8, 4],
  ['E3', pair({ ...standard, ...withSa }), {}, 8, 4],
  ['E4', pair(standard, ha, [2, 2]), {}, 24, 12],
  ['E5', pair(standard, ha, [6, 5]), {}, 33, 17],
  ['E6', pair(byHost), {}, 48, 24],
  ['E6 with SA', pair({ ...byHost, ...withSa }), {}, 48, 24],
  ['E7', pair(byHost, must('esx01')), {}, 16, 8],
  ['E7 with SA', pair({ ...byHost, ...withSa }, must('esx01')), {}, 16, 8],
  ['E8', pair(byHost), { hosts: smallHost }, 8, 4],
  ['E9', pair({ ...byHost, version: '2012' }), { hosts: amdHost, coreFactor: 0.75 }, 16, 8],
  [
    'E9 of 2016: no factor',
    pair({ ...byHost, version: '2016' }),
    { hosts: amdHost, coreFactor: 0.75 },
    20,
    10,
  ],
  ['E10', pair(standard, must('esx01', 'esx02')), {}, 16, 8],
  ['E12', withStandbys({ ...standard, version: '2012' }), {}, 8, 4],
  ['E13', withStandbys(standard), {}, 16, 8],
  ['E13 of 2016', withStandbys({ ...standard, version: '2016' }), {}, 16, 8],
  ['E14', withStandbys({ ...standard, ...withSa }), {}, 8, 4],
  ['E14 with larger standbys', withStandbys({ ...standard, ...withSa }, 6), {}, 12, 6],
])('%s', (_, vms, options, cores, packs) => {
  expect(coresOf(vms, options)).toEqual([cores, packs]);
});

test('E2: static standby saves 16 licences and 8 packs against HA', () => {
  const { ifAllHa, ifAllStatic, total } = figures(pair(standard, onOne));
  expect([ifAllHa.coreLicences - total.coreLicences, ifAllHa.packs - total.packs]).toEqual([16, 8]);
  expect(ifAllStatic).toEqual(total);
});

test('E4: the paper’s own rule has no least of four cores', () => {
  expect(figures(pair(standard, ha, [2, 2])).paperLiteral).toBe(12);
  expect(figures(pair(standard)).paperLiteral).toBe(24);
});

test('E11: a rule that only should be kept counts for nothing, and is told', () => {
  const [first, second] = pair(standard);
  if (first === undefined || second === undefined) throw new Error('there are two');
  const observed = vm({ instanceUuid: 'u-1' });
  const vms = [{ ...first, observed }, second];
  const cluster = (mandatory: boolean) => ({
    ...{ name: 'C1', datacenter: 'DC', vmOverrides: [] },
    hostRules: [
      { name: 'rather', enabled: true, mandatory, runs: 'on' as const, vms: ['u-1'], hosts: ['esx01'] },
    ],
  });
  const found = (mandatory: boolean) => {
    const world = estate({ vms, cluster: cluster(mandatory) });
    const { total, enforced } = sqlFigures(desired(), world);
    const keys = licenceRules(viewOf(desired(), world, '2026-11-22')).map(({ key }) => key);
    return [total.coreLicences, enforced?.coreLicences, keys.includes('LIC-004')];
  };
  expect(found(false)).toEqual([24, 24, true]);
  expect(found(true)).toEqual([24, 16, false]);
});

test('E15: SQL Server 2022 by VM without Software Assurance is an error', () => {
  const newer = { ...standard, version: '2022' };
  expect(codes(pair(newer))).toEqual(['LIC-002', 'LIC-002']);
  expect(codes(pair({ ...newer, ...withSa }))).toEqual([]);
  expect(codes(pair({ ...newer, version: '2019' }))).toEqual([]);
});

test('E16: Server+CAL', () => {
  const clients = { ...standard, model: 'server-cal' as const, users: 80, devices: 60 };
  const found = (software: Partial<Software>, availability = ha) =>
    figures(pair(software, availability)).pools.map((pool) => [
      pool.mode,
      pool.coreLicences,
      pool.servers,
      pool.cals,
      pool.calKind,
    ]);
  expect(found(clients)).toEqual([['E', 0, 6, 60, 'device']]);
  expect(found(clients, onOne)).toEqual([['E', 0, 2, 60, 'device']]);
  expect(found({ ...clients, ...withSa })).toEqual([['E', 0, 2, 60, 'device']]);
  expect(found({ ...clients, devices: 90 })).toEqual([['E', 0, 6, 80, 'user']]);
});

test('E17: more VMs than core licences of the host need one more each, unless there is Software Assurance', () => {
  const many = (count: number, software: Partial<Software>) =>
    coresOf(
      pair(
        software,
        must('esx01'),
        Array.from({ length: count }, () => 1),
      ),
    );
  expect(many(17, byHost)).toEqual([17, 9]);
  expect(many(16, byHost)).toEqual([16, 8]);
  expect(many(17, { ...byHost, ...withSa })).toEqual([16, 8]);
});

test('E18: licences by VM are fewer up to 11 VMs, equal at 12', () => {
  const all = (count: number) => {
    const { breakEven, total } = figures(
      pair(
        { ...enterprise, ...withSa },
        ha,
        Array.from({ length: count }, () => 4),
      ),
    );
    return [total.coreLicences, breakEven[0]?.hostLicences, breakEven[0]?.equalAt];
  };
  expect(all(11)).toEqual([44, 48, 12]);
  expect(all(12)).toEqual([48, 48, 12]);
  expect(all(13)).toEqual([52, 48, 12]);
});

test('pools are by version, edition, Software Assurance and mode, each with its own packs', () => {
  const vms = [
    server('a', { cores: 5, software: standard, availability: onOne }),
    server('b', { cores: 5, software: standard, availability: onOne }),
    server('c', { cores: 5, software: { ...standard, version: '2016' }, availability: onOne }),
    server('d', { cores: 5, software: { ...standard, ...withSa } }),
  ];
  const { pools, total } = figures(vms);
  expect(
    pools.map(({ version, mode, coreLicences, packs, lines }) => [
      version,
      mode,
      coreLicences,
      packs,
      lines.map(({ vm }) => vm).join(),
    ]),
  ).toEqual([
    ['2014', 'A', 10, 5, 'a,b'],
    ['2014', 'B', 5, 3, 'd'],
    ['2016', 'A', 5, 3, 'c'],
  ]);
  expect(total).toEqual({ coreLicences: 20, packs: 11, servers: 0 });
});

test('a service pack makes no other pool', () => {
  const vms = ['2014', '2014 SP3', '2008 R2', '2008r2', '2008'].map((version, index) =>
    server(`vm${index}`, { cores: 4, software: { ...standard, version }, availability: onOne }),
  );
  expect(figures(vms).pools.map(({ version, lines }) => [version, lines.length])).toEqual([
    ['2008', 1],
    ['2008 R2', 2],
    ['2014', 2],
  ]);
});

test('editions without a price and licences of a vendor are in no pool', () => {
  const vms = [
    server('express', { cores: 4, software: { version: '2019', edition: 'express' } }),
    server('developer', { cores: 4, software: { version: '2019', edition: 'developer' } }),
    server('bundled', { cores: 4, software: { ...standard, channel: 'isv-runtime' } }),
    server('other', { cores: 4, software: { product: 'oracle-database' } }),
  ];
  expect(figures(vms)).toMatchObject({ pools: [], paperLiteral: 0, total: { coreLicences: 0, packs: 0 } });
});

test('two instances in one VM are licensed once', () => {
  const twice = declared({
    name: 'a',
    software: [1, 2].map(() => ({ product: 'SQL Server', channel: 'volume', ...standard })),
  });
  expect(coresOf([estateVm('a', 4, 'esx01', { cores: 4, manifest: twice })])).toEqual([12, 6]);
});

test('of two standbys without Software Assurance one is free, with it both', () => {
  const more = (software: Partial<Software>) => [
    ...pair(software, onOne, [4]),
    ...['x', 'y'].map((name) =>
      server(name, { cores: 4, software: { ...software, passiveOf: 'sql0' }, availability: onOne }),
    ),
  ];
  expect(coresOf(more({ ...standard, version: '2012' }))).toEqual([8, 4]);
  expect(coresOf(more({ ...standard, ...withSa }))).toEqual([4, 2]);
  expect(coresOf(more(standard))).toEqual([12, 6]);
});

test('below four cores a standby may be larger than the active one', () => {
  const of = (active: number, standby: number) =>
    coresOf([
      ...pair({ ...standard, ...withSa }, onOne, [active]),
      server('standby', { cores: standby, software: { passiveOf: 'sql0' }, host: 'esx03' }),
    ]);
  expect([of(2, 3), of(2, 4), of(2, 5)]).toEqual([
    [4, 2],
    [4, 2],
    [5, 3],
  ]);
});

test('a standby takes from the active one what it does not say', () => {
  const vms = [
    ...pair({ ...standard, ...withSa }, onOne, [4]),
    server('standby', { cores: 6, software: { passiveOf: 'sql0' }, host: 'esx03' }),
  ];
  expect(figures(vms).pools.map(({ version, mode, coreLicences }) => [version, mode, coreLicences])).toEqual([
    ['2014', 'B', 6],
  ]);
});
