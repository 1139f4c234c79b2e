import { expect, test } from 'vitest';
import { reportKinds } from '../../src/model/report.ts';
import { exampleSite, run } from '../support/run.ts';

test.each(reportKinds)('report %s ends with 0 in every form, and writes nothing', async (kind) => {
  const cwd = await exampleSite();
  for (const output of ['text', 'json', 'markdown', 'csv']) {
    const { code, stdout, stderr } = await run(['report', kind, '-o', output, '--lang', 'ja'], { cwd });
    expect({ output, code, stderr }).toEqual({ output, code: 0, stderr: '' });
    if (output === 'json') {
      expect(JSON.parse(stdout)).toMatchObject({ report: kind, site: 'kdu', state: 'planned' });
    } else expect(stdout).toContain('九州歯科大学附属病院');
    expect(stdout.startsWith('\ufeff')).toBe(output === 'csv');
  }
});

test('a report of now, of manifests named in either way', async () => {
  const cwd = await exampleSite();
  for (const args of [
    ['capacity', 'manifests'],
    ['capacity', '-f', 'manifests'],
    ['-f', 'manifests', 'capacity'],
  ]) {
    const { code, stdout } = await run(['report', ...args, '--without-plan', '-o', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'observed' });
  }
});

test.each([
  [['report'], 'USE-006'],
  [['report', 'capcity'], 'hvm report capacity'],
  [['report', 'capacity', 'nowhere'], 'nowhere'],
  [['report', 'capacity', '-o', 'html5'], 'text, json, markdown, csv'],
  [['plan', '-o', 'csv'], 'text, json, markdown'],
])('%j is refused', async (args, said) => {
  const { code, stderr } = await run(args, { cwd: await exampleSite() });
  expect(code).not.toBe(0);
  expect(stderr).toContain(said);
});
