import { percentOf, ratioOf } from '../../lib/figures.ts';
import type { ReportCell, ReportColumn, ReportTable } from '../../model/report.ts';
import type { CapacityParts, CapacitySay } from './parts.ts';

export function capacityTables(parts: CapacityParts): ReportTable[] {
  return [memory(parts), cores(parts), failures(parts), hosts(parts), storage(parts), stores(parts)];
}

const inGib = (mib: number) => mib / 1024;
const text = (label: string): ReportColumn => ({ label, type: 'text' });
const size = (label: string): ReportColumn => ({ label, type: 'number', decimals: 1 });
const count = (label: string): ReportColumn => ({ label, type: 'number' });
const share = (label: string): ReportColumn => ({ label, type: 'percent' });

function verdict(say: CapacitySay, isScarce: boolean, isOver: boolean): string {
  return say(isOver ? 'verdict/error' : isScarce ? 'verdict/warning' : 'verdict/ok');
}

function memory({ say, figures, view }: CapacityParts): ReportTable {
  const { usedMib, usableMib, n1UsableMib } = figures;
  const [warn, error] = [view.threshold('CAP-002', 'warn'), view.threshold('CAP-002', 'error')];
  const row = (what: string, usable: number, limit: number, isScarce: boolean, isOver: boolean) => [
    ...[what, inGib(usedMib), inGib(usable), inGib(usable - usedMib), percentOf(usedMib, usable)],
    ...[`${limit} %`, verdict(say, isScarce, isOver)],
  ];
  const isScarce = usedMib * 100 >= warn * n1UsableMib;
  return {
    id: 'memory',
    title: say('memory/title'),
    columns: [
      ...[text(say('column/what')), size(say('column/used')), size(say('column/usable'))],
      ...[size(say('column/left')), share(say('column/share'))],
      ...[text(say('column/limit')), text(say('column/verdict'))],
    ],
    rows: [
      row(say('memory/all'), usableMib, 100, false, usedMib > usableMib),
      ...(view.estate.hosts.length < 2
        ? []
        : [row(say('memory/n1'), n1UsableMib, warn, isScarce, usedMib * 100 > error * n1UsableMib)]),
    ],
  };
}

function cores({ say, figures, view }: CapacityParts): ReportTable {
  const { vcpu, cores: all, n1Cores } = figures;
  const limit = (name: string) => view.threshold('CAP-006', name);
  const row = (what: string, on: number, warn: number, isScarce: boolean, error: number): ReportCell[] => [
    ...[what, vcpu, on, ratioOf(vcpu, on), warn.toFixed(2), verdict(say, isScarce, vcpu > error * on)],
  ];
  return {
    id: 'cores',
    title: say('cpu/title'),
    columns: [
      ...[text(say('column/what')), count(say('cpu/vcpu')), count(say('cpu/cores'))],
      { label: say('cpu/ratio'), type: 'number', decimals: 2 },
      ...[text(say('column/limit')), text(say('column/verdict'))],
    ],
    rows: [
      row(say('memory/all'), all, limit('warn'), vcpu > limit('warn') * all, limit('error')),
      ...(view.estate.hosts.length < 2
        ? []
        : [
            row(say('cpu/n1'), n1Cores, limit('n1Warn'), vcpu >= limit('n1Warn') * n1Cores, limit('n1Error')),
          ]),
    ],
  };
}

function failures({ say, failures: list }: CapacityParts): ReportTable {
  return {
    id: 'failures',
    title: say('failures/title'),
    columns: [
      ...[text(say('failures/host')), text(say('failures/fits')), text(say('failures/left'))],
      ...[text(say('failures/standby')), text(say('failures/unplaced'))],
    ],
    rows: list.map(({ host, leftMib, standby, unplaced }) => [
      host,
      say(unplaced.length === 0 ? 'failures/yes' : 'failures/no'),
      [...leftMib].map(([name, mib]) => `${name} ${shown(mib)}`).join(', '),
      standby.map((each) => `${each.vm} → ${each.host ?? '?'} (${shown(each.leftMib)})`).join(', ') || null,
      unplaced.join(', ') || null,
    ]),
  };
}

