import { type Document, isAlias, isMap, isScalar, isSeq, type Pair } from 'yaml';
import type { Places } from './parsed.ts';
import type { Path } from './path.ts';
import { rangeOf } from './source.ts';

/** The library's nodes know where everything stands, also what an alias or a merge has brought. */
export function placesIn(yaml: Document.Parsed): Places {
  return {
    locate: (path, target) => {
      const { found, key } = follow(yaml, path);
      return rangeOf(target === 'key' ? (key ?? found) : found);
    },
    writtenAs: (path) => {
      const { found, complete } = follow(yaml, path);
      return complete && isScalar(found) ? (found.source ?? String(found.value)) : undefined;
    },
  };
}

interface Followed {
  readonly found: unknown;
  /** The key in front of `found`; absent in lists. */
  readonly key?: unknown;
  readonly complete: boolean;
}

function follow(yaml: Document.Parsed, path: Path): Followed {
  const plain = (node: unknown): unknown => (isAlias(node) ? node.resolve(yaml) : node);
  let followed: Followed = { found: plain(yaml.contents), complete: true };
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
