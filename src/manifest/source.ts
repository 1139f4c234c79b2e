/** The text of one manifest file, and where its lines begin. */
export interface SourceFile {
  /** Its name for people, as a path from where hvm was called. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** A path that stands in this file, relative to it → an absolute path. */
  readonly resolve: (path: string) => string;
}

/** A place in a source as offsets in UTF-16 units; `to` is not part of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A YAML node's own text: from its first character to behind its last. */
export function rangeOf(node: unknown): Range {
  const [from = 0, to = from] = hasRange(node) ? node.range : [];
  return { from, to };
}

function hasRange(node: unknown): node is { readonly range: readonly number[] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** Finds lines by offset; made once for a file with something to report. */
export interface Lines {
  /** 1-based. */
  lineOf(offset: number): number;
  /** Of the line's text, without its end. */
  rangeOf(line: number): Range;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    lineOf: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return low + 1;
    },
    rangeOf: (line) => {
      const from = starts[line - 1] ?? text.length;
      const next = starts[line];
      const end = next === undefined ? text.length : next - 1;
      return { from, to: text[end - 1] === '\r' && end > from ? end - 1 : end };
    },
  };
}
