import type { Lang } from '../messages/index.ts';
import type { Damage, RunReport, RunStatus, StatusReport } from '../model/run-status.ts';
import { code, escapeMarkdown, markdownTable, section } from './markdown.ts';
import {
  answeredForOf,
  damageLines,
  factRows,
  operationText,
  resultText,
  timeText,
  troubleLines,
  whoText,
} from './status-facts.ts';
import { type Say, saying } from './words.ts';

/** As `statusText`, for a comment or a report. */
export function statusMarkdown(report: StatusReport, lang: Lang): string {
  const say = saying(lang);
  const place = { place: report.journal };
  const header = (['run', 'started', 'site', 'who', 'result'] as const).map((word) => say(`run/${word}`));
  const rows = report.runs.map((run) => [
    code(run.run),
    ...[timeText(run.started_at, run, say), run.site ?? '', whoText(run, say), resultText(run, say)].map(
      escapeMarkdown,
    ),
  ]);
  const lines = [
    escapeMarkdown(say(rows.length === 0 ? 'run/none' : 'run/title', place)),
    ...(rows.length === 0 ? [] : ['', ...markdownTable(header, rows)]),
    ...report.runs.flatMap((run) => troubleSection(run, say)),
    ...(rows.length === 0 ? [] : ['', `#### ${say('next/title')}`, '', ...items(report.next)]),
    ...damageItems(report.damaged, report.unread, say),
  ];
  return `${lines.join('\n')}\n`;
}

/** As `runText`. */
export function runMarkdown(run: RunReport, lang: Lang): string {
  const say = saying(lang);
  const [title, ...facts] = factRows(run, say);
  const operations = items(run.operations.map((operation) => operationText(operation, run, say)));
  const lines = [
    ...markdownTable(
      title === undefined ? [] : [title[0], code(title[1])],
      facts.map((row) => row.map(escapeMarkdown)),
    ),
    ...section(say('markdown/operation'), operations.length, operations),
    ...answeredForOf(run, say).flatMap((line) => ['', escapeMarkdown(line)]),
    ...damageItems(run.damaged, 0, say),
  ];
  return `${lines.join('\n')}\n`;
}

function troubleSection(run: RunStatus, say: Say): string[] {
  const lines = items(troubleLines(run, say));
  return section(code(run.run), lines.length, lines);
}

function damageItems(damage: Damage, unread: number, say: Say): string[] {
  const lines = damageLines(damage, unread, say).map((line) => line.trim());
  return lines.length === 0 ? [] : ['', ...items(lines)];
}

function items(list: readonly string[]): string[] {
  return list.map((line) => `- ${escapeMarkdown(line)}`);
}
