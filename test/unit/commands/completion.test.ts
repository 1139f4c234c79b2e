import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bash } from '../../../src/commands/completion/bash.ts';
import { fish } from '../../../src/commands/completion/fish.ts';
import { zsh } from '../../../src/commands/completion/zsh.ts';
import { optionNames } from '../../../src/commands/options.ts';
import { verbNames } from '../../../src/commands/verbs.ts';
import { helpWords } from '../../../src/commands/words/words.ts';

const scripts = { bash: bash(), zsh: zsh(await helpWords('en')), fish: fish(await helpWords('ja')) };

test.each(Object.keys(scripts) as (keyof typeof scripts)[])(
  'the script for %s has every verb and option',
  (shell) => {
    for (const name of [...verbNames, ...optionNames]) expect(scripts[shell]).toContain(name);
  },
);

test.each(['bash', 'zsh', 'fish'] as const)('%s accepts its script, where it is installed', (shell) => {
  if (!installed(shell)) return;
  expect(() => execFileSync(shell, ['-n'], { input: scripts[shell] })).not.toThrow();
});

test.each([
  ['hvm ', ['plan', 'apply', 'completion']],
  ['hvm pl', ['plan']],
  ['hvm plan --rec', ['--recording']],
  ['hvm apply --allow ', ['network', 'restart', 'power-cycle']],
  ['hvm --lang ', ['ja', 'en']],
  ['hvm completion z', ['zsh']],
])('bash completes "%s"', (line, expected) => {
  expect(complete(line)).toEqual(expect.arrayContaining(expected));
});

function complete(line: string): string[] {
  const words = line.split(' ');
  const script = `${scripts.bash}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length - 1}
_hvm
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', { input: script, encoding: 'utf8' }).trim().split('\n');
}

function installed(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0']);
    return true;
  } catch {
    return false;
  }
}
