import type { DesiredVm } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import { halfReadVms } from '../model/unreadable.ts';
import type { Draft } from './change.ts';
import type { Inventory } from './inventory.ts';

/** Paths of the Site's datacenter, there or to be made: VMs and folders of one folder share their names. */
export interface Names {
  readonly folders: ReadonlySet<string>;
  readonly machines: ReadonlySet<string>;
}

/** `absent` are the declared VMs that are to be made. */
export function takeNames(absent: readonly DesiredVm[], observed: Observed, inventory: Inventory): Names {
  const { datacenter } = inventory;
  const isHere = (vm: { readonly datacenter?: string }) =>
    'found' in datacenter && vm.datacenter === datacenter.found;
  const here = observed.vms.filter(isHere);
  const half = halfReadVms(observed).flatMap(({ name, vm }) =>
    name === undefined || vm.folder === undefined || !isHere(vm) ? [] : [{ name, folder: vm.folder }],
  );
  return {
    folders: new Set([...inventory.folders, ...absent.flatMap(({ folder = '' }) => ancestry(folder))]),
    machines: new Set([...here, ...half, ...absent].map(pathOf)),
  };
}

/** Names of a new VM, or of the folders that are to be made for it, that the other kind has. */
export function nameDrafts(vm: DesiredVm, names: Names, inventory: Inventory): Draft[] {
  const { name: subject, folder = '' } = vm;
  const missing = ancestry(folder).filter((path) => !inventory.folders.has(path));
  return [
    ...(names.folders.has(pathOf(vm))
      ? [{ key: 'DUP-001/folder', severity: 'error', subject, facts: { folder } } as const]
      : []),
    ...missing
      .filter((path) => names.machines.has(path))
      .map((path) => ({ key: 'DUP-001/machine', severity: 'error', subject, facts: { path } }) as const),
  ];
}

function pathOf({ folder = '', name }: Pick<DesiredVm, 'folder' | 'name'>): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `a/b` → [`a`, `a/b`]. */
export function ancestry(path: string): string[] {
  if (path === '') return [];
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
