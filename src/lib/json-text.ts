/** Where a JSON text stops being JSON, 0-based. `end`: it stops too early, as a file that was cut off does. */
export interface JsonFlaw {
  readonly offset: number;
  readonly kind: 'end' | 'trailing-comma' | 'comment' | 'unexpected';
}

/**
 * The first flaw of a text that JSON.parse refuses. JSON.parse itself does not always say where, and says it in other
 * words from one Node version to the next.
 */
export function findJsonFlaw(text: string): JsonFlaw | undefined {
  try {
    walk(text, () => {});
    return undefined;
  } catch (error) {
    if (error instanceof Flaw) return { offset: error.offset, kind: error.kind };
    throw error;
  }
}

/** Offset of the value at `path` in a JSON text; of the nearest thing around it where it is not there. */
export function locateJson(text: string, path: readonly (string | number)[]): number {
  let best = { depth: -1, offset: 0 };
  const visit = (at: readonly (string | number)[], offset: number) => {
    const fits =
      at.length > best.depth && at.length <= path.length && at.every((part, i) => part === path[i]);
    if (fits) best = { depth: at.length, offset };
  };
  try {
    walk(text, visit);
  } catch (error) {
    if (!(error instanceof Flaw)) throw error;
  }
  return best.offset;
}

/** 1-based line and column of an offset. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

type Visit = (path: readonly (string | number)[], offset: number) => void;

class Flaw extends Error {
  readonly offset: number;
  readonly kind: JsonFlaw['kind'];
  constructor(offset: number, kind: JsonFlaw['kind']) {
    super(kind);
    this.offset = offset;
    this.kind = kind;
  }
}

/** Deeper than any file of ours; recursion must not run out of stack on `[[[[…`. */
const deepest = 200;
const blank = /[ \t\r\n]*/y;
/** Runs of plain characters in one step: character by character, a long string is too deep for the matcher's stack. */
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function walk(text: string, visit: Visit): void {
  const path: (string | number)[] = [];
  const source = reader(text);

  const value = (): void => {
    source.take(blank);
    visit(path, source.at());
    if (path.length > deepest) source.fail();
    if (source.sees('{')) members('}', member);
    else if (source.sees('[')) members(']', inside);
    else if (source.take(string) === '' && source.take(scalar) === '') source.fail();
  };
  const members = (close: string, each: (index: number) => void): void => {
    source.skip();
    if (source.sees(close)) return source.skip();
    for (let index = 0; ; index += 1) {
      each(index);
      if (source.sees(close)) return source.skip();
      const comma = source.at();
      source.expect(',');
      if (source.sees(close)) throw new Flaw(comma, 'trailing-comma');
    }
  };
  const member = (): void => {
    source.take(blank);
    const key = source.take(string);
    if (key === '') source.fail();
    source.expect(':');
    inside(JSON.parse(key));
  };
  const inside = (part: string | number): void => {
    path.push(part);
    value();
    path.pop();
  };
  value();
  source.take(blank);
  if (source.at() < text.length) source.fail();
}

function reader(text: string) {
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const fail = (): never => {
    const comment = text.startsWith('//', at) || text.startsWith('/*', at);
    // A string without an end in the last line: the file was cut off inside it.
    const open = text[at] === '"' && !text.slice(at + 1).includes('\n');
    const offset = open ? text.length : at;
    throw new Flaw(offset, offset >= text.length ? 'end' : comment ? 'comment' : 'unexpected');
  };
  const sees = (mark: string): boolean => {
    take(blank);
    return text[at] === mark;
  };
  return {
    at: () => at,
    take,
    fail,
    sees,
    skip: () => {
      at += 1;
    },
    expect: (mark: string) => {
      if (!sees(mark)) fail();
      at += 1;
    },
  };
}
