/** What would put a server onto the wrong network, or onto none. */
import { describe, expect, test } from 'vitest';
import type { DesiredNetwork, DesiredNic, DesiredVm } from '../../../src/model/desired.ts';
import type { EstateNic, EstateVm } from '../../../src/model/estate.ts';
import type { ObservedNetwork, ObservedVm } from '../../../src/model/observed.ts';
import { isAcceptable } from '../../../src/model/acceptable.ts';
import { networkRules } from '../../../src/policy/network.ts';
import { viewOf } from '../../../src/policy/view.ts';
import { declared, declaredCard, declaredNetwork, desired } from '../../support/desired.ts';
import { estate, estateVm } from '../../support/estate.ts';
import { vm as observedVm } from '../../support/inventory.ts';

const care: Partial<DesiredNetwork> = { owner: 'hospital', subnet: '10.0.10.0/24', gateway: '10.0.10.1' };

interface World {
  readonly networks?: readonly DesiredNetwork[];
  readonly groups?: readonly ObservedNetwork[];
}

function found(
  vms: readonly EstateVm[],
  { networks = [declaredNetwork(10, care)], groups = [] }: World = {},
) {
  const view = viewOf(desired({ networks }), estate({ vms, networks: groups }), '2026-11-24');
  return networkRules(view).map(({ key, subject, facts, severity }) => ({
    ...{ key, subject, facts },
    ...(severity === undefined || key.startsWith('VLAN') ? {} : { severity }),
  }));
}

function vm(
  name: string,
  card: Partial<DesiredNic>,
  given: Partial<DesiredVm> = {},
  nics: EstateNic[] = [],
): EstateVm {
  const manifest = declared({
    name,
    labels: { owner: 'hospital' },
    networks: [declaredCard(10, card)],
    ...given,
  });
  return estateVm(name, 4, 'esx01', { manifest, nics });
}

function nic(portGroup: string, vlan: number | null, mac = '00:50:56:00:00:01'): EstateNic {
  return { portGroup, switch: null, vlan, mac, connected: true };
}

test('a card on its own network with an address of it: nothing', () => {
  expect(found([vm('a', { address: '10.0.10.11/24' }, {}, [nic('vlan-10', 10)])])).toEqual([]);
});

test.each<[owner: string | undefined, of: string | undefined, isWrong: boolean]>([
  ['hospital', 'hospital', false],
  ['hospital', 'university', true],
  ['university', 'hospital', true],
  ['university', 'library', false],
  [undefined, 'hospital', false],
])('a VM of %s on a network of %s', (owner, of, isWrong) => {
  const network = declaredNetwork(10, of === undefined ? {} : { owner: of });
  const codes = found([vm('a', {}, { labels: owner === undefined ? {} : { owner } })], {
    networks: [network],
  });
  expect(codes).toEqual(
    isWrong
      ? [{ key: 'VLAN-004', subject: 'a', facts: { network: 'n10', vlan: 10, owner, network_owner: of } }]
      : [],
  );
});

test('the catalogue: a network without owner, and VLAN 1', () => {
  const networks = [declaredNetwork(1, { owner: 'university' }), declaredNetwork(20)];
  expect(found([], { networks })).toEqual([
    { key: 'VLAN-008', subject: 'n1', facts: { vlan: 1 } },
    { key: 'VLAN-002', subject: 'n20', facts: { vlan: 20 } },
  ]);
});

test('cards that no manifest declares: on an unknown network, and on none that is tagged', () => {
  const nics = [nic('vlan-99', 99), nic('VM Network', 0), nic('trunk', 4095), nic('vlan-10', 10)];
  expect(found([vm('a', {}, {}, nics)]).map(({ key, facts }) => [key, facts['port_group']])).toEqual([
    ['VLAN-002/card', 'vlan-99'],
    ['VLAN-003', 'VM Network'],
    ['VLAN-003', 'trunk'],
  ]);
});

