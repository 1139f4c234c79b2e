import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { edit, exampleSite, json, run } from '../support/run.ts';

const apply = ['apply', '--plan', 'night.plan.json', '--yes', '--allow', 'power-cycle'] as const;
const recordingFile = 'manifests/kyushu.recording.json';

test('a saved plan is the plan of -o json, readable by its owner, and applied as it is', async () => {
  const cwd = await saved();
  const file = path.join(cwd, 'night.plan.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const plan = JSON.parse(await readFile(file, 'utf8'));
  // The manifests do not matter any more.
  await writeFile(path.join(cwd, 'manifests/site.yaml'), 'nonsense: [');
  const report = json(await run([...apply, '-o', 'json'], { cwd }));
  expect(report).toMatchObject({ digest: plan.digest, verified: true, leftovers: [] });
  const again = await run(apply, { cwd });
  expect(again).toMatchObject({ code: 75, stderr: expect.stringContaining('h-claio01') });
});

test('it works from another folder too', async () => {
  const cwd = await saved();
  const other = path.join(cwd, 'other');
  await mkdir(other);
  const args = ['apply', '--plan', '../night.plan.json', '--yes', '--allow', 'power-cycle'];
  expect(await run(args, { cwd: other })).toMatchObject({ code: 0 });
});

test('a VM that the plan would touch was edited by hand: 75, nothing written', async () => {
  const cwd = await saved();
  await bump(cwd, 'u-log01');
  const before = await readFile(path.join(cwd, recordingFile), 'utf8');
  const { code, stdout } = await run([...apply, '-o', 'json'], { cwd });
  expect(code).toBe(75);
  expect(JSON.parse(stdout)).toMatchObject({
    error: {
      code: 'PLN-005',
      message: expect.stringContaining('u-log01'),
      departures: [{ kind: 'version', name: 'u-log01', before: '1', after: '2' }],
    },
  });
  expect(await readFile(path.join(cwd, recordingFile), 'utf8')).toBe(before);
});

test('changes elsewhere do not matter', async () => {
  const cwd = await saved();
  await bump(cwd, 'u-dns01');
  expect(await run(apply, { cwd })).toMatchObject({ code: 0 });
});

test('another vCenter: 75', async () => {
  const cwd = await saved();
  await edit(path.join(cwd, recordingFile), (text) =>
    text.replace(/("instance": ")[0-9a-f]{8}/, '$100000000'),
  );
  expect(await run(apply, { cwd })).toMatchObject({ code: 75, stderr: expect.stringContaining('PLN-004') });
});

test('a VM that is gone, and one that is switched off: 75', async () => {
  const cwd = await saved();
  await edit(path.join(cwd, recordingFile), (text) => {
    const recording = JSON.parse(text);
    recording.vms = recording.vms.filter(({ name }: { name: string }) => name !== 'u-log01');
    for (const vm of recording.vms) if (vm.name === 'u-portal-web01') vm.power = 'off';
    return JSON.stringify(recording);
  });
  const { code, stderr } = await run(apply, { cwd });
  expect(code).toBe(75);
  expect(stderr).toMatch(/u-log01.*gone/);
  expect(stderr).toMatch(/u-portal-web01.*on.*off/);
});

test.each([
  ['PLN-003', 'cut off', (text: string) => text.slice(0, -100)],
  ['PLN-003', 'edited', (text: string) => text.replace('"memory_mib": 16384', '"memory_mib": 16385')],
  ['PLN-003', 'foreign', () => '{"format_version": "1.2", "terraform_version": "1.9"}'],
  ['PLN-003', 'no JSON at all', () => 'plan'],
  ['PLN-003', 'empty', () => ''],
])('%s: a plan that is %s', async (code, _, change) => {
  const cwd = await saved();
  await edit(path.join(cwd, 'night.plan.json'), change);
  expect(await run(apply, { cwd })).toMatchObject({ code: 65, stderr: expect.stringContaining(code) });
});

test('a plan that is not there, and one that cannot be written', async () => {
  const cwd = await exampleSite();
  expect(await run(apply, { cwd })).toMatchObject({ code: 65, stderr: expect.stringContaining('PLN-002') });
  const out = await run(['plan', '--out', 'no/such/folder/x.json'], { cwd });
  expect(out).toMatchObject({ code: 1, stderr: expect.stringContaining('PLN-006') });
});

test('--recording names another copy of the same vCenter', async () => {
  const cwd = await saved();
  await copyFile(path.join(cwd, recordingFile), path.join(cwd, 'copy.json'));
  expect(await run([...apply, '--recording', 'copy.json'], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--recording', 'copy.json', '--detailed-exitcode'], { cwd })).toMatchObject({
    code: 0,
  });
  expect(await run(['plan', '--detailed-exitcode'], { cwd })).toMatchObject({ code: 2 });
});

async function saved(): Promise<string> {
  const cwd = await exampleSite();
  const { code } = await run(['plan', '--out', 'night.plan.json'], { cwd });
  expect(code).toBe(0);
  return cwd;
}

/** As a reconfigure by hand does it: something else about the VM, and a new version. */
function bump(cwd: string, name: string): Promise<void> {
  return edit(path.join(cwd, recordingFile), (text) => {
    const recording = JSON.parse(text);
    for (const vm of recording.vms) if (vm.name === name) vm.changeVersion = '2';
    return JSON.stringify(recording);
  });
}
