import { formatMib } from '../lib/size.ts';
import type { DesiredVm } from '../model/desired.ts';
import type { ObservedNic } from '../model/observed.ts';
import type { Chosen } from './choose.ts';
import type { Notice } from './import.ts';
import type { Networks } from './networks.ts';
import type { Yaml } from './yaml.ts';

/**
 * The disks in the order of their places, in which a plan lines them up: no place need be said. Those of a VM that is owned
 * have the names that are recorded on it; a disk that is not recorded is foreign.
 */
export function disksOf({ vm, marks }: Chosen, { disks: [common] = [] }: DesiredVm): Yaml[] {
  const recorded = new Map(Object.entries(marks?.disks ?? {}).map(([name, place]) => [place, name]));
  return vm.disks.flatMap((disk, index): Yaml[] => {
    const place = `${disk.bus}${disk.controller}:${disk.unit}`;
    const name = recorded.size === 0 ? diskName(index) : recorded.get(place);
    if (name === undefined) return [];
    const { sizeMib, datastore, provisioning } = disk;
    return [
      {
        name,
        size: formatMib(sizeMib),
        ...(provisioning === (common?.provisioning ?? 'thin') ? {} : { provisioning }),
        ...(datastore === common?.datastore ? {} : { datastore }),
      },
    ];
  });
}

function diskName(index: number): string {
  return index === 0 ? 'os' : index === 1 ? 'data' : `data${index}`;
}

/** The cards whose port group a Network can name; the others stay foreign. */
export function cardsOf(
  { vm, name, marks }: Chosen,
  networks: Networks,
): { readonly networks: readonly Yaml[]; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  const cards = (marks === undefined ? unnamed(vm.nics) : recordedCards(vm.nics, marks)).flatMap(
    ({ nic, card }): Yaml[] => {
      const { mac, portGroup, adapter, connected } = nic;
      const network = networks.of(nic);
      if ('key' in network) {
        notices.push({ key: network.key, args: { name, mac, portGroup } });
        return [];
      }
      return [
        {
          ...network,
          ...(card === undefined ? {} : { name: card }),
          ...(adapter !== 'vmxnet3' && adapters.has(adapter) ? { adapter } : {}),
          ...(connected ? {} : { connected }),
        },
      ];
    },
  );
  return { networks: cards, notices };
}

/** Adapters that a manifest can name. */
const adapters: ReadonlySet<string> = new Set(['vmxnet3', 'e1000e', 'e1000', 'vmxnet2', 'pcnet32']);

interface Card {
  readonly nic: ObservedNic;
  /** The name that is recorded on the VM. */
  readonly card?: string;
}

function unnamed(nics: readonly ObservedNic[]): Card[] {
  return nics.map((nic) => ({ nic }));
}

/** The cards that are recorded on a VM: one without a name is recorded by its index, and stands there again. */
function recordedCards(nics: readonly ObservedNic[], marks: NonNullable<Chosen['marks']>): Card[] {
  if (Object.keys(marks.nics).length === 0) return unnamed(nics);
  const entries = Object.entries(marks.nics).flatMap(([card, mark]) => {
    const nic = nics.find(({ mac }) => mac === mark.mac) ?? nics.find(({ key }) => key === mark.key);
    return nic === undefined ? [] : [{ nic, card }];
  });
  const isIndex = ({ card }: { readonly card: string }) => /^\d+$/.test(card);
  const named: Card[] = entries.filter((entry) => !isIndex(entry)).sort((a, b) => a.nic.key - b.nic.key);
  const indexed = new Map(entries.filter(isIndex).map(({ nic, card }) => [Number(card), nic]));
  const cards = entries.map((_, index): Card | undefined => {
    const nic = indexed.get(index);
    indexed.delete(index);
    return nic === undefined ? named.shift() : { nic };
  });
  return [...cards.flatMap((card) => card ?? []), ...unnamed([...indexed.values()])];
}
