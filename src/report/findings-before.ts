import { groupBy } from '../lib/group.ts';
import type { Finding } from '../model/finding.ts';
import type { Say } from './words.ts';

export interface Split {
  /** What the plan brings or makes worse, errors that nobody answers for, and what is of no rule. */
  readonly told: readonly Finding[];
  /** What was so before. */
  readonly before: readonly Finding[];
}

export function splitByStanding(findings: readonly Finding[]): Split {
  const isOld = ({ standing, severity, accepted }: Finding) =>
    standing === 'before' && (severity !== 'error' || accepted !== undefined);
  return { told: findings.filter((finding) => !isOld(finding)), before: findings.filter(isOld) };
}

/** `12 warnings were there before: EOS-001 (10), PAT-001 (2). "hvm check" shows them.` A sentence for each severity there is. */
export function beforeTexts(before: readonly Finding[], say: Say): string[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const group = before.filter((finding) => finding.severity === severity);
    if (group.length === 0) return [];
    const codes = [...groupBy(group, ({ code }) => code)]
      .map(([code, { length }]) => (length === 1 ? code : say('findings/times', { code, count: length })))
      .join(say('summary/separator'));
    return [say(`findings/before-${severity}`, { count: group.length, codes })];
  });
}
