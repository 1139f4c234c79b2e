import type { Severity } from './finding.ts';

/** One rule of `policy/`, as data: the severity and thresholds that `Site.spec.policy.CODE` can change, and where it comes from. */
export interface Rule {
  /** Of its findings, unless the finding says otherwise; `policy` can set it for all of them. */
  readonly severity: Severity;
  readonly thresholds?: Readonly<Record<string, Threshold>>;
  /** One sentence, a public source or the paper: `論文 4.5`, `Microsoft SQL Server 2012 Licensing Guide`. */
  readonly source: string;
  /** hvm's own default or convention and nobody's rule: shown as 仮定. */
  readonly isAssumption?: true;
}

export interface Threshold {
  readonly value: number;
  readonly unit: Unit;
}

/** `ratio` is vCPUs for one core. */
export type Unit = '%' | 'ratio' | 'days' | 'hours' | 'months' | 'count' | 'GiB' | 'Gbps';

/** What a Site says about one rule. Thresholds are in the rule's own units. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly thresholds: Readonly<Record<string, number>>;
}

/** As one writes it in a Site: `90 %`, `180 days`, `1.5`. */
export function thresholdText({ value, unit }: Threshold): string {
  return unit === 'count' || unit === 'ratio' ? String(value) : `${value} ${unit}`;
}
