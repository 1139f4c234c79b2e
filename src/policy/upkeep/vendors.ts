import { daysBetween } from '../../lib/days.ts';
import type { DesiredVm } from '../../model/desired.ts';
import type { Breach, View } from '../view.ts';

/** Of the vendors of the hospital's servers: what they told of their product's security (MDS/SDS). */
export function vendorRules(vms: readonly DesiredVm[], { desired, today, threshold }: View): Breach[] {
  const most = threshold('VEN-001', 'days');
  const wanted = new Set(vms.map(({ vendor }) => vendor));
  return desired.vendors
    .filter(({ name }) => wanted.has(name))
    .flatMap(({ name: subject, displayName, mdsSds }): Breach[] => {
      const own = vms.filter(({ vendor }) => vendor === subject).map(({ name }) => name);
      const facts = { vendor: displayName, vms: own };
      if (mdsSds === undefined) return [{ key: 'VEN-001', subject, facts }];
      const days = daysBetween(mdsSds.receivedAt, today);
      if (days <= most) return [];
      const age = { received_at: mdsSds.receivedAt, days, most };
      return [{ key: 'VEN-001/old', severity: 'info', subject, measure: days, facts: { ...facts, ...age } }];
    });
}
