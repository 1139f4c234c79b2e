import { isAlias, isMap, isScalar, isSeq, type Pair } from 'yaml';
import { type ParsedDocument, rangeOf } from './parse.ts';
import type { Range } from './source.ts';

export type Path = readonly (string | number)[];

/** Where something stands: a value (of a map or list: its beginning), or the key in front of it. */
export type Target = 'value' | 'key';

/** The place of a path in a document; of the nearest thing around it where it is not there. */
export function locate(document: ParsedDocument, path: Path, target: Target = 'value'): Range {
  const { found, key } = follow(document, path);
  return rangeOf(target === 'key' ? (key ?? found) : found);
}

/** A scalar as it is written, `8.0` of what is the number 8; undefined where there is none. */
export function writtenAs(document: ParsedDocument, path: Path): string | undefined {
  const { found, complete } = follow(document, path);
  return complete && isScalar(found) ? (found.source ?? String(found.value)) : undefined;
}

interface Followed {
  readonly found: unknown;
  /** The key in front of `found`; absent in lists. */
  readonly key?: unknown;
  readonly complete: boolean;
}

function follow(document: ParsedDocument, path: Path): Followed {
  const plain = (node: unknown): unknown => (isAlias(node) ? node.resolve(document.yaml) : node);
  let followed: Followed = { found: plain(document.yaml.contents), complete: true };
  for (const part of path) {
    const { found } = followed;
    const pair = isMap(found) ? pairOf(found.items, String(part), plain) : undefined;
    const item = isSeq(found) && typeof part === 'number' ? found.items[part] : undefined;
    if (pair !== undefined)
      followed = { found: plain(pair.value) ?? pair.key, key: pair.key, complete: true };
    else if (item !== undefined) followed = { found: plain(item), complete: true };
    else return { ...followed, complete: false };
  }
  return followed;
}

/** The pair of a key, also where a merge (`<<: *base`) brings it. */
function pairOf(items: readonly Pair[], key: string, plain: (node: unknown) => unknown): Pair | undefined {
  const own = items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  if (own !== undefined) return own;
  for (const { key: word, value } of items) {
    if (!isScalar(word) || String(word.value) !== '<<') continue;
    const merged = plain(value);
    for (const each of isSeq(merged) ? merged.items.map(plain) : [merged]) {
      const found = isMap(each) ? pairOf(each.items, key, plain) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** `spec.disks[0].size`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}
