import { HvmError } from '../errors.ts';
import { groupBy } from '../lib/group.ts';
import { isName } from '../manifest/schema/scalars.ts';
import type { Observed } from '../model/observed.ts';
import { plainName } from './names.ts';
import { manifestText, type Yaml } from './yaml.ts';

export interface NewSite {
  /** As the user gave it. */
  readonly name?: string;
  /** How to reach the vCenter. */
  readonly vcenter: Readonly<Record<string, string>>;
  readonly head: string;
}

/**
 * A Site for a vCenter of which there are no manifests yet: where it is, and what most of its VMs have in common.
 * @throws HvmError IMP-006 where a person has to decide
 */
export function siteText(observed: Observed, { name, vcenter, head }: NewSite): string {
  const [datacenter, ...more] = observed.datacenters;
  if (datacenter === undefined || more.length > 0) {
    throw new HvmError('IMP-006', { exit: 64, args: { there: observed.datacenters } });
  }
  const chosen = name ?? plainName(datacenter)?.toLowerCase() ?? 'site';
  if (!isName(chosen)) throw new HvmError('IMP-006/name', { exit: 64, args: { name: chosen } });
  const [cluster, ...others] = observed.clusters;
  const isOne = cluster !== undefined && others.length === 0;
  const spec = {
    vcenter,
    datacenter,
    ...(isOne ? { cluster: cluster.name } : {}),
    defaults: defaultsOf(observed),
  };
  return manifestText(head, [{ kind: 'Site', name: chosen, spec }]);
}

function defaultsOf({ vms }: Observed): Record<string, Yaml> {
  const servers = vms.filter(({ template }) => !template);
  const disks = servers.flatMap((vm) => vm.disks);
  const datastore = mostOf(disks.map((disk) => disk.datastore));
  return {
    ...(datastore === undefined ? {} : { datastore }),
    provisioning: mostOf(disks.map((disk) => disk.provisioning)) ?? 'thin',
    power: 'on',
  };
}

/** What comes most often; of several the first one. */
function mostOf<T>(list: readonly T[]): T | undefined {
  const groups = [...groupBy(list, (each) => each).values()];
  return groups.sort((a, b) => b.length - a.length)[0]?.[0];
}
