/** Names, notes and messages made to do harm, from a vCenter, from manifests and from the command line: in every output. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Observed, ObservedVm } from '../../src/model/observed.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { formatRecording } from '../../src/vsphere/recorded/write.ts';
import { harmIn, harmInJson, harmInMarkdown, hostileText } from '../support/hostile.ts';
import { exampleSite, type Ran, run } from '../support/run.ts';
import { parseXml } from '../support/xml.ts';

const recording = 'manifests/kyushu.recording.json';
const outputs = ['text', 'json', 'markdown'] as const;

function mustBeHarmless({ stdout, stderr }: Ran, output: (typeof outputs)[number], what: string): void {
  const harm = { text: harmIn, json: harmInJson, markdown: harmInMarkdown }[output];
  expect({ what, stdout: stdout === '' ? [] : harm(stdout), stderr: harmIn(stderr) }).toEqual({
    what,
    stdout: [],
    stderr: [],
  });
}

/** Each verb on what is in the folder, in one output. */
async function everyVerb(cwd: string, seed: number, extra: readonly string[] = []): Promise<void> {
  const output = outputs[seed % 3] ?? 'text';
  const env = { HVM_LANG: seed % 2 === 0 ? 'en' : 'ja', XDG_STATE_HOME: path.join(cwd, 'state') };
  const terminal = seed % 5 === 0;
  const noted = output === 'markdown' ? 'text' : output;
  const lines: readonly (readonly [args: readonly string[], output: (typeof outputs)[number]])[] = [
    [['validate', '-o', output], output],
    [['plan', '-v', '-o', output, '--out', 'saved.plan', ...extra], output],
    [['plan', '-o', output, '--adopt', 'all'], output],
    [['import', '-o', noted, '--out', 'imported', '-v', '--log-format', 'json'], noted],
    [['record', '-o', noted, '--out', 'other.recording.json'], noted],
    [
      ['apply', '--yes', '--allow', 'power-cycle,restart,network', '--defer', '-v', '-o', output, ...extra],
      output,
    ],
    [['status', '-o', output], output],
    [['check', '-o', output, ...(seed % 2 === 0 ? [] : ['-v'])], output],
    [['check', '-o', 'sarif'], 'json'],
  ];
  for (const [args, form] of lines) {
    const ran = await run(args, { cwd, env, terminal, columns: seed % 4 === 0 ? 40 : 100 });
    expect({ args, code: ran.code, odd: ran.stderr.includes('INT-001') }).toMatchObject({ odd: false });
    mustBeHarmless(ran, form, args.join(' '));
  }
  const { stdout } = await run(['check', '-o', 'junit'], { cwd, env });
  expect(harmIn(stdout)).toEqual([]);
  if (stdout !== '') parseXml(stdout);
}

test('from a vCenter', { timeout: 300_000 }, async () => {
  let seed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 12, maxLength: 12 }), async (texts) => {
      const cwd = await exampleSite();
      const file = path.join(cwd, recording);
      const observed = parseRecording(await readFile(file), file);
      await writeFile(file, formatRecording(spoiled(observed, texts, (seed += 1))));
      await everyVerb(cwd, seed);
    }),
    { numRuns: 18 },
  );
});

test('from manifests', { timeout: 300_000 }, async () => {
  let seed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 12, maxLength: 12 }), async (texts) => {
      const cwd = await exampleSite();
      seed += 1;
      let next = seed;
      const quoted = () => JSON.stringify(texts[(next += 1) % texts.length]);
      for (const name of [
        'site.yaml',
        'hospital.yaml',
        'university.yaml',
        'vendors.yaml',
        'templates.yaml',
        'networks.yaml',
      ]) {
        const file = path.join(cwd, 'manifests', name);
        const text = await readFile(file, 'utf8').catch(() => '');
        if (text === '') continue;
        // What takes any text; and, in every third site, something that does not.
        const wild =
          /^( *(?:- \{)?)(displayName|notes|hardware|os|application|owner|reason|approver|datacenter|premises|product): .*$/gm;
        const spoiledText = text.replace(wild, (line, indent: string, key: string) =>
          line.includes('{') || (seed % 2 === 0 && /datacenter/.test(key))
            ? line
            : `${indent}${key}: ${quoted()}`,
        );
        const wrong =
          seed % 3 === 0
            ? spoiledText.replace(
                /^ {2}(cores|vlan|source): .*$/gm,
                (_, key: string) => `  ${key}: ${quoted()}\n  ${quoted()}: ${quoted()}`,
              )
            : spoiledText;
        await writeFile(file, wrong);
      }
      await everyVerb(cwd, seed);
    }),
    { numRuns: 18 },
  );
});

