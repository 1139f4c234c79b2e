import type { Lang } from '../messages/index.ts';
import { frameSaying } from '../messages/reports.ts';
import type { Report, ReportTable } from '../model/report.ts';
import { escapeMarkdown } from './markdown.ts';
import { isFigure, shownCell } from './report-cells.ts';
import { noteText } from './report-text.ts';

/** A report for a wiki, a pull request or a converter. */
export function reportMarkdown(report: Report, lang: Lang): string {
  const say = frameSaying(lang);
  const notes = report.notes.map((note) => `- ${escapeMarkdown(noteText(note, lang))}`);
  const blocks = [
    [`# ${escapeMarkdown(report.title)}`],
    report.about.map(([label, value]) => `- ${escapeMarkdown(label)}: ${escapeMarkdown(value)}`),
    ...report.paragraphs.map((paragraph) => [escapeMarkdown(paragraph)]),
    ...report.tables.flatMap(tableBlocks),
    ...(notes.length === 0 ? [] : [[`## ${say('notes/title')}`], notes]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function tableBlocks({ title, columns, rows, total, remarks = [] }: ReportTable): string[][] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const row = (cells: ReportTable['rows'][number]) =>
    cells.map((cell, index) => escapeMarkdown(shownCell(cell, columns[index])));
  return [
    [`## ${escapeMarkdown(title)}`],
    [
      line(columns.map(({ label }) => escapeMarkdown(label))),
      line(columns.map((column) => (isFigure(column) ? '---:' : '---'))),
      ...rows.map((cells) => line(row(cells))),
      ...(total === undefined ? [] : [line(row(total).map((cell) => (cell === '' ? '' : `**${cell}**`)))]),
    ],
    ...remarks.map((remark) => [escapeMarkdown(remark)]),
  ];
}
