import type { Desired, DesiredTemplate } from '../model/desired.ts';
import type { Observed } from '../model/observed.ts';
import type { Chosen } from './choose.ts';

/** Template documents that VMs say they were made from, and no manifest has. */
export function templatesFor(
  { templates, site }: Desired,
  { vms }: Observed,
  chosen: readonly Chosen[],
): DesiredTemplate[] {
  const declared = new Set(templates.map(({ name }) => name));
  const users = new Map(chosen.map(({ vm, marks }) => [marks?.template ?? '', vm] as const));
  const names = [...users.keys()].filter((name) => name !== '' && !declared.has(name)).sort();
  return names.map((name): DesiredTemplate => {
    const named = vms.filter(
      (vm) => vm.template && vm.name === name && (site.datacenter ?? vm.datacenter) === vm.datacenter,
    );
    const [only, ...more] = named;
    const guestId = only?.guestId ?? users.get(name)?.guestId ?? '';
    const inFolder = only !== undefined && more.length > 0 && only.folder !== '';
    const known = guestId === '' ? {} : { guestId };
    return { name, source: inFolder ? `${only.folder}/${name}` : name, os: osOf(guestId), ...known };
  });
}

/** vSphere's names of the Windows servers; each also stands for a newer one that it was too early for. */
const systems: Readonly<Record<string, string>> = {
  winLonghorn64Guest: 'windows-2008',
  windows7Server64Guest: 'windows-2008-r2',
  windows8Server64Guest: 'windows-2012-r2',
  windows9Server64Guest: 'windows-2016',
  windows2019srv_64Guest: 'windows-2019',
  windows2019srvNext_64Guest: 'windows-2022',
  windows2022srvNext_64Guest: 'windows-2025',
};

function osOf(guestId: string): string {
  return systems[guestId] ?? (guestId.replace(/_?(64)?Guest$/, '') || 'unknown');
}
