import { gib, percentOf, ratioOf } from '../lib/figures.ts';
import { frameSaying } from '../messages/reports.ts';
import type { EstateHost, EstateVm } from '../model/estate.ts';
import type { ReportNote } from '../model/report.ts';
import { capacityFigures, overheadMib, vmsHere } from '../policy/capacity/figures.ts';
import { type Failure, failuresOf, memoryOf, vmsByHost } from '../policy/placement.ts';
import { storeSpaces, totalSpace } from '../policy/space/figures.ts';
import { viewOf } from '../policy/view.ts';
import { capacityCharts } from './capacity/charts.ts';
import { type CapacityParts, capacitySaying, type HostLoad } from './capacity/parts.ts';
import { capacityTables } from './capacity/tables.ts';
import type { ReportBody, ReportInput } from './input.ts';

/** Memory, cores and storage, and what happens when each host fails. */
export function capacity({ desired, estate, today, lang }: ReportInput): ReportBody {
  const say = capacitySaying(lang);
  const view = viewOf(desired, estate, today);
  const figures = capacityFigures(estate);
  const space = totalSpace(estate);
  const stores = storeSpaces(estate);
  const failures = failuresOf(estate);
  const loads = loadsOf(view.estate.hosts, vmsByHost(estate), failures);
  const total = frameSaying(lang)('total/title');
  const all = { view, say, total, figures, space, stores, failures, loads };
  const { usedMib, usableMib, n1UsableMib, vcpu, cores, n1Cores } = figures;
  return {
    title: say('title'),
    paragraphs: summary(all),
    tables: capacityTables(all),
    charts: capacityCharts(all),
    notes: notesOf(all),
    json: {
      vms: vmsHere(estate).length,
      memory: {
        ...{ used_mib: usedMib, usable_mib: usableMib, percent: percentOf(usedMib, usableMib) },
        ...{ n1_usable_mib: n1UsableMib, n1_percent: percentOf(usedMib, n1UsableMib) },
      },
      cpu: { vcpu, cores, ratio: ratioOf(vcpu, cores), n1_ratio: ratioOf(vcpu, n1Cores) },
      failures: failures.map(failureJson),
      storage: {
        ...{ provisioned_gib: inGib(space.provisionedMib), capacity_gib: inGib(space.capacityMib) },
        percent: percentOf(space.provisionedMib, space.capacityMib),
        requested_percent: percentOf(space.requestedMib, space.capacityMib),
      },
      space: spaceJson(space),
      hosts: loads.map(hostJson),
      datastores: stores.map((each) => ({
        ...{ name: each.store.name, accessible: each.store.accessible, disks: each.disks.length },
        ...spaceJson(each),
      })),
    },
  };
}

function loadsOf(
  hosts: readonly EstateHost[],
  byHost: ReadonlyMap<string, readonly EstateVm[]>,
  failures: readonly Failure[],
): HostLoad[] {
  return hosts.map((host) => {
    const vms = byHost.get(host.name) ?? [];
    const usedMib = memoryOf(vms);
    const after = failures.map((failure) => memoryOf(failure.vms.get(host.name) ?? []));
    return { host, vms, usedMib, peakMib: Math.max(usedMib, ...after) };
  });
}

function summary({ say, figures, space, failures, view }: CapacityParts): string[] {
  const { hosts } = view.estate;
  const { usedMib, vcpu } = figures;
  const args = {
    ...{ vms: vmsHere(view.estate).length, vcpu },
    ...{ memory: gib(usedMib), storage: gib(space.provisionedMib) },
  };
  const misfits = failures.filter(({ unplaced }) => unplaced.length > 0).map(({ host }) => host);
  const out = hosts.filter(({ isAvailable }) => !isAvailable).map(({ name }) => name);
  return [
    say('summary/given', args),
    hosts.length === 1
      ? say('summary/one')
      : misfits.length === 0
        ? say('summary/fits')
        : say('summary/misfits', { hosts: misfits }),
    ...(out.length === 0 ? [] : [say('summary/out', { hosts: out })]),
  ];
}

function notesOf({ say, view }: CapacityParts): ReportNote[] {
  const { hosts, vms } = view.estate;
  const overheads = new Set(hosts.map(overheadMib));
  const assumed = vms.filter(({ isHostAssumed }) => isHostAssumed).map(({ name }) => name);
  const homeless = vms.filter(({ host, isHere }) => isHere && host === undefined).map(({ name }) => name);
  const [overhead] = overheads;
  return [
    ...(overhead === undefined
      ? []
      : overheads.size === 1
        ? [assumption(say('note/overhead', { overhead: gib(overhead) }), 'Site.spec.hosts.overhead')]
        : [
            assumption(
              say('note/overhead-differs', {
                overheads: hosts.map((host) => `${host.name} ${gib(overheadMib(host))}`),
              }),
              'Site.spec.hosts.overhead',
            ),
          ]),
    assumption(say('note/order'), 'hvm explain CAP-003'),
    ...(assumed.length === 0 ? [] : [assumption(say('note/placed', { vms: assumed }))]),
    ...(homeless.length === 0 ? [] : [{ text: say('note/homeless', { vms: homeless }) }]),
    ...(view.desired.site.hosts === undefined ? [] : [assumption(say('note/hosts'), 'Site.spec.hosts')]),
    assumption(say('note/thresholds'), 'hvm explain CAP-002'),
    assumption(say('note/units')),
    { text: say('note/storage') },
  ];
}

function assumption(text: string, source?: string): ReportNote {
  return { text, isAssumption: true, ...(source === undefined ? {} : { source }) };
}

const inGib = (mib: number) => mib / 1024;

/** Of a standby VM that does not fit, `left_mib` is below 0: so much is missing. */
function failureJson({ host, unplaced, leftMib, standby }: Failure) {
  return {
    host,
    fits: unplaced.length === 0,
    unplaced,
    left_mib: Object.fromEntries(leftMib),
    standby: standby.map((each) => ({
      ...{ vm: each.vm, host: each.host ?? null },
      left_mib: each.host === undefined ? null : each.leftMib,
    })),
  };
}

function hostJson({ host, vms, usedMib, peakMib }: HostLoad) {
  const vcpu = vms.reduce((sum, vm) => sum + vm.cores, 0);
  return {
    ...{ name: host.name, available: host.isAvailable, version: host.version ?? null },
    ...{ sockets: host.sockets, cores: host.cores, vcpu, ratio: ratioOf(vcpu, host.cores) },
    ...{ memory_mib: host.memoryMib, usable_mib: host.usableMib, used_mib: usedMib },
    ...{ percent: percentOf(usedMib, host.usableMib), left_mib: host.usableMib - usedMib },
    ...{ peak_mib: peakMib, peak_percent: percentOf(peakMib, host.usableMib) },
    ...{ vms: vms.length },
  };
}

function spaceJson(space: CapacityParts['space']) {
  const { capacityMib: whole, provisionedMib, requestedMib, usedMib, thickMib, swapMib } = space;
  return {
    provisioned_gib: inGib(provisionedMib),
    capacity_gib: inGib(whole),
    percent: percentOf(provisionedMib, whole),
    requested_gib: inGib(requestedMib),
    requested_percent: percentOf(requestedMib, whole),
    used_gib: inGib(usedMib),
    used_percent: percentOf(usedMib, whole),
    thick_gib: inGib(thickMib),
    swap_gib: inGib(swapMib),
  };
}
