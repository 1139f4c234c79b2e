import type { ReportCell, ReportColumn, ReportTable } from '../../model/report.ts';
import { backupCell, remoteCell, supportCell } from './care-cells.ts';
import {
  type Entry,
  type LedgerParts,
  type LedgerSay,
  ownerName,
  toldAddresses,
  totalOf,
  totalsOf,
} from './parts.ts';

export function ledgerTables(parts: LedgerParts): ReportTable[] {
  return [owners(parts), machines(parts), networks(parts), care(parts)];
}

type Column =
  | 'name'
  | 'display'
  | 'owner'
  | 'os'
  | 'power'
  | 'host'
  | 'vlan'
  | 'portGroup'
  | 'address'
  | 'mac'
  | 'vendor'
  | 'dataClass'
  | 'software'
  | 'support'
  | 'backup'
  | 'remote';

const inGib = (mib: number) => mib / 1024;

function texts(say: LedgerSay, ...columns: readonly Column[]): ReportColumn[] {
  return columns.map((column) => ({ label: say(`column/${column}`), type: 'text' }));
}

function figures(say: LedgerSay): ReportColumn[] {
  return [
    { label: say('column/vcpu'), type: 'number' },
    { label: say('column/memory'), type: 'number', decimals: 1 },
    { label: say('column/disks'), type: 'number', decimals: 1 },
  ];
}

function owners({ say, total, entries }: LedgerParts): ReportTable {
  const all = totalOf(entries);
  return {
    ...{ id: 'owners', title: say('owners/title') },
    columns: [
      ...[...texts(say, 'owner'), { label: say('column/vms'), type: 'number' as const }],
      ...figures(say),
    ],
    rows: totalsOf(entries).map(({ owner, vms, vcpu, memoryMib, diskMib }) => [
      ...[ownerName(owner, say), vms, vcpu, inGib(memoryMib), inGib(diskMib)],
    ]),
    total: [total, all.vms, all.vcpu, inGib(all.memoryMib), inGib(all.diskMib)],
  };
}

function machines({ say, total, entries }: LedgerParts): ReportTable {
  const all = totalOf(entries);
  return {
    ...{ id: 'machines', title: say('machines/title') },
    columns: [
      ...texts(say, 'name', 'display', 'owner', 'os'),
      ...figures(say),
      ...texts(say, 'power', 'host'),
    ],
    rows: entries.map((entry) => {
      const { vm } = entry;
      return [
        ...[vm.name, vm.manifest?.displayName ?? null, ownerName(entry.owner, say), entry.os],
        ...[vm.cores, inGib(vm.memoryMib), inGib(entry.diskMib)],
        ...[say(`power/${vm.power}`), hostCell(entry, say)],
      ];
    }),
    total: [total, '', '', '', all.vcpu, inGib(all.memoryMib), inGib(all.diskMib), '', ''],
  };
}

function hostCell({ vm: { host, isHostAssumed } }: Entry, say: LedgerSay): ReportCell {
  if (host === undefined) return null;
  return isHostAssumed ? say('host/assumed', { host }) : host;
}

/** One row for each card; a VM without a card has one all the same. */
function networks({ say, entries }: LedgerParts): ReportTable {
  return {
    ...{ id: 'networks', title: say('networks/title') },
    columns: texts(say, 'name', 'vlan', 'portGroup', 'address', 'mac'),
    rows: entries.flatMap(({ vm }): ReportCell[][] => {
      const told = toldAddresses(vm);
      const bracketed = told.length === 0 ? null : `(${told.join(', ')})`;
      if (vm.nics.length === 0) return [[vm.name, null, null, bracketed, null]];
      return vm.nics.map(({ vlan, portGroup, address, mac }, index) => [
        ...[vm.name, vlan === null ? null : String(vlan), portGroup],
        ...[address ?? (index === 0 ? bracketed : null), mac],
      ]);
    }),
  };
}

function care({ say, today, entries }: LedgerParts): ReportTable {
  return {
    ...{ id: 'care', title: say('care/title') },
    columns: texts(say, 'name', 'vendor', 'dataClass', 'software', 'support', 'backup', 'remote'),
    rows: entries.map((entry) => {
      const { dataClass, backup, remoteMaintenance } = entry.vm.manifest ?? {};
      return [
        ...[entry.vm.name, entry.vendor, dataClass === undefined ? null : say(`data/${dataClass}`)],
        entry.software.length === 0 ? null : entry.software.join(', '),
        ...[supportCell(entry, today, say), backupCell(backup, say), remoteCell(remoteMaintenance, say)],
      ];
    }),
  };
}
