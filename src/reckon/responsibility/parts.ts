import { responsibility as en } from '../../messages/en/reports/responsibility.ts';
import { responsibility as ja } from '../../messages/ja/reports/responsibility.ts';
import { sayer, type Saying } from '../../messages/sayer.ts';
import type { DesiredVendor, DesiredVm } from '../../model/desired.ts';
import { isOpen, roles } from '../../model/roles.ts';

export const responsibilityWords = { en, ja };
export const responsibilitySaying = sayer(responsibilityWords);
export type ResponsibilitySay = Saying<keyof typeof en>;
export type Role = (typeof roles)[number];

export interface ResponsibilityParts {
  readonly say: ResponsibilitySay;
  /** Those that a manifest declares, by name. */
  readonly vms: readonly DesiredVm[];
  readonly vendors: readonly DesiredVendor[];
}

/** Of one VM: somebody, nobody yet, or nothing written down. */
export function rolesThat(vm: DesiredVm, state: 'undecided' | 'missing'): Role[] {
  return roles.filter((role) => {
    const owner = vm.responsibility[role];
    return state === 'missing' ? owner === undefined : owner !== undefined && isOpen(owner);
  });
}

export interface Open {
  readonly role: Role;
  readonly vms: readonly string[];
}

/** Roles that are TBD, each with the VMs where it is. */
export function openRoles(vms: readonly DesiredVm[]): Open[] {
  return roles
    .map((role) => {
      const open = vms.filter((vm) => rolesThat(vm, 'undecided').includes(role));
      return { role, vms: open.map(({ name }) => name) };
    })
    .filter((open) => open.vms.length > 0);
}

export interface Party {
  readonly name: string;
  /** VMs times roles. */
  readonly entries: number;
  readonly vms: readonly string[];
  readonly roles: readonly Role[];
}

/** Who answers for something, by the text of the manifests; the one with most first. */
export function partiesOf(vms: readonly DesiredVm[]): Party[] {
  const all = new Map<string, { role: Role; vm: string }[]>();
  for (const { name: vm, responsibility } of vms) {
    for (const role of roles) {
      const owner = responsibility[role];
      if (owner === undefined || isOpen(owner)) continue;
      const list = all.get(owner.trim()) ?? [];
      list.push({ role, vm });
      all.set(owner.trim(), list);
    }
  }
  const parties = [...all].map(([name, list]) => ({
    ...{ name, entries: list.length, vms: [...new Set(list.map(({ vm }) => vm))] },
    roles: roles.filter((role) => list.some((each) => each.role === role)),
  }));
  return parties.sort((a, b) => b.entries - a.entries || (a.name < b.name ? -1 : 1));
}
