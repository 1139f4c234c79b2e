import type { ObservedHost } from '../model/observed.ts';
import type { PortGroup } from '../model/operation.ts';
import type { Inventory } from './inventory.ts';

/** What a VM needs of the host that it is on. */
export interface Needs {
  readonly datastores: readonly string[];
  readonly portGroups: readonly PortGroup[];
}

export type Lack = { readonly datastore: string } | { readonly portGroup: string };

/** The first need that the host does not have; what the vCenter does not know at all is told elsewhere. */
export function lackOf(host: ObservedHost, needs: Needs, inventory: Inventory): Lack | undefined {
  const has = (thing: { readonly hosts?: readonly string[] } | undefined) =>
    thing?.hosts?.includes(host.name) ?? true;
  const datastore = needs.datastores.find((name) => !has(inventory.datastores.get(name)));
  if (datastore !== undefined) return { datastore };
  const portGroup = needs.portGroups.find((group) => !has(inventory.there(group)));
  return portGroup === undefined ? undefined : { portGroup: portGroup.name };
}

export function isUp(host: ObservedHost): boolean {
  return host.connected && !host.maintenance;
}

/** The hosts of a cluster that could run a VM of these needs. */
export function hostsThatRun(
  cluster: string | undefined,
  needs: Needs,
  inventory: Inventory,
): readonly ObservedHost[] {
  return inventory
    .hostsOf(cluster)
    .filter((host) => isUp(host) && lackOf(host, needs, inventory) === undefined);
}
