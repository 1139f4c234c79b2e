import type { ObservedCluster } from '../../../model/observed.ts';
import { isA, type Ref } from '../../vim/values.ts';
import type { Inventory, Read } from '../inventory.ts';
import { placementOf, type Referred } from './placement-rules.ts';
import { unescapeName } from './vm-draft.ts';

/** Clusters, and hosts that stand alone, each in its datacenter; one of which nobody knows that is left out. */
export interface Clusters {
  /** With what they say of their hosts and VMs, which other names are needed for. */
  all(referred: Referred): readonly ObservedCluster[];
  named(ref: Ref | undefined): string | undefined;
  /** The cluster that a host says it is in; where it does not tell, the only one. */
  of(parent: Ref | undefined): string | undefined;
  /** Of a cluster; where nobody can tell, the only one, or else `""`. */
  datacenterOf(ref: Ref | undefined): string;
}

export function clustersOf(inventory: Inventory): Clusters {
  const datacenter = onlyOne(inventory.datacenters.all.map(nameOf)) ?? '';
  const found = new Map(
    inventory.computeResources.all.flatMap((read) => {
      const cluster = clusterOf(read, datacenterAbove(read.values.parent, inventory) ?? datacenter);
      return cluster.datacenter === ''
        ? []
        : [[read.ref.value, { cluster, config: configIn(read) }] as const];
    }),
  );
  const at = (ref: Ref | undefined) => (ref === undefined ? undefined : found.get(ref.value)?.cluster);
  const only = onlyOne([...found.values()])?.cluster.name;
  return {
    all: (referred) =>
      [...found.values()].map(({ cluster, config }) =>
        config === undefined ? cluster : { ...cluster, ...placementOf(config, referred) },
      ),
    named: (ref) => at(ref)?.name,
    of: (parent) => (parent === undefined ? only : at(parent)?.name),
    datacenterOf: (ref) => at(ref)?.datacenter ?? datacenter,
  };
}

function clusterOf(read: Read<'ClusterComputeResource'>, datacenter: string): ObservedCluster {
  const config = configIn(read);
  const ha = config?.dasConfig?.enabled;
  const drs = config?.drsConfig?.enabled;
  return {
    name: nameOf(read),
    datacenter,
    ...(ha === undefined ? {} : { ha }),
    ...(drs === undefined ? {} : { drs }),
  };
}

/** undefined: a host that stands alone, or it cannot be read. */
function configIn({ values }: Read<'ClusterComputeResource'>) {
  const config = values.configurationEx;
  return isA(config, 'ClusterConfigInfoEx') ? config : undefined;
}

/** The datacenter in whose folders something stands. */
function datacenterAbove(parent: Ref | undefined, inventory: Inventory): string | undefined {
  for (let at = parent, depth = 0; at !== undefined && depth < 100; depth += 1) {
    const datacenter = inventory.datacenters.get(at);
    if (datacenter !== undefined) return nameOf(datacenter);
    at = inventory.folders.get(at)?.values.parent;
  }
  return undefined;
}

function nameOf({ ref, values }: { readonly ref: Ref; readonly values: { readonly name?: string } }): string {
  return unescapeName(values.name ?? ref.value);
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
