import { addDays } from '../../lib/days.ts';
import type { Breach, View } from '../view.ts';
import { declaredHosts } from './reach.ts';
import { isCounted, type SqlUse } from './sql-use.ts';

/** Without Software Assurance a licence stays with its host for 90 days, unless the host is broken for good. */
export function reassignment(use: SqlUse, { estate, today, threshold }: View): Breach[] {
  const { vm, software, softwareAssurance } = use;
  const { assignedHost, assignedAt } = software;
  if (softwareAssurance || assignedHost === undefined || !isCounted(use)) return [];
  const hosts = declaredHosts(vm, estate);
  const isThere = hosts.includes(assignedHost);
  const earliest = assignedAt === undefined ? undefined : addDays(assignedAt, threshold('LIC-005', 'bound'));
  const isBound = earliest !== undefined && today < earliest;
  if (isThere && !isBound) return [];
  return [
    {
      ...(isThere
        ? { key: 'LIC-005/bound', severity: 'info' }
        : earliest === undefined
          ? { key: 'LIC-005/undated' }
          : isBound
            ? { key: 'LIC-005' }
            : { key: 'LIC-005/due', severity: 'info' }),
      subject: vm.name,
      facts: {
        ...{ assigned_host: assignedHost, assigned_at: assignedAt ?? null, hosts },
        earliest: earliest ?? null,
      },
      words: {
        ...{ host: assignedHost, at: assignedAt ?? '?', to: hosts.join(', '), from: earliest ?? '?' },
        days: threshold('LIC-005', 'bound'),
      },
    },
  ];
}
