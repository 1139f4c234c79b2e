import { daysBetween } from '../lib/days.ts';
import { windowsServerOf } from './guest-system.ts';
import { supportOf } from './support/dates.ts';
import type { Breach, View } from './view.ts';

/** Templates that manifests use: whether what is made of them begins with old patches, or without support. */
export function templateRules({ estate, desired, today, threshold }: View): Breach[] {
  const used = new Set(estate.vms.flatMap(({ manifest }) => manifest?.template ?? []));
  const most = threshold('TPL-001', 'days');
  return desired.templates
    .filter(({ name }) => used.has(name))
    .flatMap(({ name: subject, patchedAt, os, guestId }): Breach[] => {
      const age = patchedAt === undefined ? 0 : daysBetween(patchedAt, today);
      const version = windowsServerOf({ os, ...(guestId === undefined ? {} : { guestId }) })?.version;
      const end =
        version === undefined || version === null ? undefined : supportOf('windows-server', version)?.end;
      return [
        ...(patchedAt !== undefined && age > most
          ? [
              {
                key: 'TPL-001',
                subject,
                measure: age,
                facts: { patched_at: patchedAt, days: age, most },
              } as const,
            ]
          : []),
        ...(end !== undefined && end < today
          ? [{ key: 'TPL-002', subject, facts: { os, end, days: daysBetween(end, today) } } as const]
          : []),
      ];
    });
}
