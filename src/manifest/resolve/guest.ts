import type { EntryOf } from '../check.ts';
import type { VirtualMachineSpec } from '../schema/machine.ts';
import type { At } from './machine.ts';
import type { LongSpec } from './merge.ts';

/** A VM that is customized must end up with a name that Windows can have, in one workgroup or one domain. */
export function checkGuest(
  { name }: EntryOf<'VirtualMachine'>,
  { guest, networks = [] }: LongSpec<VirtualMachineSpec>,
  at: At,
): void {
  const isCustomized = guest !== undefined || networks.some(({ address }) => address !== undefined);
  if (!isCustomized) return;
  const { hostname, workgroup, domain, joinAccount, joinPassword } = guest ?? {};
  if (hostname === undefined && !isHostname(name)) {
    at(guest === undefined ? ['networks'] : ['guest'], 'MAN-013/hostname-of-name', { name });
  }
  if (workgroup !== undefined && domain !== undefined)
    at(['guest', 'domain'], 'MAN-013/domain-and-workgroup');
  if (domain !== undefined && (joinAccount === undefined || joinPassword === undefined)) {
    at(['guest', 'domain'], 'MAN-013/join');
  }
}

/** A NetBIOS name: 15 letters, digits and hyphens, not digits alone. */
function isHostname(text: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{0,14}[A-Za-z0-9]$/.test(text);
}
