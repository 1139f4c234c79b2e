import type { Observed } from '../../model/observed.ts';
import type { FolderSpec } from '../../model/operation.ts';
import { lastPart, parentOf } from './places.ts';
import { fault } from '../common/fault.ts';
import { mustBeName } from '../common/names.ts';
import { sortFolders } from './fill.ts';
import type { Effect } from './machine.ts';

/** Makes one folder; its parent must stand. */
export function createFolder(inventory: Observed, { datacenter, path }: FolderSpec): Effect {
  if (!inventory.datacenters.includes(datacenter)) {
    throw fault('VSP-004/NotFound', { object: path, kind: 'datacenter', name: datacenter });
  }
  if (hasFolder(inventory, datacenter, path)) return { inventory, performed: { status: 'already' } };
  path.split('/').forEach(mustBeName);
  const parent = parentOf(path);
  if (!hasFolder(inventory, datacenter, parent)) {
    throw fault('VSP-004/NotFound', { object: path, kind: 'folder', name: parent });
  }
  mustBeFreeName(inventory, datacenter, parent, lastPart(path));
  const folders = [...inventory.folders, { datacenter, path }];
  return { inventory: { ...inventory, folders: sortFolders(folders) }, performed: { status: 'done' } };
}

export function hasFolder(inventory: Observed, datacenter: string, path: string): boolean {
  return (
    path === '' || inventory.folders.some((each) => each.datacenter === datacenter && each.path === path)
  );
}

/** VMs, templates and folders of one folder share their names. */
export function mustBeFreeName(inventory: Observed, datacenter: string, folder: string, name: string): void {
  const path = folder === '' ? name : `${folder}/${name}`;
  const taken =
    inventory.vms.some((vm) => vm.name === name && vm.folder === folder && vm.datacenter === datacenter) ||
    hasFolder(inventory, datacenter, path);
  if (taken) throw fault('VSP-004/DuplicateName', { object: name, folder });
}
