import type { DesiredVm } from '../model/desired.ts';
import type { Estate } from '../model/estate.ts';

/** Of the VMs that manifests declare: the hospital's, of which the ministry's checklist asks. */
export function careVms({ vms }: Estate): DesiredVm[] {
  return vms.flatMap(({ manifest }) => (manifest !== undefined && isCare(manifest) ? [manifest] : []));
}

export function isCare({ labels, dataClass }: DesiredVm): boolean {
  return labels['owner'] === 'hospital' || dataClass === 'clinical-record';
}
