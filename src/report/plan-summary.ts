import { impactCounts, type PlanFacts } from './plan-facts.ts';
import type { Say } from './words.ts';

/** `Plan: 7 to create, 2 to change (1 online, 1 power cycle), 17 unchanged. 0 errors, 2 warnings.` */
export function planSummary(facts: PlanFacts, say: Say): string {
  const { errors, warnings, accepted: count } = facts.plan.summary;
  const all = say('summary/findings', { errors, warnings });
  const findings = count === undefined ? all : say('summary/accepted', { findings: all, count });
  return say('summary/plan', { parts: countsText(facts, say), findings });
}

/** `7 to create, 2 to change (1 online, 1 power cycle), 17 unchanged` */
function countsText({ plan, quiet, interrupting }: PlanFacts, say: Say): string {
  const { create, update, adopt, 'no-op': unchanged } = plan.summary;
  const impacts = impactCounts([...quiet, ...interrupting], say);
  const parts = [
    say('summary/create', { count: create }),
    update === 0
      ? say('summary/update', { count: 0 })
      : say('summary/update-impacts', { count: update, impacts }),
    ...(adopt === 0 ? [] : [say('summary/adopt', { count: adopt })]),
    say('summary/no-op', { count: unchanged }),
  ];
  return parts.join(say('summary/separator'));
}

/** Why the plan has no operation, honestly; undefined: it has some. */
export function nothingText({ plan, unchanged, openErrors }: PlanFacts, say: Say): string | undefined {
  if (plan.operations.length > 0) return undefined;
  if (openErrors > 0) return say('none/blocked');
  if (plan.findings.some((finding) => finding.code === 'FIX-001')) return say('none/left');
  const count = unchanged.length;
  return plan.targets === undefined ? say('none/all', { count }) : say('none/targets', { count });
}
