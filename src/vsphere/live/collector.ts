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

/** A collector of our own, made when first needed and anew after a renewal of the session, and its chain of versions. */
export function collectorOf(client: VimClient) {
  /** What has a filter for a time: a collector that is made anew needs it, too. */
  const watched = new Set<Named>();
  let opened: Promise<Ref> | undefined;
  let version = '';
  const forget = (): void => {
    opened = undefined;
    version = '';
  };
  client.onRenewal(forget);

  const open = (): Promise<Ref> => {
    opened ??= openCollector(client, watched).catch((error: unknown) => {
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
        if (update === undefined) return [];
        version = update.version ?? version;
        return newsIn(update);
      } catch (error) {
        if (!isLost(error)) throw error;
        // With version "" everything is told again.
        forget();
        return [];
      }
    },
    filter: async (named: Named) => {
      const filter = await makeFilter(client, await open(), named);
      watched.add(named);
      return {
        destroy: async (): Promise<void> => {
          watched.delete(named);
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

type Named = Pick<News, 'object' | 'path'>;

async function openCollector(client: VimClient, watched: ReadonlySet<Named>): Promise<Ref> {
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
  for (const named of watched) await makeFilter(client, made, named);
  return made;
}

function makeFilter(client: VimClient, collector: Ref, { object, path }: Named): Promise<Ref> {
  const propSet = [{ type: object.type, all: false, pathSet: [path] }];
  const spec = { propSet, objectSet: [{ obj: object }] };
  return client.call('CreateFilter', collector, { spec, partialUpdates: false });
}

function isLost(error: unknown): boolean {
  return error instanceof VimFault && (error.renewed || error.is('InvalidCollectorVersion'));
}

function newsIn(update: Sent<UpdateSet>): News[] {
  const objects = (update.filterSet ?? []).flatMap(({ objectSet = [] }) => objectSet);
  return objects.flatMap(({ obj, changeSet = [] }) =>
    changeSet.flatMap(({ name, val }) =>
      obj === undefined || name === undefined ? [] : [{ object: obj, path: name, value: val }],
    ),
  );
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