function shown(mib: number): string {
  return String(Math.round(inGib(mib) * 10) / 10);
}

function hosts({ say, loads, total }: CapacityParts): ReportTable {
  const sum = (of: (load: CapacityParts['loads'][number]) => number) =>
    loads.reduce((all, load) => all + of(load), 0);
  const vcpuOf = ({ vms }: CapacityParts['loads'][number]) => vms.reduce((all, vm) => all + vm.cores, 0);
  const [used, usable] = [sum(({ usedMib }) => usedMib), sum(({ host }) => host.usableMib)];
  return {
    id: 'hosts',
    title: say('hosts/title'),
    columns: [
      ...[text(say('hosts/name')), count(say('hosts/vms')), count(say('cpu/vcpu')), count(say('cpu/cores'))],
      ...[size(say('column/usable')), size(say('column/used'))],
      ...[share(say('column/share')), size(say('hosts/peak')), share(say('hosts/peakShare'))],
    ],
    rows: loads.map((load) => [
      ...[load.host.isAvailable ? load.host.name : say('hosts/out', { host: load.host.name })],
      ...[load.vms.length, vcpuOf(load), load.host.cores],
      ...[inGib(load.host.usableMib), inGib(load.usedMib)],
      ...[percentOf(load.usedMib, load.host.usableMib), inGib(load.peakMib)],
      percentOf(load.peakMib, load.host.usableMib),
    ]),
    total: [
      ...[total, sum(({ vms }) => vms.length), sum(vcpuOf), sum(({ host }) => host.cores)],
      ...[inGib(usable), inGib(used), percentOf(used, usable)],
      ...['', ''],
    ],
  };
}

function storage({ say, space, view }: CapacityParts): ReportTable {
  const { capacityMib: whole, provisionedMib, requestedMib, swapMib } = space;
  const [warn, error] = [view.threshold('DS-002', 'warn'), view.threshold('DS-002', 'error')];
  const row = (what: string, part: number): ReportCell[] => [
    ...[what, inGib(part), inGib(whole), inGib(whole - part), percentOf(part, whole), `${warn} %`],
    verdict(say, part * 100 > warn * whole, part * 100 > error * whole),
  ];
  return {
    id: 'storage',
    title: say('storage/title'),
    columns: [
      ...[text(say('column/what')), size(say('column/used')), size(say('storage/capacity'))],
      ...[size(say('column/left')), share(say('column/share'))],
      ...[text(say('column/limit')), text(say('column/verdict'))],
    ],
    rows: [
      row(say('storage/given'), provisionedMib),
      row(say('storage/swap'), provisionedMib + swapMib),
      ...(requestedMib === provisionedMib ? [] : [row(say('storage/requested'), requestedMib)]),
    ],
  };
}

function stores({ say, stores: list, space, total }: CapacityParts): ReportTable {
  const figures = (each: CapacityParts['space']): ReportCell[] => {
    const { capacityMib: whole, provisionedMib, requestedMib, usedMib } = each;
    return [
      ...[inGib(whole), inGib(provisionedMib), percentOf(provisionedMib, whole)],
      ...[inGib(requestedMib), percentOf(requestedMib, whole), inGib(usedMib), percentOf(usedMib, whole)],
    ];
  };
  return {
    id: 'datastores',
    title: say('stores/title'),
    columns: [
      ...[text(say('stores/name')), size(say('storage/capacity')), size(say('column/used'))],
      ...[share(say('column/share')), size(say('stores/requested')), share(say('stores/requestedShare'))],
      ...[size(say('stores/used')), share(say('stores/usedShare'))],
    ],
    rows: list.map((each) => [each.store.name, ...figures(each)]),
    total: [total, ...figures(space)],
  };
}
