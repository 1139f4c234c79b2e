import { gib, percent, percentOf } from '../../lib/figures.ts';
import { memoryOf, vmsByHost } from '../placement.ts';
import type { Breach, View } from '../view.ts';
import { type CapacityFigures, capacityFigures, overheadMib, sum, vmsHere } from './figures.ts';
import { hostsFor } from './hosts.ts';

/** CAP-001, CAP-002, CAP-005, CAP-008 and CAP-009: memory of all VMs, of the largest one, while a host is out, and on each host. */
export function memoryRules(view: View): Breach[] {
  const figures = capacityFigures(view.estate);
  return [
    ...total(view, figures),
    ...withoutOne(view, figures),
    ...tooLarge(view),
    ...out(view, figures),
    ...overfull(view),
  ];
}

function total({ estate, desired }: View, { usedMib, usableMib }: CapacityFigures): Breach[] {
  if (usedMib <= usableMib) return [];
  const [host] = estate.hosts;
  return [
    {
      key: 'CAP-001',
      subject: desired.site.name,
      measure: usedMib,
      facts: { used_mib: usedMib, usable_mib: usableMib, percent: percentOf(usedMib, usableMib) },
      words: {
        ...shares(usedMib, usableMib),
        overhead: host === undefined ? '0' : gib(overheadMib(host)),
      },
    },
  ];
}

function withoutOne(view: View, { usedMib, n1UsableMib }: CapacityFigures): Breach[] {
  const { estate, desired, threshold } = view;
  const { name: subject } = desired.site;
  const [only] = estate.hosts;
  if (estate.hosts.length === 1 && only !== undefined) {
    const facts = { host: only.name, used_mib: usedMib };
    return [{ key: 'CAP-002/one-host', subject, severity: 'info', facts, words: { used: gib(usedMib) } }];
  }
  const [warn, error] = [threshold('CAP-002', 'warn'), threshold('CAP-002', 'error')];
  const isOver = usedMib * 100 > error * n1UsableMib;
  if (!isOver && (usedMib === 0 || usedMib * 100 < warn * n1UsableMib)) return [];
  return [
    {
      key: usedMib > n1UsableMib ? 'CAP-002' : isOver ? 'CAP-002/limit' : 'CAP-002/scarce',
      subject,
      severity: isOver ? 'error' : 'warning',
      measure: usedMib,
      facts: {
        ...{ used_mib: usedMib, n1_usable_mib: n1UsableMib, left_mib: n1UsableMib - usedMib },
        ...{ n1_percent: percentOf(usedMib, n1UsableMib), warn_percent: warn },
      },
      words: {
        ...shares(usedMib, n1UsableMib),
        ...{ hosts: estate.hosts.length, left: gib(n1UsableMib - usedMib), over: gib(usedMib - n1UsableMib) },
        ...{ warn, error },
      },
    },
  ];
}

function tooLarge({ estate }: View): Breach[] {
  return vmsHere(estate).flatMap((vm): Breach[] => {
    const [largest] = hostsFor(vm, estate.hosts).sort((a, b) => b.usableMib - a.usableMib);
    if (largest === undefined || vm.memoryMib <= largest.usableMib) return [];
    const { name: host, usableMib } = largest;
    return [
      {
        key: 'CAP-005',
        subject: vm.name,
        measure: vm.memoryMib,
        facts: { memory_mib: vm.memoryMib, host, usable_mib: usableMib },
        words: { memory: gib(vm.memoryMib), usable: gib(usableMib) },
      },
    ];
  });
}

/** Hosts that nothing runs on now: what is left without them, and what would be left without one more. */
function out({ estate, desired }: View, { usedMib }: CapacityFigures): Breach[] {
  const missing = estate.hosts.filter(({ isAvailable }) => !isAvailable);
  if (missing.length === 0) return [];
  const there = estate.hosts.filter(({ isAvailable }) => isAvailable).map(({ usableMib }) => usableMib);
  const usable = sum(there);
  const next = usable - Math.max(0, ...there);
  const hosts = missing.map(({ name }) => name);
  return [
    {
      key: 'CAP-008',
      subject: desired.site.name,
      measure: usedMib,
      facts: {
        ...{ hosts, used_mib: usedMib, usable_mib: usable, percent: percentOf(usedMib, usable) },
        ...{ next_usable_mib: next, next_percent: percentOf(usedMib, next) },
      },
      words: { ...shares(usedMib, usable), next: gib(next), nextPercent: percent(usedMib, next) },
    },
  ];
}

/** With one host that is CAP-001. */
function overfull({ estate }: View): Breach[] {
  if (estate.hosts.length < 2) return [];
  const byHost = vmsByHost(estate);
  return estate.hosts.flatMap(({ name: subject, usableMib }): Breach[] => {
    const used = memoryOf(byHost.get(subject) ?? []);
    if (used <= usableMib) return [];
    const facts = { used_mib: used, usable_mib: usableMib, percent: percentOf(used, usableMib) };
    return [{ key: 'CAP-009', subject, measure: used, facts, words: shares(used, usableMib) }];
  });
}

function shares(used: number, usable: number) {
  return { used: gib(used), usable: gib(usable), percent: percent(used, usable) };
}
