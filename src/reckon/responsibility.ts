import { shortened } from '../lib/shorten.ts';
import type { ReportNote } from '../model/report.ts';
import { isOpen, roles } from '../model/roles.ts';
import type { ReportBody, ReportInput } from './input.ts';
import {
  openRoles,
  partiesOf,
  type ResponsibilitySay,
  responsibilitySaying,
  rolesThat,
} from './responsibility/parts.ts';
import { responsibilityTables } from './responsibility/tables.ts';

/** Who answers for what, as the manifests say: what is TBD is 未定 and stands first. */
export function responsibility({ desired, estate, lang }: ReportInput): ReportBody {
  const say = responsibilitySaying(lang);
  const vms = estate.vms.flatMap(({ manifest }) => manifest ?? []);
  const unmanaged = estate.vms.filter(({ manifest }) => manifest === undefined).map(({ name }) => name);
  const parts = { say, vms, vendors: desired.vendors };
  const open = openRoles(vms);
  const missing = vms.reduce((sum, vm) => sum + rolesThat(vm, 'missing').length, 0);
  return {
    title: say('title'),
    paragraphs: [
      say('summary/vms', { vms: vms.length, roles: roles.length }),
      open.length === 0
        ? say('summary/decided')
        : say('summary/open', {
            open: open.reduce((sum, each) => sum + each.vms.length, 0),
            roles: open.map(({ role }) => say(`role/${role}`)).join(', '),
          }),
      ...(missing === 0 ? [] : [say('summary/missing', { missing })]),
      ...(unmanaged.length === 0
        ? []
        : [
            say('summary/unmanaged', {
              ...{ count: unmanaged.length, vms: shortened(unmanaged, 5).join(', ') },
            }),
          ]),
    ],
    tables: responsibilityTables(parts),
    charts: [],
    notes: notesOf(say),
    json: {
      vms: vms.map((vm) => ({
        ...{ name: vm.name, display_name: vm.displayName ?? null, owner: vm.labels['owner'] ?? null },
        roles: Object.fromEntries(roles.map((role) => [role, textOf(vm.responsibility[role])])),
        ...{ undecided: rolesThat(vm, 'undecided'), missing: rolesThat(vm, 'missing') },
      })),
      undecided: open,
      parties: partiesOf(vms),
      unmanaged,
    },
  };
}

/** null: nobody, whether that is written down or not. */
function textOf(owner: string | undefined): string | null {
  return owner === undefined || isOpen(owner) ? null : owner;
}

function notesOf(say: ResponsibilitySay): ReportNote[] {
  return [
    { text: say('note/from'), source: 'VirtualMachine.spec.responsibility' },
    {
      text: say('note/why'),
      source: '論文 4.2, 4.5; 医療情報システムの安全管理に関するガイドライン 第6.0版 企画管理編',
    },
    { text: say('note/patients'), source: '同ガイドライン' },
  ];
}
