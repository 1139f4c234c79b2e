import type { Lines, Range } from './source.ts';

/** Whether a key of that name, misspelt or not, holds a secret. */
export function isSecretWord(key: string): boolean {
  return /pas{1,2}w|passphrase|secret|credential|token|pwd|private_?key|パスワード/i.test(key);
}

/** What of a file must not be shown. */
export interface Secrets {
  readonly ranges: readonly Range[];
  /** The text could be read: what is no secret by its node is none. */
  readonly isYaml: boolean;
}

/** `https://user:password@vcenter`. */
export function hasCredentials(value: unknown): boolean {
  return typeof value === 'string' && /:\/\/[^/\s]*@/.test(value);
}

/** A line as it may be shown, and what becomes of columns in it. */
export interface MaskedLine {
  readonly line: string;
  /** 0-based column in the file → 0-based column in `line`. */
  readonly column: (column: number) => number;
}

/**
 * A line of the text with secrets replaced by `********`, whatever their length: those that nodes hold, and whatever stands
 * behind a word that names a secret in a comment; in a text that is no YAML, and has no nodes to go by, anywhere.
 */
export function maskedLine(
  text: string,
  lines: Lines,
  number: number,
  { ranges, isYaml }: Secrets,
): MaskedLine {
  const { from, to } = lines.rangeOf(number);
  const line = text.slice(from, to);
  const hidden = merged([
    ...ranges
      .filter((secret) => secret.from < to && secret.to > from)
      .map((secret) => ({ from: Math.max(secret.from - from, 0), to: Math.min(secret.to, to) - from })),
    ...secretWords(line, isYaml ? (/(?:^|\s)#/.exec(line)?.index ?? line.length) : 0),
  ]).map((range) => withoutIndent(line, range));
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

export const mask = '********';

/** From `start` on: a word that names a secret, and what follows it to the end of the line. */
function secretWords(line: string, start: number): Range[] {
  const match = secretWord.exec(line.slice(start, start + 2000));
  if (match === null) return [];
  const from = start + match.index + match[0].length;
  const rest = line.slice(from);
  return reference.test(rest) || /^(?:#|\{\s*$|\||>|[&*]\w)/.test(rest) ? [] : [{ from, to: line.length }];
}

const secretWord =
  /[\w.-]*(?:pas{1,2}w|passphrase|secret|credential|token|pwd|パスワード)[\w.-]*["']?\s*[:=]\s*(?=\S)/i;

/** It says where the secret is, and may be shown. */
const reference =
  /^\{\s*(?:fromEnv:\s*["']?[A-Za-z_]\w*["']?|fromFile:[^,}]*|fromCommand:\s*\[[^\]]*\])\s*\}/;

/** A secret of several lines begins with the blanks of each; they stay, so that the shape of the file does. */
function withoutIndent(line: string, { from, to }: Range): Range {
  const blanks = from === 0 ? line.length - line.trimStart().length : 0;
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
