import { expect, test } from 'vitest';
import { type Card, matchCards } from '../../../src/diff/match-cards.ts';
import type { DesiredNic } from '../../../src/model/desired.ts';
import type { Marks } from '../../../src/model/marks.ts';
import { declaredCard, declaredNetwork } from '../../support/desired.ts';
import { nic } from '../../support/inventory.ts';

/** The VM's card number N, on the port group of a VLAN: key 400N, a MAC that ends with N. */
const there = (n: number, vlan: number, connected = true) =>
  nic({ key: 4000 + n, mac: mac(n), portGroup: `vlan-${vlan}`, connected });
const mac = (n: number) => `00:50:56:00:00:0${n}`;
const mark = (n: number) => ({ key: 4000 + n, mac: mac(n) });

function cards(...declared: readonly DesiredNic[]): Card[] {
  return declared.map((each, index) => {
    const network = declaredNetwork(Number(each.network.slice(1)));
    const portGroup = { name: network.portGroup, switch: null };
    return { key: each.name ?? String(index), declared: each, network, portGroup };
  });
}

/** For each declared card the key of the card it is, `new` where it is to be added; `foreign` are the rest. */
function match(
  declared: readonly DesiredNic[],
  nics: readonly ReturnType<typeof nic>[],
  marks: Marks['nics'] = {},
) {
  const matched = matchCards(cards(...declared), nics, marks);
  if (matched === undefined) return 'NIC-001';
  return {
    keys: matched.pairs.map((pair) => pair.nic?.key ?? 'new'),
    foreign: matched.foreign.map(({ key }) => key),
  };
}

test('a named card is the one recorded under its name, whatever the order and the port group', () => {
  const declared = [declaredCard(10, { name: 'care' }), declaredCard(20, { name: 'lan' })];
  const nics = [there(0, 10), there(1, 30)];
  expect(match(declared, nics, { care: mark(1), lan: mark(0) })).toEqual({
    keys: [4001, 4000],
    foreign: [],
  });
});

test('a recorded card is known by its MAC, and where that is gone, by its key', () => {
  const declared = [declaredCard(10, { name: 'care' })];
  const nics = [there(0, 10), there(1, 10)];
  expect(match(declared, nics, { care: { key: 4000, mac: mac(1) } })).toEqual({
    keys: [4001],
    foreign: [4000],
  });
  expect(match(declared, nics, { care: { key: 4000, mac: mac(9) } })).toEqual({
    keys: [4000],
    foreign: [4001],
  });
});

test('a card is never two declared ones', () => {
  const declared = [declaredCard(10, { name: 'care' }), declaredCard(20, { name: 'lan' })];
  const marks = { care: mark(0), lan: { key: 4000, mac: mac(9) } };
  expect(match(declared, [there(0, 10)], marks)).toEqual({ keys: [4000, 'new'], foreign: [] });
});

test('a declared MAC finds a card that is recorded under no name, also beside recorded ones', () => {
  const nics = [there(0, 10), there(1, 20), there(2, 20)];
  const declared = [declaredCard(10, { name: 'care' }), declaredCard(30, { name: 'lan', mac: mac(2) })];
  expect(match(declared, nics, { care: mark(0) })).toEqual({ keys: [4000, 4002], foreign: [4001] });
  expect(match(declared.slice(1), nics)).toEqual({ keys: [4002], foreign: [4000, 4001] });
});

test('cards without a name are matched by port group, in no order', () => {
  const nics = [there(0, 10), there(1, 20)];
  expect(match([declaredCard(20), declaredCard(10)], nics)).toEqual({ keys: [4001, 4000], foreign: [] });
});

test('then, if exactly one is left on each side, with each other', () => {
  const nics = [there(0, 10), there(1, 20)];
  expect(match([declaredCard(30), declaredCard(10)], nics)).toEqual({ keys: [4001, 4000], foreign: [] });
  expect(match([declaredCard(30)], [there(0, 10)])).toEqual({ keys: [4000], foreign: [] });
});

