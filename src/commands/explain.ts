import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { explain as explanation } from '../manifest/reference.ts';
import type { Call } from './call.ts';

/** `hvm explain [KIND[.path]]`: the reference of the manifests, in the terminal. */
export async function explain(call: Call): Promise<ExitCode> {
  const path = call.operands[0] ?? '';
  const found = explanation(path, call.settings.lang);
  if (found === undefined) throw new HvmError('USE-013', { exit: 64, args: { path } });
  call.print(found);
  return 0;
}
