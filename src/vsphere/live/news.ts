/** What a server tells of properties, asked for or not. */
import type { VimClient } from '../vim/client.ts';
import type { UpdateSet } from '../vim/types.ts';
import type { Ref, Sent } from '../vim/values.ts';

/** A property that has this value now. */
export interface News {
  readonly object: Ref;
  readonly path: string;
  readonly value: unknown;
}

export type Named = Pick<News, 'object' | 'path'>;

/** What one poll brought. */
export interface Told {
  readonly news: readonly News[];
  /** These the filters show no more. */
  readonly left: readonly Ref[];
}

/** `places`: in whose place an object is watched. */
export function toldBy(update: Sent<UpdateSet>, places: ReadonlyMap<string, Ref>): Told {
  const objects = (update.filterSet ?? []).flatMap(({ objectSet = [] }) => objectSet);
  const news = objects.flatMap(({ obj, changeSet = [] }) =>
    changeSet.flatMap(({ name, val }) =>
      obj === undefined || name === undefined
        ? []
        : [{ object: places.get(keyOf(obj)) ?? obj, path: name, value: val }],
    ),
  );
  const left = objects.flatMap(({ obj, kind }) => (kind === 'leave' && obj !== undefined ? [obj] : []));
  return { news, left };
}

/** The properties as they are at this moment; `gone` are those whose object is not there. */
export async function readNow<N extends Named>(
  client: VimClient,
  wanted: readonly N[],
): Promise<{ readonly news: readonly News[]; readonly gone: readonly N[] }> {
  const specSet = wanted.map(({ object, path }) => ({
    propSet: [{ type: object.type, all: false, pathSet: [path] }],
    objectSet: [{ obj: object }],
    reportMissingObjectsInResults: true,
  }));
  const page = await client.call('RetrievePropertiesEx', defaultCollector(client), { specSet, options: {} });
  const objects = page?.objects ?? [];
  const there = new Set(objects.flatMap(({ obj }) => (obj === undefined ? [] : [keyOf(obj)])));
  const news = objects.flatMap(({ obj, propSet = [] }) =>
    propSet.flatMap(({ name, val }) =>
      obj === undefined || name === undefined ? [] : [{ object: obj, path: name, value: val }],
    ),
  );
  return { news, gone: wanted.filter(({ object }) => !there.has(keyOf(object))) };
}

export function defaultCollector(client: VimClient): Ref {
  return client.content.propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' };
}

export function keyOf({ type, value }: Ref): string {
  return `${type}:${value}`;
}
