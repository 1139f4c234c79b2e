import type { Breach, View } from './view.ts';

/** SQL Server and Windows Server licences. */
export function licenceRules(_view: View): Breach[] {
  return [];
}
