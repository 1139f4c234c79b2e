import { gib } from '../../lib/figures.ts';
import type { EstateVm } from '../../model/estate.ts';
import { type Failure, failuresOf, mayRunOn, memoryOf, modeOf } from '../placement.ts';
import type { Breach, View } from '../view.ts';

/** CAP-003 and CAP-004: a host fails, and VMs have no place on the others. */
export function failureRules({ estate }: View): Breach[] {
  if (estate.hosts.length < 2) return [];
  const vms = new Map(estate.vms.map((vm) => [vm.name, vm]));
  return failuresOf(estate).flatMap((failure) => [...restarts(failure, vms), ...standbys(failure, vms)]);
}

type ByName = ReadonlyMap<string, EstateVm>;

function restarts(failure: Failure, all: ByName): Breach[] {
  const { host, unplaced, leftMib } = failure;
  const lost = unplaced.flatMap((name) => all.get(name) ?? []).filter((vm) => modeOf(vm) === 'ha');
  const isConfined = (vm: EstateVm) => ![...leftMib.keys()].some((name) => mayRunOn(vm, name));
  const confined = lost.filter(isConfined).map((vm): Breach => {
    const { name: subject, memoryMib: memory_mib } = vm;
    const group = vm.manifest?.availability?.hosts ?? [];
    return { key: 'CAP-003/confined', subject, severity: 'warning', facts: { host, group, memory_mib } };
  });
  const homeless = lost.filter((vm) => !isConfined(vm));
  if (homeless.length === 0) return confined;
  const missing = memoryOf(homeless);
  return [
    {
      key: 'CAP-003',
      subject: host,
      measure: missing,
      facts: {
        unplaced: homeless.map(({ name }) => name),
        missing_mib: missing,
        left_mib: Object.fromEntries(leftMib),
      },
      words: { vms: listed(homeless), left: leftText(leftMib) },
    },
    ...confined,
  ];
}

function standbys({ host: failed, standby, leftMib }: Failure, all: ByName): Breach[] {
  return standby.flatMap((each): Breach[] => {
    if (each.fits) return [];
    const memoryMib = all.get(each.vm)?.memoryMib ?? 0;
    const { standbyHost: wanted } = all.get(each.vm)?.manifest?.availability ?? {};
    const common = { subject: each.vm, measure: -each.leftMib };
    if (each.host === undefined) {
      const facts = { host: failed, standby_host: wanted ?? null };
      if (wanted === undefined || wanted === failed)
        return [{ ...common, key: 'CAP-004/none', severity: 'warning', facts }];
      return [{ ...common, key: 'CAP-004/unknown', facts, words: { hosts: [...leftMib.keys()].join(', ') } }];
    }
    const left = each.leftMib + memoryMib;
    return [
      {
        ...common,
        key: 'CAP-004',
        facts: { host: failed, standby_host: each.host, memory_mib: memoryMib, left_mib: left },
        words: { memory: gib(memoryMib), left: gib(left), missing: gib(-each.leftMib) },
      },
    ];
  });
}

function listed(vms: readonly EstateVm[]): string {
  return vms.map(({ name, memoryMib }) => `${name} (${gib(memoryMib)} GiB)`).join(', ');
}

function leftText(left: ReadonlyMap<string, number>): string {
  return [...left].map(([host, mib]) => `${host} ${gib(mib)} GiB`).join(', ');
}
