export type Severity = 'error' | 'warning' | 'info';

/** To sort and to compare by: the gravest first. */
export const gravity: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What a rule found out. `facts` fill the placeholders of the texts in `messages/` and are for programs. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** `metadata.name`, or the name of the vSphere object. */
  readonly subject: string;
  readonly message: string;
  readonly hint: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Where the rule comes from, of a finding of `policy/`'s rules: the paper, a public source, or hvm's own convention. */
  readonly source?: string;
  readonly standing?: Standing;
  /** Tells findings of one code and subject apart: a disk, a role, a host. */
  readonly item?: string;
  /** Somebody answers for it: it stays to be seen, and stops nothing. */
  readonly accepted?: Answer;
}

/** Who answers for a finding: the Site's exception, or the call with `--accept`. */
export type Answer =
  | {
      readonly by: 'exception';
      readonly approver: string;
      readonly reason: string;
      /** `YYYY-MM-DD`, the last day on which it holds. */
      readonly expires: string;
    }
  | { readonly by: '--accept' };

/** Whether the plan brings it, makes it worse, or finds it as it was. */
export type Standing = 'new' | 'worse' | 'before';

/** Of this severity or graver, and nobody answers for it. */
export function isOpenFrom(severity: Severity, finding: Pick<Finding, 'severity' | 'accepted'>): boolean {
  return finding.accepted === undefined && gravity[finding.severity] <= gravity[severity];
}
