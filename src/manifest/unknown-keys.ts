import { nearest } from '../lib/nearest.ts';
import { type Path, pathText } from './path.ts';
import type { Guide } from './schema/guide.ts';
import { isCode } from './schema/site.ts';
import { otherWord } from './synonyms.ts';

/** What somebody had in mind who wrote a key that there is not. */
export type Meaning =
  | { readonly as: 'near'; readonly near: string }
  /** `hostname:A`, without a blank. */
  | { readonly as: 'joined'; readonly near: string }
  /** It is a key of these maps below or beside. */
  | { readonly as: 'inside'; readonly inside: string; readonly children: readonly string[] }
  /** It cannot be given to all VMs. */
  | { readonly as: 'default' }
  /** The code of a finding. */
  | { readonly as: 'code' }
  /** It is a key of another form of this map. */
  | { readonly as: 'another' }
  | { readonly as: 'none'; readonly known: readonly string[] };

export function meaningOf(key: string, map: Path, guide: Guide): Meaning {
  const known = guide.keysAt(map);
  if (known.includes(key)) return { as: 'another' };
  const joined = /^([\w-]+):./.exec(key)?.[1];
  if (joined !== undefined && known.includes(joined)) return { as: 'joined', near: joined };
  const other = otherWord(key, known);
  if (other !== undefined) return { as: 'near', near: other };
  if (pathText(map) === 'spec.defaults' && ['disks', 'networks'].includes(key)) return { as: 'default' };
  const children = known.filter((child) => hasKey(key, [...map, child], guide));
  if (children.length === 1 || children.length === 2) {
    return { as: 'inside', inside: children.map((child) => pathText([...map, child])).join(', '), children };
  }
  if (pathText(map) === 'spec' && guide.keysAt(['metadata']).includes(key)) {
    return { as: 'inside', inside: 'metadata', children: [] };
  }
  const near = nearest(key, known);
  if (near !== undefined) return { as: 'near', near };
  if (pathText(map) !== 'spec.policy') return { as: 'none', known };
  const code = key.toUpperCase().replace('_', '-');
  return isCode(code) ? { as: 'near', near: code } : { as: 'code' };
}

/** Of a map, or of the items of a list. */
function hasKey(key: string, path: Path, guide: Guide): boolean {
  return guide.keysAt(path).includes(key) || guide.keysAt([...path, 0]).includes(key);
}
