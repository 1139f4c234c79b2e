import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMarks } from '../../src/model/marks.ts';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { importable, withoutMarks } from '../support/import-law.ts';
import { inventory, nic, vm } from '../support/inventory.ts';
import { exampleSite, json, type Ran, run, temporaryFolder } from '../support/run.ts';
import { hasGo, startSimulator } from '../support/vcsim.ts';

interface ImportDocument {
  readonly files: readonly string[];
  readonly imported: readonly string[];
  readonly notices: readonly { readonly name: string; readonly code: string; readonly message: string }[];
}

const documentOf = ({ stdout }: Ran): ImportDocument => JSON.parse(stdout);

test('the example without marks: every VM is adopted with no fields but ownership', async () => {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'now.json'), formatRecording(withoutMarks(await exampleInventory())));
  const ran = await run(['import', '--recording', 'now.json', '--out', 'manifests'], { cwd });
  expect(ran).toEqual({
    code: 0,
    stderr: '',
    stdout: `Wrote manifests for 19 VMs:
  manifests/site.yaml
  manifests/networks.yaml
  manifests/vms.yaml

Now try: hvm plan --adopt all
`,
  });
  const plan = json(await run(['plan', '--adopt', 'all', '-o', 'json'], { cwd }));
  expect(plan.summary).toMatchObject({ create: 0, update: 0, adopt: 19, 'no-op': 0, errors: 0 });
  expect(new Set(plan.resource_changes.flatMap(({ fields }) => fields.map((field) => field.path)))).toEqual(
    new Set(['ownership']),
  );
  expect(await run(['apply', '--yes', '--adopt', 'all'], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--detailed-exitcode'], { cwd })).toMatchObject({ code: 0 });
});

test('what a Site gives to all is not said again, what differs from it is', async () => {
  const cwd = await siteOf(
    inventory({
      vms: [
        vm({ name: 'plain', power: 'on', notes: 'standard' }),
        vm({
          name: 'odd',
          folder: 'hospital',
          cores: 4,
          coresPerSocket: 2,
          memoryReservationMib: 4096,
          notes: 'a\nb',
        }),
      ],
      networks: [
        { name: 'vlan-10', kind: 'standard', switch: null, vlan: 10 },
        { name: 'trunk', kind: 'standard', switch: null, vlan: null },
      ],
    }),
    '{datastore: ds01, provisioning: thin, power: on, notes: standard, cores: {hotAdd: true}}',
  );
  const ran = await run(['import', '--out', 'manifests/more', '--lang', 'en'], { cwd });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  const head = '# Written by hvm import: vCenter 6.0.0 as of 2026-01-01T00:00:00Z.\n\n';
  expect(await filesIn(path.join(cwd, 'manifests/more'))).toEqual({
    'hospital.yaml': `${head}apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: odd}
spec:
  cores: {count: 4, perSocket: 2, hotAdd: false}
  memory: {size: 4 GiB, reservation: all}
  disks:
    - {name: os, size: 40 GiB}
  networks:
    - {vlan: 10}
  power: off
  folder: hospital
  notes: |-
    a
    b
`,
    'networks.yaml': `${head}apiVersion: hvm/v1
kind: Network
metadata: {name: vlan-10}
spec: {vlan: 10, portGroup: vlan-10}
`,
    'vms.yaml': `${head}apiVersion: hvm/v1
kind: VirtualMachine
metadata: {name: plain}
spec:
  cores: {count: 2, hotAdd: false}
  memory: 4 GiB
  disks:
    - {name: os, size: 40 GiB}
  networks:
    - {vlan: 10}
`,
  });
  expect(await planned(cwd)).toEqual([
    ['odd', 'adopt', []],
    ['plain', 'adopt', []],
  ]);
});

