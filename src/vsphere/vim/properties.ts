/** Properties of managed objects by path, typed: `config.hardware.device`, `config.extraConfig["hvm.owner"]`. */
import { unreadable } from './refuse.ts';
import { fits } from './result.ts';
import { dataType, type DataType, type Field, managedObject } from './schema.ts';
import type { ObjectContent, Objects } from './types.ts';
import type { ObjectName, Sent } from './values.ts';

/** The type at a path; never where there is none. */
export type At<T, Path extends string> = Path extends `${infer List}["${string}"]`
  ? At<T, List> extends readonly (infer Item)[]
    ? Item
    : never
  : Path extends `${infer Head}.${infer Rest}`
    ? Head extends keyof T
      ? At<Exclude<T[Head], undefined>, Rest>
      : never
    : Path extends keyof T
      ? Exclude<T[Path], undefined>
      : never;

export type Properties<K extends ObjectName, Path extends string> = {
  readonly [P in Path]?: Sent<At<Objects[K], P>>;
};

/**
 * The properties that an object was read with. Absent: unset, or missing for a reason that `missingSet` tells. A value
 * that is not of the property's kind is no answer of a vCenter.
 */
export function propertiesOf<K extends ObjectName, const Path extends string>(
  content: Sent<ObjectContent>,
  kind: K,
  paths: readonly Path[],
): Properties<K, Path> {
  const found: Record<string, unknown> = {};
  for (const { name, val } of content.propSet ?? [])
    if (name !== undefined && val !== undefined) found[name] = val;
  return isProperties(found, kind, paths) ? found : unreadable(`properties of ${kind}`);
}

function isProperties<K extends ObjectName, Path extends string>(
  found: Readonly<Record<string, unknown>>,
  kind: K,
  paths: readonly Path[],
): found is Properties<K, Path> {
  return paths.every((path) => {
    const value = found[path];
    return value === undefined || fits(fieldAt(kind, path), value);
  });
}

const known = new Map<string, Field>();

function fieldAt(kind: string, path: string): Field {
  const key = `${kind} ${path}`;
  const field =
    known.get(key) ?? findField(managedObject(kind), path) ?? unreadable(`no property ${kind}.${path}`);
  known.set(key, field);
  return field;
}

function findField(type: DataType | undefined, path: string): Field | undefined {
  const item = /^(.*)\["[^"]*"\]$/.exec(path)?.[1];
  if (item !== undefined) {
    const list = findField(type, item);
    return list === undefined ? undefined : { ...list, array: false };
  }
  const [head = '', ...rest] = path.split('.');
  const field = type?.byName.get(head);
  if (rest.length === 0 || field === undefined) return field;
  return field.slot.kind === 'data' ? findField(dataType(field.slot.type), rest.join('.')) : undefined;
}
