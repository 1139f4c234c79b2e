/** A key of a JSON text that JSON.parse would drop without a word, and where its second or only place is. */
export interface LostKey {
  readonly key: string;
  readonly offset: number;
  readonly why: 'twice' | 'unsafe';
}

/**
 * The first key that stands twice in one object (JSON.parse takes the last and loses the others), or that is `__proto__`.
 * The text must be JSON.
 */
export function lostKey(text: string): LostKey | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '{') open.push(new Set());
    else if (mark === '}') open.pop();
    if (mark !== '"') continue;
    const end = stringEnd(text, at);
    if (isKey(text, end)) {
      const key = keyOf(text.slice(at, end));
      const keys = open.at(-1);
      if (key === '__proto__') return { key, offset: at, why: 'unsafe' };
      if (keys?.has(key)) return { key, offset: at, why: 'twice' };
      keys?.add(key);
    }
    at = end - 1;
  }
  return undefined;
}

/** The offset behind the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return text[at] === ':';
}

function keyOf(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}
