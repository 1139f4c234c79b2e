import type { Args, TextKey } from '../../messages/index.ts';

/** What is wrong with a recording, and where: a path into its JSON. */
export interface Problem {
  readonly key: Extract<TextKey, `REC-003/${string}` | `REC-004/${string}`>;
  readonly path: JsonPath;
  readonly args: Args;
}

export type JsonPath = readonly (string | number)[];

/** `vms[3] (h-claio01).disks[0].sizeMib`: an element that has a name shows it. */
export function pathText(path: JsonPath, root: unknown): string {
  let value = root;
  let text = '';
  for (const part of path) {
    value = child(value, part);
    text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
    const name = typeof part === 'number' ? child(value, 'name') : undefined;
    if (typeof name === 'string') text += ` (${name})`;
  }
  return text === '' ? '(top)' : text;
}

export function valueAt(path: JsonPath, root: unknown): unknown {
  return path.reduce(child, root);
}

function child(value: unknown, part: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
  return Reflect.get(value, part);
}
