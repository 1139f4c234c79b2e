import type { Chart } from '../../model/report.ts';
import type { CapacityParts } from './parts.ts';

const gib = (mib: number) => Math.round((mib / 1024) * 10) / 10;

/** Memory per host with the N+1 line, and storage per datastore. */
export function capacityCharts({ say, loads, stores, figures }: CapacityParts): Chart[] {
  const usable = Math.max(0, ...loads.map(({ host }) => host.usableMib));
  const capacity = Math.max(0, ...stores.map(({ capacityMib }) => capacityMib));
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
      parts: [say('chart/in-use'), say('chart/unused')],
      bars: stores.map(({ store, usedMib, provisionedMib }) => ({
        label: store.name,
        values: [gib(usedMib), gib(Math.max(0, provisionedMib - usedMib))],
      })),
      limits: [{ label: say('chart/capacity'), value: gib(capacity) }],
    },
  ];
}
