/** What `hvm report` makes, before it has a form: texts are in one language, figures are numbers still. Plain JSON. */
export interface Report {
  readonly kind: ReportKind;
  readonly title: string;
  /** What it is about: site, source, state, day. */
  readonly about: readonly Labelled[];
  /** What a reader must know before the figures: the result, a disclaimer. */
  readonly paragraphs: readonly string[];
  readonly tables: readonly ReportTable[];
  readonly charts: readonly Chart[];
  readonly notes: readonly ReportNote[];
  /** What `-o json` prints: names that scripts rely on. */
  readonly json: Readonly<Record<string, unknown>>;
}

export const reportKinds = ['licences', 'capacity', 'allocation', 'responsibility', 'ledger'] as const;
export type ReportKind = (typeof reportKinds)[number];

export type Labelled = readonly [label: string, value: string];

export interface ReportTable {
  /** Unique in its report: an anchor, a CSV section. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly ReportCell[])[];
  /** The last line, set apart. */
  readonly total?: readonly ReportCell[];
  /** How the figures are to be read. */
  readonly remarks?: readonly string[];
}

export interface ReportColumn {
  readonly label: string;
  /** `number` with thousands, `percent` as `91.3 %`; in CSV both are bare numbers. */
  readonly type: 'text' | 'number' | 'percent';
  /** Decimals of a number, 0 by default; a percentage has one. */
  readonly decimals?: number;
}

/** null: there is none, nobody knows. A text may stand in a column of numbers: `未定`. */
export type ReportCell = string | number | null;

/** What figures rest on. An assumption is hvm's or the site's own and is said to be one (仮定). */
export interface ReportNote {
  readonly text: string;
  /** The paper, a public page, a manifest's key. */
  readonly source?: string;
  readonly isAssumption?: true;
}

export type Chart = BarChart | LineChart;

/** One bar for each thing, its parts on top of each other; lines across mark limits. */
export interface BarChart {
  readonly kind: 'bars';
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Names of the parts, in the order of `values`. */
  readonly parts: readonly string[];
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly limits: readonly ChartLimit[];
}

/** Curves over time. */
export interface LineChart {
  readonly kind: 'lines';
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Labels of the points of time, `2027-03`. */
  readonly times: readonly string[];
  /** null: nothing is known of it then. `isForecast`: dashed. */
  readonly curves: readonly {
    readonly label: string;
    readonly values: readonly (number | null)[];
    readonly isForecast?: true;
  }[];
  readonly limits: readonly ChartLimit[];
}

export interface ChartLimit {
  readonly label: string;
  readonly value: number;
}
