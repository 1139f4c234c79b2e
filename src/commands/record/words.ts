import path from 'node:path';
import type { Lang } from '../../messages/index.ts';
import type { Observed } from '../../model/observed.ts';
import { safe } from '../../lib/safe.ts';
import type { Call } from '../call.ts';

/** How much a recording holds; `vms` are those that are no templates. */
export interface Counts {
  readonly vms: number;
  readonly templates: number;
  readonly hosts: number;
  readonly datastores: number;
  readonly networks: number;
}

export function countsOf({ vms, hosts, datastores, networks }: Observed): Counts {
  const templates = vms.filter(({ template }) => template).length;
  return {
    vms: vms.length - templates,
    templates,
    hosts: hosts.length,
    datastores: datastores.length,
    networks: networks.length,
  };
}

/** `Recorded 19 VMs, 1 template, 3 hosts, … in FILE (9120 bytes).` */
export function recordText(
  file: string,
  counts: Counts & { readonly bytes: number },
  { settings, context }: Call,
): string {
  const shown = safe(path.relative(context.cwd, file));
  const list = nouns[settings.lang].map(([key, one, many]) => count(counts[key], one, many, settings.lang));
  const scrubbed = settings.scrub ? `\n${hidden[settings.lang]}` : '';
  return settings.lang === 'ja'
    ? `${shown} に記録しました（${counts.bytes} バイト）: ${list.join('、')}${scrubbed}`
    : `Recorded ${list.join(', ')} in ${shown} (${counts.bytes} bytes).${scrubbed}`;
}

function count(number: number, one: string, many: string, lang: Lang): string {
  return lang === 'ja' ? `${one} ${number}` : `${number} ${number === 1 ? one : many}`;
}

type Noun = readonly [key: keyof Counts, one: string, many: string];

const nouns: Readonly<Record<Lang, readonly Noun[]>> = {
  en: [
    ['vms', 'VM', 'VMs'],
    ['templates', 'template', 'templates'],
    ['hosts', 'host', 'hosts'],
    ['datastores', 'datastore', 'datastores'],
    ['networks', 'network', 'networks'],
  ],
  ja: [
    ['vms', 'VM', ''],
    ['templates', 'テンプレート', ''],
    ['hosts', 'ホスト', ''],
    ['datastores', 'データストア', ''],
    ['networks', 'ネットワーク', ''],
  ],
};

const hidden: Readonly<Record<Lang, string>> = {
  en: 'Names, addresses and notes in it are stand-ins; sizes, VLAN numbers and times are as they were.',
  ja: '名前、アドレス、メモは仮のものです。大きさ、VLAN 番号、時刻はそのままです。',
};
