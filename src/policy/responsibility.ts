import type { DesiredVm } from '../model/desired.ts';
import { isOpen, roles } from '../model/roles.ts';
import { shortened } from '../lib/shorten.ts';
import { isCare } from './care.ts';
import type { Breach, View } from './view.ts';

/** Who answers for what: one for each role, and somebody for each. */
export function responsibilityRules({ estate, desired }: View): Breach[] {
  const declared = estate.vms.flatMap(({ manifest }) => manifest ?? []);
  const silent = declared.filter((vm) => !isCare(vm) && undecided(vm).length === 0 && unnamed(vm).length > 0);
  return [
    ...declared.flatMap(openRoles),
    ...declared.flatMap(sharedRoles),
    ...silentVms(silent, desired.site.name),
  ];
}

function openRoles(vm: DesiredVm): Breach[] {
  const open = undecided(vm);
  const missing = isCare(vm) ? unnamed(vm) : [];
  const measure = open.length + missing.length;
  const facts = { undecided: open, missing };
  if (measure === 0) return [];
  if (missing.length === 0) return [{ key: 'RSP-001', subject: vm.name, measure, facts }];
  if (missing.length === roles.length) return [{ key: 'RSP-001/none', subject: vm.name, measure, facts }];
  return [
    {
      key: 'RSP-001/missing',
      subject: vm.name,
      measure,
      facts,
      words: { roles: [...open, ...missing].join(', ') },
    },
  ];
}

/** Of VMs that are not the hospital's, one finding for all. */
function silentVms(vms: readonly DesiredVm[], subject: string): Breach[] {
  if (vms.length === 0) return [];
  const names = vms.map(({ name }) => name);
  const words = { count: names.length, shown: shortened(names, 5).join(', ') };
  return [
    {
      key: 'RSP-001/others',
      severity: 'info',
      subject,
      item: 'others',
      measure: names.length,
      facts: { vms: names },
      words,
    },
  ];
}

function sharedRoles({ name, responsibility }: DesiredVm): Breach[] {
  return Object.entries(responsibility).flatMap(([role, owner]): Breach[] =>
    severalIn(owner) ? [{ key: 'RSP-002', subject: name, item: role, facts: { role, owner } }] : [],
  );
}

/** Two names in one text. */
function severalIn(owner: string): boolean {
  return /[、，,;；／/&＆＋+]|(^|\s)(and|or)\s|および|及び|または/.test(owner);
}

function undecided({ responsibility }: DesiredVm): string[] {
  return roles.filter((role) => responsibility[role] !== undefined && isOpen(responsibility[role]));
}

function unnamed({ responsibility }: DesiredVm): string[] {
  return roles.filter((role) => responsibility[role] === undefined);
}
