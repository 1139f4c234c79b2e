import { expect, test } from 'vitest';
import type { Availability } from '../../../src/model/desired.ts';
import type { EstateVm } from '../../../src/model/estate.ts';
import type { ObservedCluster, ObservedHostRule, ObservedVmOverride } from '../../../src/model/observed.ts';
import { availabilityRules } from '../../../src/policy/availability.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { declared, desired, planFor } from '../../support/desired.ts';
import { estate, estateDisk, estateVm } from '../../support/estate.ts';
import { datastore, inventory, ownedVm, vm } from '../../support/inventory.ts';

const uuid = 'u-1';
const fixed: Availability = { mode: 'static-standby', activeHost: 'esx01', standbyHost: 'esx03' };

const rule = (given: Partial<ObservedHostRule> = {}): ObservedHostRule => ({
  ...{ name: 'licences', enabled: true, mandatory: true, runs: 'on', vms: [uuid], hosts: ['esx01'] },
  ...given,
});
const override = (given: Partial<ObservedVmOverride> = {}): ObservedVmOverride => ({
  ...{ vm: uuid, haRestart: 'disabled', drs: 'manual' },
  ...given,
});
const cluster = (given: Partial<ObservedCluster> = {}): ObservedCluster => ({
  ...{
    name: 'C1',
    datacenter: 'DC',
    ha: true,
    drs: true,
    haRestart: 'medium',
    drsAutomation: 'fullyAutomated',
  },
  ...{ hostRules: [rule()], vmOverrides: [override()] },
  ...given,
});

function server(availability: Availability, given: Partial<EstateVm> = {}): EstateVm {
  return estateVm('claio', 16, 'esx01', { observed: vm({ instanceUuid: uuid }), availability, ...given });
}

function found(vms: readonly EstateVm[], of: ObservedCluster | undefined, stores = [datastore('ds01')]) {
  const world = estate({ vms, datastores: stores, ...(of === undefined ? {} : { cluster: of }) });
  return availabilityRules(viewOf(desired(), world, '2026-11-24'));
}

const missing = (availability: Availability, given: Partial<ObservedCluster>) =>
  found([server(availability)], cluster(given)).map(({ key, facts }) => [key, facts['missing']]);

test('a mandatory rule, no restart and no DRS: nothing is lacking', () => {
  expect(missing(fixed, {})).toEqual([]);
});

test.each<[string, Partial<ObservedCluster>, readonly string[]]>([
  ['no rule', { hostRules: [] }, ['rule']],
  ['a rule that only should be kept', { hostRules: [rule({ mandatory: false })] }, ['rule']],
  ['a rule that is switched off', { hostRules: [rule({ enabled: false })] }, ['rule']],
  ['a rule to more hosts', { hostRules: [rule({ hosts: ['esx01', 'esx03'] })] }, ['rule']],
  ['a rule to another host', { hostRules: [rule({ hosts: ['esx02'] })] }, ['rule']],
  ['a rule about another VM', { hostRules: [rule({ vms: ['u-2'] })] }, ['rule']],
  ['HA that restarts it', { vmOverrides: [override({ haRestart: 'high' })] }, ['restart']],
  ['DRS that moves it', { vmOverrides: [override({ drs: 'fullyAutomated' })] }, ['drs']],
  ['DRS that places it', { vmOverrides: [override({ drs: 'partiallyAutomated' })] }, ['drs']],
  ['overrides that DRS does not heed', { drsOverrides: false }, ['drs']],
  ['nothing at all', { hostRules: [], vmOverrides: [] }, ['rule', 'restart', 'drs']],
])('%s: %j', (_, given, expected) => {
  const key = expected.includes('rule') ? 'AVL-001' : 'AVL-001/overrides';
  expect(missing(fixed, given)).toEqual([[key, expected]]);
});

