import { paint as painter } from '../lib/colour.ts';
import { safe, withoutCommands } from '../lib/safe.ts';
import { clusters, displayWidth, truncate, truncateStart } from '../lib/width.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Look } from './look.ts';

/**
 * The source line behind a gutter with its number, and carets below exactly the place, whatever the width of the
 * characters before it. Of a line that is too long the part around the place is shown.
 */
export function excerptLines(
  excerpt: NonNullable<Diagnostic['excerpt']>,
  lineNumber: number,
  look: Look,
  colour: (text: string) => string,
): string[] {
  const paint = painter(look.colour);
  const number = String(lineNumber).padStart(4);
  const { before, marked, after } = windowed(parts(excerpt), look.width - number.length - 3);
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
  return [
    `${paint.dim(`${number} |`)} ${withoutCommands(before + marked + after)}`.trimEnd(),
    `${paint.dim(`${' '.repeat(number.length)} |`)} ${' '.repeat(displayWidth(before))}${colour(carets)}`,
  ];
}

interface Parts {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The line cut at the place, harmless and without tabs. */
function parts({ line, from, to }: NonNullable<Diagnostic['excerpt']>): Parts {
  const start = Math.min(Math.max(0, from - 1), line.length);
  const end = Math.min(Math.max(start, to - 1), line.length);
  const before = withoutTabs(line.slice(Math.max(0, start - mostUnits), start), 0);
  const marked = withoutTabs(line.slice(start, Math.min(end, start + mostUnits)), displayWidth(before));
  const after = withoutTabs(line.slice(end, end + mostUnits), displayWidth(before + marked));
  return { before, marked, after };
}

/** More than any line shows: the rest of a line of a megabyte is not even looked at. */
const mostUnits = 500;
const tabWidth = 4;

function withoutTabs(text: string, column: number): string {
  let shown = '';
  for (const cluster of clusters(text)) {
    const at = column + displayWidth(shown);
    shown += cluster === '\t' ? ' '.repeat(tabWidth - (at % tabWidth)) : safe(cluster);
  }
  return shown;
}

/** As much as fits into `width`: the marked part first, then its surroundings, more of what stands before it. */
function windowed({ before, marked, after }: Parts, width: number): Parts {
  if (displayWidth(before + marked + after) <= width) return { before, marked, after };
  const shownMark = truncate(marked, Math.max(1, width - 4));
  const room = width - displayWidth(shownMark);
  const behind = Math.min(displayWidth(after), Math.floor(room / 3));
  const shownBefore = truncateStart(before, room - behind);
  const left = room - displayWidth(shownBefore);
  return { before: shownBefore, marked: shownMark, after: truncate(after, left) };
}
