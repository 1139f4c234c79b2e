import { japaneseWords, mask, secretWords } from './secrets.ts';
import type { Lines, Range } from './source.ts';

/** What of a file must not be shown. */
export interface Secrets {
  readonly ranges: () => readonly Range[];
  /** The text could be read: what is no secret by its node is none. */
  readonly isYaml: boolean;
}

/** A line as it may be shown, and what becomes of columns in it. */
export interface MaskedLine {
  readonly line: string;
  /** 0-based column in the file → 0-based column in `line`. */
  readonly column: (column: number) => number;
}

/**
 * Shows lines of the text with secrets replaced by `********`, whatever their length: those that nodes hold, credentials in
 * URLs, and whatever stands behind a word that names a secret in a comment; in a text that is no YAML, and has no nodes to go
 * by, behind such a word anywhere, and in the lines below it that may belong to it.
 */
export function maskIn(
  text: string,
  lines: Lines,
  { ranges, isYaml }: Secrets,
): (number: number) => MaskedLine {
  const secrets = merged(ranges());
  const known = new Map<number, MaskedLine>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const { from, to } = lines.rangeOf(number);
    const line = text.slice(from, to);
    const inNodes = overlapping(secrets, from, to).map((secret) => ({
      from: Math.max(secret.from - from, 0),
      to: Math.min(secret.to, to) - from,
    }));
    const inText = isYaml ? [] : behindWord(line);
    const whole = !isYaml && isBelowWord(text, lines, number) ? [{ from: 0, to: line.length }] : [];
    const hidden = merged([...inNodes, ...inUrls(line), ...inComment(line), ...inText, ...whole]);
    const shown = masked(
      line,
      hidden.map((range) => withoutIndent(line, range)),
    );
    known.set(number, shown);
    return shown;
  };
}

function masked(line: string, hidden: readonly Range[]): MaskedLine {
  let shown = '';
  let at = 0;
  for (const range of hidden) {
    shown += line.slice(at, range.from) + mask;
    at = range.to;
  }
  return {
    line: shown + line.slice(at),
    column: (column) =>
      hidden.reduce((sum, range) => {
        if (column <= range.from) return sum;
        const inside = Math.min(column, range.to) - range.from;
        return sum - inside + (column >= range.to ? mask.length : Math.min(inside, mask.length));
      }, column),
  };
}

/** Those of some ranges, apart and in order, that share something with another one. */
function overlapping(ranges: readonly Range[], from: number, to: number): Range[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let range = ranges[low]; range !== undefined && range.from < to; range = ranges[(low += 1)]) {
    found.push(range);
  }
  return found;
}

/** `user:password` before an `@`. */
function inUrls(line: string): Range[] {
  const credentials = /(?<=:\/\/)[^/\s@]{1,300}(?=@)|(?<![^\s"'(,=[{])[^/\s:@]{1,100}:[^/\s]{1,200}(?=@)/g;
  return [...line.matchAll(credentials)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
}

/** What follows a word that names a secret in a comment, to the end of the line. */
function inComment(line: string): Range[] {
  const start = /(?:^|\s)#/.exec(line)?.index ?? line.length;
  const found = anyWord().exec(line.slice(start));
  return found === null ? [] : [{ from: start + found.index + found[0].length, to: line.length }];
}

/** What follows a key that names a secret and no reference, to the end of the line. */
function behindWord(line: string): Range[] {
  for (const { index, 0: word } of line.matchAll(anyWord())) {
    const from = index + word.length;
    if (!reference.test(line.slice(from))) return [{ from, to: line.length }];
  }
  return [];
}

/** With something between its letters, as in a text that was cut and pasted. */
const torn = secretWords.map((word) => word.replaceAll(/([a-z])(?=[a-z])/g, '$1[^a-z]{0,2}')).join('|');

function anyWord(): RegExp {
  return new RegExp(`(?:${torn}|${japaneseWords})[\\w.-]{0,100}["']?\\s{0,20}[:=：]?\\s{0,20}`, 'gi');
}

/** It says where the secret is, and may be shown. */
const reference =
  /^\{\s*(?:fromEnv:\s*(?:[A-Za-z_]\w*|"[A-Za-z_]\w*"|'[A-Za-z_]\w*')|fromFile:[^,}]*|fromCommand:\s*\[[^\]]*\])\s*\}/;

/** Whether a line may belong to the secret of a key above it: indented below the key, or no key of its own. */
function isBelowWord(text: string, lines: Lines, number: number): boolean {
  const lineAt = (at: number) => {
    const { from, to } = lines.rangeOf(at);
    return text.slice(from, to);
  };
  let indent = depthOf(lineAt(number));
  let isOpen = !keyForm.test(lineAt(number));
  for (let at = number - 1; at > 0 && number - at < 200 && (indent > 0 || isOpen); at -= 1) {
    const line = lineAt(at);
    if (line.trim() === '') continue;
    const own = depthOf(line);
    const isKey = keyForm.test(line);
    if ((own < indent || (isOpen && isKey)) && anyWord().test(line)) return true;
    if (isKey) isOpen = false;
    indent = Math.min(indent, own);
  }
  return false;
}

const keyForm = /^\s*(?:-\s+)*["']?[\w.-]+["']?\s*:(?:\s|$)/;

/** A list may stand in the column of its key. */
function depthOf(line: string): number {
  return indentOf(line) + (/^\s*-/.test(line) ? 1 : 0);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** A secret of several lines begins with the blanks of each; they stay, so that the shape of the file does. */
function withoutIndent(line: string, { from, to }: Range): Range {
  const blanks = from === 0 ? indentOf(line) : 0;
  return { from: Math.min(from + blanks, to), to };
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && range.from <= last.to) {
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else if (range.from < range.to) result.push(range);
  }
  return result;
}
