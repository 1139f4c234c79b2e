import { paint as painter, type Paint } from '../lib/colour.ts';
import { safe } from '../lib/safe.ts';
import { type Cell, table } from '../lib/table.ts';
import { displayWidth } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import { frameSaying } from '../messages/reports.ts';
import type { Report, ReportNote, ReportTable } from '../model/report.ts';
import { type Look, readableWidth } from './look.ts';
import { isFigure, shownCell } from './report-cells.ts';

/** A report for a terminal. Its charts are not shown: their figures stand in the tables. */
export function reportText(report: Report, look: Look): string {
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const about = report.about.map(([label, value]) => [{ text: label, paint: paint.dim }, safe(value)]);
  const blocks = [
    [paint.bold(safe(report.title))],
    table(about, { width, columns: [{}, { min: 20 }] }),
    ...report.paragraphs.map((paragraph) => wrap(safe(paragraph), width)),
    ...report.tables.map((each) => tableLines(each, width, paint)),
    noteLines(report.notes, look, width, paint),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function tableLines({ title, columns, rows, total, remarks = [] }: ReportTable, width: number, paint: Paint) {
  const cells = (row: ReportTable['rows'][number]): Cell[] =>
    row.map((cell, index) => ({ text: safe(shownCell(cell, columns[index])) }));
  /** A figure is never broken; the label above it may be. */
  const figureWidth = (index: number) =>
    Math.max(
      6,
      ...[...rows, total ?? []].map((row) => displayWidth(shownCell(row[index] ?? null, columns[index]))),
    );
  const header: Cell[] = columns.map(({ label }) => ({ text: label, paint: paint.dim }));
  const options = {
    width,
    indent: 2,
    columns: columns.map((column, index) =>
      isFigure(column)
        ? { align: 'end' as const, min: figureWidth(index) }
        : { min: Math.max(12, displayWidth(column.label)) },
    ),
  };
  const lines = table([header, ...rows.map(cells), ...(total === undefined ? [] : [cells(total)])], options);
  const ruled =
    total === undefined
      ? lines
      : [
          ...lines.slice(0, -1),
          `  ${'─'.repeat(Math.max(...lines.map(displayWidth)) - 2)}`,
          ...lines.slice(-1),
        ];
  return [
    paint.bold(safe(title)),
    ...ruled,
    ...remarks.flatMap((remark) => wrap(safe(remark), width - 2).map((line) => `  ${line}`)),
  ];
}

function noteLines(notes: readonly ReportNote[], { lang }: Look, width: number, paint: Paint): string[] {
  if (notes.length === 0) return [];
  const say = frameSaying(lang);
  const items = notes.flatMap((note) =>
    wrap(safe(noteText(note, lang)), width - 4).map(
      (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
    ),
  );
  return [paint.bold(say('notes/title')), ...items];
}

/** `仮定: … （出典: …）`. */
export function noteText({ text, source, isAssumption }: ReportNote, lang: Look['lang']): string {
  const say = frameSaying(lang);
  const said = isAssumption ? say('notes/assumption', { text }) : text;
  return source === undefined ? said : say('notes/source', { text: said, source });
}
