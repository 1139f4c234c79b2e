import type { Draft } from '../diff/change.ts';
import type { Exception } from '../model/desired.ts';

/** Exceptions of the Site that no longer hold: they accept nothing, and somebody should know. */
export function exceptionFindings(exceptions: readonly Exception[], today: string): Draft[] {
  return exceptions
    .filter((exception) => exception.expires < today)
    .map(({ code, subject, approver, expires }) => ({
      key: 'EXC-001',
      severity: 'warning',
      subject: subject ?? code,
      facts: { code, approver, expires },
    }));
}
