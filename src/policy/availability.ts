import type { EstateVm } from '../model/estate.ts';
import { lacking, wishesOf } from './availability/enforced.ts';
import { modeOf } from './placement.ts';
import type { Breach, View } from './view.ts';

/** Static Active/Standby, and what the cluster does when a host fails: is it as the manifests say? */
export function availabilityRules(view: View): Breach[] {
  const declared = view.estate.vms.filter((vm) => vm.isHere && vm.manifest?.availability !== undefined);
  return [
    ...enforcement(declared, view),
    ...declared.filter((vm) => modeOf(vm) === 'static-standby').flatMap((vm) => standbyRules(vm, view)),
  ];
}

function enforcement(declared: readonly EstateVm[], { desired, estate }: View): Breach[] {
  const wishing = declared.filter((vm) => wishesOf(vm) !== undefined);
  if (wishing.length === 0) return [];
  if (estate.cluster?.hostRules === undefined) {
    const vms = wishing.map(({ name }) => name);
    return [
      {
        ...{ key: 'AVL-001/unknown', subject: desired.site.name, severity: 'info' },
        facts: { vms },
        words: { count: vms.length },
      },
    ];
  }
  return wishing.flatMap((vm): Breach[] => {
    const found = lacking(vm, estate);
    if (found === undefined) return [];
    const { missing, hosts, enforced, restart, drs } = found;
    return [
      {
        key: missing.includes('rule') ? 'AVL-001' : 'AVL-001/overrides',
        subject: vm.name,
        measure: missing.length,
        facts: { missing, hosts, enforced_hosts: enforced, ha_restart: restart, drs_automation: drs },
        words: { mode: modeOf(vm), settings: missing.map((each) => settings[each](hosts)).join(', ') },
      },
    ];
  });
}

/** By the words of the vSphere Client. */
const settings = {
  rule: (hosts: readonly string[]) => `VM/Host Rule "Must run on hosts in group" (${hosts.join(', ')})`,
  restart: () => 'VM Override "vSphere HA: VM Restart Priority = Disabled"',
  drs: () => 'VM Override "DRS automation level = Manual"',
} as const;

function standbyRules(vm: EstateVm, { estate }: View): Breach[] {
  const { activeHost, standbyHost } = vm.manifest?.availability ?? {};
  const standby = estate.hosts.find(({ name }) => name === standbyHost);
  const isElsewhere =
    vm.power === 'on' && activeHost !== undefined && vm.host !== undefined && vm.host !== activeHost;
  return [
    ...(standby === undefined ? [] : unreached(vm, standby.name, estate.datastores)),
    ...(isElsewhere
      ? [
          {
            key: vm.host === standbyHost ? ('AVL-003/switched' as const) : ('AVL-003' as const),
            subject: vm.name,
            facts: { host: vm.host, active_host: activeHost, standby_host: standbyHost ?? null },
            words: { host: vm.host ?? '', active: activeHost },
          },
        ]
      : []),
  ];
}

/** A VM cannot start where its disks are not. */
function unreached(vm: EstateVm, host: string, stores: View['estate']['datastores']): Breach[] {
  const needed = new Set(vm.disks.map(({ datastore }) => datastore));
  const missing = stores
    .filter(({ name, hosts }) => needed.has(name) && hosts?.includes(host) === false)
    .map(({ name }) => name);
  if (missing.length === 0) return [];
  return [
    {
      key: 'AVL-002',
      subject: vm.name,
      measure: missing.length,
      facts: { standby_host: host, datastores: missing },
      words: { host, stores: missing.join(', ') },
    },
  ];
}
