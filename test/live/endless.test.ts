/** A server that never comes to an end, and a line that never works: `--timeout` ends the run, and so little after it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { codes, failures, requests, tried, type Tried } from '../support/faults.ts';
import { sound, type Ward, wards } from '../support/faults-run.ts';
import { hasGo } from '../support/vcsim.ts';

const timeout = 2;
/** For the logout, and for a login that is under way; and some for a machine that is busy. */
const grace = 5 + 5;
const apis = ['vi-json', 'soap'] as const;

type Rules = Parameters<typeof tried>[2];

async function bounded({ sim, apply }: Ward, rules: Rules): Promise<Tried> {
  const inTime = async (more: readonly string[]) => {
    if (more.length === 0) return apply(more);
    const late = sleep((timeout + grace) * 1000, undefined, { ref: false });
    const ran = await Promise.race([apply(more), late]);
    if (ran === undefined) throw new Error('the run is longer than its --timeout');
    return ran;
  };
  return tried(sim, inTime, rules, ['--timeout', `${timeout}s`]);
}

describe.skipIf(!hasGo)('no run is longer than its --timeout', () => {
  const here = wards();

  const endless = failures.filter(({ isEndless }) => isEndless === true);
  const one = requests.flatMap((method, index) =>
    apis.flatMap((api, other) =>
      endless
        .filter((_, place) => place === (index + other) % endless.length)
        .map((failure) => ({ method, api, ...failure })),
    ),
  );
  test.concurrent.each(one)('$name at $method, over $api', ({ method, rule, api }) =>
    here.use(api, async (ward) => {
      const result = await bounded(ward, [{ method, ...rule }]);
      const hasNoAnswer = method === 'Login' ? rule['when'] === 'after' : method === 'Logout';
      sound(result, ward, hasNoAnswer);
      expect(codes, result.said).toContain(result.code);
    }),
  );

  const from = [1, 4, 14].flatMap((nth, index) =>
    [
      { name: 'hangs', rule: { action: 'hang' } },
      { name: 'answers without end', rule: { action: 'endless' } },
      { name: 'is not ready', rule: { action: 'status', status: 503 } },
      {
        name: 'asks to wait a minute',
        rule: { action: 'status', status: 503, headers: { 'Retry-After': '60' } },
      },
      { name: 'resets', rule: { action: 'reset' } },
      { name: 'restarts', rule: { action: 'restart' } },
      { name: 'takes the session away', rule: { action: 'expire' } },
      { name: 'takes the tasks away', rule: { action: 'forget' } },
    ].map((each, other) => ({ nth, ...each, api: apis[(index + other) % 2] ?? 'soap' })),
  );
  test.concurrent.each(from)('from request $nth on it $name, over $api', ({ nth, rule, api }) =>
    here.use(api, async (ward) => {
      const result = await bounded(ward, [{ method: '*', nth, times: -1, ...rule }]);
      // Where every logout fails, too, sessions are left to the server.
      sound(result, ward, true);
      expect(codes, result.said).toContain(result.code);
    }),
  );
});
