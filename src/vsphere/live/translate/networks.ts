import type { ObservedNetwork } from '../../../model/observed.ts';
import type { DVPortSetting } from '../../vim/types.ts';
import { isA, type Ref, type Sent } from '../../vim/values.ts';
import type { Inventory, Missing } from '../inventory.ts';
import type { CardBacking } from './devices.ts';
import type { Unread } from './unread.ts';
import { unescapeName } from './vm-draft.ts';

/** A port group as it is shown, and what a card needs to be connected to it. */
export interface NetworkRead {
  readonly shown: ObservedNetwork;
  readonly backing: CardBacking & { readonly opaqueType?: string };
  readonly ref: Ref;
}

/** What tells a network from others, and connects a card to it. */
const identities: Readonly<Record<string, readonly string[]>> = {
  Network: ['name'],
  DistributedVirtualPortgroup: ['key', 'config.distributedVirtualSwitch'],
  DistributedVirtualSwitch: ['uuid'],
  VmwareDistributedVirtualSwitch: ['uuid'],
  OpaqueNetwork: ['summary'],
};

/** What cannot be read of networks so that nobody can say which cards are on them. */
export function unseenNetworks({ refs, of }: Unread): Missing[] {
  return refs.flatMap((ref) => of(ref).filter(({ path }) => identities[ref.type]?.includes(path)));
}

/**
 * All networks that a VM can be connected to: those for uplinks are left out, and those that cannot be told apart.
 * `hostNames` of a list of host references.
 */
export function networksOf(
  inventory: Inventory,
  unread: Unread,
  hostNames: (refs: readonly Ref[] | undefined) => Pick<ObservedNetwork, 'hosts'>,
): NetworkRead[] {
  const isSeen = (ref: Ref | undefined) =>
    ref === undefined || !unread.has(ref, ...(identities[ref.type] ?? []));
  const vlans = standardVlans(inventory);
  const uplinks = new Set(
    inventory.switches.all.flatMap(({ values }) =>
      (values.config?.uplinkPortgroup ?? []).map(({ value }) => value),
    ),
  );
  const standard = inventory.networks.all.flatMap(({ ref, values }): NetworkRead[] => {
    if (!isSeen(ref)) return [];
    const name = unescapeName(values.name ?? '');
    const shown = {
      name,
      kind: 'standard',
      switch: null,
      vlan: vlans.get(name) ?? null,
      ...hostNames(hostsOf(values)),
    } as const;
    return [{ shown, backing: { kind: 'standard', name }, ref }];
  });
  const distributed = inventory.portGroups.all.flatMap(({ ref, values }): NetworkRead[] => {
    const owner = inventory.switches.get(values['config.distributedVirtualSwitch']);
    if (uplinks.has(ref.value) || !isSeen(ref) || !isSeen(owner?.ref)) return [];
    const shown: ObservedNetwork = {
      name: unescapeName(values.name ?? ref.value),
      kind: 'distributed',
      switch: unescapeName(owner?.values.name ?? owner?.ref.value ?? ''),
      vlan: vlanOf(values['config.defaultPortConfig']),
      ...hostNames(values.host),
    };
    const backing = {
      kind: 'distributed',
      portGroupKey: values.key ?? '',
      switchUuid: owner?.values.uuid ?? '',
    } as const;
    return [{ shown, backing, ref }];
  });
  const opaque = inventory.opaqueNetworks.all.flatMap(({ ref, values }): NetworkRead[] => {
    if (!isSeen(ref)) return [];
    const { summary } = values;
    const name = unescapeName(values.name ?? ref.value);
    const about = isA(summary, 'OpaqueNetworkSummary') ? summary : undefined;
    const hosts = hostNames(hostsOf({ ...values, 'summary.accessible': about?.accessible }));
    const shown = { name, kind: 'opaque', switch: null, vlan: null, ...hosts } as const;
    const backing = {
      kind: 'opaque',
      id: about?.opaqueNetworkId ?? '',
      opaqueType: about?.opaqueNetworkType ?? '',
    } as const;
    return [{ shown, backing, ref }];
  });
  return [...standard, ...distributed, ...opaque];
}

/** Some servers tell no hosts of a network that can be used: then nobody knows which, and that is not none. */
function hostsOf({
  host,
  'summary.accessible': accessible = true,
}: {
  readonly host?: readonly Ref[];
  readonly 'summary.accessible'?: boolean | undefined;
}): readonly Ref[] | undefined {
  return host?.length === 0 && accessible ? undefined : host;
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
