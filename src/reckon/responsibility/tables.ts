import type { DesiredVm } from '../../model/desired.ts';
import type { ReportCell, ReportColumn, ReportTable } from '../../model/report.ts';
import { isOpen } from '../../model/roles.ts';
import {
  openRoles,
  partiesOf,
  type ResponsibilityParts,
  type ResponsibilitySay,
  type Role,
} from './parts.ts';

/** The roles of the platform's side and those of the system's: one table of all is too wide for a page. */
const platform: readonly Role[] = [
  ...(['hardware', 'hypervisor', 'network', 'backup', 'restore', 'monitoring', 'firstResponse'] as const),
];
const system: readonly Role[] = [
  ...(['os', 'osPatch', 'antivirus', 'middleware', 'application', 'data'] as const),
];

export function responsibilityTables(parts: ResponsibilityParts): ReportTable[] {
  return [
    open(parts),
    matrix('platform', platform, parts),
    matrix('system', system, parts),
    patches(parts),
    parties(parts),
    vendors(parts),
  ].filter(({ rows }) => rows.length > 0);
}

const text = (label: string): ReportColumn => ({ label, type: 'text' });
const figure = (label: string): ReportColumn => ({ label, type: 'number' });

/** `未定` of TBD; nothing of nothing. */
function owned(owner: string | undefined, say: ResponsibilitySay): ReportCell {
  if (owner === undefined) return null;
  return isOpen(owner) ? say('tbd') : owner;
}

function open({ say, vms }: ResponsibilityParts): ReportTable {
  return {
    ...{ id: 'open', title: say('open/title') },
    columns: [text(say('open/role')), figure(say('open/count')), text(say('open/vms'))],
    rows: openRoles(vms).map(({ role, vms: names }) => [
      ...[say(`role/${role}`), names.length],
      names.join(', '),
    ]),
  };
}

function matrix(
  id: 'platform' | 'system',
  columns: readonly Role[],
  { say, vms }: ResponsibilityParts,
): ReportTable {
  return {
    ...{ id, title: say(`${id}/title`) },
    columns: [...named(say), ...columns.map((role) => text(say(`role/${role}`)))],
    rows: vms.map((vm) => [...nameOf(vm), ...columns.map((role) => owned(vm.responsibility[role], say))]),
    remarks: [say('matrix/remark')],
  };
}

function named(say: ResponsibilitySay): ReportColumn[] {
  return [text(say('matrix/vm')), text(say('matrix/system'))];
}

function nameOf({ name, displayName, labels }: DesiredVm): ReportCell[] {
  return [name, displayName ?? labels['system'] ?? null];
}

function patches({ say, vms }: ResponsibilityParts): ReportTable {
  const told = vms.flatMap((vm) => (vm.patch === undefined ? [] : [{ vm, patch: vm.patch }]));
  const labels = (['owner', 'method', 'window', 'approval', 'applied'] as const).map((key) =>
    text(say(`patch/${key}`)),
  );
  return {
    ...{ id: 'patches', title: say('patch/title') },
    columns: [...named(say), ...labels],
    rows: told.map(({ vm, patch }) => [
      ...[...nameOf(vm), owned(patch['owner'], say), patch['method'] ?? null, patch['window'] ?? null],
      ...[patch['vendorApproval'] ?? null, patch['lastApplied'] ?? null],
    ]),
  };
}

function parties({ say, vms }: ResponsibilityParts): ReportTable {
  return {
    ...{ id: 'parties', title: say('parties/title') },
    columns: [
      ...[text(say('parties/name')), figure(say('parties/entries')), figure(say('parties/vms'))],
      text(say('parties/roles')),
    ],
    rows: partiesOf(vms).map((party) => [
      ...[party.name, party.entries, party.vms.length],
      party.roles.map((role) => say(`role/${role}`)).join(', '),
    ]),
  };
}

function vendors({ say, vms, vendors: all }: ResponsibilityParts): ReportTable {
  const rows = all.flatMap(({ name, displayName, window, contacts }): ReportCell[][] => {
    const own = vms.filter(({ vendor }) => vendor === name).map((vm) => vm.name);
    if (own.length === 0) return [];
    const reached = contacts.length === 0 ? null : contacts.join(', ');
    return [[displayName, window ?? null, reached, own.join(', ')]];
  });
  return {
    ...{ id: 'vendors', title: say('vendors/title') },
    columns: [
      ...[text(say('vendors/name')), text(say('vendors/window')), text(say('vendors/contacts'))],
      text(say('open/vms')),
    ],
    rows,
  };
}
