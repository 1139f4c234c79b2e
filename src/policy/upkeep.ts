import { daysBetween } from '../lib/days.ts';
import type { DesiredVm } from '../model/desired.ts';
import { isOpen } from '../model/roles.ts';
import { careVms } from './care.ts';
import { backupRules } from './upkeep/backup.ts';
import { vendorRules } from './upkeep/vendors.ts';
import type { Breach, View } from './view.ts';

/** What the ministry's checklist asks of the hospital's servers: patches, backups, where data is kept, who comes in from outside. */
export function upkeepRules(view: View): Breach[] {
  const vms = careVms(view.estate);
  return [
    ...vms.flatMap((vm) => [
      ...patchRules(vm, view),
      ...backupRules(vm, view),
      ...storageRules(vm, view),
      ...remoteRules(vm, view),
    ]),
    ...vendorRules(vms, view),
  ];
}

function patchRules({ name: subject, patch = {} }: DesiredVm, { today, threshold }: View): Breach[] {
  const { owner, lastApplied } = patch;
  const unowned: Breach[] = isOpen(owner)
    ? [{ key: owner === undefined ? 'PAT-001/none' : 'PAT-001', subject, facts: { owner: owner ?? null } }]
    : [];
  if (lastApplied === undefined) return unowned;
  const days = daysBetween(lastApplied, today);
  const most = threshold('PAT-002', 'days');
  if (days <= most) return unowned;
  return [
    ...unowned,
    { key: 'PAT-002', subject, measure: days, facts: { last_applied: lastApplied, days, most } },
  ];
}

/** Records that lie outside of the hospital need a rule, its day, and somebody who answers for them. */
function storageRules({ name: subject, externalStorage = {} }: DesiredVm, { desired }: View): Breach[] {
  const { premises } = desired.site;
  if (premises === undefined || premises === 'hospital') return [];
  const missing = ['rule', 'enactedOn', 'responsible'].filter((key) => isOpen(externalStorage[key]));
  if (missing.length === 0) return [];
  return [
    {
      ...{ key: 'EXT-001', subject, measure: missing.length },
      ...{ facts: { premises, missing }, words: { missing: missing.join(', ') } },
    },
  ];
}

function remoteRules(
  { name: subject, remoteMaintenance = {} }: DesiredVm,
  { today, threshold }: View,
): Breach[] {
  const { used, method, confirmedAt } = remoteMaintenance;
  if (used === undefined) return [{ key: 'RMT-001', subject, facts: {} }];
  if (used === true && method === undefined) return [{ key: 'RMT-001/method', subject, facts: {} }];
  if (typeof confirmedAt !== 'string') return [{ key: 'RMT-002/never', subject, facts: {} }];
  const days = daysBetween(confirmedAt, today);
  const most = threshold('RMT-002', 'days');
  return days <= most
    ? []
    : [{ key: 'RMT-002', subject, measure: days, facts: { confirmed_at: confirmedAt, days, most } }];
}
