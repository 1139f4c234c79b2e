import { daysBetween } from '../../lib/days.ts';
import type { DesiredVm } from '../../model/desired.ts';
import type { Breach, View } from '../view.ts';

export function backupRules({ name: subject, backup }: DesiredVm, { today, threshold }: View): Breach[] {
  if (backup === undefined) return [{ key: 'BKP-001', subject, facts: {} }];
  if (backup === 'none') return [{ key: 'BKP-001/none', subject, facts: {} }];
  const { generations = 0, offline, verifiedAt } = backup;
  const fewest = threshold('BKP-002', 'generations');
  const most = threshold('BKP-004', 'days');
  const breaches: Breach[] = [];
  if (Number(generations) < fewest) {
    const facts = { generations: Number(generations), fewest };
    breaches.push({ key: 'BKP-002', subject, measure: -Number(generations), facts });
  }
  if (offline !== true) breaches.push({ key: 'BKP-003', subject, facts: {} });
  if (typeof verifiedAt !== 'string') breaches.push({ key: 'BKP-004/never', subject, facts: {} });
  else {
    const days = daysBetween(verifiedAt, today);
    if (days > most)
      breaches.push({
        key: 'BKP-004',
        subject,
        measure: days,
        facts: { verified_at: verifiedAt, days, most },
      });
  }
  return breaches;
}
