import { HvmError } from '../../errors.ts';
import { exitCode } from '../../exit-codes.ts';
import type { Ref } from '../vim/values.ts';
import { missingOf } from './inventory.ts';
import type { Content } from './read.ts';
import { isNeeded } from './translate/half-read.ts';
import { groupedByCause } from './translate/unread.ts';
import { unescapeName } from './translate/vm-draft.ts';

/** Nothing is done to half a VM. @throws HvmError that names the VM, what cannot be read of it, and why */
export function mustBeRead(content: Content, ref: Ref, name: string | undefined): void {
  const [first] = groupedByCause(missingOf(content, ref).filter(isNeeded));
  if (first === undefined) return;
  const { privilege, fault = '–', paths } = first;
  const object = name === undefined ? ref.value : unescapeName(name);
  const path = paths.join(', ');
  if (privilege === undefined) {
    throw new HvmError('VSP-001/untold', { exit: exitCode.failed, args: { object, path, fault } });
  }
  const args = { object, path, privilege };
  throw new HvmError('VSP-001/unreadable', { exit: exitCode.denied, args, fault: 'NoPermission' });
}
