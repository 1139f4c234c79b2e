import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mutate } from '../support/mutate.ts';
import { misbehaviour } from '../support/mutation-run.ts';
import { exampleSite, run } from '../support/run.ts';

const folder = path.join(import.meta.dirname, '../../manifests');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

const batches = Array.from({ length: 20 }, (_, index) => index * 25);

test.each(batches)('a mutated manifest never crashes hvm (seeds from %i)', async (first) => {
  const cwd = await exampleSite();
  for (let seed = first; seed < first + 25; seed += 1) {
    const { file, bytes, steps } = mutate(files, seed);
    const changed = path.join(cwd, 'manifests', file);
    await writeFile(changed, bytes);
    const env = { HVM_LANG: seed % 2 === 0 ? 'en' : 'ja' };
    const recording = ['--recording', 'manifests/kyushu.recording.json'];
    const output = ['text', 'json', 'markdown'][seed % 3] ?? 'text';
    for (const args of [
      ['validate', '-o', output],
      ['plan', '-o', output, ...recording],
    ]) {
      const found = misbehaviour(await run(args, { cwd, env }));
      expect({ seed, file, steps, args, found }).toEqual({ seed, file, steps, args, found: [] });
    }
    await writeFile(changed, files.find((each) => each.file === file)?.text ?? '');
  }
});

test('the mutations are of all kinds: some files stay valid, most do not, and seeds repeat', () => {
  const steps = Array.from({ length: 500 }, (_, seed) => mutate(files, seed).steps).flat();
  expect(new Set(steps).size).toBe(26);
  expect(mutate(files, 7)).toEqual(mutate(files, 7));
});
