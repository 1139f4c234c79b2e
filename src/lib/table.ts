import { displayWidth, padEnd, padStart } from './width.ts';
import { wrap } from './wrap.ts';

export interface Cell {
  readonly text: string;
  /** Colours the cell after it has been laid out. */
  readonly paint?: (text: string) => string;
}

export interface Column {
  readonly align?: 'start' | 'end';
  /** The column may be narrowed to this many columns of the terminal, and its text wrapped, where the table is too wide. */
  readonly min?: number;
}

export interface TableOptions {
  readonly width: number;
  readonly columns?: readonly Column[];
  /** Blanks before each line, 0 by default. */
  readonly indent?: number;
  /** Blanks between two columns, 2 by default. */
  readonly gap?: number;
}

/** Rows as lines, columns aligned by display width. What may be narrowed is wrapped until the lines fit into `width`. */
export function table(rows: readonly (readonly (string | Cell)[])[], options: TableOptions): string[] {
  const { indent = 0, gap = 2, columns = [] } = options;
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  const widths = fit(naturalWidths(cells), columns, options.width - indent, gap);
  return cells.flatMap((row) => {
    const texts = row.map((cell, index) => cellLines(cell.text, widths[index] ?? 0));
    const height = Math.max(1, ...texts.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const parts = row.map((cell, index) =>
        layOut(texts[index]?.[line] ?? '', widths[index] ?? 0, columns[index]?.align, cell.paint),
      );
      return `${' '.repeat(indent)}${parts.join(' '.repeat(gap))}`.trimEnd();
    });
  });
}

function naturalWidths(rows: readonly (readonly Cell[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, index) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[index]?.text ?? ''))),
  );
}

/** Takes from the widest column that may give, one by one, until all fit or none gives more. */
function fit(natural: readonly number[], columns: readonly Column[], width: number, gap: number): number[] {
  const widths = [...natural];
  const room = width - gap * Math.max(0, widths.length - 1);
  for (let excess = sum(widths) - room; excess > 0; excess--) {
    const givers = widths.flatMap((each, index) => (each > (columns[index]?.min ?? Infinity) ? [index] : []));
    const widest = givers.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function cellLines(text: string, width: number): string[] {
  return displayWidth(text) <= width ? [text] : wrap(text, width);
}

function layOut(text: string, width: number, align: Column['align'], paint: Cell['paint']): string {
  const painted = paint === undefined || text === '' ? text : paint(text);
  return align === 'end' ? padStart(painted, width) : padEnd(painted, width);
}

function sum(list: readonly number[]): number {
  return list.reduce((total, each) => total + each, 0);
}
