import { HvmError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { findReference } from '../manifest/reference.ts';
import { referenceText } from '../report/reference-text.ts';
import type { Call } from './call.ts';

/** `hvm explain [KIND[.path] | CODE]`: the reference of the manifests and of all codes, in the terminal. */
export async function explain(call: Call): Promise<ExitCode> {
  const path = call.operands[0] ?? '';
  const { explainCode, isCodeLike } = await import('./explain-code.ts');
  if (isCodeLike(path)) {
    call.print(explainCode(path, call.look));
    return 0;
  }
  const result = findReference(path);
  if ('found' in result) {
    call.print(referenceText(result.found, call.look));
    return 0;
  }
  const { near } = result;
  if (near === undefined) throw new HvmError('USE-013', { exit: 64, args: { path } });
  throw new HvmError('USE-013/near', { exit: 64, args: { path, near } });
}
