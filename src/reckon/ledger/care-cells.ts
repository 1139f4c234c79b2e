import type { DesiredVm } from '../../model/desired.ts';
import type { ReportCell } from '../../model/report.ts';
import { isOpen } from '../../model/roles.ts';
import type { Entry, LedgerSay } from './parts.ts';

/** `2023-10-10 (over)`; with their names where there are several. */
export function supportCell({ support }: Entry, today: string, say: LedgerSay): ReportCell {
  if (support.length === 0) return null;
  const shown = support.map(({ name, end }) => {
    const day = end < today ? say('support/over', { day: end }) : end;
    return support.length === 1 ? day : say('support/part', { name, day });
  });
  return shown.join(', ');
}

export function backupCell(backup: DesiredVm['backup'], say: LedgerSay): ReportCell {
  if (backup === undefined) return null;
  if (backup === 'none') return say('backup/none');
  const { generations, offline, verifiedAt } = backup;
  const parts = [
    ...(typeof generations === 'number' ? [say('backup/generations', { generations })] : []),
    ...(offline === true ? [say('backup/offline')] : []),
    ...(typeof verifiedAt === 'string' ? [say('backup/verified', { day: verifiedAt })] : []),
  ];
  return parts.length === 0 ? say('backup/unsaid') : parts.join(', ');
}

export function remoteCell(remote: DesiredVm['remoteMaintenance'], say: LedgerSay): ReportCell {
  const { used, method, confirmedAt } = remote ?? {};
  if (used === undefined) return null;
  const known = typeof method === 'string' && !isOpen(method);
  const said =
    used === true ? (known ? say('remote/method', { method }) : say('remote/used')) : say('remote/none');
  return typeof confirmedAt === 'string' ? say('remote/confirmed', { said, day: confirmedAt }) : said;
}
