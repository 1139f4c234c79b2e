/** What hvm does when an answer is lost, when the vCenter is busy, and when somebody else answers: seen from the server's log. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { before, writeSite } from '../kill/site.ts';
import type { Rule } from '../support/faults.ts';
import { type Ward, wards } from '../support/faults-run.ts';
import { type Ran, run, temporaryFolder } from '../support/run.ts';
import { hasGo, startSimulator } from '../support/vcsim.ts';

const writes = [
  'CreateFolder',
  'CloneVM_Task',
  'ReconfigVM_Task',
  'CustomizeVM_Task',
  'PowerOnVM_Task',
  'ShutdownGuest',
] as const;
const apis = ['vi-json', 'soap'] as const;
const each = apis.flatMap((api) => writes.map((method) => ({ api, method })));

/** How often an apply asks for each method when nothing fails, by simulator. */
const usually = new Map<Ward, Promise<ReadonlyMap<string, number>>>();

async function counts({ sim, apply }: Ward, rule?: Rule): Promise<{ ran: Ran; counts: Map<string, number> }> {
  await sim.put(before());
  if (rule !== undefined) await sim.rule(rule);
  const ran = await apply([]);
  const all = new Map<string, number>();
  for (const { method } of await sim.log()) all.set(method, (all.get(method) ?? 0) + 1);
  return { ran, counts: all };
}

async function usual(ward: Ward): Promise<ReadonlyMap<string, number>> {
  const { ran, counts: all } = await counts(ward);
  expect(ran.code, ran.stderr).toBe(0);
  return all;
}

/** An apply with the rule in force, and how often the method was asked for more than without it. */
async function asked(ward: Ward, method: string, rule: Rule): Promise<{ more: number; ran: Ran }> {
  const known = usually.get(ward) ?? usual(ward);
  usually.set(ward, known);
  const without = (await known).get(method) ?? 0;
  const { ran, counts: all } = await counts(ward, { method, ...rule });
  return { more: (all.get(method) ?? 0) - without, ran };
}

describe.skipIf(!hasGo)('a write whose answer is lost', () => {
  const here = wards();

  test.concurrent.each(each)(
    '$method over $api is not sent again when it was carried out',
    ({ api, method }) =>
      here.use(api, async (ward) => {
        const { more, ran } = await asked(ward, method, { when: 'after', action: 'reset' });
        expect([ran.code, more], ran.stderr).toEqual([0, 0]);
      }),
  );

  test.concurrent.each(each)('$method over $api is sent again, once, when it was not', ({ api, method }) =>
    here.use(api, async (ward) => {
      const { more, ran } = await asked(ward, method, { action: 'reset' });
      expect([ran.code, more], ran.stderr).toEqual([0, 1]);
      const never = await asked(ward, method, { times: -1, action: 'reset' });
      expect(never.ran.code, never.ran.stderr).toBe(4);
      expect(never.ran.stdout + never.ran.stderr).toContain('CON-003');
    }),
  );

  test.concurrent.each(each.filter(({ method }) => method.endsWith('_Task')))(
    '$method over $api is not sent again when its task ended badly or was forgotten, and the work is done',
    ({ api, method }) =>
      here.use(api, async (ward) => {
        for (const rule of [
          { when: 'done', action: 'fault', fault: 'SystemError' },
          { when: 'done', action: 'fault', fault: 'Timedout' },
          { when: 'after', action: 'forget' },
        ]) {
          const { more, ran } = await asked(ward, method, rule);
          expect([ran.code, more], ran.stderr).toEqual([0, 0]);
        }
      }),
  );

  test.concurrent.each(each)('$method over $api waits for the task that is in its way', ({ api, method }) =>
    here.use(api, async (ward) => {
      const { more, ran } = await asked(ward, method, { action: 'busy', ms: 700 });
      expect([ran.code, more], ran.stderr).toEqual([0, 1]);
    }),
  );

  test.concurrent.each(apis)('over %s: who asks for ten minutes is not asked again', (api) =>
    here.use(api, async (ward) => {
      const headers = { 'Retry-After': '600' };
      const later = { times: -1, action: 'status', status: 503, headers };
      for (const method of ['CreateContainerView', 'Login']) {
        const { more, ran } = await asked(ward, method, later);
        expect([ran.code, more], ran.stderr).toEqual([69, 0]);
        expect(ran.stderr).toContain('600');
      }
      const { more, ran } = await asked(ward, 'CreateFolder', later);
      expect([ran.code, more], ran.stderr).toEqual([4, 0]);
    }),
  );
});

test.skipIf(!hasGo).each(apis)(
  'over %s: a guest that takes its time to go down is not asked again when the answer was lost',
  async (api) => {
    const sim = await startSimulator(['-version', '8.0.3', '-shutdown-time', '3s']);
    try {
      const site = await temporaryFolder();
      writeSite(site);
      await sim.put(before());
      await sim.rule({ method: 'ShutdownGuest', when: 'after', action: 'reset' });
      const env = { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_ADMIN_PASSWORD: 'Adm1n!' };
      const usual = ['--yes', '--allow', 'power-cycle', '--vcenter', sim.url, '--api', api];
      const ran = await run(['apply', site, ...usual], { env });
      expect(ran.code, ran.stdout + ran.stderr).toBe(0);
      const methods = (await sim.log()).map(({ method }) => method);
      expect(methods.filter((method) => method === 'ShutdownGuest')).toHaveLength(1);
    } finally {
      await sim.end();
    }
  },
);

test.skipIf(!hasGo)(
  'a certificate that changes in mid-run ends it: nothing is sent to who has the new one',
  async () => {
    const sim = await startSimulator(['-version', '8.0.3', '-tls']);
    try {
      const site = await temporaryFolder();
      writeSite(site);
      const file = path.join(site, 'ward.yaml');
      const pinned = `url: ${sim.url}, tls: {fingerprint: "${sim.fingerprint}"}`;
      writeFileSync(file, readFileSync(file, 'utf8').replace('vcenter: {', `vcenter: {${pinned}, `));
      const env = {
        ...{ HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_ADMIN_PASSWORD: 'Adm1n!' },
        HVM_LANG: 'en',
      };
      const apply = () => run(['apply', site, '--yes', '--allow', 'power-cycle'], { env });
      await sim.put(before());
      await sim.rule({ method: 'CloneVM_Task', action: 'certificate' });
      const changed = await apply();
      const told = changed.stdout + changed.stderr;
      expect(changed.code).toBe(4);
      expect(told).toContain('TLS-002');
      expect(told).toContain(sim.fingerprint);
      // Whoever would paste these lines would trust whoever sits between.
      expect(told).not.toContain('tls:');
      const methods = (await sim.log()).map(({ method }) => method);
      expect(methods.filter((method) => /^(Login|Logout|FindByUuid)$/.test(method))).toEqual(['Login']);
      const again = await apply();
      expect([again.code, (await sim.log()).length]).toEqual([69, methods.length]);
      expect(again.stderr).toContain('TLS-002');
    } finally {
      await sim.end();
    }
  },
);
