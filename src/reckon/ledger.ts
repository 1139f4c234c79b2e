import { gib, grouped } from '../lib/figures.ts';
import { frameSaying } from '../messages/reports.ts';
import type { ReportNote } from '../model/report.ts';
import { asOf } from '../policy/support/dates.ts';
import type { ReportBody, ReportInput } from './input.ts';
import {
  entriesOf,
  type Entry,
  type LedgerSay,
  ledgerSaying,
  ownerName,
  toldAddresses,
  totalOf,
  totalsOf,
} from './ledger/parts.ts';
import { ledgerTables } from './ledger/tables.ts';

/** Every VM: whose it is, what it has, where it is connected, and how it is looked after. */
export function ledger({ desired, estate, today, lang }: ReportInput): ReportBody {
  const say = ledgerSaying(lang);
  const entries = entriesOf(estate, desired.vendors);
  const unmanaged = entries.filter(({ vm }) => vm.manifest === undefined).length;
  const { vms, vcpu, memoryMib, diskMib } = totalOf(entries);
  const owners = totalsOf(entries);
  return {
    title: say('title'),
    paragraphs: [
      say('summary/vms', {
        ...{ vms, vcpu: grouped(vcpu), memory: gib(memoryMib), storage: gib(diskMib) },
        owners: owners
          .map((each) => say('summary/owner', { owner: ownerName(each.owner, say), vms: each.vms }))
          .join(', '),
      }),
      ...(unmanaged === 0 ? [] : [say('summary/unmanaged', { count: unmanaged })]),
    ],
    tables: ledgerTables({ say, total: frameSaying(lang)('total/title'), today, entries }),
    charts: [],
    notes: notesOf(entries, say),
    json: {
      vms: entries.map(entryJson),
      owners: owners.map(({ owner, ...figures }) => ({ owner, ...totalJson(figures) })),
      totals: totalJson(totalOf(entries)),
    },
  };
}

function notesOf(entries: readonly Entry[], say: LedgerSay): ReportNote[] {
  return [
    { text: say('note/all') },
    { text: say('note/address'), source: 'VirtualMachine.spec.networks[].address' },
    { text: say('note/support', { asOf }), source: 'Microsoft Lifecycle' },
    {
      text: say('note/checklist'),
      source: '医療機関におけるサイバーセキュリティ対策チェックリスト 令和7年度版 2-①',
    },
    ...(entries.some(({ vm }) => vm.isHostAssumed)
      ? [{ text: say('note/assumed'), isAssumption: true } as const]
      : []),
  ];
}

function entryJson({ vm, owner, os, diskMib, vendor, software, support }: Entry) {
  const { displayName, labels, dataClass, backup, remoteMaintenance } = vm.manifest ?? {};
  return {
    ...{ name: vm.name, display_name: displayName ?? null, owner, system: labels?.['system'] ?? null },
    ...{ declared: vm.manifest !== undefined, owned: vm.isOwned, os },
    ...{ vcpu: vm.cores, memory_mib: vm.memoryMib, disk_gib: diskMib / 1024 },
    ...{ power: vm.power, host: vm.host ?? null, host_assumed: vm.isHostAssumed },
    hardware: vm.hardware ?? null,
    disks: vm.disks.map(({ id, declared, sizeMib, datastore, provisioning }) => ({
      ...{ name: declared?.name ?? null, place: id, size_mib: sizeMib, datastore, provisioning },
    })),
    networks: vm.nics.map(({ vlan, portGroup, switch: on, address, mac, connected }) => ({
      ...{ vlan, port_group: portGroup, switch: on, address: address ?? null, mac, connected },
    })),
    guest_addresses: toldAddresses(vm),
    ...{ vendor, software, data_class: dataClass ?? null, support },
    ...{ backup: backup ?? null, remote_maintenance: remoteMaintenance ?? null },
  };
}

function totalJson({ vms, vcpu, memoryMib, diskMib }: ReturnType<typeof totalOf>) {
  return { vms, vcpu, memory_mib: memoryMib, disk_gib: diskMib / 1024 };
}