test.each([
  ['two left on each side', [declaredCard(20), declaredCard(30)], [there(0, 10), there(1, 10)]],
  ['two declared, one there', [declaredCard(20), declaredCard(30)], [there(0, 10)]],
  ['one declared, two there', [declaredCard(30)], [there(0, 10), there(1, 20)]],
  ['one declared, two there in its port group', [declaredCard(10)], [there(0, 10), there(1, 10)]],
  ['two declared in the port group of one', [declaredCard(10), declaredCard(10)], [there(0, 10)]],
  [
    'two of each in one port group, with names to give',
    [declaredCard(10, { name: 'care' }), declaredCard(10, { name: 'lan' })],
    [there(0, 10), there(1, 10)],
  ],
  [
    'two of each in one port group, with a name to give',
    [declaredCard(10), declaredCard(10, { name: 'lan' })],
    [there(0, 10), there(1, 10)],
  ],
  [
    'two of each in one port group, of which one is to be disconnected',
    [declaredCard(10, { connected: true }), declaredCard(10, { connected: false })],
    [there(0, 10), there(1, 10)],
  ],
])('%s cannot be told apart', (_, declared, nics) => {
  expect(match(declared, nics)).toBe('NIC-001');
});

test('several in one port group are no riddle where it makes no difference which is which', () => {
  const nics = [there(0, 10, false), there(1, 10, true)];
  const both = { keys: [4000, 4001], foreign: [] };
  expect(match([declaredCard(10), declaredCard(10)], nics)).toEqual(both);
  expect(match([declaredCard(10, { connected: true }), declaredCard(10, { connected: true })], nics)).toEqual(
    both,
  );
  // Each finds a card that is as it should be.
  const mixed = [declaredCard(10, { connected: true }), declaredCard(10, { connected: false })];
  expect(match(mixed, nics)).toEqual({ keys: [4001, 4000], foreign: [] });
  expect(match([declaredCard(10), declaredCard(10, { connected: false })], nics)).toEqual({
    keys: [4001, 4000],
    foreign: [],
  });
});

test('on a VM with records, a card that is not recorded is foreign and no candidate', () => {
  const nics = [there(0, 10), there(1, 10), there(2, 20)];
  expect(match([declaredCard(10)], nics, { 0: mark(0) })).toEqual({ keys: [4000], foreign: [4001, 4002] });
  expect(match([declaredCard(10), declaredCard(20)], nics, { 0: mark(0) })).toEqual({
    keys: [4000, 'new'],
    foreign: [4001, 4002],
  });
});

test('cards with a name are added where the VM has no card for them, and never stand in for each other', () => {
  const declared = [declaredCard(10, { name: 'care' }), declaredCard(20, { name: 'lan' })];
  expect(match(declared, [there(0, 10)], { care: mark(0) })).toEqual({ keys: [4000, 'new'], foreign: [] });
  // `lan` was taken off the VM by hand; the card that is left is `care`, wherever it was moved.
  expect(match(declared, [there(0, 30)], { care: mark(0), lan: mark(1) })).toEqual({
    keys: [4000, 'new'],
    foreign: [],
  });
});

test('a card that has lost its name in the manifest is found by its port group', () => {
  const declared = [declaredCard(10, { name: 'ward' }), declaredCard(20, { name: 'lan' })];
  const nics = [there(0, 10), there(1, 20)];
  expect(match(declared, nics, { care: mark(0), lan: mark(1) })).toEqual({
    keys: [4000, 4001],
    foreign: [],
  });
});

test('port groups of one name on two switches are two', () => {
  const nics = [nic({ key: 4000, mac: mac(0), switch: 'dvs1' }), nic({ key: 4001, mac: mac(1) })];
  expect(match([declaredCard(10)], nics.slice(1))).toEqual({ keys: [4001], foreign: [] });
  expect(match([declaredCard(10), declaredCard(30)], nics)).toEqual({ keys: [4001, 4000], foreign: [] });
});

test('no cards, no riddle', () => {
  expect(match([], [there(0, 10)])).toEqual({ keys: [], foreign: [4000] });
  expect(match([declaredCard(10)], [])).toEqual({ keys: ['new'], foreign: [] });
});
