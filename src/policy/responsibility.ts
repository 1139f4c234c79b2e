import type { Breach, View } from './view.ts';

/** Who answers for what. */
export function responsibilityRules(_view: View): Breach[] {
  return [];
}
