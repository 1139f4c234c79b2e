import type { DesiredNetwork, DesiredNic, DesiredVm } from '../model/desired.ts';
import type { EstateVm } from '../model/estate.ts';
import { addressRules } from './network/addresses.ts';
import { duplicateRules } from './network/duplicates.ts';
import { mayRunOn, modeOf } from './placement.ts';
import type { Breach, View } from './view.ts';

/** VLANs, port groups and addresses: what would put a server onto the wrong network, or onto none. */
export function networkRules(view: View): Breach[] {
  const catalogue = new Map(view.desired.networks.map((network) => [network.name, network]));
  const declared = view.estate.vms.flatMap((vm) =>
    vm.manifest === undefined ? [] : [{ vm, manifest: vm.manifest }],
  );
  return [
    ...view.desired.networks.flatMap(catalogueRules),
    ...declared.flatMap(({ vm, manifest }) => [
      ...cardsOf(manifest, catalogue).flatMap(({ card, network }) => [
        ...ownerRule(manifest, network),
        ...reachRule(vm, network, view),
        ...addressRules(manifest, card, network),
      ]),
      ...strayCards(vm, view),
    ]),
    ...duplicateRules(view.estate.vms),
  ];
}

interface Card {
  readonly card: DesiredNic;
  readonly network: DesiredNetwork;
}

function cardsOf({ networks = [] }: DesiredVm, catalogue: ReadonlyMap<string, DesiredNetwork>): Card[] {
  return networks.flatMap((card) => {
    const network = catalogue.get(card.network);
    return network === undefined ? [] : [{ card, network }];
  });
}

function catalogueRules({ name: subject, vlan, owner }: DesiredNetwork): Breach[] {
  return [
    ...(owner === undefined ? [{ key: 'VLAN-002', subject, facts: { vlan } } as const] : []),
    ...(vlan === 1 ? [{ key: 'VLAN-008', subject, facts: { vlan } } as const] : []),
  ];
}

/** The hospital's VMs on the hospital's networks, and nobody else's. */
function ownerRule({ name: subject, labels }: DesiredVm, network: DesiredNetwork): Breach[] {
  const { owner } = labels;
  if (owner === undefined || network.owner === undefined) return [];
  if ((owner === 'hospital') === (network.owner === 'hospital')) return [];
  const facts = { network: network.name, vlan: network.vlan, owner, network_owner: network.owner };
  return [{ key: 'VLAN-004', subject, item: network.name, facts }];
}

/** The port group is on every host where the VM may run: HA starts it on none that lacks it. */
function reachRule(
  vm: EstateVm,
  { name, portGroup, switch: on }: DesiredNetwork,
  { estate }: View,
): Breach[] {
  const there = estate.networks.filter(
    (group) => group.name === portGroup && (on === undefined || group.switch === on),
  );
  const [group] = there;
  if (group?.hosts === undefined || there.length > 1) return [];
  const { activeHost, standbyHost } = vm.manifest?.availability ?? {};
  const isPinned = modeOf(vm) === 'static-standby';
  const missing = estate.hosts
    .map((host) => host.name)
    .filter((host) => (isPinned ? host === activeHost || host === standbyHost : mayRunOn(vm, host)))
    .filter((host) => group.hosts?.includes(host) === false);
  if (missing.length === 0) return [];
  const facts = { network: name, port_group: portGroup, hosts: missing };
  return [{ key: 'VLAN-005', subject: vm.name, item: name, measure: missing.length, facts }];
}

/** Cards that no manifest declares, on a network that the catalogue does not know, or on none that is tagged. */
function strayCards({ name: subject, nics }: EstateVm, { desired }: View): Breach[] {
  const known = new Set(desired.networks.map((network) => network.portGroup));
  return nics.flatMap(({ portGroup, vlan, mac }): Breach[] => {
    if (known.has(portGroup)) return [];
    const facts = { port_group: portGroup, vlan, mac };
    const key = vlan === 0 || vlan === 4095 ? 'VLAN-003' : 'VLAN-002/card';
    return [
      { key, severity: 'warning', subject, item: mac ?? portGroup, facts, words: { vlan: vlan ?? '-' } },
    ];
  });
}
