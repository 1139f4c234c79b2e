import type { Complaint } from './complaint.ts';
import type { Lines } from './source.ts';

/**
 * What is mistyped so often that it is looked for in the line that YAML stumbled over and in the one before: full-width
 * punctuation, no blank behind a colon or a dash.
 */
export function habitIn(text: string, lines: Lines, number: number): Complaint | undefined {
  for (const at of [number, number - 1]) {
    if (at < 1) continue;
    const { from, to } = lines.rangeOf(at);
    const found = habit(text.slice(from, Math.min(to, from + 1000)));
    if (found !== undefined) {
      const { column, key, args } = found;
      return { key, range: { from: from + column, to: from + column + 1 }, args };
    }
  }
  return undefined;
}

interface Habit {
  readonly column: number;
  readonly key: Complaint['key'];
  readonly args: Complaint['args'];
}

function habit(line: string): Habit | undefined {
  if (/^(?:--|-{4,}|[ー－—―]+|_{3,})\s*$/.test(line)) return { column: 0, key: 'MAN-002/dashes', args: {} };
  const wide = widePlace(line);
  if (wide !== undefined) {
    const character = line.charAt(wide);
    return { column: wide, key: 'MAN-002/wide', args: { character, plain: plainOf(character) } };
  }
  const colon = /^(\s*(?:- +)?[A-Za-z][\w-]*):[^\s:/\\]/.exec(line)?.[1];
  if (colon !== undefined) return { column: colon.length, key: 'MAN-002/space', args: { character: ':' } };
  const dash = /^(\s*)-[A-Za-z][\w-]*:(?:\s|$)/.exec(line)?.[1];
  if (dash !== undefined) return { column: dash.length, key: 'MAN-002/space', args: { character: '-' } };
  return undefined;
}

/** Full-width punctuation where YAML's own would stand: behind a key, before a value, or beside brackets. */
function widePlace(line: string): number | undefined {
  const key = /^\s*(?:[-－ー] *)?[\w.-]+(?=：)/.exec(line)?.[0].length;
  if (key !== undefined) return key;
  const start = /^\s*(?:- +)?[\w.-]+: +(?=[［｛])/.exec(line)?.[0].length;
  if (start !== undefined) return start;
  if (/^\s*[－]/.test(line)) return line.search(/\S/);
  return /[[{]/.test(line) && /[，、｝］：]/.test(unquoted(line))
    ? unquoted(line).search(/[，、｝］：]/)
    : undefined;
}

/** The line with what stands in quotes, and comments, as blanks. */
function unquoted(line: string): string {
  return line.replaceAll(/"[^"]*"|'[^']*'|(?:^|\s)#.*$/g, (part) => ' '.repeat(part.length));
}

function plainOf(character: string): string {
  return character === '、' ? ',' : character === 'ー' ? '-' : character.normalize('NFKC');
}
