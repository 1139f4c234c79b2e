/** The PropertyCollector that a run waits with: one filter on the server's recent tasks, others for a time. */
import type { VimClient } from '../vim/client.ts';
import { VimFault } from '../vim/fault.ts';
import { isLostAnswer } from '../vim/lost.ts';
import type { PropertyFilterSpec } from '../vim/types.ts';
import { make, type Ref } from '../vim/values.ts';
import { defaultCollector, keyOf, type Named, type Told, toldBy } from './news.ts';

/** So often in a row a collector is made anew: a server that takes each one away is not waited with. */
const mostLosses = 5;

/** Beyond the time that a poll is to take. */
const answerSeconds = 30;

/** What gets a filter. `actual` makes what is watched in its place: it lives no longer than the session. */
export interface Watched extends Named {
  readonly actual?: () => Promise<Ref>;
}

/** A collector of our own, and its chain of versions. */
interface Chain {
  readonly client: VimClient;
  /** What has a filter for a time: a collector that is made anew needs it, too. */
  readonly watched: Set<Watched>;
  readonly places: Places;
  opened: Promise<Ref> | undefined;
  version: string;
  /** Ends the poll that is under way: a collector that is gone tells nothing, and its server may not say so. */
  polling: AbortController;
  /** How often in a row it was lost. */
  losses: number;
}

/** Made when first needed, and anew when it was lost. */
export function collectorOf(client: VimClient) {
  const chain: Chain = {
    ...{ client, watched: new Set(), places: new Map() },
    ...{ opened: undefined, version: '', polling: new AbortController(), losses: 0 },
  };
  client.onRenewal(() => forget(chain));
  return {
    /** undefined: it was lost. With the next one everything is told again, but for what is gone. */
    next: (maxWaitSeconds: number): Promise<Told | undefined> => next(chain, maxWaitSeconds),
    filter: async (wanted: Watched): Promise<{ destroy(): Promise<void> }> => {
      const filter = await filtered(chain, wanted);
      chain.watched.add(wanted);
      return { destroy: () => destroy(chain, wanted, filter) };
    },
  };
}

/** In whose place an object is watched. */
type Places = Map<string, Ref>;

async function next(chain: Chain, maxWaitSeconds: number): Promise<Told | undefined> {
  const current = chain.opened ?? open(chain);
  const { signal } = chain.polling;
  try {
    const args = { version: chain.version, options: { maxWaitSeconds } };
    const options = { patience: maxWaitSeconds + answerSeconds, signal };
    const update = await chain.client.call('WaitForUpdatesEx', await current, args, options);
    chain.losses = 0;
    chain.version = update?.version ?? chain.version;
    return update === undefined ? { news: [], left: [] } : toldBy(update, chain.places);
  } catch (error) {
    if (signal.aborted) return undefined;
    chain.losses += 1;
    if (chain.losses > mostLosses || !(isGone(error) || isLostAnswer(error))) throw error;
    forget(chain, current);
    return undefined;
  }
}

/** A filter on the collector; on a new one, where it turns out that it is gone. */
async function filtered(chain: Chain, wanted: Watched): Promise<Ref> {
  for (let tries = 1; ; tries += 1) {
    const current = chain.opened ?? open(chain);
    try {
      return await makeFilter(chain.client, await current, wanted, chain.places);
    } catch (error) {
      if (!isGone(error) || tries > mostLosses) throw error;
      forget(chain, current);
    }
  }
}

async function destroy({ client, watched }: Chain, wanted: Watched, filter: Ref): Promise<void> {
  watched.delete(wanted);
  // It would go with the session in any case.
  const options = { signal: AbortSignal.timeout(answerSeconds * 1000) };
  await client.call('DestroyPropertyFilter', filter, {}, options).then(noop, noop);
}

function open(chain: Chain): Promise<Ref> {
  const opening = openCollector(chain.client, chain.watched, chain.places);
  chain.opened = opening;
  opening.catch(() => forget(chain, opening));
  return opening;
}

/** The collector that was `lost`, unless there is another one by now. */
function forget(chain: Chain, lost = chain.opened): void {
  if (lost !== chain.opened) return;
  chain.opened = undefined;
  chain.version = '';
  chain.polling.abort();
  chain.polling = new AbortController();
}

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

/** The session ended (told in several ways), the collector is gone or busy, or its chain of versions broke. */
function isGone(error: unknown): boolean {
  if (!(error instanceof VimFault)) return false;
  const faults = [
    'InvalidCollectorVersion',
    'RequestCanceled',
    'ManagedObjectNotFound',
    'InvalidState',
  ] as const;
  return error.renewed || faults.some((each) => error.is(each));
}

function noop(): void {}
