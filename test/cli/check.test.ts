import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { edit, exampleSite, run } from '../support/run.ts';
import { parseXml } from '../support/xml.ts';

const site = 'manifests/site.yaml';

/** The example site, its Site's spec begun with these lines. */
async function withSite(lines = ''): Promise<string> {
  const cwd = await exampleSite();
  if (lines !== '')
    await edit(path.join(cwd, site), (text) => text.replace(/^spec:\n/m, `spec:\n${lines}\n`));
  return cwd;
}

const tooSmall = '  policy: {CAP-002: {warn: 50 %, error: 60 %}}';

test('the example site has no error; JSON has what scripts read', async () => {
  const cwd = await exampleSite();
  const { code, stdout } = await run(['check', '-o', 'json'], { cwd });
  expect(code).toBe(0);
  const made = JSON.parse(stdout);
  expect(made).toMatchObject({ site: 'kdu', source: { kind: 'recording' }, summary: { errors: 0 } });
  const count = (severity: string) =>
    made.findings.filter((finding: { severity: string }) => finding.severity === severity).length;
  expect(made.summary).toEqual({ errors: 0, warnings: count('warning'), infos: count('info') });
  const plan = JSON.parse((await run(['plan', '-o', 'json'], { cwd })).stdout);
  expect(made.findings).toEqual(plan.findings);
  expect(made.pending).toBe(plan.operations.length);
});

test('an open error is 3, and so is a warning with --fail-on warning; both win over 2', async () => {
  const codes = async (cwd: string, ...args: string[]) => (await run(['check', ...args], { cwd })).code;
  const fine = await exampleSite();
  expect(await codes(fine)).toBe(0);
  expect(await codes(fine, '--detailed-exitcode')).toBe(2);
  expect(await codes(fine, '--detailed-exitcode', '--fail-on', 'warning')).toBe(3);
  const bad = await withSite(tooSmall);
  expect(await codes(bad)).toBe(3);
  expect(await codes(bad, '--detailed-exitcode')).toBe(3);
  expect(await codes(bad, '--accept', 'CAP-002')).toBe(0);
  expect(await codes(bad, '--accept', 'CAP-002:other')).toBe(3);
});

test('an exception of the Site lets an error pass until its last day', async () => {
  const exception = '{code: CAP-002, subject: kdu, reason: ordered, approver: 中原, expires: 2026-12-31}';
  const cwd = await withSite(`${tooSmall}\n  exceptions: [${exception}]`);
  const on = (day: string) => run(['check', '--now', day], { cwd });
  const before = await on('2026-12-31');
  expect(before.code).toBe(0);
  expect(before.stdout).toContain('(accepted)');
  const after = await on('2027-01-01');
  expect(after.code).toBe(3);
  expect(after.stdout).toContain('EXC-001');
});

test('--since tells what is new and what is gone', async () => {
  const cwd = await withSite('  policy: {CAP-006: off}');
  const last = path.join(cwd, 'last.json');
  await writeFile(last, (await run(['check', '-o', 'json'], { cwd })).stdout);
  await edit(path.join(cwd, site), (text) => text.replace('CAP-006: off', 'CAP-002: off'));
  const { stdout } = await run(['check', '-o', 'json', '--since', last], { cwd });
  const { since, findings } = JSON.parse(stdout);
  expect(since).toMatchObject({ new: 1, gone: [{ code: 'CAP-002' }] });
  const fresh = findings.filter((finding: { is_new: boolean }) => finding.is_new);
  expect(fresh).toMatchObject([{ code: 'CAP-006' }]);
  const text = await run(['check', '--since', 'last.json', '--lang', 'ja'], { cwd });
  expect(text.stdout).toMatch(/前回 .* から: 新しい指摘 1 件、解消 1 件/);
});

test.each([
  ['nothing', undefined, 'USE-018'],
  ['no JSON', 'x', 'USE-018'],
  ['another document', '{"site": "kdu"}', 'USE-018'],
  ['an empty file', '', 'USE-018'],
  ['a check of another Site', 'osaka', 'osaka'],
])('--since with %s is refused before anything is read', async (_, content, told) => {
  const cwd = await exampleSite();
  const last = path.join(cwd, 'last.json');
  const own = (await run(['check', '-o', 'json'], { cwd })).stdout;
  if (content !== undefined)
    await writeFile(last, content === 'osaka' ? own.replace('"site": "kdu"', '"site": "osaka"') : content);
  await writeFile(path.join(cwd, 'manifests/kyushu.recording.json'), 'nonsense');
  const { code, stderr } = await run(['check', '--since', 'last.json'], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 64, stderr: expect.stringContaining(told) });
});

test('SARIF has places in the manifests; what stands there is what the finding is about', async () => {
  const cwd = await exampleSite();
  const { code, stdout } = await run(['check', '-o', 'sarif'], { cwd });
  expect(code).toBe(0);
  const [{ results }] = JSON.parse(stdout).runs;
  expect(results.length).toBeGreaterThan(0);
  for (const { locations } of results) {
    const [{ physicalLocation, logicalLocations }] = locations;
    const { artifactLocation, region } = physicalLocation;
    const text = await readFile(path.join(cwd, decodeURIComponent(artifactLocation.uri)), 'utf8');
    const line = text.split('\n')[region.startLine - 1] ?? '';
    expect(line.slice(region.startColumn - 1)).toMatch(/^\S/);
    expect(logicalLocations[0].name).not.toBe('');
  }
});

test('JUnit is well-formed and agrees with the exit code', async () => {
  const cwd = await withSite(tooSmall);
  const { code, stdout } = await run(['check', '-o', 'junit', '--lang', 'ja'], { cwd });
  expect(code).toBe(3);
  expect(Number(parseXml(stdout).attributes['failures'])).toBeGreaterThan(0);
});

test('check is one screen, -v is everything, and neither changes anything', async () => {
  const cwd = await exampleSite();
  const recording = path.join(cwd, 'manifests/kyushu.recording.json');
  const before = await readFile(recording, 'utf8');
  const folded = (await run(['check'], { cwd, columns: 100 })).stdout;
  expect(folded.split('\n').length).toBeLessThanOrEqual(45);
  const { findings } = JSON.parse((await run(['check', '-o', 'json'], { cwd })).stdout);
  const full = (await run(['check', '-v'], { cwd, columns: 100 })).stdout;
  expect((full.match(/^ {2}(?:error|warning|info) [A-Z]/gm) ?? []).length).toBe(findings.length);
  expect(await readFile(recording, 'utf8')).toBe(before);
});
