import type { DesiredNetwork, DesiredNic } from '../model/desired.ts';
import type { Marks } from '../model/marks.ts';
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
  recorded: Marks['nics'],
): MatchedCards | undefined {
  const found = new Map<Card, ObservedNic>();
  const free = new Set(nics);
  const claim = (card: Card, nic: ObservedNic | undefined) => {
    if (nic === undefined || !free.has(nic)) return;
    found.set(card, nic);
    free.delete(nic);
  };
  const open = () => cards.filter((card) => !found.has(card));

  for (const card of cards) if (card.declared.name !== undefined) claim(card, recordedNic(recorded[card.key], nics));
  for (const card of open()) if (card.declared.mac) claim(card, nics.find((nic) => nic.mac === card.declared.mac));

  const known = new Set(Object.values(recorded).map((mark) => recordedNic(mark, nics)));
  const candidates = () => [...free].filter((nic) => known.size === 0 || known.has(nic));
  const byGroup = groupBy(open(), (card) => groupKey(card.portGroup.name, card.portGroup.switch));
  for (const [group, list] of byGroup) {
    const there = candidates().filter((nic) => groupKey(nic.portGroup, nic.switch) === group);
    if (there.length > 0 && there.length !== list.length) return undefined;
    for (const [index, card] of list.entries()) claim(card, there[index]);
  }
  const left = open().filter((card) => card.declared.name === undefined || recorded[card.key] === undefined);
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

function recordedNic(mark: Marks['nics'][string] | undefined, nics: readonly ObservedNic[]): ObservedNic | undefined {
  if (mark === undefined) return undefined;
  return nics.find((nic) => nic.mac === mark.mac) ?? nics.find((nic) => nic.key === mark.key);
}

function groupKey(name: string, on: string | null): string {
  return JSON.stringify([name, on]);
}
