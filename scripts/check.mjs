/**
 * `npm run check`: format, lint, types, unused code, import rules, package. Every step says how many files it saw, and
 * one that saw none has failed. `npm run check -- lint types` runs only these.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/**
 * `files` finds the number of files in the step's output, `besides` is how many of them do not count (biome sees its own
 * configuration always); with `own` the files are the lines that begin so (tsc lists the libraries too).
 */
const steps = [
  { name: 'format', argv: [bin('biome'), 'format', '.'], files: /Checked (\d+) files?/, besides: 1 },
  { name: 'lint', argv: [bin('oxlint'), '--type-aware'], files: /on (\d+) files? with/ },
  { name: 'types', argv: [bin('tsc'), '--noEmit', '--listFiles'], own: path.join(root, 'src/') },
  {
    name: 'unused',
    argv: [bin('knip'), '--no-progress', '--reporter', 'symbols', '--reporter', './scripts/knip-count.mjs'],
    files: /knip saw (\d+) files?/,
  },
  { name: 'imports', argv: [process.execPath, 'scripts/import-rules.mjs'], files: /(\d+) modules?,/ },
  { name: 'package', argv: [process.execPath, 'scripts/package.mjs'], files: /package: (\d+) files?/ },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}`);

const failed = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const started = performance.now();
  const { code, output } = await run(step.argv);
  const files = countFiles(step, output);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ok = code === 0 && files > 0;
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(8)} ${String(files).padStart(4)} files  ${seconds} s`,
  );
  if (ok) continue;
  failed.push(step.name);
  console.log(indented(step, output));
  if (files === 0) console.log('    it saw no files');
}
if (failed.length > 0) console.log(`check failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;

function run([command, ...args]) {
  if (!existsSync(command))
    return Promise.resolve({ code: 1, output: `${command} is missing: run npm install` });
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

function countFiles({ files, own, besides = 0 }, output) {
  if (own !== undefined) return output.split('\n').filter((line) => line.startsWith(own)).length;
  return Math.max(0, Number(files.exec(output)?.[1] ?? 0) - besides);
}

function indented({ own }, output) {
  const listed = (line) => own !== undefined && line.startsWith('/') && !line.includes('(');
  return output
    .split('\n')
    .filter((line) => line.trim() !== '' && !listed(line))
    .map((line) => `    ${line}`)
    .join('\n');
}
