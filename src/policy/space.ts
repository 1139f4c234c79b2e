import type { Breach, View } from './view.ts';

/** Whether datastores hold what is on them. */
export function spaceRules(_view: View): Breach[] {
  return [];
}
