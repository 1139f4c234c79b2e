import type { Check, Since } from '../model/check.ts';
import { siteTime } from './plan-header.ts';
import type { Say } from './words.ts';

/** `Check: 1 error, 3 warnings, 2 notes, 1 of them accepted.` */
export function summaryText({ summary }: Check, say: Say): string {
  const { accepted: count, ...counts } = summary;
  const findings = say('check/findings', counts);
  return say('check/summary', {
    findings: count === undefined ? findings : say('summary/accepted', { findings, count }),
  });
}

/** What is judged is what the manifests ask for, not what is there. */
export function pendingText(pending: number, say: Say): string {
  return say('check/pending', { count: pending });
}

/** `Since 2026-11-23 09:00 (Asia/Tokyo): 2 new findings, 1 gone.` */
export function sinceText({ observed_at: at, new: fresh, gone }: Since, zone: string, say: Say): string {
  return say('check/since', { time: siteTime(at, zone, say), fresh, gone: gone.length });
}
