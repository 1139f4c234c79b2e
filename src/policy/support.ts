import { daysBetween } from '../lib/days.ts';
import { grouped } from '../lib/figures.ts';
import { groupBy } from '../lib/group.ts';
import { shortened } from '../lib/shorten.ts';
import { windowsName, windowsServerOf } from './guest-system.ts';
import { declaredHosts } from './licences/reach.ts';
import { sqlUses } from './licences/sql-use.ts';
import { asOf, newestHardware, type Product, type SupportDates, supportOf } from './support/dates.ts';
import type { Breach, View } from './view.ts';

/** End of support of guests, databases and vSphere, and virtual hardware that hosts do not run. */
export function supportRules(view: View): Breach[] {
  const { estate } = view;
  const here = estate.vms.filter(({ isHere }) => isHere);
  const guests = here.flatMap((vm) => {
    const version = windowsServerOf(vm)?.version;
    return version === null || version === undefined ? [] : [{ version, name: vm.name }];
  });
  const databases = sqlUses(estate).flatMap(({ version, vm }) =>
    version === null ? [] : [{ version: version.replace(' R2', '-r2'), name: vm.name }],
  );
  const platform = [
    { version: release(estate.version), name: 'vCenter' },
    ...estate.hosts.flatMap(({ name, version }) =>
      version === undefined ? [] : [{ version: release(version), name }],
    ),
  ];
  return [
    ...ended('windows-server', guests, view),
    ...ended('sql-server', databases, view),
    ...ended('vsphere', platform, view),
    ...tooNewHardware(view),
  ];
}

interface User {
  readonly version: string;
  readonly name: string;
}

const codes = { 'windows-server': 'EOS-001', 'sql-server': 'EOS-002', vsphere: 'EOS-003' } as const;
const keys = {
  'windows-server': {
    ...{ over: 'EOS-001', 'over-all': 'EOS-001/over-all' },
    ...{ esu: 'EOS-001/esu', soon: 'EOS-001/soon' },
  },
  'sql-server': {
    ...{ over: 'EOS-002', 'over-all': 'EOS-002/over-all' },
    ...{ esu: 'EOS-002/esu', soon: 'EOS-002/soon' },
  },
  vsphere: { over: 'EOS-003', 'over-all': 'EOS-003', esu: 'EOS-003', soon: 'EOS-003/soon' },
} as const satisfies Readonly<Record<Product, Readonly<Record<State, Breach['key']>>>>;
const names = { 'windows-server': 'Windows Server', 'sql-server': 'SQL Server', vsphere: 'vSphere' } as const;

/** One for each version, with all who use it. */
function ended(product: Product, users: readonly User[], view: View): Breach[] {
  return [...groupBy(users, ({ version }) => version)].flatMap(([version, list]): Breach[] => {
    const dates = supportOf(product, version);
    if (dates === undefined) return [];
    const state = stateOf(dates, view.today, view.threshold(codes[product], 'ahead'));
    if (state === undefined) return [];
    const used = [...new Set(list.map(({ name }) => name))].sort();
    const days = daysBetween(view.today, dates.end);
    const esuDays = dates.esu === undefined ? null : daysBetween(view.today, dates.esu);
    return [
      {
        key: keys[product][state],
        subject: view.desired.site.name,
        item: version,
        measure: used.length,
        facts: {
          ...{ product, version, used_by: used, mainstream: dates.mainstream ?? null, end: dates.end, days },
          ...{ esu: dates.esu ?? null, esu_days: esuDays, as_of: asOf, dates_from: dates.source },
          confirmed: dates.isUnconfirmed !== true,
        },
        words: {
          ...{ name: `${names[product]} ${windowsName(version)}`, day: dates.end, count: used.length },
          ...{
            ago: grouped(Math.abs(days)),
            esuDay: dates.esu ?? dates.end,
            esuAgo: grouped(Math.abs(esuDays ?? days)),
          },
          who: shortened(used, 5).join(', '),
        },
      },
    ];
  });
}

/** Support is over; so are paid updates; they go on; or it ends soon. */
type State = 'over' | 'over-all' | 'esu' | 'soon';

/** Paid updates of Microsoft's; what VMware calls technical guidance brings none. */
function stateOf({ product, end, esu }: SupportDates, today: string, ahead: number): State | undefined {
  const days = daysBetween(today, end);
  if (days >= 0) return days <= ahead ? 'soon' : undefined;
  if (product === 'vsphere' || esu === undefined) return 'over';
  return daysBetween(today, esu) >= 0 ? 'esu' : 'over-all';
}

/** `5.5` of `5.5.0`. */
function release(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** A host runs virtual hardware up to its own; hosts that do not tell their version are not judged. */
function tooNewHardware(view: View): Breach[] {
  const { estate } = view;
  const limits = estate.hosts.flatMap(({ name, version = '' }) => {
    const newest = newestHardware(version);
    return newest === undefined ? [] : [{ name, version, newest }];
  });
  const least = Math.min(...limits.map(({ newest }) => newest));
  return estate.vms
    .filter(({ isHere }) => isHere)
    .flatMap((vm): Breach[] => {
      const given = Number(/^vmx-0*(\d+)$/.exec(vm.hardware ?? '')?.[1] ?? 0);
      if (given <= least) return [];
      const allowed = new Set(declaredHosts(vm, estate));
      const lacking = limits.filter(({ name, newest }) => newest < given && allowed.has(name));
      const [first] = lacking;
      if (first === undefined) return [];
      return [
        {
          key: 'EOS-004',
          subject: vm.name,
          measure: lacking.length,
          facts: { hardware: vm.hardware, hosts: lacking.map(({ name }) => name), newest: first.newest },
          words: {
            ...{ hardware: vm.hardware ?? '', newest: `vmx-${first.newest}`, version: first.version },
            hosts: lacking.map(({ name }) => name).join(', '),
          },
        },
      ];
    });
}
