import { expect, test } from 'vitest';
import { diffNics, type NicsDiff } from '../../../src/diff/nics.ts';
import type { DesiredNic } from '../../../src/model/desired.ts';
import type { Marks } from '../../../src/model/marks.ts';
import type { Observed, ObservedNic, ObservedVm } from '../../../src/model/observed.ts';
import { declared, declaredCard, declaredNetwork, desired, inventoryOf } from '../../support/desired.ts';
import { inventory, network, nic, vm } from '../../support/inventory.ts';

const first = nic();
const second = nic({ key: 4001, mac: '00:50:56:00:00:11', portGroup: 'vlan-20' });

interface Given {
  readonly networks?: readonly DesiredNic[];
  readonly nics?: readonly ObservedNic[];
  readonly power?: ObservedVm['power'];
  readonly recorded?: Marks['nics'];
  readonly observed?: Observed;
}

function diff({ networks, nics = [first], power = 'on', recorded, observed = inventory() }: Given): NicsDiff {
  const manifest = declared(networks === undefined ? {} : { networks });
  const marks = recorded && { owner: 'u', site: 'kdu', name: 'vm01', disks: {}, nics: recorded };
  return diffNics(manifest, vm({ nics, power }), marks, inventoryOf(observed));
}

const fieldsOf = ({ pieces }: NicsDiff) =>
  pieces.map(
    ({ field: { path, before, after, impact, reason } }) =>
      `${path} ${before} → ${after} ${impact}: ${reason}`,
  );

test('another VLAN drops the links of a VM that runs, by device key and MAC', () => {
  expect(diff({ networks: [declaredCard(20, { name: 'care' })] })).toEqual({
    pieces: [
      {
        field: {
          path: 'networks[care].vlan',
          before: 10,
          after: 20,
          impact: 'network',
          reason: 'the card changes its port group: its links drop',
        },
        spec: {
          editNics: [{ key: 4000, mac: first.mac, portGroup: { name: 'vlan-20', switch: null } }],
        },
      },
    ],
    drafts: [],
    before: [state('care', 10)],
    after: [state('care', 20)],
    foreign: [],
    marks: { care: { key: 4000 } },
    cards: [declaredCard(20, { name: 'care' })],
  });
});

function state(name: string | null, vlan: number, given = {}) {
  return {
    name,
    vlan,
    port_group: `vlan-${vlan}`,
    switch: null,
    adapter: 'vmxnet3',
    mac: first.mac,
    connected: true,
    address: null,
    ...given,
  };
}

test('connecting and disconnecting drops links too; both at once are one edit each, told apart by their paths', () => {
  const networks = [declaredCard(20, { connected: false })];
  expect(fieldsOf(diff({ networks }))).toEqual([
    'networks[0].vlan 10 → 20 network: the card changes its port group: its links drop',
    'networks[0].connected true → false network: the card is disconnected or connected: its links drop',
  ]);
});

test.each(['off', 'suspended'] as const)('of a VM that is %s nothing drops', (power) => {
  const networks = [declaredCard(20, { name: 'care', connected: false }), declaredCard(30, { name: 'dmz' })];
  expect(fieldsOf(diff({ networks, power, recorded: { care: first } }))).toEqual([
    'networks[care].vlan 10 → 20 online: the VM is powered off',
    'networks[care].connected true → false online: the VM is powered off',
    'networks[dmz] null → vlan 30 (vlan-30) online: the VM is powered off',
  ]);
});

test('another switch with the same VLAN is another port group', () => {
  const { networks } = inventory();
  const observed = inventory({
    networks: [...networks, network(10, { kind: 'distributed', switch: 'dvs1' })],
  });
  const manifests = desired({ networks: [declaredNetwork(10, { switch: 'dvs1' })] });
  const manifest = declared({ networks: [declaredCard(10)] });
  const { pieces } = diffNics(manifest, vm({ power: 'on' }), undefined, inventoryOf(observed, manifests));
  expect(pieces.map(({ field }) => [field.path, field.before, field.after])).toEqual([
    ['networks[0].network', 'vlan-10', 'dvs1/vlan-10'],
  ]);
});

