/** The PropertyCollector that a run waits with: one filter on the server's recent tasks, others for a time. */
import type { VimClient } from '../vim/client.ts';
import { VimFault } from '../vim/fault.ts';
import type { PropertyFilterSpec, UpdateSet } from '../vim/types.ts';
import { make, type Ref, type Sent } from '../vim/values.ts';

/** A property that has this value now. */
export interface News {
  readonly object: Ref;
  readonly path: string;
  readonly value: unknown;
}

/** So often in a row a collector is made anew: a server that takes each one away is not waited with. */
const mostLosses = 5;

export type Named = Pick<News, 'object' | 'path'>;

/** What gets a filter. `actual` makes what is watched in its place: it lives no longer than the session. */
export interface Watched extends Named {
  readonly actual?: () => Promise<Ref>;
}

/** A collector of our own, made when first needed and anew after a renewal of the session, and its chain of versions. */
export function collectorOf(client: VimClient) {
  /** What has a filter for a time: a collector that is made anew needs it, too. */
  const watched = new Set<Watched>();
  /** In whose place an object is watched. */
  const places = new Map<string, Ref>();
  let opened: Promise<Ref> | undefined;
  let version = '';
  /** How often in a row it was lost. */
  let losses = 0;
  const forget = (): void => {
    opened = undefined;
    version = '';
  };
  client.onRenewal(forget);

  const open = (): Promise<Ref> => {
    opened ??= openCollector(client, watched, places).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
  return {
    next: async (maxWaitSeconds: number): Promise<readonly News[]> => {
      try {
        const args = { version, options: { maxWaitSeconds } };
        const update = await client.call('WaitForUpdatesEx', await open(), args, {
          patience: maxWaitSeconds + 60,
        });
        losses = 0;
        if (update === undefined) return [];
        version = update.version ?? version;
        return newsIn(update, places);
      } catch (error) {
        losses += 1;
        if (!isLost(error) || losses > mostLosses) throw error;
        // With version "" everything is told again.
        forget();
        return [];
      }
    },
    filter: async (wanted: Watched) => {
      const filter = await makeFilter(client, await open(), wanted, places);
      watched.add(wanted);
      return {
        destroy: async (): Promise<void> => {
          watched.delete(wanted);
          // It would go with the session in any case.
          await client.call('DestroyPropertyFilter', filter, {}).then(noop, noop);
        },
      };
    },
    close: async (): Promise<void> => {
      const made = await opened?.catch(noop);
      forget();
      if (made !== undefined) await client.call('DestroyPropertyCollector', made, {}).then(noop, noop);
    },
  };
}

type Places = Map<string, Ref>;

async function openCollector(client: VimClient, watched: ReadonlySet<Watched>, places: Places): Promise<Ref> {
  const made = await client.call('CreatePropertyCollector', defaultCollector(client), {});
  const manager = client.content.taskManager ?? { type: 'TaskManager', value: 'TaskManager' };
  const traversal = make('TraversalSpec', {
    name: 'tasks',
    type: 'TaskManager',
    path: 'recentTask',
    skip: false,
  });
  const spec: PropertyFilterSpec = {
    propSet: [{ type: 'Task', all: false, pathSet: ['info'] }],
    objectSet: [{ obj: manager, skip: true, selectSet: [traversal] }],
    reportMissingObjectsInResults: true,
  };
  await client.call('CreateFilter', made, { spec, partialUpdates: false });
  places.clear();
  for (const each of watched) await makeFilter(client, made, each, places);
  return made;
}

async function makeFilter(
  client: VimClient,
  collector: Ref,
  { object, path, actual }: Watched,
  places: Places,
): Promise<Ref> {
  const obj = (await actual?.()) ?? object;
  if (obj !== object) places.set(keyOf(obj), object);
  const propSet = [{ type: obj.type, all: false, pathSet: [path] }];
  const spec = { propSet, objectSet: [{ obj }] };
  return client.call('CreateFilter', collector, { spec, partialUpdates: false });
}

/** The session ended (told in several ways), the collector is gone, or its chain of versions broke. */
function isLost(error: unknown): boolean {
  if (!(error instanceof VimFault)) return false;
  const faults = ['InvalidCollectorVersion', 'RequestCanceled', 'ManagedObjectNotFound'] as const;
  return error.renewed || faults.some((each) => error.is(each));
}

function newsIn(update: Sent<UpdateSet>, places: Places): News[] {
  const objects = (update.filterSet ?? []).flatMap(({ objectSet = [] }) => objectSet);
  return objects.flatMap(({ obj, changeSet = [] }) =>
    changeSet.flatMap(({ name, val }) =>
      obj === undefined || name === undefined
        ? []
        : [{ object: places.get(keyOf(obj)) ?? obj, path: name, value: val }],
    ),
  );
}

function keyOf({ type, value }: Ref): string {
  return `${type}:${value}`;
}

/** The properties as they are at this moment. */
export async function readNow(client: VimClient, wanted: readonly Named[]): Promise<News[]> {
  const specSet = wanted.map(({ object, path }) => ({
    propSet: [{ type: object.type, all: false, pathSet: [path] }],
    objectSet: [{ obj: object }],
    reportMissingObjectsInResults: true,
  }));
  const page = await client.call('RetrievePropertiesEx', defaultCollector(client), { specSet, options: {} });
  return (page?.objects ?? []).flatMap(({ obj, propSet = [] }) =>
    propSet.flatMap(({ name, val }) =>
      obj === undefined || name === undefined ? [] : [{ object: obj, path: name, value: val }],
    ),
  );
}

function defaultCollector(client: VimClient): Ref {
  return client.content.propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' };
}

function noop(): void {}