test('a second import takes what is left and writes beside the files that are there', async () => {
  const cwd = await siteOf(inventory({ vms: ['a1', 'a2', 'b1'].map((name) => vm({ name })) }));
  const out = path.join(cwd, 'more');
  expect(await run(['import', 'a*', '--out', 'more'], { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('hvm plan manifests more --adopt all'),
  });
  const before = await filesIn(out);
  expect(Object.keys(before)).toEqual(['networks.yaml', 'vms.yaml']);
  expect(documentOf(await run(['import', '--out', 'more', '-o', 'json'], { cwd }))).toEqual({
    files: [path.join(out, 'vms-2.yaml')],
    imported: ['b1'],
    notices: [],
  });
  expect(await filesIn(out)).toMatchObject(before);
  expect(await run(['import', '--out', 'more'], { cwd })).toEqual({
    code: 0,
    stdout: 'There is nothing to import.\n',
    stderr: '',
  });
});

test('what cannot be imported is reported with a code, and the rest is imported', async () => {
  const marks = (site: string, each: ObservedVm) => ({
    ...each,
    marks: { 'hvm.owner': each.instanceUuid, 'hvm.site': site, 'hvm.name': each.name },
  });
  const cwd = await siteOf(
    inventory({
      networks: [{ name: 'VM Network', kind: 'standard', switch: null, vlan: 0 }],
      vms: [
        vm({ name: 'fine', nics: [nic({ portGroup: 'VM Network' })] }),
        vm({ name: '画像 サーバ', nics: [] }),
        vm({ name: 'Twin', nics: [] }),
        vm({ name: 'twin', folder: 'hospital', nics: [] }),
        marks('other', vm({ name: 'theirs', nics: [] })),
        vm({ name: 'tpl', template: true, nics: [] }),
      ],
    }),
  );
  const { imported, notices } = documentOf(await run(['import', '--out', 'm', '-o', 'json'], { cwd }));
  expect(imported).toEqual(['fine']);
  expect(notices.map(({ name, code }) => [name, code])).toEqual([
    ['Twin', 'IMP-002'],
    ['twin', 'IMP-002'],
    ['画像 サーバ', 'IMP-002'],
    ['fine', 'IMP-003'],
  ]);
  const asked = await run(['import', 'theirs', 'tpl', '--out', 'x'], { cwd });
  expect(asked).toMatchObject({ code: 3, stdout: 'There is nothing to import.\n' });
  expect(asked.stderr).toContain('the Site other owns it');
  expect(asked.stderr).toContain('it is a template');
  expect(await readdir(cwd)).not.toContain('x');
  expect(await run(['import', 'fien', '--out', 'x'], { cwd })).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(/IMP-001[\s\S]*Did you mean fine\?/),
  });
});

test('it says what it lacks: --out, a Site, one datacenter, a folder', async () => {
  const cwd = await siteOf(inventory());
  const failure = async (...args: string[]) => {
    const { code, stderr } = await run(['import', ...args], { cwd });
    return [code, /[A-Z]{3}-\d{3}/.exec(stderr)?.[0]];
  };
  expect(await failure()).toEqual([64, 'USE-006']);
  expect(await failure('--out', 'manifests/site.yaml')).toEqual([1, 'IMP-005']);
  await rename(path.join(cwd, 'manifests/site.yaml'), path.join(cwd, 'manifests/site.txt'));
  await writeFile(path.join(cwd, 'manifests/net.yaml'), network);
  expect(await failure('--out', 'x')).toEqual([65, 'MAN-011']);
  await writeFile(path.join(cwd, 'one.json'), formatRecording(inventory({ vms: [vm()] })));
  const kept = await run(['import', '--recording', 'one.json', '--out', 'manifests', '--site', 'new'], {
    cwd,
  });
  expect(kept.stdout).toContain('manifests/site.yaml\n  manifests/vms.yaml');
  expect(await planned(cwd)).toEqual([['vm01', 'adopt', []]]);
  await rm(path.join(cwd, 'manifests'), { recursive: true });
  expect(await failure('--out', 'x')).toEqual([65, 'MAN-001']);
  const two = inventory({ datacenters: ['DC', 'DC2'], vms: [vm()] });
  await writeFile(path.join(cwd, 'r.json'), formatRecording(two));
  expect(await failure('--recording', 'r.json', '--out', 'x')).toEqual([64, 'IMP-006']);
});

test('of any vCenter: a plan right after finds nothing but the adoption', async () => {
  const cwd = await temporaryFolder();
  let count = 0;
  let adopted = 0;
  await fc.assert(
    fc.asyncProperty(importable, fc.boolean(), defaults, async (generated, isOwned, given) => {
      const observed = isOwned ? generated : withoutMarks(generated);
      count += 1;
      const folder = await siteOf(observed, given, path.join(cwd, String(count)));
      const ran = await run(['import', '--out', 'manifests/all', '-o', 'json'], { cwd: folder });
      expect([ran.code, ran.stderr]).toEqual([0, '']);
      const { imported, notices } = documentOf(ran);
      if (imported.length === 0) return;
      const lost = new Set(observed.datastores.filter((each) => !each.accessible).map(({ name }) => name));
      const odd = new Set(observed.vms.filter((each) => isOdd(each, lost)).map(nameOf));
      const told = notices.filter(({ code }) => code === 'IMP-004').map(({ name }) => name);
      expect(told.filter((name) => !odd.has(name))).toEqual([]);
      const changes = (await planned(folder)).filter(([name]) => !told.includes(name));
      expect(changes.filter(([, , fields]) => fields.length > 0)).toEqual([]);
      adopted += changes.filter(([, action]) => action === 'adopt').length;
    }),
    { numRuns: 100, seed: Number(process.env['SEED'] ?? 20_261_124) },
  );
  expect(adopted).toBeGreaterThan(150);
});

