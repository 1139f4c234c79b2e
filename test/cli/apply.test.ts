import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { edit, exampleSite, json, run } from '../support/run.ts';

const created = [
  'h-claio01',
  'h-cscan01',
  'h-hilabo01',
  'h-ridoc01',
  'u-lib-app01',
  'u-lib-db01',
  'u-vslide01',
];
const everything = ['apply', '--yes', '--allow', 'power-cycle'] as const;

test('plan, apply, and apply again', async () => {
  const cwd = await exampleSite();
  const planned = json(await run(['plan', '-o', 'json'], { cwd }));
  expect(planned.summary).toMatchObject({ create: 7, update: 2, 'no-op': 17, errors: 0 });

  const applied = await run([...everything, '-o', 'json'], { cwd });
  expect(applied.code).toBe(0);
  const report = json(applied);
  expect(Object.keys(report)).toEqual([
    'site',
    'digest',
    'outcomes',
    'summary',
    'verified',
    'leftovers',
    'accepted',
  ]);
  expect(report).toMatchObject({ site: 'kdu', digest: planned.digest, verified: true, leftovers: [] });
  expect(report.summary).toMatchObject({ done: planned.operations.length, failed: 0, skipped: 0 });
  expect(report.outcomes.map((outcome) => outcome.id)).toEqual(
    planned.operations.map((operation) => operation.id),
  );

  const recording = await recordingOf(cwd);
  const again = await run([...everything, '-o', 'json'], { cwd });
  expect(again.code).toBe(0);
  expect(json(again)).toMatchObject({ outcomes: [], verified: true, summary: { done: 0 } });
  expect(await recordingOf(cwd)).toBe(recording);
  expect((await run(['plan', '--detailed-exitcode'], { cwd })).code).toBe(0);
});

test('without a terminal it needs --yes, and then changes nothing', async () => {
  const cwd = await exampleSite();
  const before = await recordingOf(cwd);
  const { code, stderr } = await run(['apply', '--allow', 'power-cycle'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('GRD-002');
  expect(stderr).toContain('--yes');
  expect(await recordingOf(cwd)).toBe(before);
});

test('on a terminal it asks: no and Ctrl-C change nothing, yes does it', async () => {
  const cwd = await exampleSite();
  const before = await recordingOf(cwd);
  const ask = (answer: 'yes' | 'no' | 'interrupted') =>
    run(['apply', '--allow', 'power-cycle'], { cwd, terminal: true, answer });
  expect(await ask('no')).toMatchObject({ code: 1, stderr: expect.stringContaining('APL-001') });
  expect(await ask('interrupted')).toMatchObject({ code: 130, stderr: expect.stringContaining('APL-002') });
  expect(await recordingOf(cwd)).toBe(before);
  expect(await ask('yes')).toMatchObject({ code: 0 });
  expect(await run(['apply'], { cwd, terminal: true })).toMatchObject({ code: 0 });
});

test('what interrupts is refused with VM, field and flag, and nothing is done', async () => {
  const cwd = await exampleSite();
  const before = await recordingOf(cwd);
  const { code, stderr } = await run(['apply', '--yes'], { cwd });
  expect(code).toBe(3);
  for (const word of ['GRD-001', 'u-portal-web01', 'memory', '--allow power-cycle'])
    expect(stderr).toContain(word);
  expect(await recordingOf(cwd)).toBe(before);
  const document = json(await run(['apply', '--yes', '--allow', 'network,restart', '-o', 'json'], { cwd }));
  expect(document).toMatchObject({
    error: {
      code: 'GRD-001',
      message: expect.stringContaining('u-portal-web01'),
      hint: expect.stringContaining('--allow power-cycle'),
      refused: [
        { name: 'u-portal-web01', impact: 'power-cycle', fields: ['memory'], flag: '--allow power-cycle' },
      ],
    },
  });
});

test('--defer does the rest; the deferred change is still planned afterwards', async () => {
  const cwd = await exampleSite();
  const { code, ...ran } = await run(['apply', '--yes', '--defer', '-o', 'json'], { cwd });
  expect(code).toBe(0);
  const report = json(ran);
  expect(report).toMatchObject({ verified: true, leftovers: [] });
  const skipped = report.outcomes.filter((outcome) => outcome.status === 'skipped');
  expect(skipped.length).toBeGreaterThan(0);
  expect(new Set(skipped.map(({ address, reason }) => `${address} ${reason}`))).toEqual(
    new Set(['VirtualMachine/u-portal-web01 deferred']),
  );
  const plan = json(await run(['plan', '-o', 'json'], { cwd }));
  expect(plan.summary).toMatchObject({ create: 0, update: 1 });
  expect(await run(['plan', '--detailed-exitcode'], { cwd })).toMatchObject({ code: 2 });
  expect(await run(['apply', '--yes', '--defer'], { cwd })).toMatchObject({ code: 0 });
});

test('a window allows it, forbidden hours refuse it even with --allow', async () => {
  const cwd = await exampleSite();
  const night = '\n  windows:\n    - {name: night, days: [sat], start: "22:00", end: "04:00"}';
  const day =
    '\n  forbidden:\n    - {name: consulting-hours, days: [mon, tue, wed, thu, fri], start: "08:00", end: "18:00"}';
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) => `${text.trimEnd()}${night}${day}\n`);
  const tuesday = ['--now', '2026-11-24 10:00'];
  const refused = await run([...everything, ...tuesday], { cwd });
  expect(refused.code).toBe(3);
  for (const word of ['consulting-hours', '2026-11-24 18:00']) expect(refused.stderr).toContain(word);
  const early = await run(['apply', '--yes', '--now', '2026-11-28 21:59'], { cwd });
  expect(early).toMatchObject({ code: 3, stderr: expect.stringContaining('night') });
  expect(await run(['apply', '--yes', '--now', '2026-11-29 03:59'], { cwd })).toMatchObject({ code: 0 });
});

