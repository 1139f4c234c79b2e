import { html } from '../lib/html.ts';
import type { Lang } from '../messages/index.ts';
import { frameSaying } from '../messages/reports.ts';
import type { Report, ReportCell, ReportTable } from '../model/report.ts';
import { isFigure, shownCell } from './report-cells.ts';
import { chartSvg } from './report-chart.ts';
import { reportStyle } from './report-style.ts';
import { noteText } from './report-text.ts';

/**
 * A report as one page that a browser shows and prints on A4: nothing is loaded from anywhere and nothing in it runs. At its head there is room
 * for the seals of those who drafted, checked and approved it.
 */
export function reportHtml(report: Report, lang: Lang): string {
  const say = frameSaying(lang);
  const notes = report.notes.map((note) => `<li>${html(noteText(note, lang))}</li>\n`).join('');
  const site = report.about[0]?.[1] ?? '';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${html(`${report.title} ${site}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header>
<div>
<h1>${html(report.title)}</h1>
<dl>
${report.about.map(([label, value]) => `<dt>${html(label)}</dt><dd>${html(value)}</dd>\n`).join('')}</dl>
</div>
${seals(lang)}</header>
<main>
<div class="lead">
${report.paragraphs.map((paragraph) => `<p>${html(paragraph)}</p>\n`).join('')}</div>
${report.charts.map((chart) => `<figure id="${html(chart.id)}">\n<figcaption>${html(chart.title)}</figcaption>\n${chartSvg(chart)}</figure>\n`).join('')}
${report.tables.map(tableHtml).join('')}
${notes === '' ? '' : `<h2>${html(say('notes/title'))}</h2>\n<ul class="notes">\n${notes}</ul>\n`}</main>
</body>
</html>
`;
}

function seals(lang: Lang): string {
  const say = frameSaying(lang);
  const roles = [say('seal/drafted'), say('seal/checked'), say('seal/approved')];
  const heads = roles.map((role) => `<th scope="col">${html(role)}</th>`).join('');
  return `<table class="seals"><thead><tr>${heads}</tr></thead><tbody><tr><td></td><td></td><td></td></tr></tbody></table>\n`;
}

function tableHtml({ id, title, columns, rows, total, remarks = [] }: ReportTable): string {
  const row = (cells: readonly ReportCell[]) =>
    `<tr>${cells.map((cell, index) => `<td${classOf(columns[index])}>${html(shownCell(cell, columns[index]))}</td>`).join('')}</tr>\n`;
  const heads = columns.map((column) => `<th scope="col"${classOf(column)}>${html(column.label)}</th>`);
  return `<section id="${html(id)}">
<h2>${html(title)}</h2>
<div class="wide">
<table class="figures">
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${rows.map(row).join('')}</tbody>
${total === undefined ? '' : `<tfoot>\n${row(total)}</tfoot>\n`}</table>
</div>
${remarks.map((remark) => `<p class="remark">${html(remark)}</p>\n`).join('')}</section>
`;
}

function classOf(column: ReportTable['columns'][number] | undefined): string {
  return isFigure(column) ? ' class="figure"' : '';
}