describe.skipIf(!hasGo)('on a vCenter', () => {
  test.each(['vi-json', 'soap'])('over %s, the same manifests as from its recording', async (api) => {
    const cwd = await temporaryFolder();
    const simulator = await startSimulator(['-version', '8.0.3']);
    try {
      await simulator.put(withoutMarks(await exampleInventory()));
      const env = { HVM_USERNAME: simulator.user, HVM_PASSWORD: simulator.password };
      const live = ['--vcenter', simulator.url, '--api', api];
      expect(await run(['import', ...live, '--out', 'manifests'], { cwd, env })).toMatchObject({ code: 0 });
      const plan = json(await run(['plan', ...live, '--adopt', 'all', '-o', 'json'], { cwd, env }));
      expect(plan.summary).toMatchObject({ create: 0, update: 0, adopt: 19, errors: 0 });
      expect(plan.resource_changes.flatMap(({ fields }) => fields.map(({ path: of }) => of))).toEqual(
        plan.resource_changes.map(() => 'ownership'),
      );
      expect(await simulator.violations()).toEqual([]);
      expect(await simulator.sessions()).toBe(0);
      expect((await simulator.log()).filter((line) => line.write)).toEqual([]);
    } finally {
      await simulator.end();
    }
  });
});

const network = `apiVersion: hvm/v1
kind: Network
metadata: {name: care}
spec: {vlan: 10, portGroup: vlan-10}
`;

/** Site defaults that some VMs keep and others do not. */
const defaults = fc.constantFrom(
  '{}',
  '{datastore: ds02, provisioning: eager, power: off}',
  '{power: keep, folder: hospital, resourcePool: "", notes: ""}',
  '{cores: {count: 2, perSocket: 2, hotAdd: true, reservation: 500}, memory: {hotAdd: true, reservation: all}}',
  '{memory: {size: 8 GiB, reservation: 1 GiB}, notes: "all\\nalike", guest: {workgroup: KDU}, power: on}',
);

/** What an adoption cannot leave as it is, or is refused for. */
function isOdd(each: ObservedVm, lost: ReadonlySet<string>): boolean {
  return (
    each.power === 'suspended' ||
    each.connection !== 'connected' ||
    each.disks.some(({ datastore }) => lost.has(datastore)) ||
    each.question !== undefined ||
    each.runningTask !== undefined ||
    each.marks['hvm.restart'] === 'pending' ||
    each.marks['hvm.customize'] === 'pending' ||
    nameOf(each) !== each.name
  );
}

function nameOf(each: ObservedVm): string {
  const marks = readMarks(each.marks);
  return marks?.owner === each.instanceUuid && marks.site === 'kdu' ? marks.name : each.name;
}

/** Name, action, and what differs beside the ownership. */
async function planned(cwd: string): Promise<[string, string, string[]][]> {
  const plan = json(await run(['plan', '--adopt', 'all', '-o', 'json'], { cwd }));
  return plan.resource_changes.map(({ name, change, fields }) => [
    name,
    change.actions[0],
    fields.map((field) => field.path).filter((each) => each !== 'ownership'),
  ]);
}

/** A folder with a Site of these defaults, and the vCenter as its recording. */
async function siteOf(observed: Observed, given = '{}', folder?: string): Promise<string> {
  const cwd = folder ?? (await temporaryFolder());
  await mkdir(path.join(cwd, 'manifests'), { recursive: true });
  const site = `apiVersion: hvm/v1
kind: Site
metadata: {name: kdu}
spec: {vcenter: {recording: site.json}, datacenter: DC, defaults: ${given}}
`;
  await writeFile(path.join(cwd, 'manifests/site.yaml'), site);
  await writeFile(path.join(cwd, 'manifests/site.json'), formatRecording(observed));
  return cwd;
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}

async function exampleInventory(): Promise<Observed> {
  const file = path.join(await exampleSite(), 'manifests/kyushu.recording.json');
  return parseRecording(await readFile(file), file);
}
