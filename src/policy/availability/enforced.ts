import type { Estate, EstateVm } from '../../model/estate.ts';
import { enforcedHosts } from '../licences/reach.ts';
import { modeOf } from '../placement.ts';

/** What a vCenter must be told so that a VM stays where its manifest says. */
export interface Wishes {
  /** The hosts of a mandatory rule. Absent: it may run anywhere. */
  readonly hosts?: readonly string[];
  readonly noRestart: boolean;
  readonly noDrs: boolean;
}

/** undefined: nothing, which is what a vCenter does by itself. */
export function wishesOf(vm: EstateVm): Wishes | undefined {
  const { activeHost, hosts = [] } = vm.manifest?.availability ?? {};
  const mode = modeOf(vm);
  if (mode === 'static-standby') {
    const home = activeHost ?? vm.host;
    return { ...(home === undefined ? {} : { hosts: [home] }), noRestart: true, noDrs: true };
  }
  if (hosts.length === 0 && mode === 'ha') return undefined;
  return { ...(hosts.length === 0 ? {} : { hosts }), noRestart: mode === 'none', noDrs: false };
}

export interface Lacking {
  readonly missing: readonly ('rule' | 'restart' | 'drs')[];
  readonly hosts: readonly string[];
  /** Where the mandatory rules keep it: all hosts, if there are none. */
  readonly enforced: readonly string[];
  /** As it is; null: nobody says. */
  readonly restart: string | null;
  readonly drs: string | null;
}

/** What of it the vCenter does not do. undefined: nothing is lacking, or nobody knows. */
export function lacking(vm: EstateVm, estate: Estate): Lacking | undefined {
  const wishes = wishesOf(vm);
  const enforced = enforcedHosts(vm, estate);
  if (wishes === undefined || enforced === undefined) return undefined;
  const { hosts = [] } = wishes;
  const [restart, drs] = [restartOf(vm, estate), drsOf(vm, estate)];
  const isKept =
    hosts.length === 0 || (enforced.length > 0 && enforced.every((host) => hosts.includes(host)));
  const missing = [
    ...(isKept ? [] : (['rule'] as const)),
    ...(wishes.noRestart && estate.cluster?.ha !== false && restart !== 'disabled'
      ? (['restart'] as const)
      : []),
    ...(wishes.noDrs && estate.cluster?.drs !== false && drs !== 'disabled' && drs !== 'manual'
      ? (['drs'] as const)
      : []),
  ];
  return missing.length === 0 ? undefined : { missing, hosts, enforced, restart, drs };
}

/** HA's restart priority of the VM: its own, else the cluster's. */
function restartOf(vm: EstateVm, { cluster }: Estate): string | null {
  return overrideOf(vm, cluster)?.haRestart ?? cluster?.haRestart ?? null;
}

function drsOf(vm: EstateVm, { cluster }: Estate): string | null {
  const own = cluster?.drsOverrides === false ? undefined : overrideOf(vm, cluster)?.drs;
  return own ?? cluster?.drsAutomation ?? null;
}

function overrideOf({ observed }: EstateVm, cluster: Estate['cluster']) {
  return cluster?.vmOverrides?.find(({ vm }) => vm === observed?.instanceUuid);
}
