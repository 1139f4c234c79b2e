import { isPlainMap, type Path } from './path.ts';

/**
 * The value with another one put at a path, the rest as it is. `[data]` in a path is the entry of a list by its name; of disks one
 * that is not there is added. A short form (`cores: 4`) gives way to its long one. undefined: there is no such entry.
 */
export function put(value: unknown, path: Path, given: unknown): { readonly value: unknown } | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return { value: given };
  if (typeof part === 'number' || part.startsWith('[')) return putEntry(value, part, rest, given);
  const base = isPlainMap(value) ? value : {};
  const inner = put(Object.hasOwn(base, part) ? base[part] : undefined, rest, given);
  return inner === undefined ? undefined : { value: { ...base, [part]: inner.value } };
}

function putEntry(
  value: unknown,
  part: string | number,
  rest: Path,
  given: unknown,
): { readonly value: unknown } | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const name = typeof part === 'number' ? undefined : part.slice(1, -1);
  const index =
    typeof part === 'number'
      ? part
      : list.findIndex((each) => isPlainMap(each) && (each['name'] ?? each['network']) === name);
  const isNew = index < 0 || index >= list.length;
  if (isNew && name === undefined) return undefined;
  const inner = put(isNew ? { name } : list[index], rest, given);
  if (inner === undefined) return undefined;
  return {
    value: isNew ? [...list, inner.value] : list.map((each, at) => (at === index ? inner.value : each)),
  };
}
