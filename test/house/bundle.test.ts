import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { importsOf } from '../../scripts/import-rules.mjs';
import { root } from './support.ts';

/** What makes a start slow: only a command that needs one of them loads it, through `import()`. */
const heavy = ['axios', 'pino', '@inquirer', 'node-ssh', 'ssh2', 'fast-xml-parser'];

let metafile: Metafile;

beforeAll(async () => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    outdir: 'dist',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  metafile = result.metafile;
});

test('the static graph of the entry holds nothing heavy', () => {
  const inputs = staticInputs('src/main.ts');
  expect(inputs).toContain('src/main.ts');
  expect(inputs.filter((input) => heavy.some((name) => input.includes(`node_modules/${name}/`)))).toEqual([]);
});

test('and does not hold it by another way: the test sees heavy packages where they are loaded', () => {
  const everything = Object.keys(metafile.inputs);
  expect(everything.some((input) => input.includes('node_modules/@inquirer/'))).toBe(true);
  expect(everything.length).toBeGreaterThan(staticInputs('src/main.ts').length);
});

test('the import rules see every import that esbuild sees', () => {
  const modules = Object.entries(metafile.inputs).filter(([name]) => name.startsWith('src/'));
  expect(modules.length).toBeGreaterThan(30);
  for (const [name, { imports }] of modules) {
    const seen = importsOf(readFileSync(path.join(root, name), 'utf8')).map(({ from }) => from);
    for (const { original } of imports) if (original !== undefined) expect(seen, name).toContain(original);
  }
});

/** Modules that are loaded before the first line of `entry` runs. */
function staticInputs(entry: string): string[] {
  const seen = new Set([entry]);
  for (const module of seen) {
    for (const { path: target, kind } of metafile.inputs[module]?.imports ?? []) {
      if (kind !== 'dynamic-import' && metafile.inputs[target] !== undefined) seen.add(target);
    }
  }
  return [...seen];
}