test.each<[string, Partial<ObservedCluster>]>([
  ['rules off all other hosts', { hostRules: [rule({ runs: 'off', hosts: ['esx02', 'esx03'] })] }],
  ['HA and DRS are off', { ha: false, drs: false, vmOverrides: [] }],
  [
    'the cluster itself restarts and moves nothing',
    { haRestart: 'disabled', drsAutomation: 'manual', vmOverrides: [] },
  ],
  ['DRS leaves the VM alone', { vmOverrides: [override({ drs: 'disabled' })] }],
])('it is as good: %s', (_, given) => {
  expect(missing(fixed, given)).toEqual([]);
});

test('a must-run group needs its rule alone; a VM that stays down needs no restart; HA needs nothing', () => {
  const none = { hostRules: [], vmOverrides: [] };
  const group: Availability = { mode: 'ha', hosts: ['esx01', 'esx02'] };
  expect(missing(group, none)).toEqual([['AVL-001', ['rule']]]);
  expect(missing(group, { hostRules: [rule({ hosts: ['esx02', 'esx01'] })], vmOverrides: [] })).toEqual([]);
  expect(missing({ mode: 'none' }, none)).toEqual([['AVL-001/overrides', ['restart']]]);
  expect(missing({ mode: 'ha' }, none)).toEqual([]);
});

test('a recording that does not know says so once', () => {
  const two = [server(fixed), server(fixed, { name: 'cscan' })];
  const { hostRules: _, ...old } = cluster();
  for (const of of [old, undefined]) {
    expect(found(two, of)).toMatchObject([
      { key: 'AVL-001/unknown', severity: 'info', subject: 'kdu', facts: { vms: ['claio', 'cscan'] } },
    ]);
  }
  expect(found([server({ mode: 'ha' })], old)).toEqual([]);
});

test('a VM that the plan makes has no rule yet', () => {
  const manifest = declared({ name: 'claio', template: 'win', guest: {}, availability: fixed });
  const { findings } = planFor([manifest], inventory({ clusters: [cluster()] }), { withRules: true });
  expect(findings.filter(({ code }) => code === 'AVL-001')).toMatchObject([
    {
      ...{ severity: 'warning', subject: 'claio', standing: 'new' },
      message: expect.stringContaining(
        'VM/Host Rule "Must run on hosts in group" (esx01), VM Override "vSphere HA: VM Restart Priority = Disabled"',
      ),
      facts: { missing: ['rule', 'restart', 'drs'], enforced_hosts: ['esx01', 'esx02', 'esx03'] },
    },
  ]);
});

test('what is lacking of a VM that is there was lacking before', () => {
  const owned = ownedVm('kdu', { name: 'claio', instanceUuid: uuid });
  const manifest = declared({ name: 'claio', availability: fixed });
  const of = (given: Partial<ObservedCluster>) =>
    planFor([manifest], inventory({ clusters: [cluster(given)], vms: [owned] }), {
      withRules: true,
    }).findings.filter(({ code }) => code === 'AVL-001');
  expect(of({ vmOverrides: [] })).toMatchObject([{ standing: 'before' }]);
  expect(of({})).toEqual([]);
});

test('a standby host that does not mount the datastore', () => {
  const vms = [server(fixed, { disks: [estateDisk(40, { datastore: 'ds02' })] })];
  const stores = (hosts: string[]) => [datastore('ds01'), datastore('ds02', { hosts })];
  expect(found(vms, cluster(), stores(['esx01', 'esx02']))).toMatchObject([
    { key: 'AVL-002', facts: { standby_host: 'esx03', datastores: ['ds02'] } },
  ]);
  expect(found(vms, cluster(), stores(['esx01', 'esx03']))).toEqual([]);
});

test('it runs elsewhere than on its active host', () => {
  const on = (host: string, power: 'on' | 'off' = 'on') =>
    found([server(fixed, { host, power })], cluster()).map(({ key }) => key);
  expect(on('esx01')).toEqual([]);
  expect(on('esx02')).toEqual(['AVL-003']);
  expect(on('esx03')).toEqual(['AVL-003/switched']);
  expect(on('esx02', 'off')).toEqual([]);
});
