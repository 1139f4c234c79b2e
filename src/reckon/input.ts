import type { Lang } from '../messages/index.ts';
import type { Desired } from '../model/desired.ts';
import type { Estate } from '../model/estate.ts';
import type { Report } from '../model/report.ts';

/** What a report is made of. */
export interface ReportInput {
  readonly desired: Desired;
  /** What the figures are about: the servers as the plan makes them, or as they are. */
  readonly estate: Estate;
  /** The servers as they are. */
  readonly before: Estate;
  /** `YYYY-MM-DD` in the Site's time zone. */
  readonly today: string;
  readonly lang: Lang;
}

/** A report without what all of them have. */
export type ReportBody = Omit<Report, 'kind' | 'about'>;

/** One kind of report: pure. */
export type Reckoner = (input: ReportInput) => ReportBody;