test('a declared card that the VM does not have is added, and recorded by its place among the new ones', () => {
  const networks = [
    declaredCard(30, { name: 'dmz' }),
    declaredCard(10, { name: 'care' }),
    declaredCard(20, { name: 'lan', mac: '00:50:56:00:00:99', adapter: 'e1000e', connected: false }),
  ];
  const found = diff({ networks, recorded: { care: { key: 4000, mac: first.mac } } });
  expect(fieldsOf(found)).toEqual([
    'networks[dmz] null → vlan 30 (vlan-30) online: a card is added while the VM runs',
    'networks[lan] null → vlan 20 (vlan-20) online: a card is added while the VM runs',
  ]);
  expect(found.pieces.map(({ spec }) => spec)).toEqual([
    {
      addNics: [
        {
          name: 'dmz',
          portGroup: { name: 'vlan-30', switch: null },
          adapter: 'vmxnet3',
          mac: null,
          connected: true,
        },
      ],
    },
    {
      addNics: [
        {
          name: 'lan',
          portGroup: { name: 'vlan-20', switch: null },
          adapter: 'e1000e',
          mac: '00:50:56:00:00:99',
          connected: false,
        },
      ],
    },
  ]);
  expect(found.marks).toEqual({ dmz: { index: 0 }, care: { key: 4000 }, lan: { index: 1 } });
  expect(found.before).toEqual([state('care', 10)]);
  expect(found.after).toEqual([
    state('dmz', 30, { mac: null }),
    state('care', 10),
    state('lan', 20, { mac: '00:50:56:00:00:99', adapter: 'e1000e', connected: false }),
  ]);
  expect(found.cards.map((card) => card?.name)).toEqual(['care', 'dmz', 'lan']);
});

test('a card that no manifest declares is foreign: shown, and never touched', () => {
  const found = diff({
    networks: [declaredCard(10)],
    nics: [first, second],
    recorded: { 0: { key: 4000, mac: first.mac } },
  });
  expect(found).toMatchObject({
    pieces: [],
    foreign: [{ kind: 'network', id: second.mac, what: 'vlan-20' }],
    after: [state(null, 10)],
  });
});

test('cards left out of a manifest are not managed, and stay recorded', () => {
  const recorded = { 0: { key: 4000, mac: first.mac }, lan: { key: 4009, mac: second.mac } };
  const found = diff({ nics: [first, second], recorded });
  const states = [state(null, 10), state(null, 20, { mac: second.mac })];
  expect(found).toEqual({
    pieces: [],
    drafts: [],
    before: states,
    after: states,
    foreign: [],
    marks: { 0: { key: 4000 }, lan: { key: 4001 } },
    cards: [undefined, undefined],
  });
});

test('cards that cannot be told apart are an error that shows them', () => {
  const nics = [first, { ...second, portGroup: 'vlan-10' }];
  const { pieces, drafts } = diff({ networks: [declaredCard(10)], nics });
  expect(pieces).toEqual([]);
  expect(drafts).toEqual([
    {
      key: 'NIC-001',
      severity: 'error',
      subject: 'vm01',
      facts: { cards: 1, there: [`${first.mac} (vlan-10)`, `${second.mac} (vlan-10)`] },
    },
  ]);
});

test('adapter and MAC of a card that exists are told, not changed', () => {
  const networks = [declaredCard(10, { name: 'care', adapter: 'e1000', mac: '00:50:56:00:00:77' })];
  const { pieces, drafts } = diff({ networks, recorded: { care: first } });
  expect(pieces).toEqual([]);
  expect(drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts }))).toEqual([
    {
      key: 'FIX-001',
      severity: 'warning',
      path: 'networks[care].adapter',
      before: 'vmxnet3',
      after: 'e1000',
    },
    {
      key: 'FIX-001',
      severity: 'warning',
      path: 'networks[care].mac',
      before: first.mac,
      after: '00:50:56:00:00:77',
    },
  ]);
});

test('a port group that is missing, ambiguous or of another VLAN is an error, and no card changes', () => {
  const dvs = (vlan: number, on: string) => network(vlan, { kind: 'distributed', switch: on });
  const observed = inventory({
    networks: [network(10, { vlan: 99 }), dvs(20, 'dvs1'), dvs(20, 'dvs2')],
  });
  const networks = [10, 20, 30].map((vlan) => declaredCard(vlan));
  const { pieces, drafts, before, after } = diff({ networks, observed });
  expect(pieces).toEqual([]);
  expect(after).toEqual(before);
  expect(drafts.map(({ key, severity, facts }) => ({ key, severity, ...facts }))).toEqual([
    { key: 'VLAN-009', severity: 'error', network: 'n10', portGroup: 'vlan-10', vlan: 10, actual: 99 },
    { key: 'INV-010', severity: 'error', network: 'n20', portGroup: 'vlan-20', vlan: 20, count: 2 },
    { key: 'INV-002', severity: 'error', network: 'n30', portGroup: 'vlan-30', vlan: 30 },
  ]);
});

test('where the server does not say the VLAN of a port group, the Network does', () => {
  const observed = inventory({ networks: [network(10, { vlan: null }), network(20, { vlan: null })] });
  const same = diff({ networks: [declaredCard(10)], observed });
  expect(same).toMatchObject({ pieces: [], before: [state(null, 10)], after: [state(null, 10)] });
  expect(fieldsOf(diff({ networks: [declaredCard(20)], observed }))).toEqual([
    'networks[0].vlan null → 20 network: the card changes its port group: its links drop',
  ]);
});
