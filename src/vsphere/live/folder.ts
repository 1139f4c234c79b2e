import type { FolderSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { mustBeName } from '../common/names.ts';
import type { Performed, Run } from '../port.ts';
import { VimFault } from '../vim/fault.ts';
import { make, type Ref } from '../vim/values.ts';
import type { Live } from './state.ts';
import { escapeName } from './translate/vm-draft.ts';
import { carriedOut } from './write.ts';

/** Makes one folder; its parent must stand. */
export async function createFolder(
  live: Live,
  { datacenter, path }: FolderSpec,
  run: Run,
): Promise<Performed> {
  const { observed, refs } = await live.view();
  if (!observed.datacenters.includes(datacenter)) {
    throw fault('VSP-004/NotFound', { object: path, kind: 'datacenter', name: datacenter });
  }
  if (refs.folder(datacenter, path) !== undefined) return { status: 'already' };
  path.split('/').forEach(mustBeName);
  const cut = path.lastIndexOf('/');
  const parentPath = path.slice(0, Math.max(0, cut));
  const parent = refs.folder(datacenter, parentPath);
  if (parent === undefined)
    throw fault('VSP-004/NotFound', { object: path, kind: 'folder', name: parentPath });
  const name = escapeName(path.slice(cut + 1));
  const attempt = () => create(live, parent, name);
  const look = async () => {
    const ref = await childOf(live, parent, name);
    return ref === undefined ? undefined : ({ status: 'done', ref } as const);
  };
  const { status, ref } = await carriedOut(live, { object: path, entity: parent, attempt, look }, run);
  refs.addFolder(datacenter, path, ref);
  return { status };
}

interface Created {
  readonly status: 'done' | 'already';
  readonly ref: Ref;
}

async function create(live: Live, parent: Ref, name: string): Promise<Created> {
  try {
    return { status: 'done', ref: await live.client.call('CreateFolder', parent, { name }) };
  } catch (error) {
    // Somebody was faster: the folder that is wanted is there.
    if (!(error instanceof VimFault) || !error.is('DuplicateName') || error.object?.type !== 'Folder')
      throw error;
    return { status: 'already', ref: error.object };
  }
}

/** The folder of that name, as vCenter writes it, in another one. */
async function childOf({ client }: Live, parent: Ref, wanted: string): Promise<Ref | undefined> {
  const { propertyCollector } = client.content;
  const collector = propertyCollector ?? { type: 'PropertyCollector', value: 'propertyCollector' };
  const path = 'childEntity';
  const traversal = make('TraversalSpec', { name: 'children', type: 'Folder', path, skip: false });
  const specSet = [
    {
      propSet: [{ type: 'Folder', all: false, pathSet: ['name'] }],
      objectSet: [{ obj: parent, skip: true, selectSet: [traversal] }],
    },
  ];
  const read = await client.call('RetrievePropertiesEx', collector, { specSet, options: {} });
  const found = (read?.objects ?? []).find(({ propSet = [] }) => propSet.some(({ val }) => val === wanted));
  return found?.obj;
}
