/**
 * Mutated manifests of the example site, as `test/cli/mutations.test.ts` makes them, but many more: `validate` and `plan` of
 * each must end with 0, 3 or 65 and say nothing odd. `node bench/mutations.mjs [COUNT] [FIRST SEED]`
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'esbuild';
import { machine, root, table } from './measure.mjs';

/** Seconds without an answer after which a run counts as hanging. */
const patience = 60;

if (isMainThread) await watch(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 0));
else await work(workerData);

/** Starts the runs in a thread of their own, so that one that hangs can be told and ended. */
async function watch(count, first) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const bundle = await bundled(folder);
  const runs = [];
  const hung = [];
  const started = performance.now();
  for (let seed = first; seed < first + count; ) {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { seed, end: first + count, bundle, folder },
    });
    seed = await new Promise((resolve, reject) => {
      let current = seed;
      const late = () => {
        hung.push(current);
        void worker.terminate();
        resolve(current + 1);
      };
      let timer = setTimeout(late, patience * 1000);
      worker.on('message', (run) => {
        runs.push(run);
        current = run.next;
        clearTimeout(timer);
        if (current >= first + count) resolve(current);
        else timer = setTimeout(late, patience * 1000);
      });
      worker.on('error', reject);
    });
  }
  report(runs, hung, { count, first, seconds: (performance.now() - started) / 1000 });
}

/** The program and what makes and judges mutations, in one file: it needs no build. */
async function bundled(folder) {
  const outfile = path.join(folder, 'bundle.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { main } from './src/main.ts';
        export { mutate } from './test/support/mutate.ts';
        export { misbehaviour } from './test/support/mutation-run.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    banner: {
      js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
    },
  });
  return outfile;
}

async function work({ seed: first, end, bundle, folder }) {
  const { main, mutate, misbehaviour } = await import(pathToFileURL(bundle).href);
  const manifests = path.join(root, 'manifests');
  const files = readdirSync(manifests)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(path.join(manifests, file), 'utf8') }));
  cpSync(manifests, path.join(folder, 'manifests'), { recursive: true });
  for (let seed = first; seed < end; seed += 1) {
    const { file, bytes, steps } = mutate(files, seed);
    const changed = path.join(folder, 'manifests', file);
    writeFileSync(changed, bytes);
    const output = ['text', 'json', 'markdown'][seed % 3];
    const recording = ['--recording', 'manifests/kyushu.recording.json'];
    for (const args of [
      ['validate', '-o', output],
      ['plan', '-o', output, ...recording],
    ]) {
      const started = performance.now();
      const ran = await run(main, args, folder, seed % 2 === 0 ? 'en' : 'ja');
      const milliseconds = performance.now() - started;
      const found = misbehaviour(ran);
      const next = args[0] === 'plan' ? seed + 1 : seed;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      parentPort.postMessage({ verb: args[0], code: ran.code, milliseconds, found, seed, file, steps, next });
    }
    writeFileSync(changed, files.find((each) => each.file === file).text);
  }
}

async function run(main, args, cwd, lang) {
  let stdout = '';
  let stderr = '';
  const stream = { isTTY: false, columns: 100 };
  const code = await main({
    version: '0.0.0-bench',
    args,
    env: { HVM_LANG: lang },
    cwd,
    stdin: { isTTY: false, read: () => Promise.resolve(Buffer.of()) },
    stdout: { ...stream, write: (text) => (stdout += text) },
    stderr: { ...stream, write: (text) => (stderr += text) },
    now: () => new Date('2026-11-24T12:00:00Z'),
    monotonic: () => performance.now() / 1000,
    confirm: () => Promise.resolve('no'),
    onInterrupt: () => () => undefined,
    process: { pid: process.pid, host: 'bench' },
  });
  return { code, stdout, stderr };
}

function report(runs, hung, { count, first, seconds }) {
  const odd = runs.filter(({ found }) => found.length > 0);
  const rows = ['validate', 'plan'].map((verb) => {
    const own = runs.filter((each) => each.verb === verb);
    const ended = (code) => own.filter((each) => each.code === code).length.toLocaleString('en');
    const others = own.filter(({ code }) => ![0, 3, 65].includes(code)).length;
    const slowest = Math.max(...own.map(({ milliseconds }) => milliseconds));
    return [
      `\`hvm ${verb}\``,
      ended(0),
      ended(3),
      ended(65),
      others,
      odd.filter((each) => each.verb === verb).length,
      `${slowest.toFixed(0)} ms`,
    ];
  });
  console.log(
    `${machine()}; ${count.toLocaleString('en')} mutations from seed ${first}, ${seconds.toFixed(0)} s.\n`,
  );
  console.log(table([['command', 'exit 0', 'exit 3', 'exit 65', 'other', 'odd texts', 'slowest'], ...rows]));
  for (const each of odd.slice(0, 20)) console.log(`\nodd: ${JSON.stringify(each)}`);
  const held = odd.length === 0 && hung.length === 0 && runs.length === 2 * count;
  console.log(
    `\nHanging: ${hung.length === 0 ? 'none' : hung.join(', ')}. No crash, no hang, exit 0, 3 or 65: ${held ? 'held' : 'MISSED'}.`,
  );
  process.exitCode = held ? 0 : 1;
}
