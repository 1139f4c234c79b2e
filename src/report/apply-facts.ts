import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import type { ApplyReport, Leftover, Outcome, OutcomeStatus } from '../model/outcome.ts';
import { excessFacts } from './limits.ts';
import { valueText } from './plan-fields.ts';
import { type Say, type Word, words } from './words.ts';

/** What was done to one VM (or folder), in the plan's order. */
export interface Work {
  readonly address: string;
  readonly name: string;
  readonly outcomes: readonly Outcome[];
  /** Of all its operations the one that matters most. */
  readonly status: OutcomeStatus;
  readonly seconds: number;
  /** hvm shut its guest down and did not come to start it again. */
  readonly isLeftOff: boolean;
}

export function worksOf({ outcomes }: ApplyReport): Work[] {
  return [...groupBy(outcomes, (outcome) => outcome.address)].map(([address, group]) => ({
    address,
    name: safe(address.slice(address.indexOf('/') + 1)),
    outcomes: group,
    status: gravest.find((status) => group.some((outcome) => outcome.status === status)) ?? 'done',
    seconds: group.reduce((sum, outcome) => sum + outcome.seconds, 0),
    isLeftOff: isLeftOff(group),
  }));
}

const gravest: readonly OutcomeStatus[] = ['failed', 'skipped', 'done', 'already'];

/** Of a start that was given up nobody knows what came of it. */
const isOnOrUnknown: readonly string[] = ['VSP-013', 'APL-004'];

function isLeftOff(outcomes: readonly Outcome[]): boolean {
  const isEnded = ({ status }: Outcome) => status === 'done' || status === 'already';
  const stopped = outcomes.findIndex((outcome) => outcome.action === 'shutdown-guest' && isEnded(outcome));
  const start = outcomes.slice(stopped + 1).find((outcome) => outcome.action === 'power-on');
  if (stopped < 0 || start === undefined || isEnded(start)) return false;
  return start.error === undefined || !isOnOrUnknown.includes(start.error.code);
}

/** `clone the template, power on`, or where they ended differently `done: … / failed: … / skipped: … (why)`. */
export function operationsText({ outcomes }: Work, say: Say): string {
  const groups = groupBy(outcomes, ({ status, reason }) =>
    reason === undefined ? status : `${status} ${reason}`,
  );
  const only = groups.size === 1 && outcomes[0]?.status === 'done';
  return [...groups.values()]
    .map((group) => {
      const names = [...new Set(group.map((outcome) => operationName(outcome.action, say)))].join(
        say('summary/separator'),
      );
      const [first] = group;
      if (first === undefined || only) return names;
      const reason = first.reason === undefined ? '' : ` (${say(`reason/${first.reason}`)})`;
      return `${say(`status/${first.status}`)}: ${names}${reason}`;
    })
    .join(' / ');
}

export function operationName(action: string, say: Say): string {
  const word = `operation/${action}`;
  return isWord(word) ? say(word) : safe(action);
}

export function isWord(text: string): text is Word {
  return text in words.en;
}

/** `memory: 8 GiB, planned 16 GiB` or that it does not exist. */
export function leftoverText({ action, path, before, after }: Leftover, say: Say): string {
  if (action === 'create') return say('apply/missing');
  const values = {
    path: safe(path),
    before: valueText(path, before, say),
    after: valueText(path, after, say),
  };
  return say('apply/leftover', values);
}

/** `Apply: 9 done, 1 skipped. Verified: …`, the last line of an apply. */
export function applySummary(report: ApplyReport, say: Say): string {
  if (report.outcomes.length === 0 && report.verified) return say('apply/nothing');
  const counts = (['done', 'already', 'failed', 'skipped'] as const)
    .filter((status) => report.summary[status] > 0 || status === 'done' || status === 'failed')
    .map((status) =>
      say('summary/impact', { count: report.summary[status], impact: say(`status/${status}`) }),
    );
  return say('apply/summary', {
    counts: counts.join(say('summary/separator')),
    verdict: verdict(report, say),
  });
}

function verdict({ verified, leftovers, outcomes }: ApplyReport, say: Say): string {
  if (leftovers.length > 0) {
    const vms = new Set(leftovers.map((leftover) => leftover.address)).size;
    return say('apply/left', { count: leftovers.length, vms });
  }
  if (!verified) return say('apply/unverified');
  const deferred = outcomes.some((outcome) => outcome.reason === 'deferred');
  return say(deferred ? 'apply/verified-deferred' : 'apply/verified');
}

/** Who answered for what was let through: accepted errors, an emergency, limits. Sentences. */
export function answeredFor({ accepted, emergency, exceeded = [] }: ApplyReport, say: Say): string[] {
  const list = accepted
    .map(({ code, subject }) => `${safe(code)} (${safe(subject)})`)
    .join(say('summary/separator'));
  return [
    ...(accepted.length === 0 ? [] : [say('apply/accepted', { list })]),
    ...(emergency === undefined ? [] : [say('apply/emergency', { reason: safe(emergency) })]),
    ...exceeded.map((excess) => say(`apply/exceeded-${excess.limit}`, excessFacts(excess))),
  ];
}