test('from the command line, from the names of files and from locks', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, async (first, second) => {
      const cwd = await exampleSite();
      const name = first.replaceAll(/[\0/]/g, '').slice(0, 40);
      const folder = path.join(cwd, 'manifests');
      const env = { HVM_LANG: 'en' };
      const word = second.replaceAll('\0', '');
      for (const args of [
        [word],
        ['plan', `--${word}`],
        ['plan', '--target', word],
        ['plan', '--adopt', word],
        ['plan', '--accept', word],
        ['plan', '--site', word],
        ['plan', '--recording', word],
        ['plan', '--vcenter', word],
        ['plan', '--out', path.join(word.replaceAll('/', ''), 'x')],
        ['apply', '--plan', word],
        ['apply', '--timeout', word],
        ['apply', '--allow', word],
        ['import', word, '--out', name],
        ['explain', word],
        ['completion', word],
        ['validate', word],
        ['status', '--run', word],
      ]) {
        const ran = await run(args, { cwd, env });
        expect({ args, odd: ran.stderr.includes('INT-001') }).toEqual({ args, odd: false });
        mustBeHarmless(ran, 'text', args.join(' '));
        mustBeHarmless(
          { ...(await run([...args, '-o', 'json'], { cwd, env })), stdout: '' },
          'text',
          args.join(' '),
        );
      }
      await mkdir(path.join(folder, name), { recursive: true });
      await rename(path.join(folder, 'hospital.yaml'), path.join(folder, name, `${name}.yaml`));
      await writeFile(path.join(folder, `${name}.yml`), `a: ${JSON.stringify(word)}\n`);
      for (const output of outputs)
        mustBeHarmless(await run(['validate', '-o', output], { cwd, env }), output, name);
      const holder = { pid: process.pid, host: word, time: new Date().toISOString() };
      await writeFile(path.join(cwd, `${recording}.lock`), JSON.stringify(holder));
      mustBeHarmless(
        await run(['apply', '--yes', '--recording', recording, 'manifests/site.yaml'], { cwd, env }),
        'text',
        'lock',
      );
    }),
    { numRuns: 20 },
  );
});

/** The same inventory, with these texts wherever a vCenter takes any. */
function spoiled(observed: Observed, texts: readonly string[], seed: number): Observed {
  let next = seed;
  const evil = () => texts[(next += 1) % texts.length] ?? 'x';
  const renamed: Record<string, string> = {};
  const names = ['ds01', 'esx02', 'Hospital', 'vlan-220', 'vlan-100', 'KDU', 'win2012r2-ja'];
  for (const name of names.filter((_, index) => (seed + index) % 3 === 0)) renamed[name] = evil();
  const vms = observed.vms.map((vm, index): ObservedVm => {
    if ((index + seed) % 3 !== 0) return vm;
    return {
      ...vm,
      notes: evil(),
      ...(index % 2 === 0 ? {} : { name: `${evil()}${index}` }),
      ...(index % 4 === 0
        ? { question: evil(), snapshots: [{ name: evil(), createdAt: '2020-01-01T00:00:00Z' }] }
        : {}),
      ...(vm.guest === undefined ? {} : { guest: { ...vm.guest, hostname: evil() } }),
      customFields: { [evil()]: evil() },
      ...(index % 5 === 0 ? { runningTask: evil() } : {}),
    };
  });
  return replaced({ ...observed, vms }, renamed) as Observed;
}

function replaced(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return Object.hasOwn(names, value) ? names[value] : value;
  if (Array.isArray(value)) return value.map((each) => replaced(each, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, names)]));
}
