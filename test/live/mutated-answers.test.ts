/** Whole plans on answers with something wrong in them: each ends with a result or an error of ours. bench/answers-mutations.mjs makes more. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Listening, giveAnswers, keepAnswers, type WireAnswer } from '../support/answers.ts';
import { mutateAnswer } from '../support/mutate-answers.ts';
import { exampleSite, run } from '../support/run.ts';
import { hasGo, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');

test.skipIf(!hasGo).each(['soap', 'vi-json'] as const)('60 plans over %s', async (api) => {
  const cwd = await exampleSite();
  const sim = await startSimulator(['-inventory', recording, '-version', '8.0.3']);
  const env = { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_LANG: 'en' };
  const plan = (server: Listening) =>
    run(['plan', '--vcenter', server.url, '--api', api, '--timeout', '20s'], { cwd, env });
  const kept: WireAnswer[] = [];
  const between = await keepAnswers(sim.url, kept);
  expect((await plan(between)).code).toBe(0);
  await between.end();
  await sim.end();
  let given: readonly WireAnswer[] = kept;
  const server = await giveAnswers(() => given);
  const odd: unknown[] = [];
  let refused = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const chosen = kept[seed % kept.length];
    const { text, steps } = mutateAnswer(chosen?.text ?? '', seed);
    given = kept.map((each) => (each === chosen ? { ...each, text } : each));
    server.again();
    const { code, stdout, stderr } = await plan(server);
    if (code !== 0) refused += 1;
    const isWell =
      [0, 1, 3, 69, 77].includes(code) && !/INT-001|\[object Object\]|undefined/.test(stdout + stderr);
    if (!isWell) odd.push({ seed, steps, method: chosen?.method, code, said: stderr.slice(0, 300) });
  }
  await server.end();
  expect(odd).toEqual([]);
  // They do reach what they are meant for.
  expect(refused).toBeGreaterThan(10);
});
