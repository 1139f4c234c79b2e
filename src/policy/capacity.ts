import type { Severity } from '../model/finding.ts';
import { coreRules } from './capacity/cores.ts';
import { failureRules } from './capacity/failures.ts';
import { memoryRules } from './capacity/memory.ts';
import { type Breach, severityOf, type View } from './view.ts';

/**
 * Whether the memory and the cores of all VMs fit onto the hosts of the cluster, when one of them fails too. Hosts that have no more memory
 * than a hypervisor needs are none that a VM could run on: what is told of them cannot be, and stops nothing.
 */
export function capacityRules(view: View): Breach[] {
  const { hosts } = view.estate;
  if (hosts.length === 0) return [];
  const breaches = [...memoryRules(view), ...failureRules(view), ...coreRules(view)];
  const isCredible = hosts.some(({ usableMib }) => usableMib > 0);
  return isCredible ? breaches : breaches.map((breach) => ({ ...breach, severity: lowered(breach) }));
}

function lowered(breach: Breach): Severity {
  const severity = severityOf(breach);
  return severity === 'error' ? 'warning' : severity;
}
