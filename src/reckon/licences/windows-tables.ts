import { frameSaying } from '../../messages/reports.ts';
import type { ReportCell, ReportTable } from '../../model/report.ts';
import { windowsName } from '../../policy/guest-system.ts';
import type { LicenceParts } from '../licences.ts';
import { count, text } from './columns.ts';
import { packs, pricesOf } from './json.ts';

export function windowsTables(parts: LicenceParts): ReportTable[] {
  return parts.windows.vms.length === 0 ? [] : [cases(parts), hosts(parts)];
}

const marks = ['ha_n1', 'any', 'static'] as const;

function cases({ say, windows, windowsNow, input }: LicenceParts): ReportTable {
  const { version, unit, datacenter, standard, perVm } = windows;
  const isByCore = unit === 'cores';
  const prices = pricesOf(windows);
  const hasNow = input.estate !== input.before;
  const row = (what: string, needed: number, now: number, price: number | undefined): ReportCell[] => [
    ...[what, needed, ...(isByCore ? [packs(needed)] : []), ...(hasNow ? [now] : [])],
    ...(prices === null ? [] : [price ?? null]),
  ];
  const names = { version: version === null ? '' : windowsName(version), unit: say(`unit/${unit}`) };
  return {
    id: 'windows',
    title: say('windows/title', names),
    columns: [
      ...[text(say('windows/case')), count(say('windows/needed'))],
      ...(isByCore ? [count(say('windows/packs'))] : []),
      ...(hasNow ? [count(say('windows/now'))] : []),
      ...(prices === null ? [] : [count(say('windows/price'))]),
    ],
    rows: [
      row(say('windows/datacenter'), datacenter, windowsNow.datacenter, prices?.datacenter),
      ...marks.map((mark) =>
        row(say(`windows/${mark}`), standard[mark], windowsNow.standard[mark], prices?.standard[mark]),
      ),
      row(say('windows/perVm'), perVm, windowsNow.perVm, undefined),
    ],
  };
}

function hosts({ say, windows, input }: LicenceParts): ReportTable {
  return {
    id: 'windows-hosts',
    title: say('whosts/title'),
    columns: [
      ...[text(say('hosts/host')), count(say('whosts/sockets')), count(say('whosts/cores'))],
      ...[count(say('whosts/now')), count(say('whosts/most'))],
      ...[count('Datacenter'), count(say('whosts/standard'))],
    ],
    rows: windows.hosts.map((each): ReportCell[] => [
      ...[each.host, each.sockets, each.cores, each.vms.static, each.vms.ha_n1],
      ...[each.datacenter, each.standard.ha_n1],
    ]),
    total: [
      ...[
        frameSaying(input.lang)('total/title'),
        null,
        null,
        windows.hosts.reduce((sum, { vms }) => sum + vms.static, 0),
        null,
      ],
      ...[windows.datacenter, windows.standard.ha_n1],
    ],
  };
}
