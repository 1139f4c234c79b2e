/** An account that may not read everything: nothing is taken for absent, and nothing is done to half a VM. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { exampleSite, json, type Ran, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');
const apply = ['apply', '--yes', '--allow', 'power-cycle', '-o', 'json'] as const;

describe.skipIf(!hasGo)('what the account may not read', () => {
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
    HVM_ADMIN_PASSWORD: 'not-a-real-one',
    HVM_LANG: 'en',
  });
  const hvm = async (args: readonly string[]): Promise<Ran> => {
    const ran = await run([...args, '--vcenter', sim.url], { cwd, env: env() });
    expect(await sim.sessions()).toBe(0);
    expect(await sim.violations()).toEqual([]);
    return ran;
  };
  const writes = async () => (await sim.log()).filter(({ write }) => write).map(({ method }) => method);
  const deny = (type: string, path: string, name?: string, more = {}) =>
    sim.rule({
      ...{ action: 'deny', type, path, privilege: 'System.Read' },
      ...(name === undefined ? {} : { name }),
      ...more,
    });
  const prv = ({ findings }: ReturnType<typeof json>) =>
    findings.filter(({ code }) => code.startsWith('PRV'));

  test.each(['vi-json', 'soap'])(
    'over %s: no VM passes for absent, and none is changed by half; apply writes nothing',
    async (api) => {
      await deny('VirtualMachine', 'config.extraConfig');
      const planned = await hvm(['plan', '-o', 'json', '--api', api]);
      expect([planned.code, json(planned).operations]).toEqual([3, []]);
      expect((await sim.log()).length).toBeLessThanOrEqual(8);
      const errors = prv(json(planned)).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ subject }) => subject)).toEqual(json(planned).desired.vms.map(({ name }) => name));
      for (const { message, hint } of errors) {
        expect(message).toContain('config.extraConfig');
        expect(hint).toContain('System.Read');
      }
      const applied = await hvm([...apply, '--accept', 'PRV-001', '--api', api]);
      expect([applied.code, await writes()]).toEqual([3, []]);
    },
  );

  test.each<[string, ...(readonly [type: string, path: string, name?: string])[]]>([
    ['the devices of one VM', ['VirtualMachine', 'config.hardware.device', 'u-log01']],
    ['the name of one VM', ['VirtualMachine', 'name', 'u-dns01']],
    ['the disks of the template', ['VirtualMachine', 'config.hardware.device', 'win2012r2-ja']],
    ['guests', ['VirtualMachine', 'guest.net'], ['VirtualMachine', 'customValue']],
    [
      'hosts',
      ['HostSystem', 'name'],
      ['HostSystem', 'parent'],
      ['HostSystem', 'summary.hardware.memorySize'],
    ],
    ['datastores', ['Datastore', 'name'], ['Datastore', 'summary.accessible']],
    ['a port group', ['Network', 'name', 'vlan-110']],
    ['the folder of all VMs', ['Datacenter', 'vmFolder'], ['Folder', 'parent', 'vm']],
    ['the cluster', ['ClusterComputeResource', 'name'], ['ClusterComputeResource', 'parent']],
    ['the root pool', ['ResourcePool', 'parent'], ['CustomFieldsManager', 'field']],
  ])('%s: the plan from a recording of it is the plan from it', async (_, ...denied) => {
    for (const [type, path, name] of denied) await deny(type, path, name);
    const recorded = await hvm(['record', '--out', 'half.json']);
    expect([recorded.code, recorded.stderr]).toEqual([0, expect.stringContaining('could be read')]);
    const live = json(await hvm(['plan', '-o', 'json']));
    const file = json(await run(['plan', '-o', 'json', '--recording', 'half.json'], { cwd, env: env() }));
    expect(
      JSON.stringify({
        ...file,
        ...{ inputs_digest: live.inputs_digest, source: live.source, stats: live.stats },
      }),
    ).toBe(JSON.stringify(live));
    expect(prv(live)).not.toEqual([]);
    for (const { facts } of prv(live)) expect([facts['privilege']].flat()).toEqual(['System.Read']);
    const scrubbed = ['record', '--scrub', '--recording', 'half.json', '--out', 'scrubbed.json'];
    expect((await run(scrubbed, { cwd, env: env() })).code).toBe(0);
  });

  test('a VM is worked on, and then cannot be read: refused with its name and the privilege', async () => {
    await deny('VirtualMachine', 'config.hardware.device', 'u-log01', { nth: 2 });
    const ran = await hvm([...apply, '--target', 'u-log01']);
    expect([ran.code, await writes()]).toEqual([77, []]);
    const [outcome] = json(ran).outcomes;
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'VSP-001', fault: 'NoPermission' } });
    expect(outcome?.error?.message).toMatch(/config\.hardware\.device of u-log01 .*System\.Read/);
  });

  test('a VM that cannot be read after the apply: nobody says that all is done', async () => {
    const target = [...apply, '--target', 'u-log01'];
    expect((await hvm(target)).code).toBe(0);
    const reads = (await sim.log()).filter(({ method }) => method === 'RetrievePropertiesEx').length;
    await sim.put(parseRecording(readFileSync(recording), recording));
    await deny('VirtualMachine', 'config.hardware.device', 'u-log01', { nth: reads });
    const { code, stdout, stderr } = await hvm(target);
    expect([code, json({ stdout }).verified]).toEqual([4, false]);
    expect(stderr).toContain('could not read everything again');
    expect(stderr).toContain('u-log01 is in the vCenter');
  });

  test('in Japanese, too', async () => {
    await deny('VirtualMachine', 'snapshot', 'u-log01');
    await deny('VirtualMachine', 'config.changeVersion', 'u-log01');
    const { stdout } = await hvm(['plan', '--lang', 'ja']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('アカウントに System.Read を、u-log01 に対して');
  });
});
