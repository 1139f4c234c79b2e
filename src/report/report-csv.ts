import { safe } from '../lib/safe.ts';
import type { Lang } from '../messages/index.ts';
import { frameSaying } from '../messages/reports.ts';
import type { Report, ReportCell, ReportColumn, ReportTable } from '../model/report.ts';
import { bareCell } from './report-cells.ts';
import { noteText } from './report-text.ts';

/**
 * A report for a spreadsheet, as Excel opens it: UTF-8 with BOM, CRLF (RFC 4180). All tables are in the one file, an empty
 * line and its title before each. Figures are bare numbers; a text that a spreadsheet would take for a formula begins with `'`.
 */
export function reportCsv(report: Report, lang: Lang): string {
  const say = frameSaying(lang);
  const notes = report.notes.map((note) => [noteText(note, lang)]);
  const blocks: (readonly (readonly string[])[])[] = [
    [[report.title], ...report.about, ...report.paragraphs.map((paragraph) => [paragraph])],
    ...report.tables.map(tableRows),
    ...(notes.length === 0 ? [] : [[[say('notes/title')], ...notes]]),
  ];
  const lines = blocks.map((rows) => rows.map((row) => `${row.map(field).join(',')}\r\n`).join(''));
  return `\ufeff${lines.join('\r\n')}`;
}

function tableRows({ title, columns, rows, total, remarks = [] }: ReportTable): string[][] {
  const row = (cells: readonly ReportCell[]) => cells.map((cell, index) => bareCell(cell, columns[index]));
  return [
    [title],
    columns.map(headed),
    ...[...rows, ...(total === undefined ? [] : [total])].map(row),
    ...remarks.map((remark) => [remark]),
  ];
}

/** `使用率 (%)`: the number below has no unit of its own. */
function headed({ label, type }: ReportColumn): string {
  return type === 'percent' && !label.includes('%') ? `${label} (%)` : label;
}

const number = /^-?\d+(\.\d+)?$/;

function field(text: string): string {
  const shown = harmless(safe(text));
  return /[",\n\r;\t]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Nothing that a spreadsheet reckons: OWASP's list, and its fullwidth forms, which Japanese input brings. A number stays one. */
function harmless(text: string): string {
  return /^\s*[=+\-@＝＋－＠|%]/.test(text) && !number.test(text) ? `'${text}` : text;
}
