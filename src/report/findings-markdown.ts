import type { Finding } from '../model/finding.ts';
import { alike, answerText, withoutSubject } from './findings-text.ts';
import { code, escapeMarkdown, markdownTable } from './markdown.ts';
import type { Say } from './words.ts';

/** Findings as a table: how grave, what about, what to do. What says the same of several subjects is one row. */
export function findingsTable(findings: readonly Finding[], say: Say): string[] {
  const header = (['severity', 'what', 'do'] as const).map((word) => say(`markdown/${word}`));
  return markdownTable(
    header,
    alike(findings).flatMap((same) => {
      const [finding] = same;
      if (finding === undefined) return [];
      const isOpen = finding.severity === 'error' && finding.accepted === undefined;
      const answer = answerText(finding, say);
      const severity = say(`severity/${finding.severity}`);
      const row = [
        `${isOpen ? `**${severity}**` : severity}<br>${code(finding.code)}`,
        [
          same.map(({ subject }) => code(subject)).join(', '),
          escapeMarkdown(withoutSubject(finding)),
          ...(answer === undefined ? [] : [escapeMarkdown(answer)]),
        ].join('<br>'),
        escapeMarkdown(finding.hint),
      ];
      return [row];
    }),
  );
}
