import { gib, percent, percentOf } from '../lib/figures.ts';
import type { Breach, View } from './view.ts';

/** Whether the memory and the cores of all VMs fit onto the hosts of the cluster. */
export function capacityRules({ estate, desired }: View): Breach[] {
  const used = estate.vms.filter(({ isHere }) => isHere).reduce((sum, { memoryMib }) => sum + memoryMib, 0);
  const usable = estate.hosts.reduce((sum, { usableMib }) => sum + usableMib, 0);
  if (estate.hosts.length === 0 || used <= usable) return [];
  return [
    {
      key: 'CAP-001',
      subject: desired.site.name,
      measure: used,
      facts: { used_mib: used, usable_mib: usable, percent: percentOf(used, usable) },
      words: { used: gib(used), usable: gib(usable), percent: percent(used, usable), overhead: 4 },
    },
  ];
}
