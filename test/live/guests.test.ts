/** An apply that waits for guests: how it tells that a customization failed, hangs, or went well while a session ended. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { exampleSite, json, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');
const apply = ['apply', '--yes', '--target', 'h-*', '-o', 'json'] as const;

describe.skipIf(!hasGo).each(['8.0.3', '5.5.0'])('guests of a vCenter %s', (version) => {
  let sim: Simulator;
  let cwd: string;

  beforeAll(async () => {
    const times = ['-boot-time', '100ms', '-customize-time', '600ms'];
    sim = await startSimulator(['-inventory', recording, '-version', version, ...times]);
  });
  afterAll(() => sim.end());
  beforeEach(async () => {
    await sim.put(parseRecording(readFileSync(recording), recording));
    cwd = await exampleSite();
  });

  const hvm = async (args: readonly string[]) => {
    const env = {
      HVM_USERNAME: sim.user,
      HVM_PASSWORD: sim.password,
      HVM_ADMIN_PASSWORD: 'x',
      HVM_LANG: 'en',
    };
    const ran = await run([...args, '--vcenter', sim.url], { cwd, env });
    expect(await sim.sessions()).toBe(0);
    expect(await sim.violations()).toEqual([]);
    return ran;
  };
  const outcomes = (ran: Awaited<ReturnType<typeof hvm>>) =>
    Object.fromEntries(json(ran).outcomes.map(({ id, status }) => [id, status]));

  test('an apply ends when the guests are customized, and one collector hears of all', async () => {
    const applied = await hvm([...apply, '--parallel', '1']);
    expect({ code: applied.code, verified: json(applied).verified }).toEqual({ code: 0, verified: true });
    const { vms } = await sim.state();
    expect(vms.find(({ name }) => name === 'h-claio01')?.guest?.hostname).toBe('CLAIO01');
    const methods = (await sim.log()).map(({ method }) => method);
    expect(methods.filter((method) => method === 'CreateCollectorForEvents')).toHaveLength(1);
  });

  test('a customization that fails: which VM, why, and where to look; the VM stays', async () => {
    await sim.rule({ method: 'GuestCustomization', nth: 2, action: 'fault', fault: 'SystemError' });
    const applied = await hvm([...apply, '--parallel', '1']);
    expect(applied.code).toBe(4);
    const failed = json(applied).outcomes.filter(({ status }) => status === 'failed');
    expect(failed).toMatchObject([
      { action: 'power-on', error: { code: 'VSP-011', fault: 'CustomizationSysprepFailed' } },
    ]);
    expect(failed[0]?.error?.hint).toContain('guestcust.log');
    const name = failed[0]?.address.replace('VirtualMachine/', '');
    const { vms } = await sim.state();
    expect(vms.find((vm) => vm.name === name)?.power).toBe('on');
    const again = await hvm(apply);
    expect({ code: again.code, verified: json(again).verified }).toEqual({ code: 0, verified: true });
  });

  test('a customization that never ends: no place is held, and it is no longer than the run may take', async () => {
    await sim.rule({ method: 'GuestCustomization', nth: 1, times: -1, action: 'hang' });
    const applied = await hvm([...apply, '--parallel', '1', '--timeout', '3s']);
    expect(applied.code).toBe(4);
    const ended = outcomes(applied);
    for (const name of ['h-claio01', 'h-cscan01', 'h-hilabo01', 'h-ridoc01']) {
      expect(ended).toMatchObject({ [`clone:${name}`]: 'done', [`power-on:${name}`]: 'failed' });
    }
    expect(json(applied).outcomes.find(({ action }) => action === 'power-on')?.error?.code).toBe('APL-004');
  });

  test('a session that ends while guests are waited for: one more login, and nothing is missed', async () => {
    const applying = hvm(apply);
    for (let powered = 0; powered < 4; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      powered = (await sim.log()).filter(({ method }) => method === 'PowerOnVM_Task').length;
    }
    await sim.endSessions();
    const applied = await applying;
    expect({ code: applied.code, verified: json(applied).verified }).toEqual({ code: 0, verified: true });
    expect((await sim.log()).filter(({ method }) => method === 'Login')).toHaveLength(2);
  });
});
