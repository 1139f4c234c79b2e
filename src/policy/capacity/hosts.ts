import type { EstateHost, EstateVm } from '../../model/estate.ts';
import { modeOf } from '../placement.ts';

/** Hosts on which a VM may run at all, by what its manifest declares. Those that the cluster does not have are not among them. */
export function hostsFor(vm: EstateVm, hosts: readonly EstateHost[]): EstateHost[] {
  const { activeHost, standbyHost, hosts: group = [] } = vm.manifest?.availability ?? {};
  const allowed = modeOf(vm) === 'static-standby' ? [activeHost, standbyHost] : group;
  const named = hosts.filter(({ name }) => allowed.includes(name));
  return named.length === 0 ? [...hosts] : named;
}
