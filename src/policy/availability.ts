import type { Breach, View } from './view.ts';

/** Static Active/Standby, and what the cluster does when a host fails. */
export function availabilityRules(_view: View): Breach[] {
  return [];
}
