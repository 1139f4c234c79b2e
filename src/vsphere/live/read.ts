/** One bulk read of the whole inventory: a container view, its objects page by page, and the tasks that run. */
import { setImmediate as turn } from 'node:timers/promises';
import { HvmError } from '../../errors.ts';
import type { ObjectContent, PropertyFilterSpec } from '../vim/types.ts';
import type { VimClient } from '../vim/client.ts';
import { VimFault } from '../vim/fault.ts';
import { isLostAnswer } from '../vim/lost.ts';
import { make, type Ref, type Sent } from '../vim/values.ts';
import { type Kind, paths } from './paths.ts';

export type Content = Sent<ObjectContent>;

/** Kinds of the inventory; a kind stands for those derived from it, and a name of its own is read besides. */
const viewed = [
  'Datacenter',
  'Folder',
  'ComputeResource',
  'ClusterComputeResource',
  'HostSystem',
  'ResourcePool',
  'Datastore',
  'Network',
  'OpaqueNetwork',
  'DistributedVirtualPortgroup',
  'DistributedVirtualSwitch',
  'VirtualMachine',
] as const satisfies readonly Kind[];

/** Objects of a page: fewer than the largest site has, so that no answer grows without end. */
const pageSize = 1000;

export interface Reader {
  /** Everything, object by object. Begins anew where the session was renewed in the middle: `begin` is called again then. */
  inventory(begin: () => (content: Content) => void): Promise<void>;
  /** One object, undefined where it is gone. Objects that are asked for at once are read in one request. */
  object(ref: Ref, kind: Kind): Promise<Content | undefined>;
}

export function readerOf(client: VimClient): Reader {
  const { propertyCollector, viewManager, rootFolder, taskManager, customFieldsManager } = client.content;
  const collector = propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' };
  let view: Ref | undefined;
  client.onRenewal(() => (view = undefined));

  const makeView = (): Promise<Ref> => {
    const container = rootFolder ?? { type: 'Folder', value: 'group-d1' };
    const manager = viewManager ?? { type: 'ViewManager', value: 'ViewManager' };
    return client.call('CreateContainerView', manager, { container, type: viewed, recursive: true });
  };
  const retrieve = async (specSet: PropertyFilterSpec[], each: (content: Content) => void): Promise<void> => {
    let page = await client.call('RetrievePropertiesEx', collector, {
      specSet,
      options: { maxObjects: pageSize },
    });
    for (;;) {
      for (const content of page?.objects ?? []) each(content);
      const token = page?.token;
      if (token === undefined || token === '') return;
      page = await client.call('ContinueRetrievePropertiesEx', collector, { token });
    }
  };
  const pages = async (each: (content: Content) => void): Promise<void> => {
    view ??= await makeView();
    await retrieve(
      [
        inView(view),
        ...(taskManager === undefined ? [] : [recentTasks(taskManager)]),
        ...(customFieldsManager === undefined ? [] : [customFields(customFieldsManager)]),
      ],
      each,
    );
  };
  const single = batched((wanted) =>
    again(async () => {
      const found = new Map<string, Content>();
      await retrieve(
        [...new Set(wanted.map(({ kind }) => kind))].map((kind) => singly(kind, wanted)),
        (content) => content.obj && found.set(keyOf(content.obj), content),
      );
      return found;
    }),
  );
  return { inventory: (begin) => again(() => pages(begin())), object: single };
}

/** View and pages go with a session that ends; and a page whose answer was lost is not given again. Then all is read anew. */
async function again<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await read();
    } catch (error) {
      if (tries > mostAnew || !isOver(error)) throw error;
    }
  }
}

const mostAnew = 2;

function isOver(error: unknown): boolean {
  if (error instanceof VimFault) return error.renewed;
  if (!(error instanceof HvmError) || !isLostAnswer(error)) return false;
  return error.args['operation'] === 'ContinueRetrievePropertiesEx';
}

interface Wanted {
  readonly ref: Ref;
  readonly kind: Kind;
}

/** Gathers what is asked for in one turn of the event loop: the answers of one poll make many ask at once. */
function batched(read: (wanted: readonly Wanted[]) => Promise<ReadonlyMap<string, Content>>) {
  let next: { readonly wanted: Wanted[]; readonly found: ReturnType<typeof read> } | undefined;
  const begin = () => {
    const wanted: Wanted[] = [];
    const found = turn().then(() => {
      next = undefined;
      return read(wanted);
    });
    return { wanted, found };
  };
  return async (ref: Ref, kind: Kind): Promise<Content | undefined> => {
    next ??= begin();
    next.wanted.push({ ref, kind });
    return (await next.found).get(keyOf(ref));
  };
}

function singly(kind: Kind, wanted: readonly Wanted[]): PropertyFilterSpec {
  const refs = new Map(wanted.filter((each) => each.kind === kind).map(({ ref }) => [keyOf(ref), ref]));
  return {
    propSet: [propSet(kind)],
    objectSet: [...refs.values()].map((obj) => ({ obj })),
    reportMissingObjectsInResults: true,
  };
}

function keyOf({ type, value }: Ref): string {
  return `${type} ${value}`;
}

function inView(view: Ref): PropertyFilterSpec {
  const traversal = make('TraversalSpec', { name: 'view', type: 'ContainerView', path: 'view', skip: false });
  return {
    propSet: viewed.map(propSet),
    objectSet: [{ obj: view, skip: true, selectSet: [traversal] }],
    reportMissingObjectsInResults: true,
  };
}

function recentTasks(manager: Ref): PropertyFilterSpec {
  const traversal = make('TraversalSpec', {
    name: 'tasks',
    type: 'TaskManager',
    path: 'recentTask',
    skip: false,
  });
  return {
    propSet: [propSet('Task')],
    objectSet: [{ obj: manager, skip: true, selectSet: [traversal] }],
    reportMissingObjectsInResults: true,
  };
}

function customFields(manager: Ref): PropertyFilterSpec {
  return { propSet: [propSet('CustomFieldsManager')], objectSet: [{ obj: manager }] };
}

function propSet(type: Kind) {
  return { type, all: false, pathSet: [...paths[type]] };
}
