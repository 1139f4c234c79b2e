import { grouped } from '../lib/figures.ts';
import type { ReportCell, ReportColumn } from '../model/report.ts';

/** A cell as people read it: `9,580`, `91.3 %`, `-` where there is nothing. */
export function shownCell(cell: ReportCell, column: ReportColumn | undefined): string {
  if (cell === null) return '-';
  if (typeof cell === 'string' || column === undefined || column.type === 'text') return String(cell);
  if (column.type === 'percent') return `${fixed(cell, 1)} %`;
  return fixed(cell, column.decimals ?? 0);
}

/** A cell as a program reads it: a bare number, nothing where there is nothing. */
export function bareCell(cell: ReportCell, column: ReportColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string' || column === undefined || column.type === 'text') return String(cell);
  return cell.toFixed(column.type === 'percent' ? 1 : (column.decimals ?? 0));
}

export function isFigure(column: ReportColumn | undefined): boolean {
  return column !== undefined && column.type !== 'text';
}

function fixed(value: number, decimals: number): string {
  return grouped(value.toFixed(decimals));
}
