import type { DesiredNic, DesiredVm } from '../model/desired.ts';
import { type Marks, recordedNic } from '../model/marks.ts';
import type { ObservedNic, ObservedVm } from '../model/observed.ts';
import type { NicPointer, NicSpec, PortGroup } from '../model/operation.ts';
import type { Foreign, NicState } from '../model/plan.ts';
import type { Draft, Piece } from './change.ts';
import type { Inventory } from './inventory.ts';
import { type Card, matchCards } from './match-cards.ts';

export interface NicsDiff {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly before: readonly NicState[];
  readonly after: readonly NicState[];
  readonly foreign: readonly Foreign[];
  readonly marks: Readonly<Record<string, NicPointer>>;
  /** What is declared of each card, in the VM's order, those to be added last. */
  readonly cards: readonly (DesiredNic | undefined)[];
}

/** The declared cards of a VM that exists against its own; `matchCards` says which is which. */
export function diffNics(
  vm: DesiredVm,
  existing: ObservedVm,
  marks: Marks | undefined,
  inventory: Inventory,
): NicsDiff {
  const resolved = resolveCards(vm, inventory);
  if (vm.networks === undefined || resolved.cards === undefined) {
    return { ...unchanged(existing, marks, inventory), drafts: resolved.drafts };
  }
  const matched = matchCards(resolved.cards, existing.nics, marks?.nics ?? {});
  if (matched === undefined) {
    const facts = {
      cards: vm.networks.length,
      there: existing.nics.map((nic) => `${nic.mac} (${nic.portGroup})`),
    };
    const draft: Draft = { key: 'NIC-001', severity: 'error', subject: vm.name, facts };
    return { ...unchanged(existing, marks, inventory), drafts: [draft] };
  }
  const results = matched.pairs.map(({ card, nic }) =>
    nic === undefined ? addCard(card, existing) : compareCard(vm.name, card, nic, existing, inventory),
  );
  const added = matched.pairs.filter(({ nic }) => nic === undefined);
  const declaredOf = (nic: ObservedNic) => matched.pairs.find((pair) => pair.nic === nic)?.card.declared;
  return {
    pieces: results.flatMap((result) => result.pieces),
    drafts: results.flatMap((result) => result.drafts),
    before: results.flatMap((result) => result.before ?? []),
    after: results.map((result) => result.after),
    cards: [...existing.nics.map((nic) => declaredOf(nic)), ...added.map(({ card }) => card.declared)],
    foreign: matched.foreign.map((nic) => ({ kind: 'network', id: nic.mac, what: nic.portGroup })),
    marks: Object.fromEntries(
      matched.pairs.map((pair) => [
        pair.card.key,
        pair.nic === undefined ? { index: added.indexOf(pair) } : { key: pair.nic.key },
      ]),
    ),
  };
}

/** Declared cards with their port groups; none of them where one port group is missing or wrong. */
export function resolveCards(
  vm: DesiredVm,
  inventory: Inventory,
): { cards?: readonly Card[]; drafts: readonly Draft[] } {
  const drafts: Draft[] = [];
  const cards = (vm.networks ?? []).flatMap((declared, index): Card[] => {
    const network = inventory.network(declared.network);
    const group = network === undefined ? undefined : inventory.portGroup(network);
    if (network === undefined || group === undefined) return [];
    if (!('found' in group)) {
      drafts.push({ key: group.key, severity: 'error', subject: vm.name, facts: group.facts });
      return [];
    }
    const { name, switch: on } = group.found;
    return [{ key: cardKey(declared, index), declared, network, portGroup: { name, switch: on } }];
  });
  return drafts.length > 0 ? { drafts } : { cards, drafts };
}

/** The name of the card's mark: its own, or its index where it has none. */
function cardKey(card: DesiredNic, index: number): string {
  return card.name ?? String(index);
}

function unchanged(
  existing: ObservedVm,
  marks: Marks | undefined,
  inventory: Inventory,
): Omit<NicsDiff, 'drafts'> {
  const states = existing.nics.map((nic) => nicState(null, nic, inventory));
  const there = Object.entries(marks?.nics ?? {}).flatMap(([name, mark]) => {
    const key = recordedNic(mark, existing.nics)?.key;
    return key === undefined ? [] : [[name, { key }] as const];
  });
  return {
    pieces: [],
    before: states,
    after: states,
    cards: existing.nics.map(() => undefined),
    foreign: [],
    marks: Object.fromEntries(there),
  };
}

