import { HvmError } from '../../errors.ts';
import { groupBy } from '../../lib/group.ts';
import type { CloneSpec, Operation } from '../../model/operation.ts';
import type { Lack } from '../port.ts';
import type { VimClient } from '../vim/client.ts';
import { VimFault } from '../vim/fault.ts';
import type { Ref } from '../vim/values.ts';
import { type Part, partsOf, type Place, privileges } from './privileges.ts';
import type { Refs } from './refs.ts';
import type { Live, View } from './state.ts';

/** Asks for all operations at once. What stands nowhere is looked for when it is needed, and said then. */
export async function lacking(live: Live, operations: readonly Operation[]): Promise<readonly Lack[]> {
  if (operations.length === 0) return [];
  const needs = needsOf(operations, await live.view());
  const entities = new Map(needs.map(({ ref }) => [keyOf(ref), ref]));
  const asked = [...new Set(needs.map(({ privilege }) => privilege))];
  const refused = await refusedOn(live.client, [...entities.values()], asked);
  return needs
    .filter(({ ref, privilege }) => refused.has(`${keyOf(ref)} ${privilege}`))
    .map(({ ref, name, privilege, operation }) => ({ privilege, kind: ref.type, object: name, operation }));
}

/** A privilege that an operation needs on an object. */
interface Need {
  readonly ref: Ref;
  readonly name: string;
  readonly privilege: string;
  readonly operation: Operation;
}

function needsOf(operations: readonly Operation[], { observed, refs }: View): Need[] {
  const clones = new Map(
    operations.flatMap((each) => (each.action === 'clone' ? [[each.spec.instanceUuid, each.spec]] : [])),
  );
  const all = operations.flatMap((operation) =>
    partsOf(operation, observed).flatMap((part) => {
      const at = objectsOf(operation, part, refs, clones);
      return placesOf(part).flatMap(([place, list]) => {
        const object = at[place];
        return object === undefined ? [] : list.map((privilege) => ({ ...object, privilege, operation }));
      });
    }),
  );
  const once = groupBy(all, ({ ref, privilege, operation }) => `${keyOf(ref)} ${privilege} ${operation.id}`);
  return [...once.values()].flatMap((group) => group.slice(0, 1));
}

function placesOf({ work }: Part): (readonly [Place, readonly string[]])[] {
  const row: Partial<Readonly<Record<Place, readonly string[]>>> = privileges[work];
  return places.map((place) => [place, row[place] ?? []]);
}

const places: readonly Place[] = ['folder', 'template', 'resource pool', 'datastore', 'port group', 'VM'];

interface Named {
  readonly ref: Ref;
  readonly name: string;
}

/** The objects of an operation's part, as far as they are there. */
function objectsOf(
  operation: Operation,
  { datastore, portGroup }: Part,
  refs: Refs,
  clones: ReadonlyMap<string, CloneSpec>,
): Partial<Readonly<Record<Place, Named>>> {
  const stored = {
    ...named('datastore', datastore === undefined ? undefined : refs.datastore(datastore), datastore),
    ...named(
      'port group',
      portGroup === undefined ? undefined : refs.network(portGroup)?.ref,
      portGroup?.name,
    ),
  };
  if (operation.action === 'create-folder') {
    const { datacenter, path } = operation.spec;
    return { ...stored, ...folderAt(refs, datacenter, parentOf(path), 'folder') };
  }
  const { name, instanceUuid } = operation.spec;
  const ref = refs.vm(instanceUuid);
  // A clone that was begun: what is left of it is done on the VM alone.
  if (ref !== undefined) return { ...(operation.action === 'clone' ? {} : stored), VM: { ref, name } };
  const clone = operation.action === 'clone' ? operation.spec : clones.get(instanceUuid);
  if (clone === undefined) return stored;
  const { datacenter, folder, template, cluster, resourcePool } = clone;
  return {
    ...stored,
    ...folderAt(refs, datacenter, folder, 'folder'),
    ...folderAt(refs, datacenter, folder, 'VM'),
    ...named('template', refs.vm(template.instanceUuid), template.name),
    ...named('resource pool', refs.pool(cluster, resourcePool), resourcePool || cluster),
  };
}

function named(place: Place, ref: Ref | undefined, name = ''): Partial<Record<Place, Named>> {
  return ref === undefined ? {} : { [place]: { ref, name } };
}

/** The folder, or of one that is yet to be made the nearest above it that stands. */
function folderAt(refs: Refs, datacenter: string, path: string, place: Place): Partial<Record<Place, Named>> {
  for (let at = path; ; at = parentOf(at)) {
    const ref = refs.folder(datacenter, at);
    if (ref !== undefined || at === '') return named(place, ref, at || datacenter);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * `type:value privilege` of what the account does not have there; empty where the server does not tell. A session that
 * was begun anew meanwhile has another key, and is asked for once more.
 */
async function refusedOn(
  client: VimClient,
  entity: readonly Ref[],
  privId: readonly string[],
): Promise<ReadonlySet<string>> {
  const { authorizationManager } = client.content;
  for (let tries = 1; tries <= 2; tries += 1) {
    const sessionId = client.sessionKey();
    if (authorizationManager === undefined || sessionId === undefined || entity.length === 0) break;
    const args = { entity, sessionId, privId };
    const told = await client.call('HasPrivilegeOnEntities', authorizationManager, args).catch(untold);
    if (client.sessionKey() !== sessionId) continue;
    return new Set(
      (told ?? []).flatMap(({ entity: on, privAvailability = [] }) =>
        privAvailability.flatMap(({ privId: id, isGranted }) =>
          on !== undefined && isGranted === false ? [`${keyOf(on)} ${id}`] : [],
        ),
      ),
    );
  }
  return new Set();
}

/** A server that does not know the question, or one of the privileges, or may not tell, has not told. */
function untold(error: unknown): undefined {
  const isNotServed = error instanceof HvmError && notServed.has(Number(error.args['status']));
  const isRefused =
    error instanceof VimFault &&
    error.operation === 'HasPrivilegeOnEntities' &&
    !error.is('NotAuthenticated');
  if (!isNotServed && !isRefused) throw error;
}

const notServed: ReadonlySet<number> = new Set([404, 405, 501]);

function keyOf({ type, value }: Ref): string {
  return `${type}:${value}`;
}
