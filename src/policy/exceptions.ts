import type { Draft } from '../diff/change.ts';
import type { Exception } from '../model/desired.ts';
import type { Finding } from '../model/finding.ts';
import { isAbout } from './accept.ts';

/**
 * Exceptions of the Site that no longer hold: they accept nothing, and somebody should know. Those for which there is nothing to
 * accept (any more) may go.
 */
export function exceptionFindings(
  exceptions: readonly Exception[],
  found: readonly Pick<Finding, 'code' | 'subject'>[],
  today: string,
): Draft[] {
  return exceptions.flatMap((exception): Draft[] => {
    const { code, subject = code, approver, expires } = exception;
    const facts = { code, approver, expires };
    if (expires < today) return [{ key: 'EXC-001', severity: 'warning', subject, facts }];
    if (found.some((finding) => isAbout(exception, finding))) return [];
    return [{ key: 'EXC-002', severity: 'info', subject, facts }];
  });
}
