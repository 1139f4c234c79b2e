import type { Exception } from '../model/desired.ts';
import { isAcceptable } from '../model/acceptable.ts';
import type { Finding } from '../model/finding.ts';

export interface Acceptance {
  /** Error findings that stop an apply. */
  readonly open: readonly Finding[];
  /** Error findings that `--accept` or an exception lets pass. */
  readonly accepted: readonly Finding[];
}

/**
 * Sorts the error findings by whether somebody answers for them. `accepts` are `CODE` or `CODE:SUBJECT`; an exception
 * holds until its last day. What vSphere would refuse, or would hit another server, nobody can accept.
 */
export function openErrors(
  findings: readonly Finding[],
  accepts: readonly string[],
  exceptions: readonly Exception[],
  today: string,
): Acceptance {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const isAccepted = (finding: Finding) =>
    isAcceptable(finding.code) &&
    (accepts.some((accept) => accept === finding.code || accept === `${finding.code}:${finding.subject}`) ||
      exceptions.some(
        ({ code, subject, expires }) =>
          code === finding.code && (subject === undefined || subject === finding.subject) && expires >= today,
      ));
  return { open: errors.filter((finding) => !isAccepted(finding)), accepted: errors.filter(isAccepted) };
}