test('--target narrows, and says so when it matches nothing', async () => {
  const cwd = await exampleSite();
  const report = json(await run(['apply', '--yes', '--target', 'h-c*', '-o', 'json'], { cwd }));
  const names = new Set(
    report.outcomes.map(({ address }) => address).filter((each) => each.startsWith('Virtual')),
  );
  expect(names).toEqual(new Set(['VirtualMachine/h-claio01', 'VirtualMachine/h-cscan01']));
  const miss = await run(['plan', '--target', 'h-clai01'], { cwd });
  expect(miss).toMatchObject({ code: 64, stderr: expect.stringContaining('h-claio01') });
});

test('--adopt takes over; without it an existing VM is an error finding that stops the apply', async () => {
  const cwd = await exampleSite();
  await edit(path.join(cwd, recordingFile), (text) =>
    text.replace(/ *"hvm.owner": .*\n( *"hvm.site")/, '$1'),
  );
  const plan = await run(['plan', '-o', 'json'], { cwd });
  expect(plan.code).toBe(3);
  const [change] = json(plan).resource_changes.filter(({ change: { actions } }) => actions[0] === 'adopt');
  const name = change?.name ?? '';
  expect(await run([...everything], { cwd })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('OWN-001'),
  });
  const accepted = await run([...everything, '--accept', 'OWN-001'], { cwd });
  expect(accepted).toMatchObject({ code: 3, stderr: expect.stringContaining('GRD-003') });
  expect(await run([...everything, '--adopt', name], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--detailed-exitcode'], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--adopt', 'nobody'], { cwd })).toMatchObject({ code: 64 });
});

test('two applies at once: the second one finds the lock', async () => {
  const cwd = await exampleSite();
  let second: Awaited<ReturnType<typeof run>> | undefined;
  const first = await run(['apply', '--allow', 'power-cycle'], {
    cwd,
    terminal: true,
    answer: 'yes',
    onQuestion: async () => {
      second = await run([...everything, '-o', 'json'], { cwd, pid: process.ppid });
    },
  });
  expect(first.code).toBe(0);
  expect(second?.code).toBe(75);
  expect(json(second ?? first)).toMatchObject({ error: { code: expect.stringMatching(/^LCK-/) } });
});

test('Ctrl-C while it works: nothing new is started, the rest is skipped, exit 130', async () => {
  const cwd = await exampleSite();
  let pressed = false;
  const { code, ...ran } = await run([...everything, '--parallel', '1', '-o', 'json'], {
    cwd,
    onTalk: (talk, interrupt) => {
      if (pressed || !talk.includes('✓')) return;
      pressed = true;
      interrupt();
    },
  });
  expect(code).toBe(130);
  const report = json(ran);
  expect(report.verified).toBe(false);
  expect(report.outcomes.some(({ status }) => status === 'done')).toBe(true);
  expect(report.outcomes.some(({ reason }) => reason === 'interrupted')).toBe(true);
  expect(report.leftovers.length).toBeGreaterThan(0);
  expect(await run([...everything], { cwd })).toMatchObject({ code: 0 });
  expect(await run(['plan', '--detailed-exitcode'], { cwd })).toMatchObject({ code: 0 });
});

test('seven servers are created', async () => {
  const cwd = await exampleSite();
  const plan = json(await run(['plan', '-o', 'json'], { cwd }));
  const names = plan.resource_changes
    .filter(({ change }) => change.actions[0] === 'create')
    .map(({ name }) => name);
  expect(names.toSorted()).toEqual(created);
});

const recordingFile = 'manifests/kyushu.recording.json';

function recordingOf(cwd: string): Promise<string> {
  return readFile(path.join(cwd, recordingFile), 'utf8');
}
