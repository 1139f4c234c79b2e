import type { NoPermission } from '../vim/types.ts';
import { VimFault } from '../vim/fault.ts';
import { isA, type Sent } from '../vim/values.ts';
import type { Live } from './state.ts';

/** The privilege that was missing, or several. From 7.0 U3 on the list of them may stand in its place. */
export function privilegeIn({ privilegeId, missingPrivileges = [] }: Sent<NoPermission>): string | undefined {
  const listed = missingPrivileges.flatMap(({ privilegeIds = [] }) => privilegeIds);
  const privilege = privilegeId ?? [...new Set(listed)].join(', ');
  return privilege === '' ? undefined : privilege;
}

/** What a refusal is about, where it names an object that was read: a datastore, a port group, the template. */
export async function deniedObject(live: Live, error: unknown): Promise<string | undefined> {
  if (!(error instanceof VimFault) || !isA(error.detail, 'NoPermission')) return undefined;
  const ref = error.object ?? error.detail.missingPrivileges?.[0]?.entity;
  const view = ref === undefined ? undefined : await live.view().catch(() => undefined);
  return ref === undefined ? undefined : view?.refs.nameOf(ref);
}