interface CardResult {
  readonly pieces: readonly Piece[];
  readonly drafts: readonly Draft[];
  readonly before?: NicState;
  readonly after: NicState;
}

function compareCard(
  subject: string,
  card: Card,
  nic: ObservedNic,
  existing: ObservedVm,
  inventory: Inventory,
): CardResult {
  const { declared, portGroup } = card;
  const path = `networks[${card.key}]`;
  const isMoved = portGroup.name !== nic.portGroup || portGroup.switch !== nic.switch;
  const found = nicState(declared.name ?? null, nic, inventory);
  // Of a trunk the server does not say a VLAN: the Network's word counts.
  const before = isMoved ? found : { ...found, vlan: card.network.vlan };
  const drafts: Draft[] = [];
  for (const key of ['adapter', 'mac'] as const) {
    if (declared[key] !== undefined && declared[key] !== nic[key]) {
      const facts = { path: `${path}.${key}`, before: nic[key], after: declared[key] };
      drafts.push({ key: 'FIX-001', severity: 'warning', subject, facts });
    }
  }
  const pieces: Piece[] = [];
  const isOff = existing.power !== 'on';
  if (isMoved) {
    const vlan = before.vlan !== card.network.vlan;
    pieces.push({
      field: {
        path: vlan ? `${path}.vlan` : `${path}.network`,
        before: vlan ? before.vlan : groupText(nic.portGroup, nic.switch),
        after: vlan ? card.network.vlan : groupText(portGroup.name, portGroup.switch),
        impact: isOff ? 'online' : 'network',
        reason: isOff ? 'the VM is powered off' : 'the card changes its port group: its links drop',
      },
      spec: { editNics: [{ key: nic.key, mac: nic.mac, portGroup }] },
    });
  }
  const connected = declared.connected ?? nic.connected;
  if (connected !== nic.connected) {
    pieces.push({
      field: {
        path: `${path}.connected`,
        before: nic.connected,
        after: connected,
        impact: isOff ? 'online' : 'network',
        reason: isOff ? 'the VM is powered off' : 'the card is disconnected or connected: its links drop',
      },
      spec: { editNics: [{ key: nic.key, mac: nic.mac, connected }] },
    });
  }
  const after: NicState = {
    ...before,
    vlan: card.network.vlan,
    port_group: portGroup.name,
    switch: portGroup.switch,
    connected,
  };
  return { pieces, drafts, before, after };
}

function groupText(name: string, on: string | null): string {
  return on === null ? name : `${on}/${name}`;
}

function addCard(card: Card, existing: ObservedVm): CardResult {
  const spec = cardSpec(card, 'vmxnet3');
  const piece: Piece = {
    field: {
      path: `networks[${card.key}]`,
      before: null,
      after: `vlan ${card.network.vlan} (${groupText(card.portGroup.name, card.portGroup.switch)})`,
      impact: 'online',
      reason: existing.power === 'on' ? 'a card is added while the VM runs' : 'the VM is powered off',
    },
    spec: { addNics: [spec] },
  };
  return { pieces: [piece], drafts: [], after: newNicState(card, spec, null) };
}

/** A declared card as an operation makes it. */
export function cardSpec(card: Card, adapter: string): NicSpec {
  const { declared, portGroup, key } = card;
  return {
    name: key,
    portGroup,
    adapter: declared.adapter ?? adapter,
    mac: declared.mac ?? null,
    connected: declared.connected ?? true,
  };
}

export function newNicState(card: Card, spec: NicSpec, address: string | null): NicState {
  return {
    name: card.declared.name ?? null,
    vlan: card.network.vlan,
    port_group: spec.portGroup.name,
    switch: spec.portGroup.switch,
    adapter: spec.adapter,
    mac: spec.mac,
    connected: spec.connected,
    address,
  };
}

export function nicState(name: string | null, nic: ObservedNic, inventory: Inventory): NicState {
  const portGroup: PortGroup = { name: nic.portGroup, switch: nic.switch };
  const { adapter, mac, connected } = nic;
  return {
    name,
    vlan: inventory.vlanOf(portGroup),
    port_group: nic.portGroup,
    switch: nic.switch,
    adapter,
    mac,
    connected,
    address: null,
  };
}
