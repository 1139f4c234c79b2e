import type { Args, TextKey } from '../messages/index.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { maskIn, type Secrets } from './masks.ts';
import { linesOf, type Range, type SourceFile } from './source.ts';

/** A mistake and where it stands in its file. */
export interface Complaint {
  readonly key: TextKey;
  readonly range: Range;
  readonly args: Args;
  /** An error where absent. */
  readonly severity?: Diagnostic['severity'];
}

/** Complaints about one file as diagnostics: with line, column and the line itself, its secrets masked. */
export function diagnosticsOf(
  { file, text }: SourceFile,
  complaints: readonly Complaint[],
  secrets: Secrets,
): Diagnostic[] {
  if (complaints.length === 0) return [];
  const lines = linesOf(text);
  const masked = maskIn(text, lines, secrets);
  return complaints.map(({ key, range, args, severity = 'error' }) => {
    const number = lines.lineOf(Math.min(range.from, text.length));
    const line = lines.rangeOf(number);
    const from = Math.min(range.from, line.to) - line.from;
    const to = Math.max(Math.min(range.to, line.to) - line.from, from);
    const shown = masked(number);
    return {
      key,
      severity,
      place: { file, line: number, column: from + 1 },
      args,
      excerpt: { line: shown.line, from: shown.column(from) + 1, to: shown.column(to) + 1 },
    };
  });
}
