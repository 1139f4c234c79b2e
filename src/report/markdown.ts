import { safe } from '../lib/safe.ts';

/**
 * A text from outside as harmless Markdown: no markup, no HTML, no table border, no link, and nobody is mentioned by it. A
 * backslash does not stop a host from linking `@name` or `#12`, so a zero-width space stands behind those signs.
 */
export function escapeMarkdown(text: string): string {
  return safe(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll(/(?<=[@#])(?=[\p{L}\p{N}_-])/gu, '\u200b')
    .replaceAll('://', '\\://')
    .replaceAll(/\bwww\./gi, (match) => `${match.slice(0, 3)}\\.`);
}

/** A name as code: nothing in it is markup or a mention. For table cells too. */
export function code(text: string): string {
  const shown = safe(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return shown === '' ? '' : `${fence}${pad}${shown}${pad}${fence}`;
}

/** Cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

/** A section; folded behind its title where it is long. */
export function section(title: string, rows: number, lines: readonly string[]): string[] {
  if (rows === 0) return [];
  if (rows <= mostOpenRows) return ['', `#### ${title}`, '', ...lines];
  return ['', '<details>', `<summary><b>${title}</b> (${rows})</summary>`, '', ...lines, '', '</details>'];
}

const mostOpenRows = 8;
