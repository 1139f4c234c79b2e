import { isZone, timeIn } from '../lib/zone.ts';
import { safe } from '../lib/safe.ts';
import type { PlanSource } from '../model/plan.ts';
import type { Say } from './words.ts';

/** Where the observed state comes from: `recording /…/kdu.recording.json` or `vCenter https://… (VI/JSON)`. */
export function sourceText(
  { kind, api, location }: Pick<PlanSource, 'kind' | 'api' | 'location'>,
  say: Say,
): string {
  if (kind === 'recording') return say('header/recording', { location: safe(location) });
  return say('header/vcenter', { location: safe(location), api: api === 'soap' ? 'SOAP' : 'VI/JSON' });
}

/** `2016-06-30 09:00 (Asia/Tokyo), vCenter 5.5.0` */
export function observedText({ observed_at: at, version }: PlanSource, zone: string, say: Say): string {
  const parts = [siteTime(at, zone, say), say('header/version', { version: safe(version) })];
  return parts.join(say('summary/separator'));
}

/** An instant on the Site's clock: `2016-06-30 09:00 (Asia/Tokyo)`; as it stands where it is none. */
export function siteTime(instant: string, zone: string, say: Say): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime()) || !isZone(zone)) return safe(instant);
  return say('header/at', { time: timeIn(date, zone), zone });
}

/** `kdu 九州歯科大学附属病院` */
export function siteTitle(site: { readonly name: string; readonly displayName?: string }): string {
  return site.displayName === undefined ? safe(site.name) : `${safe(site.name)} ${safe(site.displayName)}`;
}
