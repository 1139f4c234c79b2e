import { groupBy } from '../lib/group.ts';
import type { Desired, DesiredNetwork } from '../model/desired.ts';
import type { Observed, ObservedNetwork, ObservedNic } from '../model/observed.ts';
import type { Chosen } from './choose.ts';
import type { Notice } from './import.ts';
import { freeName } from './names.ts';

export interface Networks {
  /** Network documents that are to be written, sorted by name. */
  readonly made: readonly DesiredNetwork[];
  /** How a manifest names the network of a card; or why it cannot. */
  of(nic: ObservedNic): CardNetwork | Pick<Notice, 'key'>;
}

export type CardNetwork = { readonly vlan: number } | { readonly network: string };

/** The Networks that the cards of some VMs are on: declared already, or to be written. */
export function networksFor(desired: Desired, observed: Observed, chosen: readonly Chosen[]): Networks {
  const groups = groupBy(observed.networks, ({ name }) => name);
  const taken = new Set(desired.networks.map(({ name }) => name));
  const found = new Map<string, DesiredNetwork | Pick<Notice, 'key'>>();
  const made: DesiredNetwork[] = [];
  const nics = chosen.flatMap(({ vm }) => vm.nics).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const nic of nics) {
    if (found.has(keyOf(nic))) continue;
    const twins = groups.get(nic.portGroup) ?? [];
    const network = declaredFor(nic, twins, desired) ?? newFor(nic, twins, desired, taken);
    found.set(keyOf(nic), network);
    if ('vlan' in network && !desired.networks.includes(network)) made.push(network);
  }
  const byVlan = groupBy([...desired.networks, ...made], ({ vlan }) => vlan);
  return {
    made: made.sort((a, b) => (a.name < b.name ? -1 : 1)),
    of: (nic) => {
      const network = found.get(keyOf(nic)) ?? { key: 'IMP-003/vlan' };
      if ('key' in network) return network;
      return byVlan.get(network.vlan)?.length === 1 ? { vlan: network.vlan } : { network: network.name };
    },
  };
}

function keyOf({ portGroup, switch: on }: Pick<ObservedNic, 'portGroup' | 'switch'>): string {
  return JSON.stringify([portGroup, on]);
}

/** `twins` are all port groups of the card's name. */
function declaredFor(
  nic: ObservedNic,
  twins: readonly ObservedNetwork[],
  { networks }: Desired,
): DesiredNetwork | undefined {
  const group = twins.find((each) => each.switch === nic.switch);
  return networks.find(
    ({ portGroup, switch: on, vlan }) =>
      portGroup === nic.portGroup &&
      (on === undefined ? twins.length === 1 : on === nic.switch) &&
      group !== undefined &&
      (group.vlan === null || group.vlan === vlan),
  );
}

/** A Network says exactly one VLAN; a second one of a VLAN would make `vlan: N` in the manifests that are there ambiguous. */
function newFor(
  nic: ObservedNic,
  twins: readonly ObservedNetwork[],
  desired: Desired,
  taken: Set<string>,
): DesiredNetwork | Pick<Notice, 'key'> {
  const vlan = twins.find((each) => each.switch === nic.switch)?.vlan ?? 0;
  if (vlan < 1 || vlan > 4094) return { key: 'IMP-003/vlan' };
  const others = new Set(desired.networks.filter((each) => each.vlan === vlan).map(({ name }) => name));
  const isUsed = desired.vms.some(({ networks = [] }) => networks.some(({ network }) => others.has(network)));
  if (isUsed || (twins.length > 1 && nic.switch === null)) return { key: 'IMP-003/several' };
  const name = freeName(nic.portGroup, `vlan-${vlan}`, taken);
  taken.add(name);
  const on = twins.length > 1 && nic.switch !== null ? { switch: nic.switch } : {};
  return { name, vlan, portGroup: nic.portGroup, ...on, dns: [] };
}
