/**
 * Each failure at each kind of request of an apply, and each fault of a task. Here several in one run, and each in one of the
 * two encodings; `bench/faults.mjs` has each alone, in both.
 */
import { describe, expect, test } from 'vitest';
import { codes, failures, faults, requests, taskMethods, tried } from '../support/faults.ts';
import { sound, wards } from '../support/faults-run.ts';
import { hasGo } from '../support/vcsim.ts';

const apis = ['vi-json', 'soap'] as const;
const whens = ['task', 'done', 'before'] as const;

describe.skipIf(!hasGo)('whatever fails, the apply or the next one comes to the planned end', () => {
  const here = wards();

  const once = failures.filter(({ isEndless }) => isEndless !== true);
  const halves = once.flatMap((failure, index) =>
    apis.map((api, half) => ({ ...failure, api, index, half })),
  );
  test.concurrent.each(halves)(
    '$name, at half of the kinds of requests, over $api',
    ({ rule, isHeavy = false, api, index, half }) =>
      here.use(api, async (ward) => {
        const mine = requests.filter((_, other) => (index + other) % 2 === half);
        // Nobody but the server knows a session whose login got no answer.
        const rules = mine
          .filter((method) => method !== 'Login' || rule['when'] !== 'after')
          .map((method) => ({ method, ...rule }));
        const result = await tried(ward.sim, ward.apply, rules);
        sound(result, ward);
        if (isHeavy) expect(codes, result.said).toContain(result.code);
        else expect([result.code, result.struck], result.said).toEqual([0, rules.length]);
      }),
  );

  const each = faults.map((fault, index) => ({
    fault,
    when: whens[index % whens.length] ?? 'task',
    method: taskMethods[index % taskMethods.length] ?? 'CloneVM_Task',
    api: apis[(index >> 1) % apis.length] ?? 'soap',
  }));
  test.concurrent.each(each)('$fault of $method ($when), over $api', ({ fault, when, method, api }) =>
    here.use(api, async (ward) => {
      const result = await tried(ward.sim, ward.apply, [{ method, when, action: 'fault', fault }]);
      // The simulator keeps the session that it says is over.
      sound(result, ward, fault === 'NotAuthenticated' && when === 'before');
      expect(codes, result.said).toContain(result.code);
      expect(result.struck).toBe(1);
    }),
  );
});
