/** Real answers with something wrong in them: each is read, or refused with a code. bench/answers-mutations.mjs makes more. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { MethodName } from '../../src/vsphere/vim/encoding.ts';
import { mutateAnswer } from '../support/mutate-answers.ts';
import { decoded, isWell } from '../support/mutation-outcome.ts';

const folder = path.join(import.meta.dirname, 'golden/answers');
const methods: Readonly<Record<string, MethodName>> = {
  'has-privilege-on-entities': 'HasPrivilegeOnEntities',
  'invalid-login': 'Login',
  login: 'Login',
  'no-permission': 'CloneVM_Task',
  'retrieve-properties-ex': 'RetrievePropertiesEx',
  'task-in-progress': 'ReconfigVM_Task',
  'wait-for-updates-ex': 'WaitForUpdatesEx',
};
const files = readdirSync(folder).filter((file) => path.parse(file).name in methods);

test.each(files)('%s: a thousand, shared among the files', (file) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const { name, ext } = path.parse(file);
  const method = methods[name] ?? 'Login';
  const isFault = /login$|no-perm|in-progress/.test(name) && name !== 'login';
  const count = Math.ceil(1000 / files.length);
  const odd = Array.from({ length: count }, (_, seed) => seed).flatMap((seed) => {
    const mutated = mutateAnswer(text, seed);
    const api = ext === '.xml' ? 'soap' : 'vi-json';
    const outcome = decoded(api, method, mutated.text, isFault ? 500 : 200);
    return isWell(outcome) ? [] : [{ seed, outcome, steps: mutated.steps }];
  });
  expect(odd).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});
