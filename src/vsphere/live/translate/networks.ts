import type { ObservedNetwork } from '../../../model/observed.ts';
import type { DVPortSetting } from '../../vim/types.ts';
import { isA, type Ref, type Sent } from '../../vim/values.ts';
import type { Inventory } from '../inventory.ts';
import type { CardBacking } from './devices.ts';
import { unescapeName } from './vm-draft.ts';

/** A port group as it is shown, and what a card needs to be connected to it. */
export interface NetworkRead {
  readonly shown: ObservedNetwork;
  readonly backing: CardBacking & { readonly opaqueType?: string };
  readonly ref: Ref;
}

/** All networks that a VM can be connected to: those for uplinks are left out. `hostNames` of a list of host references. */
export function networksOf(
  inventory: Inventory,
  hostNames: (refs: readonly Ref[] | undefined) => Pick<ObservedNetwork, 'hosts'>,
): NetworkRead[] {
  const vlans = standardVlans(inventory);
  const uplinks = new Set(
    inventory.switches.all.flatMap(({ values }) =>
      (values.config?.uplinkPortgroup ?? []).map(({ value }) => value),
    ),
  );
  const standard = inventory.networks.all.map(({ ref, values }): NetworkRead => {
    const name = unescapeName(values.name ?? '');
    const shown = {
      name,
      kind: 'standard',
      switch: null,
      vlan: vlans.get(name) ?? null,
      ...hostNames(values.host),
    } as const;
    return { shown, backing: { kind: 'standard', name }, ref };
  });
  const distributed = inventory.portGroups.all.flatMap(({ ref, values }): NetworkRead[] => {
    if (uplinks.has(ref.value)) return [];
    const owner = inventory.switches.get(values['config.distributedVirtualSwitch'])?.values;
    const shown: ObservedNetwork = {
      name: unescapeName(values.name ?? ''),
      kind: 'distributed',
      switch: unescapeName(owner?.name ?? ''),
      vlan: vlanOf(values['config.defaultPortConfig']),
      ...hostNames(values.host),
    };
    const backing = {
      kind: 'distributed',
      portGroupKey: values.key ?? '',
      switchUuid: owner?.uuid ?? '',
    } as const;
    return [{ shown, backing, ref }];
  });
  const opaque = inventory.opaqueNetworks.all.map(({ ref, values }): NetworkRead => {
    const { summary } = values;
    const name = unescapeName(values.name ?? '');
    const about = isA(summary, 'OpaqueNetworkSummary') ? summary : undefined;
    return {
      shown: { name, kind: 'opaque', switch: null, vlan: null, ...hostNames(values.host) },
      backing: {
        kind: 'opaque',
        id: about?.opaqueNetworkId ?? '',
        opaqueType: about?.opaqueNetworkType ?? '',
      },
      ref,
    };
  });
  return [...standard, ...distributed, ...opaque];
}

/** Name of a standard port group → its VLAN; null where hosts disagree, or where it is a trunk (4095). */
function standardVlans(inventory: Inventory): ReadonlyMap<string, number | null> {
  const vlans = new Map<string, number | null>();
  for (const { values } of inventory.hosts.all) {
    for (const { spec } of values['config.network.portgroup'] ?? []) {
      if (spec?.name === undefined || spec.vlanId === undefined) continue;
      const vlan = spec.vlanId === 4095 ? null : spec.vlanId;
      vlans.set(spec.name, vlans.has(spec.name) && vlans.get(spec.name) !== vlan ? null : vlan);
    }
  }
  return vlans;
}

/** The VLAN of a distributed port group; null: a trunk, or a private VLAN. */
function vlanOf(setting: Sent<DVPortSetting> | undefined): number | null {
  const vlan = isA(setting, 'VMwareDVSPortSetting') ? setting.vlan : undefined;
  return isA(vlan, 'VmwareDistributedVirtualSwitchVlanIdSpec') ? (vlan.vlanId ?? null) : null;
}
