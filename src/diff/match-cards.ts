import type { DesiredNetwork, DesiredNic } from '../model/desired.ts';
import { type Marks, recordedNic } from '../model/marks.ts';
import type { ObservedNic } from '../model/observed.ts';
import type { PortGroup } from '../model/operation.ts';
import { groupBy } from '../lib/group.ts';

/** A declared card with its port group. `key` is the name of its mark. */
export interface Card {
  readonly key: string;
  readonly declared: DesiredNic;
  readonly network: DesiredNetwork;
  readonly portGroup: PortGroup;
}

export interface MatchedCards {
  /** In the order of the manifest; without `nic` the card is to be added. */
  readonly pairs: readonly { readonly card: Card; readonly nic?: ObservedNic }[];
  readonly foreign: readonly ObservedNic[];
}

/**
 * Which declared card is which card of the VM: by the mark under its name, by its declared MAC, by port group, and last,
 * if exactly one is left on each side, with each other. undefined: they cannot be told apart (`NIC-001`).
 * A card that is not recorded on a VM with records is foreign and no candidate, unless its MAC is declared.
 */
export function matchCards(
  cards: readonly Card[],
  nics: readonly ObservedNic[],
  marks: Marks['nics'],
): MatchedCards | undefined {
  const recorded = new Map(Object.entries(marks).map(([name, mark]) => [name, recordedNic(mark, nics)]));
  const known = new Set(recorded.values());
  const found = new Map<Card, ObservedNic>();
  const free = new Set(nics);
  const claim = (card: Card, nic: ObservedNic | undefined) => {
    if (nic === undefined || !free.has(nic)) return;
    found.set(card, nic);
    free.delete(nic);
  };
  const open = () => cards.filter((card) => !found.has(card));
  const candidates = () => [...free].filter((nic) => known.size === 0 || known.has(nic));
  const withMac = (mac: string) => nics.find((nic) => nic.mac === mac);

  for (const card of cards) if (card.declared.name !== undefined) claim(card, recorded.get(card.key));
  for (const card of open()) if (card.declared.mac !== undefined) claim(card, withMac(card.declared.mac));
  const byGroup = groupBy(open(), ({ portGroup }) => groupKey(portGroup.name, portGroup.switch));
  for (const [group, list] of byGroup) {
    const there = candidates().filter((nic) => groupKey(nic.portGroup, nic.switch) === group);
    if (there.length === 0) continue;
    const linedUp = lineUp(list, there);
    if (linedUp === undefined) return undefined;
    for (const [card, nic] of linedUp) claim(card, nic);
  }
  const left = open().filter(({ declared, key }) => declared.name === undefined || !recorded.has(key));
  const there = candidates();
  if (left.length > 0 && there.length > 0) {
    const [card] = left;
    if (left.length > 1 || there.length > 1 || card === undefined) return undefined;
    claim(card, there[0]);
  }
  return {
    pairs: cards.map((card) => {
      const nic = found.get(card);
      return nic === undefined ? { card } : { card, nic };
    }),
    foreign: [...free],
  };
}

/**
 * The declared cards and the VM's in one port group. Several on each side are told apart only where it makes no
 * difference: none has a name, and either each finds a card that is connected as it should be, or all want the same.
 */
function lineUp(
  cards: readonly Card[],
  nics: readonly ObservedNic[],
): (readonly [Card, ObservedNic | undefined])[] | undefined {
  if (cards.length !== nics.length) return undefined;
  const inOrder = cards.map((card, index) => [card, nics[index]] as const);
  if (cards.length === 1) return inOrder;
  if (cards.some(({ declared }) => declared.name !== undefined)) return undefined;
  const wanted = new Set(cards.map(({ declared }) => declared.connected));
  const fits = ({ declared }: Card, nic: ObservedNic | undefined) =>
    declared.connected === undefined || declared.connected === nic?.connected;
  if (wanted.size === 1 || inOrder.every(([card, nic]) => fits(card, nic))) return inOrder;
  const free = new Set(nics);
  const take = (fits: (nic: ObservedNic) => boolean) => {
    const nic = [...free].find(fits);
    if (nic !== undefined) free.delete(nic);
    return nic;
  };
  const choosy = cards.filter(({ declared }) => declared.connected !== undefined);
  const others = cards.filter(({ declared }) => declared.connected === undefined);
  const chosen = [
    ...choosy.map((card) => [card, take((nic) => nic.connected === card.declared.connected)] as const),
    ...others.map((card) => [card, take(() => true)] as const),
  ];
  return chosen.some(([, nic]) => nic === undefined) ? undefined : chosen;
}

function groupKey(name: string, on: string | null): string {
  return JSON.stringify([name, on]);
}
