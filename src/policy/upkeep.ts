import type { Breach, View } from './view.ts';

/** Patches, backups, external storage, remote maintenance and vendors. */
export function upkeepRules(_view: View): Breach[] {
  return [];
}
