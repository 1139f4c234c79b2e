import { groupBy } from '../lib/group.ts';
import type { Check, CheckedFinding, Since } from '../model/check.ts';
import { type Finding, gravity, isOpenFrom, type Severity } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';

/** An earlier check, as far as it is compared. */
export type Earlier = Pick<Check, 'source' | 'findings'>;

/** The findings of a plan alone; compared with an earlier check, where there is one. */
export function checkOf(plan: Plan, earlier?: Earlier): Check {
  const compared = earlier === undefined ? { findings: plan.findings } : compare(plan.findings, earlier);
  const { findings } = compared;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const accepted = findings.filter((finding) => finding.accepted !== undefined).length;
  return {
    site: plan.site,
    source: plan.source,
    ...(plan.targets === undefined ? {} : { targets: plan.targets }),
    ...(plan.what_if === undefined ? {} : { what_if: plan.what_if }),
    findings,
    summary: {
      ...{ errors: count('error'), warnings: count('warning'), infos: count('info') },
      ...(accepted === 0 ? {} : { accepted }),
    },
    pending: plan.operations.length,
    ...('since' in compared ? { since: compared.since } : {}),
  };
}

/** Findings of a severity or graver for which nobody answers. */
export function openFrom(severity: Severity, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => isOpenFrom(severity, finding));
}

function compare(
  findings: readonly Finding[],
  earlier: Earlier,
): { readonly findings: CheckedFinding[]; readonly since: Since } {
  const left = groupBy(earlier.findings, identityOf);
  const marked = findings.map((finding): CheckedFinding => {
    const before = left.get(identityOf(finding))?.shift();
    const isNew = before === undefined || gravity[finding.severity] < gravity[before.severity];
    return { ...finding, is_new: isNew };
  });
  const since = {
    observed_at: earlier.source.observed_at,
    new: marked.filter((finding) => finding.is_new).length,
    gone: [...left.values()].flat(),
  };
  return { findings: marked, since };
}

/** The same from day to day and in every language: no number that may have changed is in it. */
function identityOf({ code, subject, item, facts }: Finding): string {
  return JSON.stringify([
    code,
    subject,
    item ?? ['path', 'disk', 'network', 'place'].map((key) => facts[key]),
  ]);
}
