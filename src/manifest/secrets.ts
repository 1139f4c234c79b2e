import type { Lines, Range } from './source.ts';

/** Whether a key of that name, misspelt or not, holds a secret. */
export function isSecretWord(key: string): boolean {
  return /pas{1,2}w|passphrase|secret|credential|token|pwd|private_?key|パスワード/i.test(key);
}

/** A line as it may be shown, and what becomes of columns in it. */
export interface MaskedLine {
  readonly line: string;
  /** 0-based column in the file → 0-based column in `line`. */
  readonly column: (column: number) => number;
}

/**
 * A line of the text with secrets replaced by `********`, whatever their length: those in `secrets`, and whatever
 * stands behind a word that names a secret, as a text that is no YAML has no nodes to go by.
 */
export function maskedLine(
  text: string,
  lines: Lines,
  number: number,
  secrets: readonly Range[],
): MaskedLine {
  const { from, to } = lines.rangeOf(number);
  const line = text.slice(from, to);
  const hidden = merged([
    ...secrets
      .filter((secret) => secret.from < to && secret.to > from)
      .map((secret) => ({ from: Math.max(secret.from - from, 0), to: Math.min(secret.to, to) - from })),
    ...secretWords(line),
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

const mask = '********';

function secretWords(line: string): Range[] {
  const match =
    /[\w.-]*(?:pas{1,2}w|passphrase|secret|credential|token|pwd|パスワード)[\w.-]*["']?\s*[:=]\s*(?=\S)/i.exec(
      line.slice(0, 2000),
    );
  if (match === null) return [];
  const from = match.index + match[0].length;
  const rest = line.slice(from);
  // A reference shows where the secret is, and may be shown.
  const reference =
    /^\{\s*(?:fromEnv:\s*["']?[A-Za-z_]\w*["']?|fromFile:[^,}]*|fromCommand:\s*\[[^\]]*\])\s*\}/.exec(rest);
  if (reference !== null || /^(?:#|\{\s*$|\||>|[&*]\w)/.test(rest)) return [];
  return [{ from, to: line.length }];
}

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
