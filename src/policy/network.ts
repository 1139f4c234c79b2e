import type { Breach, View } from './view.ts';

/** VLANs, port groups, addresses and links. */
export function networkRules(_view: View): Breach[] {
  return [];
}
