/** Keys and indexes from the top of a document: `['spec', 'disks', 0, 'size']`. */
export type Path = readonly (string | number)[];

/** `spec.disks[0].size`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** What stands there; undefined: nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (Array.isArray(at)) at = typeof part === 'number' ? at[part] : undefined;
    else if (typeof at === 'object' && at !== null && Object.hasOwn(at, part)) at = Reflect.get(at, part);
    else return undefined;
  }
  return at;
}

export function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
