import type { Breach, View } from './view.ts';

/** End of support of guests, databases and vSphere. */
export function supportRules(_view: View): Breach[] {
  return [];
}
