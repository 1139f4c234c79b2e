/** The small site on simulators, for tests that let things fail. Most of such a run is waiting, so several run side by side. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { writeSite } from '../kill/site.ts';
import { pageSize, type Tried, tried } from './faults.ts';
import { type Ran, run } from './run.ts';
import { type Simulator, startSimulator } from './vcsim.ts';

export type Api = 'vi-json' | 'soap';

const versions = { 'vi-json': '8.0.3', soap: '6.7' } as const;

export interface Ward {
  readonly sim: Simulator;
  readonly apply: (more: readonly string[]) => Promise<Ran>;
  /** What is there after an apply in which nothing fails. */
  readonly end: string;
}

export interface Wards {
  /** A ward of that encoding, for one at a time. */
  use<T>(api: Api, work: (ward: Ward) => Promise<T>): Promise<T>;
}

/** For the tests of a file: two simulators of each encoding. */
export function wards(): Wards {
  const free: Record<Api, Ward[]> = { 'vi-json': [], soap: [] };
  const waiting: Record<Api, ((ward: Ward) => void)[]> = { 'vi-json': [], soap: [] };
  const all: Ward[] = [];
  const site = mkdtempSync(path.join(tmpdir(), 'hvm-ward-'));
  beforeAll(async () => {
    writeSite(site);
    await Promise.all(
      (['vi-json', 'soap', 'vi-json', 'soap'] as const).map(async (api) => {
        const ward = await open(site, api);
        all.push(ward);
        free[api].push(ward);
      }),
    );
  });
  afterAll(async () => {
    await Promise.all(all.map(({ sim }) => sim.end()));
    rmSync(site, { recursive: true });
  });
  return {
    use: async (api, work) => {
      const ward = free[api].pop() ?? (await new Promise<Ward>((resolve) => waiting[api].push(resolve)));
      try {
        return await work(ward);
      } finally {
        const next = waiting[api].shift();
        if (next === undefined) free[api].push(ward);
        else next(ward);
      }
    },
  };
}

async function open(site: string, api: Api): Promise<Ward> {
  const sim = await startSimulator(['-version', versions[api], '-page', pageSize]);
  const env = {
    HVM_LANG: api === 'soap' ? 'ja' : 'en',
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: sim.password,
    HVM_ADMIN_PASSWORD: 'Adm1n!',
  };
  const usual = ['apply', site, '--yes', '--allow', 'power-cycle', '--vcenter', sim.url, '--api', api];
  const apply = (more: readonly string[]) => run([...usual, ...more], { env });
  const whole = await tried(sim, apply, []);
  expect({ code: whole.code, again: whole.again, odd: whole.odd }, whole.said).toEqual({
    ...{ code: 0, again: 0, odd: [] },
  });
  return { sim, apply, end: whole.end };
}

/** What must hold of every try, whatever failed. */
export function sound(
  { sessions, odd, again, end, said }: Tried,
  ward: Ward,
  mayLeave: boolean = false,
): void {
  const left = mayLeave ? 0 : sessions;
  expect({ sessions: left, odd, again, end }, said).toEqual({
    sessions: 0,
    odd: [],
    again: 0,
    end: ward.end,
  });
}
