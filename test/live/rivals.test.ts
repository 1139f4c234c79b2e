/** Somebody else at work on the same VMs: while hvm asks, while it applies, and with a second hvm. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SecretRef } from '../../src/model/desired.ts';
import type { ObservedVm } from '../../src/model/observed.ts';
import type { ReconfigureSpec } from '../../src/model/operation.ts';
import { openVCenter } from '../../src/vsphere/live/open.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { exampleSite, json, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');
const apply = ['apply', '--allow', 'power-cycle', '-o', 'json'] as const;

describe.skipIf(!hasGo).each(['vi-json', 'soap'] as const)('rivals over %s', (api) => {
  let sim: Simulator;
  let cwd: string;

  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3']);
  });
  afterAll(() => sim.end());
  beforeEach(async () => {
    await sim.put(parseRecording(readFileSync(recording), recording));
    cwd = await exampleSite();
  });

  const env = () => ({
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: sim.password,
    HVM_ADMIN_PASSWORD: 'x',
    HVM_LANG: 'en',
  });
  const hvm = (args: readonly string[], more: Parameters<typeof run>[1] = {}) =>
    run([...args, '--vcenter', sim.url, '--api', api], { cwd, env: env(), ...more });
  const writes = async () => (await sim.log()).filter(({ write }) => write).map(({ method }) => method);
  /** A change by hand, in a session of its own. */
  const edit = async (name: string, change: (vm: ObservedVm) => Partial<ReconfigureSpec>) => {
    const secret = (ref: SecretRef) => Promise.resolve('fromEnv' in ref ? ref.fromEnv : '');
    const [username, password] = [{ fromEnv: sim.user }, { fromEnv: sim.password }];
    const connection = { url: sim.url, api, env: {}, userAgent: 'rival', now: () => new Date() };
    const port = await openVCenter({ ...connection, username, password, secret });
    const vm = (await port.observe()).vms.find((each) => each.name === name);
    if (vm === undefined) throw new Error(`no ${name}`);
    const { signal } = new AbortController();
    const run = { progress: () => undefined, guest: () => signal, signal, secret };
    await port.perform(
      {
        ...{ id: 'rival', address: `VirtualMachine/${name}`, action: 'reconfigure', after: [] },
        ...{ impact: 'online', because: 'the manifest differs and the change is online' },
        spec: { name, instanceUuid: vm.instanceUuid, ...change(vm) },
      },
      run,
    );
    await port.close();
  };
  const notes = () => ({ notes: 'by hand' });
  /** Beyond what is declared: the plan would have to shrink it. */
  const growth = ({ disks: [disk] }: ObservedVm) => {
    if (disk === undefined) throw new Error('no disk');
    const { key, bus, controller, unit, sizeMib } = disk;
    return { growDisks: [{ key, bus, controller, unit, fromMib: sizeMib, toMib: sizeMib + 1024 }] };
  };

  test('an edit while hvm asks: exit 75, what changed, and nothing is written', async () => {
    const asked = await hvm(apply, {
      terminal: true,
      answer: 'yes',
      onQuestion: () => edit('u-log01', notes),
    });
    expect({ code: asked.code, stdout: json(asked) }).toMatchObject({
      code: 75,
      stdout: { error: { code: 'PLN-005', message: expect.stringContaining('u-log01') } },
    });
    expect(await writes()).toEqual(['ReconfigVM_Task']);
    expect(await sim.sessions()).toBe(0);
  });

  test('an edit of a VM that the plan does not touch, while hvm asks: it goes on', async () => {
    const asked = await hvm(apply, {
      terminal: true,
      answer: 'yes',
      onQuestion: () => edit('u-dns01', notes),
    });
    expect(asked.code).toBe(0);
  });

  /** An edit that begins with the apply's first write, and is done while the new VMs are cloned. */
  const during = async (...[name, change]: Parameters<typeof edit>) => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 700 });
    let edited: Promise<void> | undefined;
    const applied = await hvm([...apply, '--yes'], {
      onTalk: (said) => {
        if (said.includes('create the folder')) edited ??= edit(name, change);
      },
    });
    await edited;
    expect(edited).toBeDefined();
    expect(await sim.sessions()).toBe(0);
    return { code: applied.code, report: json(applied) };
  };

  test('an edit between reading and writing that changes nothing of the plan: read again, and done', async () => {
    const { code, report } = await during('u-portal-web01', notes);
    expect({ code, verified: report.verified }).toEqual({ code: 0, verified: true });
    const vm = (await sim.state()).vms.find(({ name }) => name === 'u-portal-web01');
    expect(vm).toMatchObject({ memoryMib: 8192, notes: 'by hand', power: 'on' });
  });

  test('one that does: stopped before that VM is touched, and told', async () => {
    const { code, report } = await during('u-portal-web01', growth);
    expect(code).toBe(4);
    expect(report.outcomes.filter(({ status }) => status === 'failed')).toMatchObject([
      { address: 'VirtualMachine/u-portal-web01', error: { code: 'PLN-005', fault: 'ConcurrentAccess' } },
    ]);
    const vm = (await sim.state()).vms.find(({ name }) => name === 'u-portal-web01');
    expect(vm).toMatchObject({ memoryMib: 4096, power: 'on' });
  });

  test('two applies of the same site at once: each VM ends right, and none is there twice', async () => {
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 300 });
    const both = await Promise.all([hvm([...apply, '--yes']), hvm([...apply, '--yes'])]);
    expect(both.map(({ code }) => code).every((code) => [0, 4, 75].includes(code))).toBe(true);
    const again = await hvm([...apply, '--yes']);
    expect({ code: again.code, verified: json(again).verified }).toEqual({ code: 0, verified: true });
    const names = (await sim.state()).vms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(await sim.sessions()).toBe(0);
  });
});
