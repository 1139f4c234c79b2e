import type { Breach, View } from './view.ts';

/** Templates: how old, and fit for the hosts. */
export function templateRules(_view: View): Breach[] {
  return [];
}