describe('the port group on the hosts', () => {
  const group = (hosts?: string[]): ObservedNetwork[] => [
    { name: 'vlan-10', kind: 'standard', switch: null, vlan: 10, ...(hosts === undefined ? {} : { hosts }) },
  ];
  const missing = (given: Partial<DesiredVm>, hosts?: string[]) =>
    found([vm('a', {}, given)], { groups: group(hosts) }).map(({ key, facts }) => [key, facts['hosts']]);

  test('on all of them, or the server does not say: nothing', () => {
    expect(missing({})).toEqual([]);
    expect(missing({}, ['esx01', 'esx02', 'esx03'])).toEqual([]);
  });

  test('missing on one where HA may restart it', () => {
    expect(missing({}, ['esx01', 'esx02'])).toEqual([['VLAN-005', ['esx03']]]);
  });

  test('only the hosts where it may run count', () => {
    const [activeHost, standbyHost] = ['esx01', 'esx02'];
    expect(
      missing({ availability: { mode: 'static-standby', activeHost, standbyHost } }, ['esx01', 'esx02']),
    ).toEqual([]);
    expect(missing({ availability: { mode: 'static-standby', activeHost, standbyHost } }, ['esx01'])).toEqual(
      [['VLAN-005', ['esx02']]],
    );
    expect(missing({ availability: { mode: 'ha', hosts: ['esx01'] } }, ['esx01'])).toEqual([]);
  });
});

describe('addresses', () => {
  test.each<[address: string, key: string | undefined]>([
    ['10.0.10.254/24', undefined],
    ['10.0.11.11/24', 'VLAN-010'],
    ['10.0.10.11/16', 'VLAN-010/length'],
    ['10.0.10.1/24', 'VLAN-011'],
    ['2001:db8::1/64', 'VLAN-010'],
  ])('%s in 10.0.10.0/24: %s', (address, key) => {
    expect(found([vm('a', { address })]).map((each) => each.key)).toEqual(key === undefined ? [] : [key]);
  });

  /** A VM that nobody declares, with a guest that tells its addresses. */
  const stranger = (addresses: string[], power: ObservedVm['power'] = 'on'): EstateVm =>
    estateVm('x', 4, 'esx01', {
      isOwned: false,
      power,
      observed: { ...observedVm({ name: 'x' }), guest: { addresses } },
    });

  test('one on two VMs, declared or told by a guest', () => {
    const own = vm('a', { address: '10.0.10.11/24' });
    expect(found([own, vm('b', { address: '10.0.10.11/24' })])).toEqual([
      { key: 'DUP-003', subject: 'a', severity: 'error', facts: { address: '10.0.10.11', vms: ['a', 'b'] } },
    ]);
    expect(found([own, stranger(['fe80::1', '10.0.10.11'])])).toEqual([
      { key: 'DUP-003', subject: 'a', severity: 'error', facts: { address: '10.0.10.11', vms: ['a', 'x'] } },
    ]);
    expect(found([own, stranger(['10.0.10.11'], 'off')])).toEqual([]);
    expect(found([own, stranger(['10.0.10.12'])])).toEqual([]);
  });

  test('what every machine has is none that is had twice, nor what strangers have among themselves', () => {
    expect(
      found([stranger(['169.254.1.1', '127.0.0.1', '10.9.9.9']), { ...stranger(['10.9.9.9']), name: 'y' }]),
    ).toEqual([]);
  });

  test('a MAC on two VMs: an error where one asks for it, which nobody can accept, else a warning', () => {
    const mac = '00:50:56:00:00:aa';
    const both = (asked: Partial<DesiredNic>) => [
      vm('a', {}, {}, [nic('vlan-10', 10, mac.toUpperCase())]),
      vm('b', asked, {}, [nic('vlan-10', 10, mac)]),
    ];
    const facts = { mac, vms: ['a', 'b'] };
    expect(found(both({ mac }))).toEqual([{ key: 'DUP-004', subject: 'b', severity: 'error', facts }]);
    expect(found(both({}))).toEqual([{ key: 'DUP-004', subject: 'a', severity: 'warning', facts }]);
    expect([isAcceptable('DUP-003'), isAcceptable('DUP-004'), isAcceptable('VLAN-004')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
