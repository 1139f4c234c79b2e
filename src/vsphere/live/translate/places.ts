import type { Ref } from '../../vim/values.ts';
import type { Inventory } from '../inventory.ts';
import { unescapeName } from './vm-draft.ts';

/** Where things stand: paths made of the parents of folders and pools, each looked up once. */
export interface Places {
  /** Of a folder of VMs: its datacenter and its path below the datacenter's VM folder; undefined: another kind of folder. */
  vmFolder(ref: Ref | undefined): VmFolder | undefined;
  /** Of a resource pool: its compute resource and its path below the root pool, which is `""`. */
  pool(ref: Ref | undefined): Pool | undefined;
}

export interface VmFolder {
  readonly datacenter: string;
  readonly path: string;
}

export interface Pool {
  readonly computeResource: Ref;
  readonly path: string;
}

export function placesOf(inventory: Inventory): Places {
  const { folders, pools } = inventory;
  const roots = new Map(
    inventory.datacenters.all.flatMap(({ ref, values }) =>
      values.vmFolder === undefined
        ? []
        : [[values.vmFolder.value, unescapeName(values.name ?? ref.value)] as const],
    ),
  );
  const vmFolder = memo((ref, self: (ref: Ref | undefined) => VmFolder | undefined): VmFolder | undefined => {
    const root = roots.get(ref.value);
    if (root !== undefined) return { datacenter: root, path: '' };
    const folder = folders.get(ref);
    const parent = folder === undefined ? undefined : self(folder.values.parent);
    if (folder === undefined || parent === undefined) return undefined;
    return { ...parent, path: below(parent.path, folder.values.name ?? ref.value) };
  });
  const pool = memo((ref, self: (ref: Ref | undefined) => Pool | undefined): Pool | undefined => {
    const read = pools.get(ref);
    const { parent, owner, name } = read?.values ?? {};
    if (parent === undefined) return undefined;
    const above = self(parent);
    if (above !== undefined) return { ...above, path: below(above.path, name ?? ref.value) };
    return { computeResource: owner ?? parent, path: '' };
  });
  return { vmFolder, pool };
}

function below(path: string, name: string): string {
  const part = unescapeName(name);
  return path === '' ? part : `${path}/${part}`;
}

/** Remembers what `find` found; a parent that is its own ancestor is no place. */
function memo<T>(
  find: (ref: Ref, self: (ref: Ref | undefined) => T | undefined) => T | undefined,
): (ref: Ref | undefined) => T | undefined {
  const known = new Map<string, T | undefined>();
  const self = (ref: Ref | undefined): T | undefined => {
    if (ref === undefined) return undefined;
    const key = `${ref.type} ${ref.value}`;
    if (!known.has(key)) {
      known.set(key, undefined);
      known.set(key, find(ref, self));
    }
    return known.get(key);
  };
  return self;
}
