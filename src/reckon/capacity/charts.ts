import { gib as figure } from '../../lib/figures.ts';
import type { Chart } from '../../model/report.ts';
import type { CapacityParts } from './parts.ts';

/** Of the capacity, what is neither in use nor given. */
function restOf(capacity: number, used: number, provisioned: number): number {
  return Math.max(0, capacity - Math.max(used, provisioned));
}

const gib = (mib: number) => Math.round((mib / 1024) * 10) / 10;

/** Memory per host with the N+1 line, and storage per datastore. */
export function capacityCharts({ say, loads, stores, figures }: CapacityParts): Chart[] {
  const usable = Math.max(0, ...loads.map(({ host }) => host.usableMib));
  return [
    {
      kind: 'bars',
      id: 'memory',
      title: say('chart/memory'),
      unit: 'GiB',
      parts: [say('chart/given'), say('chart/moved')],
      bars: loads.map(({ host, usedMib, peakMib }) => ({
        label: host.name,
        values: [gib(usedMib), gib(peakMib - usedMib)],
      })),
      limits: [
        { label: say('chart/usable'), value: gib(usable) },
        ...(loads.length < 2
          ? []
          : [{ label: say('chart/n1'), value: gib(figures.n1UsableMib / loads.length) }]),
      ],
    },
    {
      kind: 'bars',
      id: 'storage',
      title: say('chart/storage'),
      unit: 'GiB',
      parts: [say('chart/in-use'), say('chart/unused'), say('chart/free')],
      bars: stores.map(({ store, capacityMib, usedMib, provisionedMib }) => ({
        label: say('chart/store', { name: store.name, capacity: figure(capacityMib) }),
        values: [
          usedMib,
          Math.max(0, provisionedMib - usedMib),
          restOf(capacityMib, usedMib, provisionedMib),
        ].map(gib),
      })),
      limits: [],
    },
  ];
}
