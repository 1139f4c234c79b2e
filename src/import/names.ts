/** A name for a document like `text`, which may hold anything, and not among `taken`; `other` where nothing is left of it. */
export function freeName(text: string, other: string, taken: ReadonlySet<string>): string {
  return unused(plainName(text) ?? other, taken);
}

/** `text` with what no name can hold as `-`; undefined: nothing is left of it. */
export function plainName(text: string): string | undefined {
  const plain = text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[^A-Za-z0-9]+|-+$/g, '');
  return plain === '' ? undefined : plain.slice(0, 70);
}

/** `name`, or `name-2`, `name-3`, … */
function unused(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}
