import type { FolderSpec } from '../../model/operation.ts';
import { fault } from '../common/fault.ts';
import { mustBeName } from '../common/names.ts';
import type { Performed } from '../port.ts';
import { VimFault } from '../vim/fault.ts';
import type { Live } from './state.ts';
import { escapeName } from './translate/vm-draft.ts';

/** Makes one folder; its parent must stand. */
export async function createFolder(live: Live, { datacenter, path }: FolderSpec): Promise<Performed> {
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
  try {
    const made = await live.client.call('CreateFolder', parent, { name: escapeName(path.slice(cut + 1)) });
    refs.addFolder(datacenter, path, made);
    return { status: 'done' };
  } catch (error) {
    // Somebody was faster: the folder that is wanted is there.
    if (!(error instanceof VimFault) || !error.is('DuplicateName') || error.object?.type !== 'Folder')
      throw error;
    refs.addFolder(datacenter, path, error.object);
    return { status: 'already' };
  }
}
