import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { edit, exampleSite, json, run } from '../support/run.ts';

const apply = ['apply', '--yes', '--allow', 'power-cycle'] as const;

/** The example site creates 7 VMs and interrupts one of its 26. */
async function siteWith(limits: string) {
  const cwd = await exampleSite();
  await edit(
    path.join(cwd, 'manifests/site.yaml'),
    (text) => `${text.trimEnd()}\n  policy: {limits: ${limits}}\n`,
  );
  const recording = () => readFile(path.join(cwd, 'manifests/kyushu.recording.json'), 'utf8');
  return { cwd, recording };
}

test('more new VMs than the Site allows: refused with the numbers, in both languages, and nothing is written', async () => {
  const { cwd, recording } = await siteWith('{created: 20 %, interrupted: 1}');
  const before = await recording();
  const en = await run(apply, { cwd, env: { HVM_LANG: 'en' } });
  expect(en).toMatchObject({ code: 3, stderr: expect.stringContaining('GRD-004') });
  expect(en.stderr).toContain('would create 7 of the 26 declared VMs (27 %); the Site allows 20 %.');
  expect(en.stderr).not.toContain('would interrupt');
  expect(en.stderr).toContain('--exceed-limits');
  const ja = await run(apply, { cwd, env: { HVM_LANG: 'ja' } });
  expect(ja.stderr).toContain('26 台のうち 7 台 (27 %) を作成します。Site の上限は 20 % です。');
  expect(await recording()).toBe(before);
});

test('within the limits by --target; beyond them by --exceed-limits, which the report says', async () => {
  const { cwd } = await siteWith('{created: 5}');
  expect(await run([...apply, '--target', 'h-*'], { cwd })).toMatchObject({ code: 0 });
  const { cwd: other } = await siteWith('{created: 5}');
  const ran = await run([...apply, '--exceed-limits', '-o', 'json'], { cwd: other });
  expect({ code: ran.code, exceeded: json(ran).exceeded }).toEqual({
    code: 0,
    exceeded: [{ limit: 'created', vms: 7, of: 26, allows: { vms: 5 } }],
  });
  const again = json(await run([...apply, '--exceed-limits', '-o', 'json'], { cwd: other }));
  expect(again).not.toHaveProperty('exceeded');
});

test('what --defer leaves for later is not counted', async () => {
  const { cwd } = await siteWith('{interrupted: 0}');
  expect(await run(apply, { cwd })).toMatchObject({ code: 3, stderr: expect.stringContaining('GRD-004') });
  expect(await run(['apply', '--yes', '--defer'], { cwd })).toMatchObject({ code: 0 });
});

test('with --now the clock stands still: what a rehearsal may begin, it may do', async () => {
  const cwd = await exampleSite();
  const night = '\n  windows:\n    - {name: night, days: [sat], start: "22:00", end: "04:00"}\n';
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) => `${text.trimEnd()}${night}`);
  let asked = new Date('2026-11-28T23:00:00+09:00').getTime();
  const now = () => new Date((asked += 24 * 3600 * 1000));
  const ran = await run(['apply', '--yes', '--now', '2026-11-29 03:59', '-o', 'json'], { cwd, now });
  expect({ code: ran.code, verified: json(ran).verified }).toEqual({ code: 0, verified: true });
});
