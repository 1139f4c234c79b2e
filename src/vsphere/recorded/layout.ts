export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Columns that a line of one-line objects and lists may have. */
const width = 100;

/**
 * JSON text that is read and compared by people: two spaces of indent; an object or list without objects in it stands on
 * one line where it fits. Keys that are undefined are left out.
 */
export function layout(value: Json, indent = 0, column = 0): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const list = isList(value);
  const entries = list ? value.map((each) => ['', each] as const) : members(value);
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return open + close;
  const line = entries.every(([, each]) => isFlat(each)) ? oneLine(value) : undefined;
  if (line !== undefined && column + line.length <= width) return line;
  const inner = ' '.repeat(indent + 2);
  const parts = entries.map(([key, each]) => {
    const label = list ? '' : `${JSON.stringify(key)}: `;
    return `${inner}${label}${layout(each, indent + 2, indent + 2 + label.length)}`;
  });
  return `${open}\n${parts.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function oneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`;
  return `{${members(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`)
    .join(', ')}}`;
}

function members(value: { readonly [key: string]: Json | undefined }): (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, each] as const]));
}

/** A scalar, or a list of scalars that is not empty: a VM without disks and cards is no one-line object. */
function isFlat(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  return (
    isList(value) && value.length > 0 && value.every((each) => each === null || typeof each !== 'object')
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
