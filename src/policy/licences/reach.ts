import type { Estate, EstateVm } from '../../model/estate.ts';
import type { ObservedHostRule } from '../../model/observed.ts';

/**
 * The hosts on which a VM may run by its manifest, and which must so carry its licences: one with static standby, those of
 * its must-run group, else all of the cluster. A host that nobody names is `""`.
 */
export function declaredHosts({ manifest, host }: EstateVm, estate: Estate): readonly string[] {
  const { mode, activeHost, hosts } = manifest?.availability ?? {};
  if (mode === 'static-standby') return [activeHost ?? host ?? ''];
  if (hosts !== undefined && hosts.length > 0) return [...new Set(hosts)];
  return allHosts(estate);
}

/**
 * The hosts to which the vCenter's mandatory rules keep a VM, whatever its manifest says; rules that only should be kept do not
 * count. undefined: nobody knows the rules.
 */
export function enforcedHosts(vm: EstateVm, estate: Estate): readonly string[] | undefined {
  const known = rulesOf(vm, estate);
  if (known === undefined) return undefined;
  return known
    .filter(({ mandatory }) => mandatory)
    .reduce<readonly string[]>(
      (left, rule) => left.filter((host) => rule.hosts.includes(host) === (rule.runs === 'on')),
      allHosts(estate),
    );
}

/** Rules of the vCenter that are switched on and are about the VM. undefined: not known. */
export function rulesOf(vm: EstateVm, { cluster }: Estate): readonly ObservedHostRule[] | undefined {
  const uuid = vm.observed?.instanceUuid;
  return cluster?.hostRules?.filter(
    ({ enabled, vms }) => enabled && uuid !== undefined && vms.includes(uuid),
  );
}

export function allHosts({ hosts }: Estate): readonly string[] {
  return hosts.map(({ name }) => name);
}
