import { coreRules } from './capacity/cores.ts';
import { failureRules } from './capacity/failures.ts';
import { memoryRules } from './capacity/memory.ts';
import type { Breach, View } from './view.ts';

/** Whether the memory and the cores of all VMs fit onto the hosts of the cluster, when one of them fails too. */
export function capacityRules(view: View): Breach[] {
  if (view.estate.hosts.length === 0) return [];
  return [...memoryRules(view), ...failureRules(view), ...coreRules(view)];
}
