import { diskRules } from './space/disks.ts';
import { forecastRules } from './space/forecast.ts';
import { storeRules } from './space/stores.ts';
import type { Breach, View } from './view.ts';

/** Whether datastores hold what is on them, now and as it grows. */
export function spaceRules(view: View): Breach[] {
  return [...storeRules(view), ...forecastRules(view), ...diskRules(view)];
}
