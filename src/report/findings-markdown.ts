import type { Finding } from '../model/finding.ts';
import { answerText, withoutSubject } from './findings-text.ts';
import { code, escapeMarkdown, markdownTable } from './markdown.ts';
import type { Say } from './words.ts';

/** Findings as a table: how grave, what about, what to do. */
export function findingsTable(findings: readonly Finding[], say: Say): string[] {
  const header = (['severity', 'what', 'do'] as const).map((word) => say(`markdown/${word}`));
  return markdownTable(
    header,
    findings.map((finding) => {
      const isOpen = finding.severity === 'error' && finding.accepted === undefined;
      const answer = answerText(finding, say);
      const severity = say(`severity/${finding.severity}`);
      return [
        `${isOpen ? `**${severity}**` : severity}<br>${code(finding.code)}`,
        [
          code(finding.subject),
          escapeMarkdown(withoutSubject(finding)),
          ...(answer === undefined ? [] : [escapeMarkdown(answer)]),
        ].join('<br>'),
        escapeMarkdown(finding.hint),
      ];
    }),
  );
}
