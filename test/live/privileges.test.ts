/** An account that may not do everything: said before the first write where the vCenter tells, and by the fault where not. */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { privileges } from '../../src/vsphere/live/privileges.ts';
import { before, writeSite } from '../kill/site.ts';
import { inventory, ownedVm } from '../support/inventory.ts';
import { exampleSite, json, type Ran, run, temporaryFolder } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');
const apply = ['apply', '--yes', '--allow', 'power-cycle', '-o', 'json'] as const;
const question = 'HasPrivilegeOnEntities';

interface Refused {
  readonly error: {
    readonly code: string;
    readonly fault?: string;
    readonly message: string;
    readonly lacking: readonly {
      readonly privilege: string;
      readonly kind: string;
      readonly object: string;
      readonly operations: readonly string[];
    }[];
  };
}

const refused = ({ stdout }: Ran): Refused['error'] => (JSON.parse(stdout) as Refused).error;

describe.skipIf(!hasGo).each([
  ['8.0.3', 'vi-json'],
  ['5.5.0', 'soap'],
])('a vCenter %s over %s', (version, api) => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator(['-version', version]);
  });
  afterAll(() => sim.end());

  const env = (more: Readonly<Record<string, string>> = {}) => ({
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: sim.password,
    HVM_ADMIN_PASSWORD: 'not-a-real-one',
    HVM_LANG: 'en',
    ...more,
  });
  const hvm = async (cwd: string, args: readonly string[], more = {}): Promise<Ran> => {
    const ran = await run([...args, '--vcenter', sim.url, '--api', api], { cwd, env: env(more) });
    expect(await sim.sessions()).toBe(0);
    expect(await sim.violations()).toEqual([]);
    return ran;
  };
  const methods = async () => (await sim.log()).map(({ method }) => method);
  const asked = async () => (await methods()).filter((method) => method === question).length;
  const writes = async () => (await sim.log()).filter(({ write }) => write).map(({ method }) => method);
  const withhold = (privilege: string, more = {}) => sim.rule({ action: 'withhold', privilege, ...more });

  describe('the example site', () => {
    let cwd: string;
    beforeEach(async () => {
      await sim.put(parseRecording(readFileSync(recording), recording));
      cwd = await exampleSite();
    });

    test('a reader may plan; apply ends before the first write, and names every privilege', async () => {
      const reader = { HVM_USERNAME: sim.readonlyUser };
      expect((await hvm(cwd, ['plan'], reader)).code).toBe(0);
      expect(await asked()).toBe(0);
      const ran = await hvm(cwd, apply, reader);
      expect([ran.code, await writes(), await asked()]).toEqual([77, [], 1]);
      const { code, fault, lacking } = refused(ran);
      expect([code, fault]).toEqual(['PRV-003', 'NoPermission']);
      expect([...new Set(lacking.map(({ privilege }) => privilege))].toSorted()).toEqual([
        'Datastore.AllocateSpace',
        'Folder.Create',
        'Network.Assign',
        'Resource.AssignVMToPool',
        'VirtualMachine.Config.AddNewDisk',
        'VirtualMachine.Config.AdvancedConfig',
        'VirtualMachine.Config.Annotation',
        'VirtualMachine.Config.CPUCount',
        'VirtualMachine.Config.DiskExtend',
        'VirtualMachine.Config.EditDevice',
        'VirtualMachine.Config.Memory',
        'VirtualMachine.Config.Resource',
        'VirtualMachine.Config.Settings',
        'VirtualMachine.Interact.PowerOff',
        'VirtualMachine.Interact.PowerOn',
        'VirtualMachine.Inventory.CreateFromExisting',
        'VirtualMachine.Provisioning.Customize',
        'VirtualMachine.Provisioning.DeployTemplate',
      ]);
    });

    test('whoever may do all is asked about once, and not at all when there is nothing to do', async () => {
      const first = await hvm(cwd, apply);
      expect([first.code, json(first).verified, await asked()]).toEqual([0, true, 1]);
      const at = await methods();
      const since = at.slice(0, at.indexOf(question));
      expect(since.filter((method) => /^(CloneVM|ReconfigVM|CreateFolder|PowerOn)/.test(method))).toEqual([]);
      expect((await hvm(cwd, apply)).code).toBe(0);
      expect(await asked()).toBe(1);
    });
  });

  /** The simulator has a table of its own, made from the API reference: what it refuses must have been asked for, and nothing else. */
  test('what is refused, and only that, was asked for: each privilege in turn', async () => {
    const cwd = await temporaryFolder();
    writeSite(path.join(cwd, 'manifests'));
    const all = new Set(Object.values(privileges).flatMap((places) => Object.values(places).flat()));
    const neither: string[] = [];
    for (const privilege of all) {
      await sim.put(before());
      await withhold(privilege);
      const told = await hvm(cwd, apply);
      const lacking = told.code === 77 ? refused(told).lacking.map((lack) => lack.privilege) : [];
      expect([told.code, ...new Set(lacking)], privilege).toEqual(told.code === 0 ? [0] : [77, privilege]);
      if (told.code === 77) expect(await writes()).toEqual([]);
      else neither.push(privilege);
      await sim.put(before());
      await withhold(privilege);
      await sim.rule({ method: question, times: -1, action: 'fault', fault: 'MethodNotFound' });
      const tried = await hvm(cwd, apply);
      const failures = json(tried).outcomes.flatMap(({ error }) => error?.message ?? []);
      expect(
        failures.some((message) => message.includes(privilege)),
        privilege,
      ).toBe(told.code === 77);
    }
    expect(neither).toEqual(['VirtualMachine.Interact.DeviceConnection']);
  });

  describe('two servers', () => {
    let cwd: string;
    beforeEach(async () => {
      cwd = await temporaryFolder();
      await mkdir(path.join(cwd, 'manifests'));
      await writeFile(path.join(cwd, 'manifests/site.yaml'), manifests);
      await sim.put(inventory({ vms: [ownedVm('kdu', { name: 'old' })] }));
    });

    test('all but space on one datastore: the datastore, the privilege, and what for', async () => {
      await withhold('Datastore.AllocateSpace', { type: 'Datastore', name: 'ds02' });
      const ran = await hvm(cwd, apply);
      expect([ran.code, await writes()]).toEqual([77, []]);
      expect(refused(ran)).toMatchObject({
        message:
          'The account lacks what this apply needs; nothing was changed:\n' +
          '  Datastore.AllocateSpace on ds02 (Datastore), for new: clone the template',
        lacking: [
          {
            privilege: 'Datastore.AllocateSpace',
            kind: 'Datastore',
            object: 'ds02',
            operations: ['clone:new'],
          },
        ],
      });
      const text = await hvm(cwd, apply.slice(0, -2), { HVM_LANG: 'ja' });
      expect(text.stderr).toContain(
        'ds02(Datastore)の Datastore.AllocateSpace: new: テンプレートの複製 に必要',
      );
      expect(text.stderr).toContain('docs/privileges.md');
      expect((await hvm(cwd, [...apply, '--target', 'old'])).code).toBe(0);
    });

    test('all but power on: on the folder of the VM that is to be made, and of the one that is there', async () => {
      await withhold('VirtualMachine.Interact.PowerOn');
      const ran = await hvm(cwd, apply);
      expect([ran.code, await writes()]).toEqual([77, []]);
      const privilege = 'VirtualMachine.Interact.PowerOn';
      expect(refused(ran).lacking).toEqual([
        { privilege, kind: 'Folder', object: 'hospital', operations: ['power-on:new'] },
        { privilege, kind: 'VirtualMachine', object: 'old', operations: ['power-on:old'] },
      ]);
    });

    test.each(['MethodNotFound', 'NotSupported', 'InvalidArgument', 'NoPermission'])(
      'a server that does not tell (%s): apply goes on, and the fault names privilege and object',
      async (fault) => {
        await sim.rule({ method: question, times: -1, action: 'fault', fault });
        await withhold('VirtualMachine.Interact.PowerOn', { type: 'VirtualMachine', name: 'new' });
        const ran = await hvm(cwd, apply);
        expect(ran.code).not.toBe(0);
        const failed = json(ran).outcomes.filter(({ status }) => status === 'failed');
        expect(failed.map(({ id, error }) => [id, error?.fault, error?.message])).toEqual([
          [
            'power-on:new',
            'NoPermission',
            'The account lacks the privilege VirtualMachine.Interact.PowerOn on new.',
          ],
        ]);
        expect(await writes()).toContain('CloneVM_Task');
      },
    );

    test('where it comes to the fault: the datastore, not the VM, is what the privilege is missing on', async () => {
      await sim.rule({ method: question, times: -1, action: 'fault', fault: 'MethodNotFound' });
      await withhold('Datastore.AllocateSpace', { type: 'Datastore', name: 'ds02' });
      const ran = await hvm(cwd, [...apply, '--target', 'new']);
      expect(ran.code).toBe(77);
      expect(json(ran).outcomes.map(({ error }) => error?.message)).toContain(
        'The account lacks the privilege Datastore.AllocateSpace on ds02.',
      );
    });

    test('a session that ends just then: asked again for the new one', async () => {
      await sim.rule({ method: question, action: 'expire' });
      expect((await hvm(cwd, apply)).code).toBe(0);
      expect((await methods()).filter((method) => method === 'Login')).toHaveLength(2);
      expect(await asked()).toBe(3);
    });
  });
});

/** `old` is to be started and gets notes; `new` is to be made, with its data on ds02. */
const manifests = `
apiVersion: hvm/v1
kind: Site
metadata: {name: kdu}
spec:
  datacenter: DC
  cluster: C1
  defaults: {datastore: ds01}
---
apiVersion: hvm/v1
kind: Network
metadata: {name: n10}
spec: {vlan: 10, portGroup: vlan-10}
---
apiVersion: hvm/v1
kind: Template
metadata: {name: win}
spec: {source: tpl, os: windows-2012-r2, disks: [{name: os, size: 40 GiB}]}
---
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: old}
spec: {power: on, notes: mine}
---
apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: new}
spec:
  template: win
  folder: hospital
  disks:
    - {name: os, size: 40 GiB}
    - {name: data, size: 10 GiB, datastore: ds02}
  networks: [{name: n10, vlan: 10}]
  guest: {adminPassword: {fromEnv: HVM_ADMIN_PASSWORD}}
  power: on
`;
