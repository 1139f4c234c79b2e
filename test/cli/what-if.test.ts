import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { exampleSite, json, run } from '../support/run.ts';

const smaller = ['--what-if', 'Site/kdu.hosts.memory=64 GiB'] as const;

test('with 64 GiB in each host N+1 is 140 %: an error that the what-if brings; the inventory said 96', async () => {
  const cwd = await exampleSite();
  const { code, stdout } = await run(['check', '-o', 'json', ...smaller], { cwd });
  expect(code).toBe(3);
  const made = JSON.parse(stdout);
  expect(made.what_if).toEqual(['Site/kdu.hosts.memory=64 GiB']);
  const found = made.findings.find(({ code: each }: Finding) => each === 'CAP-002');
  expect(found).toMatchObject({
    severity: 'error',
    message: expect.stringContaining('168 / 120 GiB = 140.0 %'),
  });
});

test('the vendor asks for more: the plan says so plainly, and nothing is written', async () => {
  const cwd = await exampleSite();
  const recording = path.join(cwd, 'manifests/kyushu.recording.json');
  const before = await readFile(recording, 'utf8');
  const more = 'VirtualMachine/h-claio01.disks[data].size=3500 GiB';
  const text = (await run(['plan', '--what-if', more, '--lang', 'ja'], { cwd })).stdout;
  expect(text).toContain(`これは仮定（what-if）です。何も書き込みません。仮定した内容:\n  ${more}\n`);
  const markdown = (await run(['plan', '--what-if', more, '-o', 'markdown'], { cwd })).stdout;
  expect(markdown).toContain(`> What if: nothing of this is written. It is assumed that: \`${more}\`\n`);
  expect(await readFile(recording, 'utf8')).toBe(before);
});

test('documents of a file, and values besides', async () => {
  const cwd = await exampleSite();
  await writeFile(
    path.join(cwd, 'new.yaml'),
    'apiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: h-new01}\nspec: {template: win2012r2-ja, cores: 8, memory: 32 GiB}\n',
  );
  const args = ['plan', '-o', 'json', '--what-if', 'new.yaml', '--what-if', 'VirtualMachine/h-new01.cores=6'];
  const made = json(await run(args, { cwd }));
  const change = made.resource_changes.find(({ name }) => name === 'h-new01');
  expect(change?.change.after).toMatchObject({ cores: 6, memory_mib: 32 * 1024 });
  expect(made.what_if).toEqual(['VirtualMachine/h-new01.cores=6', 'new.yaml']);
});

test('a report of a what-if says that it is one', async () => {
  const cwd = await exampleSite();
  const made = JSON.parse((await run(['report', 'capacity', '-o', 'json', ...smaller], { cwd })).stdout);
  expect(made).toMatchObject({ what_if: ['Site/kdu.hosts.memory=64 GiB'], memory: { n1_percent: 140 } });
  expect((await run(['report', 'capacity', ...smaller], { cwd })).stdout).toContain(
    'Site/kdu.hosts.memory=64 GiB',
  );
});

test('a what-if is never saved and never applied', async () => {
  const cwd = await exampleSite();
  expect(await run(['plan', ...smaller, '--out', 'a.plan'], { cwd })).toMatchObject({ code: 64 });
  expect(await run(['apply', '--yes', ...smaller], { cwd })).toMatchObject({ code: 64 });
  const { stdout } = await run(['plan', '-o', 'json', ...smaller], { cwd });
  await writeFile(path.join(cwd, 'a.plan'), stdout);
  expect(await run(['apply', '--plan', 'a.plan', '--yes'], { cwd })).toMatchObject({
    code: 65,
    stderr: expect.stringContaining('PLN-003'),
  });
});

test.each([
  [['Site/kud.hosts.memory=64 GiB'], 64, 'Did you mean Site/kdu?'],
  [['Site/kdu.hosts.memory=64'], 64, 'spec.hosts.memory'],
  [['Site/kdu.vcenter.password=geheim'], 64, 'holds a secret itself'],
  [['nowhere.yaml'], 65, 'nowhere.yaml is not there'],
])('--what-if %j is refused and explained', async (whatIf, exit, told) => {
  const cwd = await exampleSite();
  const { code, stderr } = await run(['plan', ...whatIf.flatMap((each) => ['--what-if', each])], { cwd });
  expect({ code, stderr }).toMatchObject({ code: exit, stderr: expect.stringContaining(told) });
  expect(stderr).not.toContain('geheim');
});

test('a mistake in a file has its place', async () => {
  const cwd = await exampleSite();
  await writeFile(
    path.join(cwd, 'new.yaml'),
    'apiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: h-new01}\nspec: {coers: 8}\n',
  );
  const { code, stderr } = await run(['plan', '--what-if', 'new.yaml'], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 65, stderr: expect.stringContaining('new.yaml:4:8') });
});
