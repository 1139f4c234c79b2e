import type { ExitCode } from '../exit-codes.ts';
import { HvmError } from '../errors.ts';
import type { Call } from './call.ts';
import { bash } from './completion/bash.ts';
import { fish } from './completion/fish.ts';
import { zsh } from './completion/zsh.ts';
import { verbs } from './verbs.ts';
import { helpWords } from './words/words.ts';

const scripts = { bash, zsh, fish } as const;

/** `hvm completion SHELL`: a script made from the same data as the parser. */
export async function completion(call: Call): Promise<ExitCode> {
  const word = call.operands[0] ?? '';
  const shell = (['bash', 'zsh', 'fish'] as const).find((each) => each === word);
  if (shell === undefined) {
    throw new HvmError('USE-014', { exit: 64, args: { word, known: verbs.completion.choices ?? [] } });
  }
  call.print(scripts[shell](await helpWords(call.settings.lang)));
  return 0;
}
