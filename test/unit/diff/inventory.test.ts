import { expect, test } from 'vitest';
import type { DesiredNetwork } from '../../../src/model/desired.ts';
import type { Observed } from '../../../src/model/observed.ts';
import { declaredNetwork, declaredTemplate, desired, inventoryOf, site } from '../../support/desired.ts';
import { host, inventory, network, template, vm } from '../../support/inventory.ts';

/** Two datacenters, each with a cluster, a host, a pool, a folder and a template of its own. */
const two: Observed = inventory({
  datacenters: ['DC', 'DC2'],
  clusters: [
    { name: 'C1', datacenter: 'DC' },
    { name: 'C2', datacenter: 'DC2' },
  ],
  hosts: [host('esx01'), host('esx09', { cluster: 'C2' })],
  resourcePools: [
    { path: 'lab', cluster: 'C1' },
    { path: 'lab2', cluster: 'C2' },
  ],
  folders: [
    { datacenter: 'DC', path: 'hospital' },
    { datacenter: 'DC2', path: 'university' },
  ],
  vms: [template(), template({ datacenter: 'DC2', instanceUuid: 'other' })],
});

test("a Site sees its own datacenter's and its own cluster's things", () => {
  const here = inventoryOf(two);
  expect(here.datacenter).toEqual({ found: 'DC' });
  expect(here.cluster).toEqual({ found: 'C1' });
  expect([...here.hosts.keys()]).toEqual(['esx01']);
  expect([...here.pools]).toEqual(['lab']);
  expect([...here.folders]).toEqual(['hospital']);
  expect(here.template('win')).toMatchObject({ found: { vm: template() } });
});

test('a Site that names neither uses the only ones there are', () => {
  const { datacenter: _, cluster: __, ...unnamed } = site();
  const only = inventoryOf(inventory(), desired({ site: unnamed }));
  expect([only.datacenter, only.cluster]).toEqual([{ found: 'DC' }, { found: 'C1' }]);
  const several = inventoryOf(two, desired({ site: unnamed }));
  expect([several.datacenter, several.cluster]).toEqual([
    { key: 'INV-009/choose', facts: { there: ['DC', 'DC2'] } },
    { key: 'INV-008/choose', facts: { there: ['C1', 'C2'] } },
  ]);
  const inOne = inventoryOf(two, desired({ site: { ...unnamed, datacenter: 'DC2' } }));
  expect(inOne.cluster).toEqual({ found: 'C2' });
});

test('a datacenter or a cluster that is not there is told with those that are', () => {
  const wrong = (given: Parameters<typeof site>[0]) => inventoryOf(two, desired({ site: site(given) }));
  expect(wrong({ datacenter: 'DC3' }).datacenter).toEqual({
    key: 'INV-009',
    facts: { datacenter: 'DC3', there: ['DC', 'DC2'] },
  });
  expect(wrong({ cluster: 'C2' }).cluster).toEqual({
    key: 'INV-008',
    facts: { cluster: 'C2', there: ['C1'] },
  });
});

test('a port group is found by name, by switch where there are several, and must carry the VLAN', () => {
  const dvs = (on: string, given = {}) => network(10, { kind: 'distributed', switch: on, ...given });
  const observed = inventory({
    networks: [network(10), dvs('dvs1'), network(20, { vlan: 21 }), network(30, { vlan: null })],
  });
  const find = (vlan: number, given: Partial<DesiredNetwork> = {}) =>
    inventoryOf(observed).portGroup(declaredNetwork(vlan, given));
  const facts = (vlan: number) => ({ network: `n${vlan}`, portGroup: `vlan-${vlan}`, vlan });
  expect(find(10, { switch: 'dvs1' })).toEqual({ found: dvs('dvs1') });
  expect(find(10)).toEqual({ key: 'INV-010', facts: { ...facts(10), count: 2 } });
  expect(find(10, { switch: 'dvs9' })).toEqual({
    key: 'INV-002/switch',
    facts: { ...facts(10), switch: 'dvs9' },
  });
  expect(find(20)).toEqual({ key: 'VLAN-009', facts: { ...facts(20), actual: 21 } });
  expect(find(30)).toEqual({ found: network(30, { vlan: null }) });
  expect(find(40)).toEqual({ key: 'INV-002', facts: facts(40) });
});

test('a template is found by name or by folder path, among templates only', () => {
  const deep = template({ folder: 'hospital', instanceUuid: 'deep' });
  const find = (source: string, vms = [template(), deep, vm()]) =>
    inventoryOf(inventory({ vms }), desired({ templates: [declaredTemplate({ source })] })).template('win');
  const declared = (source: string) => declaredTemplate({ source });
  const facts = (source: string) => ({ template: 'win', source });
  expect(find('hospital/tpl')).toEqual({ found: { declared: declared('hospital/tpl'), vm: deep } });
  expect(find('tpl')).toEqual({
    key: 'INV-001/several',
    facts: { ...facts('tpl'), folders: ['', 'hospital'] },
  });
  expect(find('tpl', [deep])).toEqual({ found: { declared: declared('tpl'), vm: deep } });
  expect(find('lab/tpl')).toEqual({ key: 'INV-001', facts: facts('lab/tpl') });
  expect(find('vm01')).toEqual({ key: 'INV-001', facts: facts('vm01') });
  expect(inventoryOf().template('mac')).toEqual({
    key: 'INV-001',
    facts: { template: 'mac', source: 'mac' },
  });
});

test('the VLAN of a port group is what the server says, null where it says none', () => {
  const { vlanOf } = inventoryOf(
    inventory({
      networks: [network(10), network(10, { switch: 'dvs1', vlan: 11 }), network(20, { vlan: null })],
    }),
  );
  expect(vlanOf({ name: 'vlan-10', switch: null })).toBe(10);
  expect(vlanOf({ name: 'vlan-10', switch: 'dvs1' })).toBe(11);
  expect(vlanOf({ name: 'vlan-20', switch: null })).toBeNull();
  expect(vlanOf({ name: 'vlan-99', switch: null })).toBeNull();
});
