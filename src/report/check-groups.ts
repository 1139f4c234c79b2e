import { groupBy } from '../lib/group.ts';
import type { CheckedFinding } from '../model/check.ts';
import { gravity, type Severity } from '../model/finding.ts';

/** Findings of one subject, or of several that have the same. */
export interface SubjectGroup {
  readonly subjects: readonly string[];
  /** Gravest first; the same code in each of them. */
  readonly rows: readonly GroupRow[];
}

/** One code on one subject, or on each of several. */
export interface GroupRow {
  readonly code: string;
  readonly severity: Severity;
  readonly isAccepted: boolean;
  readonly findings: readonly CheckedFinding[];
}

/** By subject, those with the gravest findings first; subjects with the same findings stand together. */
export function groupsOf(findings: readonly CheckedFinding[]): SubjectGroup[] {
  const bySubject = [...groupBy(findings, ({ subject }) => subject)].map(([subject, own]) => ({
    subject,
    rows: rowsOf(own),
  }));
  const alike = groupBy(bySubject, ({ rows }) => JSON.stringify(rows.map(keyOf)));
  return [...alike.values()]
    .map((members): SubjectGroup => {
      const rows = members.map((member) => member.rows);
      return {
        subjects: members.map(({ subject }) => subject),
        rows: (rows[0] ?? []).map((row, index) => ({
          ...row,
          findings: rows.flatMap((each) => each[index]?.findings ?? []),
        })),
      };
    })
    .sort((a, b) => compare(gravityOf(a), gravityOf(b)));
}

/** The findings in the order of their groups. */
export function inOrder(findings: readonly CheckedFinding[]): CheckedFinding[] {
  return groupsOf(findings).flatMap(({ subjects, rows }) =>
    subjects.flatMap((subject) =>
      rows.flatMap((row) => row.findings.filter((finding) => finding.subject === subject)),
    ),
  );
}

function rowsOf(findings: readonly CheckedFinding[]): GroupRow[] {
  const rows = groupBy(findings, (finding) =>
    keyOf({ ...finding, isAccepted: finding.accepted !== undefined }),
  );
  return [...rows.values()]
    .flatMap((own): GroupRow[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { code, severity, accepted } = first;
      return [{ code, severity, isAccepted: accepted !== undefined, findings: own }];
    })
    .sort((a, b) => weightOf(a) - weightOf(b) || (a.code < b.code ? -1 : 1));
}

function keyOf({ code, severity, isAccepted }: Pick<GroupRow, 'code' | 'severity' | 'isAccepted'>): string {
  return `${severity} ${code} ${isAccepted}`;
}

/** What somebody answers for is not urgent. */
function weightOf({ severity, isAccepted }: Pick<GroupRow, 'severity' | 'isAccepted'>): number {
  return gravity[severity] + (isAccepted ? 10 : 0);
}

/** How many of each weight: an error more counts for more than any number of warnings. */
function gravityOf({ rows, subjects }: SubjectGroup): readonly (number | string)[] {
  const count = (weight: number) => -rows.filter((row) => weightOf(row) === weight).length;
  return [count(0), count(1), count(10), count(11), count(2), subjects[0] ?? ''];
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? value;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
