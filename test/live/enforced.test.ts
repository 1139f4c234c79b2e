/** What the cluster of a simulated vCenter enforces: rules and overrides, read over both encodings. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ObservedCluster } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { edit, exampleSite, json, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');
const inventory = parseRecording(readFileSync(recording), recording);

describe.skipIf(!hasGo)('what the cluster enforces', () => {
  let sim: Simulator;
  let cwd: string;

  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3']);
  });
  afterAll(() => sim.end());
  beforeEach(async () => {
    cwd = await exampleSite();
    await edit(path.join(cwd, 'manifests/university.yaml'), (text) =>
      text.replace(
        'availability: {mode: ha, activeHost: esx02}',
        'availability: {mode: static-standby, activeHost: esx02, standbyHost: esx03}',
      ),
    );
  });

  const uuid = inventory.vms.find(({ name }) => name === 'u-ad01')?.instanceUuid ?? '';
  const rule = {
    ...{ name: 'licences', enabled: true, runs: 'on' as const, vms: [uuid], hosts: ['esx02'] },
  };
  const put = (given: Partial<ObservedCluster>) =>
    sim.put({ ...inventory, clusters: inventory.clusters.map((each) => ({ ...each, ...given })) });
  const hvm = (...args: string[]) =>
    run([...args, '--vcenter', sim.url, '--lang', 'en'], {
      cwd,
      env: { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_ADMIN_PASSWORD: 'n0ne-Needed!' },
    });

  describe.each(['vi-json', 'soap'])('%s', (api) => {
    const missing = async () => {
      const { findings } = json(await hvm('plan', '-o', 'json', '--api', api));
      return findings.find(({ code, subject }) => code === 'AVL-001' && subject === 'u-ad01')?.facts[
        'missing'
      ];
    };

    test('a mandatory rule and no restart: nothing is lacking, and no request is made for it', async () => {
      await put({
        hostRules: [{ ...rule, mandatory: true }],
        vmOverrides: [{ vm: uuid, haRestart: 'disabled' }],
      });
      expect(await missing()).toBeUndefined();
      expect((await sim.log()).length).toBeLessThanOrEqual(8);
    });

    test('without the rule, with one that only should be kept, without the override', async () => {
      await put({});
      expect(await missing()).toEqual(['rule', 'restart']);
      await put({ hostRules: [{ ...rule, mandatory: false }], vmOverrides: [] });
      expect(await missing()).toEqual(['rule', 'restart']);
      await put({ hostRules: [{ ...rule, mandatory: true }], vmOverrides: [] });
      expect(await missing()).toEqual(['restart']);
    });

    test('an account that may not read it: nobody knows, which is said once', async () => {
      await put({ hostRules: [{ ...rule, mandatory: true }], vmOverrides: [] });
      await sim.rule({
        ...{ action: 'deny', type: 'ClusterComputeResource', path: 'configurationEx' },
        privilege: 'System.Read',
      });
      const { findings } = json(await hvm('plan', '-o', 'json', '--api', api));
      await sim.clearRules();
      expect(findings.filter(({ code }) => code === 'AVL-001')).toMatchObject([
        { severity: 'info', subject: 'kdu', facts: { vms: ['h-claio01', 'h-cscan01', 'u-ad01'] } },
      ]);
      expect(findings.find(({ code }) => code === 'LIC-001')?.facts['enforced']).toBeNull();
    });

    test('a recording of it has rules and overrides', async () => {
      const vmOverrides = [{ vm: uuid, haRestart: 'disabled', drs: 'manual' as const }];
      await put({ hostRules: [{ ...rule, mandatory: true }], vmOverrides });
      const { code } = await hvm('record', '--out', 'new.recording.json', '--api', api);
      expect(code).toBe(0);
      const written = await readFile(path.join(cwd, 'new.recording.json'));
      expect(parseRecording(written, 'new').clusters[0]).toMatchObject({
        hostRules: [{ ...rule, mandatory: true }],
        vmOverrides,
      });
    });
  });
});
