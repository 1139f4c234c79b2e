import { grouped } from '../../lib/figures.ts';
import type { ReportNote } from '../../model/report.ts';
import { windowsName } from '../../policy/guest-system.ts';
import { datacenterFrom, listPrices } from '../../policy/licences/prices.ts';
import type { LicenceParts } from '../licences.ts';
import { pricesOf } from './json.ts';

/** What the figures rest on, each with its source. */
export function licenceNotes(parts: LicenceParts): ReportNote[] {
  return [...sqlNotes(parts), ...windowsNotes(parts)];
}

const sqlGuide = 'Microsoft SQL Server Licensing Guide';

function sqlNotes({ say, sql, input }: LicenceParts): ReportNote[] {
  const { uses, pools, breakEven } = sql;
  const named = (isIt: (use: (typeof uses)[number]) => boolean) => uses.filter(isIt).map(({ vm }) => vm.name);
  const [unknown, bundled, free, standby] = [
    named(({ terms }) => terms === 'unknown'),
    named(({ terms }) => terms === 'bundled'),
    named(({ terms }) => terms === 'free'),
    named(({ isFree }) => isFree),
  ];
  const factor = input.desired.site.hosts?.coreFactor ?? 1;
  const isByHost = pools.some(({ hosts }) => hosts.length > 0);
  return [
    ...(pools.length === 0
      ? []
      : [
          { text: say('note/declared'), source: 'hvm explain LIC-001' },
          { text: say('note/least'), source: sqlGuide },
          { text: say('note/reassign'), source: 'Microsoft Product Terms' },
        ]),
    ...(unknown.length === 0 ? [] : [assumption(say('note/unknown', { vms: unknown }))]),
    ...(bundled.length === 0 ? [] : [{ text: say('note/bundled', { vms: bundled }) }]),
    ...(free.length === 0 ? [] : [{ text: say('note/free', { vms: free }) }]),
    ...(standby.length === 0 ? [] : [{ text: say('note/standby'), source: sqlGuide }]),
    ...(isByHost && factor !== 1 ? [assumption(say('note/factor', { factor }), 'Site.spec.hosts')] : []),
    ...(pools.some(({ mode }) => mode === 'E') ? [assumption(say('note/clients'))] : []),
    ...breakEven.map(({ version, perVmLicences, hostLicences, equalAt }) => ({
      text: say('note/even', {
        ...{ version: version ?? '', perVm: perVmLicences, hosts: hostLicences, equal: equalAt },
      }),
      source: sqlGuide,
    })),
  ];
}

function windowsNotes({ say, windows }: LicenceParts): ReportNote[] {
  const { version, vms, unit } = windows;
  if (vms.length === 0) return [];
  const prices = {
    ...{ datacenter: grouped(listPrices.datacenter), standard: grouped(listPrices.standard) },
    from: datacenterFrom(),
  };
  return [
    { text: say('note/windows'), source: 'Microsoft Product Terms, Windows Server' },
    ...(version === null ? [] : [{ text: say('note/newest', { version: windowsName(version) }) }]),
    { text: say('note/cal') },
    ...(unit === 'cores' ? [{ text: say('note/mixed') }] : []),
    ...(pricesOf(windows) === null ? [] : [assumption(say('note/price', prices), listPrices.source)]),
    assumption(say('note/guests')),
  ];
}

function assumption(text: string, source?: string): ReportNote {
  return { text, isAssumption: true, ...(source === undefined ? {} : { source }) };
}
