import type { ruleTexts } from '../messages/rules.ts';
import type { Desired } from '../model/desired.ts';
import type { Estate } from '../model/estate.ts';
import type { Severity } from '../model/finding.ts';
import { codeOf } from '../errors.ts';
import { isRuleCode, type RuleCode, ruleOf } from '../model/rules.ts';

/** What the rules look at: one state of the servers, and what the manifests say. */
export interface View {
  readonly desired: Desired;
  readonly estate: Estate;
  /** As the servers are, which may be `estate` itself: for figures that are told side by side. */
  readonly before: Estate;
  /** `YYYY-MM-DD` in the Site's time zone. */
  readonly today: string;
  /** The Site's threshold, else the rule's own; in the rule's unit. */
  threshold(code: RuleCode, name: string): number;
}

/** What a rule found: a finding before it has its words, its severity and its standing. */
export interface Breach {
  readonly key: keyof typeof ruleTexts.en;
  readonly subject: string;
  /** For programs: numbers with their unit in the name (`used_mib`), and what names they are about. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** For people: what fills the placeholders of the text besides `facts`. */
  readonly words?: Readonly<Record<string, string | number>>;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  /** The greater, the worse: whether the plan makes it worse. Absent: it cannot become worse. */
  readonly measure?: number;
  /** Tells breaches of one rule and subject apart: a disk, a role, a host. */
  readonly item?: string;
}

/** A subject of `policy/`: one state of the servers in, what is wrong with it out. Pure. */
export type Family = (view: View) => Breach[];

export function viewOf(desired: Desired, estate: Estate, today: string, before = estate): View {
  const { policy } = desired.site;
  return {
    ...{ desired, estate, before, today },
    threshold: (code, name) => {
      const threshold = ruleOf(code).thresholds?.[name];
      if (threshold === undefined) throw new TypeError(`${code} has no threshold ${name}`);
      return policy[code]?.thresholds[name] ?? threshold.value;
    },
  };
}

/** The code of its rule. Throws TypeError where there is none: a mistake in hvm. */
export function ruleCodeOf({ key }: Pick<Breach, 'key'>): RuleCode {
  const code = codeOf(key);
  if (!isRuleCode(code)) throw new TypeError(`no rule ${code}`);
  return code;
}

/** Its own, else its rule's: what holds unless the Site says otherwise. */
export function severityOf(breach: Pick<Breach, 'key' | 'severity'>): Severity {
  return breach.severity ?? ruleOf(ruleCodeOf(breach)).severity;
}
