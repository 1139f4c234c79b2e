import { isAcceptable } from '../model/acceptable.ts';
import type { Exception } from '../model/desired.ts';
import type { Answer, Finding } from '../model/finding.ts';

/**
 * Findings with the word of those who answer for them. `accepts` are `CODE` or `CODE:SUBJECT`; an exception holds until its
 * last day. What vSphere would refuse, or would hit another server, nobody can accept.
 */
export function answered<F extends Pick<Finding, 'code' | 'subject'>>(
  findings: readonly F[],
  accepts: readonly string[],
  exceptions: readonly Exception[],
  today: string,
): (F & Pick<Finding, 'accepted'>)[] {
  const valid = exceptions.filter(({ expires }) => expires >= today);
  return findings.map((finding) => {
    const accepted = isAcceptable(finding.code) ? answerTo(finding, accepts, valid) : undefined;
    return accepted === undefined ? finding : { ...finding, accepted };
  });
}

function answerTo(
  { code, subject }: Pick<Finding, 'code' | 'subject'>,
  accepts: readonly string[],
  exceptions: readonly Exception[],
): Answer | undefined {
  const exception = exceptions.find((each) => isAbout(each, { code, subject }));
  if (exception !== undefined) {
    const { approver, reason, expires } = exception;
    return { by: 'exception', approver, reason, expires };
  }
  return accepts.includes(code) || accepts.includes(`${code}:${subject}`) ? { by: '--accept' } : undefined;
}

/** Whether an exception means this finding, still valid or not. */
export function isAbout(exception: Exception, { code, subject }: Pick<Finding, 'code' | 'subject'>): boolean {
  return exception.code === code && (exception.subject === undefined || exception.subject === subject);
}

export interface Acceptance {
  /** Error findings that stop an apply. */
  readonly open: readonly Finding[];
  /** Error findings that `--accept` or an exception lets pass. */
  readonly accepted: readonly Finding[];
}

/** The error findings by whether somebody answers for them. */
export function openErrors(findings: readonly Finding[]): Acceptance {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    open: errors.filter(({ accepted }) => accepted === undefined),
    accepted: errors.filter(({ accepted }) => accepted !== undefined),
  };
}
