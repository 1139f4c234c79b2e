/** Commands on a recording that was made by an account that may not read everything. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Observed } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { exampleSite, json, run } from '../support/run.ts';
import { type Part, unreadVm } from '../support/unreadable.ts';

const fileIn = (cwd: string) => path.join(cwd, 'manifests/kyushu.recording.json');

/** The example site where these parts of VMs cannot be read. */
async function site(lost: Readonly<Record<string, readonly Part[]>>): Promise<string> {
  const cwd = await exampleSite();
  await hide(cwd, lost);
  return cwd;
}

async function hide(cwd: string, lost: Readonly<Record<string, readonly Part[]>>): Promise<void> {
  const observed = parseRecording(await readFile(fileIn(cwd)), 'kyushu');
  const half: Observed = {
    ...observed,
    vms: observed.vms.filter(({ name }) => lost[name]?.every((part) => part === 'guest') ?? true),
    unreadable: observed.vms.flatMap((vm, index) => {
      const parts = lost[vm.name];
      return parts === undefined ? [] : [unreadVm(vm, { parts }, index)];
    }),
  };
  await writeFile(fileIn(cwd), formatRecording(half));
}

const prv = (findings: ReturnType<typeof json>['findings']) =>
  findings
    .filter(({ code }) => code.startsWith('PRV'))
    .map(({ code, severity, subject, facts }) => [code, severity, subject, facts['privilege']]);

test('plan: nothing for the VM, the rest as ever, and exit 3', async () => {
  const cwd = await site({ 'u-log01': ['hardware'], 'u-ad01': ['guest'] });
  const ran = await run(['plan', '-o', 'json'], { cwd });
  const { findings, operations, summary } = json(ran);
  expect([ran.code, prv(findings)]).toEqual([
    3,
    [
      ['PRV-001', 'error', 'u-log01', 'System.Read'],
      ['PRV-002', 'warning', 'kdu', 'System.Read'],
    ],
  ]);
  expect(operations.filter(({ address }) => address.endsWith('/u-log01'))).toEqual([]);
  expect(summary).toMatchObject({ create: 7, update: 1, adopt: 0, 'no-op': 18, errors: 1 });
});

test('only guests: warnings, and exit 0', async () => {
  const cwd = await site({ 'u-log01': ['guest'], 'u-ad01': ['guest'] });
  const { code, stdout } = await run(['plan'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('guest.net of VMs: u-ad01, u-log01 (2 in all)');
});

test.each([
  ['en', 'nobody can tell which VMs these are', 'Have the account given System.Read on these VMs'],
  ['ja', 'どの VM なのか見分けられません', 'アカウントに System.Read を、これらの VM に対して'],
])('in %s: no VM is made while one cannot be told', async (lang, message, hint) => {
  const cwd = await site({ 'u-log01': ['name', 'uuid', 'marks'] });
  const before = await readFile(fileIn(cwd), 'utf8');
  const planned = json(await run(['plan', '-o', 'json', '--lang', lang], { cwd }));
  expect(planned.operations.filter(({ action }) => action === 'clone')).toEqual([]);
  expect(planned.summary).toMatchObject({ create: 0, errors: 8 });
  for (const { message: told, hint: advice } of planned.findings.filter(({ code }) => code === 'PRV-001')) {
    expect(told).toContain(message);
    expect(advice).toContain(hint);
  }
  const accept = ['--accept', 'PRV-001'];
  const applied = await run(['apply', '--yes', '--allow', 'power-cycle', ...accept, '--lang', lang], { cwd });
  expect(applied.code).toBe(3);
  expect(applied.stderr).toContain('PRV-001');
  expect(await readFile(fileIn(cwd), 'utf8')).toBe(before);
});

test('a saved plan whose VM cannot be read any more: an error finding, and not "gone"', async () => {
  const cwd = await exampleSite();
  await run(['plan', '--out', 'night.plan.json'], { cwd });
  await hide(cwd, { 'u-log01': ['hardware'] });
  const apply = ['apply', '--plan', 'night.plan.json', '--yes', '--allow', 'power-cycle'];
  const { code, stderr } = await run(apply, { cwd });
  expect([code, stderr]).toEqual([3, expect.stringContaining('PRV-001:u-log01')]);
});

test('import leaves it out by name, and record keeps it', async () => {
  const cwd = await site({ 'u-log01': ['name', 'marks'], 'u-ad01': ['hardware'] });
  const imported = await run(['import', '--out', 'imported', '-o', 'json'], { cwd });
  expect(JSON.parse(imported.stdout).notices).toMatchObject([
    { code: 'IMP-002', name: expect.stringMatching(/^vm-\d+$/) },
  ]);
  const recorded = await run(['record', '--out', 'copy.json'], { cwd });
  expect(recorded.stderr.replaceAll(/\s+/g, ' ')).toMatch(
    /Not all of these could be read \(2 in all\): u-ad01, vm-\d+/,
  );
  expect(await readFile(path.join(cwd, 'copy.json'), 'utf8')).toBe(await readFile(fileIn(cwd), 'utf8'));
});
