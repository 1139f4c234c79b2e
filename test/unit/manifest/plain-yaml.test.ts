import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decode } from '../../../src/manifest/decode.ts';
import { parseWithNodes } from '../../../src/manifest/parse.ts';
import { readPlainYaml } from '../../../src/manifest/plain-yaml.ts';
import { mutate } from '../../support/mutate.ts';

const folder = path.join(import.meta.dirname, '../../../manifests');
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** As the library reads it, with its complaints. */
function byLibrary(text: string) {
  const { documents, complaints } = parseWithNodes({ file: 'a.yaml', text, resolve: String });
  return { complaints, values: documents.map(({ value }) => value) };
}

test.each(examples)('$file is plain, and read as by the library', ({ text }) => {
  const values = readPlainYaml(text);
  expect(values).not.toBeUndefined();
  expect({ complaints: [], values }).toEqual(byLibrary(text));
});

test.each([
  'a: 1',
  'a: 1\r\nb: "x"\r\n',
  '',
  '# a\n---\n# b\n---\n',
  '---\na: b\n---\nc: d',
  'a: -5\nb: 0\nc: 10.22.0.11/24\nd: 22:00\ne: 2017-09-15\nf: 00:50:56:9a:00:01',
  'a: true\nb: yes\nc: truely\nd: nullable\ne: ...\nf: a#b\ng: x] y',
  'a: \'it\'\nb: "x # y" # z\nc: 画像　管理 # 😀',
  'a:\n- b\n- c: d\n  e: f\n-\n  g: h\ni:\n    j: k',
  'a: {b: c, d: [1, {e: f}, "g, h"], i: {}, j: []} # k',
  '- a\n- {b: c}\n-   d: e\n    f: g',
  '- # a\n  b: c',
])('%j is plain', (text) => {
  const values = readPlainYaml(text);
  expect(values).not.toBeUndefined();
  expect({ complaints: [], values }).toEqual(byLibrary(text));
});

test.each([
  'a',
  'a:',
  'a: ~',
  'a: 8.0',
  'a: 007',
  'a: True',
  'a: |\n  b',
  'a: b\n  c',
  'a: &b c',
  'a: *b',
  'a: !b c',
  'a: [b,\n c]',
  'a: [b c: d]',
  'a: [b, ]',
  'a: {b}',
  'a: {b: }',
  'a: "b\\n"',
  "a: 'it''s'",
  'a: b: c',
  'a: b\na: c',
  'a: b\n c: d',
  ' a: b\nc: d',
  'a: b\n- c',
  '- - a',
  'a: [b] c',
  'a: "b"c',
  'a: {b: "c"d}',
  '<<: {a: b}',
  '? a',
  '"a": b',
  '画: b',
  '1: b',
  'null: b',
  '__proto__: b',
  'a:b',
  '%YAML 1.2\n---\na: b',
  '--- a: b',
  'a: b\n...\n',
  'a:\tb',
  'a: b\u00a0',
  'a: b\u2028',
  '\ufeffa: b',
  `a: ${'['.repeat(30)}${']'.repeat(30)}`,
])('%j is left to the library', (text) => {
  expect(readPlainYaml(text)).toBe(undefined);
});

test('whatever it reads of mutated manifests, the library reads alike and has nothing to say', () => {
  const seeds = Array.from({ length: 250 }, (_, seed) => seed);
  const plain = seeds.flatMap((seed) => {
    const { bytes, steps } = mutate(examples.slice(1, 5), seed);
    const decoded = decode(bytes, 'a.yaml');
    const values = 'text' in decoded ? readPlainYaml(decoded.text) : undefined;
    return 'text' in decoded && values !== undefined ? [{ seed, steps, text: decoded.text, values }] : [];
  });
  expect(plain.length).toBeGreaterThan(50);
  for (const { seed, steps, text, values } of plain) {
    expect({ seed, steps, complaints: [], values }).toEqual({ seed, steps, ...byLibrary(text) });
  }
});
