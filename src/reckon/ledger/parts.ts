import { groupBy } from '../../lib/group.ts';
import { ledger as en } from '../../messages/en/reports/ledger.ts';
import { ledger as ja } from '../../messages/ja/reports/ledger.ts';
import { sayer, type Saying } from '../../messages/sayer.ts';
import type { DesiredVendor } from '../../model/desired.ts';
import type { Estate, EstateVm } from '../../model/estate.ts';
import { windowsName, windowsServerOf } from '../../policy/guest-system.ts';
import { sqlUses } from '../../policy/licences/sql-use.ts';
import { type Product, supportOf } from '../../policy/support/dates.ts';

export const ledgerWords = { en, ja };
export const ledgerSaying = sayer(ledgerWords);
export type LedgerSay = Saying<keyof typeof en>;

/** What the ledger knows of one VM; sizes are MiB, null where nobody says. */
export interface Entry {
  readonly vm: EstateVm;
  readonly owner: string | null;
  readonly os: string | null;
  readonly diskMib: number;
  readonly vendor: string | null;
  readonly software: readonly string[];
  /** Of the guest and of its SQL Servers, as far as there are dates. */
  readonly support: readonly Support[];
}

export interface Support {
  readonly name: string;
  /** Last day of extended support. */
  readonly end: string;
}

export interface LedgerParts {
  readonly say: LedgerSay;
  readonly total: string;
  readonly today: string;
  readonly entries: readonly Entry[];
}

export function entriesOf(estate: Estate, vendors: readonly DesiredVendor[]): Entry[] {
  const names = new Map(vendors.map(({ name, displayName }) => [name, displayName]));
  const databases = groupBy(sqlUses(estate), ({ vm }) => vm);
  return estate.vms.map((vm): Entry => {
    const windows = windowsServerOf(vm)?.version ?? null;
    const sql = (databases.get(vm) ?? []).flatMap(({ version }) => version ?? []);
    const { vendor } = vm.manifest ?? {};
    return {
      vm,
      owner: vm.manifest?.labels['owner'] ?? null,
      os: windows === null ? (vm.os ?? vm.guestId ?? null) : `Windows Server ${windowsName(windows)}`,
      diskMib: vm.disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0),
      vendor: vendor === undefined ? null : (names.get(vendor) ?? vendor),
      software: (vm.manifest?.software ?? []).map(({ product, version, edition }) =>
        [product, version, edition].filter((part) => part !== undefined).join(' '),
      ),
      support: [
        ...(windows === null ? [] : supported('windows-server', 'Windows Server', windows)),
        ...sql.flatMap((version) => supported('sql-server', 'SQL Server', version.replace(' R2', '-r2'))),
      ],
    };
  });
}

function supported(product: Product, name: string, version: string): Support[] {
  const dates = supportOf(product, version);
  return dates === undefined ? [] : [{ name: `${name} ${windowsName(version)}`, end: dates.end }];
}

export interface OwnerTotal {
  /** null: not written down. */
  readonly owner: string | null;
  readonly vms: number;
  readonly vcpu: number;
  readonly memoryMib: number;
  readonly diskMib: number;
}

/** The owner of most VMs first; those that nobody is written down for last. */
export function totalsOf(entries: readonly Entry[]): OwnerTotal[] {
  return [...groupBy(entries, ({ owner }) => owner)]
    .map(([owner, list]) => ({ owner, ...totalOf(list) }))
    .sort(
      (a, b) =>
        Number(a.owner === null) - Number(b.owner === null) ||
        b.vms - a.vms ||
        ((a.owner ?? '') < (b.owner ?? '') ? -1 : 1),
    );
}

export function totalOf(entries: readonly Entry[]): Omit<OwnerTotal, 'owner'> {
  const sum = (of: (entry: Entry) => number) => entries.reduce((all, entry) => all + of(entry), 0);
  return {
    ...{ vms: entries.length, vcpu: sum(({ vm }) => vm.cores) },
    ...{ memoryMib: sum(({ vm }) => vm.memoryMib), diskMib: sum(({ diskMib }) => diskMib) },
  };
}

/** The two owners of the paper by name, others as the label has them. */
export function ownerName(owner: string | null, say: LedgerSay): string {
  if (owner === null) return say('owner/none');
  return owner === 'hospital' || owner === 'university' ? say(`owner/${owner}`) : owner;
}

/** Of a guest that runs and for which no manifest declares an address. */
export function toldAddresses({ power, observed, nics }: EstateVm): readonly string[] {
  if (power !== 'on' || nics.some(({ address }) => address !== undefined)) return [];
  return observed?.guest?.addresses ?? [];
}
