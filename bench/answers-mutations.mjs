/**
 * Mutated answers of a vCenter, as `test/wire/mutations.test.ts` makes them, but many more, and of a whole plan and apply on the
 * simulator besides: each must be read or refused with a code, quickly. Every 50th one is given to a whole `hvm plan`.
 * `node bench/answers-mutations.mjs [COUNT] [FIRST SEED]`
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { build } from 'esbuild';
import { machine, root, table } from './measure.mjs';

/** Seconds without a sign of life after which a mutation counts as hanging. */
const patience = 60;
/** Mutations between two signs of life, and between two whole plans. */
const stride = 50;

if (isMainThread) await watch(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 0));
else await work(workerData);

async function watch(count, first) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const bundle = await bundled(folder);
  const answers = [...goldens(), ...(await recorded(bundle, folder))];
  const totals = { runs: new Map(), odd: [], slowest: new Map(), memory: 0 };
  const hung = [];
  const started = performance.now();
  for (let seed = first; seed < first + count; ) {
    const data = { seed, end: first + count, bundle, folder, answers };
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    seed = await new Promise((resolve, reject) => {
      let current = seed;
      const late = () => {
        hung.push(current);
        void worker.terminate();
        resolve(current + stride);
      };
      let timer = setTimeout(late, patience * 1000);
      worker.on('message', ({ next, runs, memory }) => {
        for (const run of runs) add(totals, run);
        totals.memory = Math.max(totals.memory, memory);
        current = next;
        clearTimeout(timer);
        if (current >= first + count) resolve(current);
        else timer = setTimeout(late, patience * 1000);
      });
      worker.on('error', reject);
    });
  }
  report(totals, hung, { count, first, answers, seconds: (performance.now() - started) / 1000 });
}

async function bundled(folder) {
  const outfile = path.join(folder, 'bundle.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { main } from './src/main.ts';
        export { mutateAnswer } from './test/support/mutate-answers.ts';
        export { decoded, isWell } from './test/support/mutation-outcome.ts';
        export { giveAnswers, keepAnswers } from './test/support/answers.ts';
        export { startSimulator } from './test/support/vcsim.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    // What looks for the sources beside itself is to find them.
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'test/support/vcsim.ts')).href),
    },
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(process.cwd()+'/');" },
  });
  return outfile;
}

/** Written by govmomi. */
function goldens() {
  const methods = {
    'has-privilege-on-entities': 'HasPrivilegeOnEntities',
    'invalid-login': 'Login',
    login: 'Login',
    'no-permission': 'CloneVM_Task',
    'retrieve-properties-ex': 'RetrievePropertiesEx',
    'task-in-progress': 'ReconfigVM_Task',
    'wait-for-updates-ex': 'WaitForUpdatesEx',
  };
  const folder = path.join(root, 'test/wire/golden/answers');
  return readdirSync(folder).flatMap((file) => {
    const { name, ext } = path.parse(file);
    const api = ext === '.xml' ? 'soap' : 'vi-json';
    const status = /invalid-login|no-permission|task-in-progress/.test(name) ? 500 : 200;
    const text = readFileSync(path.join(folder, file), 'utf8');
    return name in methods ? [{ method: methods[name], api, status, headers: {}, text, isGolden: true }] : [];
  });
}

/** All that a plan and an apply of the example site were answered. */
async function recorded(bundle, folder) {
  const { main, keepAnswers, startSimulator } = await import(pathToFileURL(bundle).href);
  const kept = [];
  for (const api of ['soap', 'vi-json']) {
    const simulator = await startSimulator([
      '-inventory',
      path.join(root, 'manifests/kyushu.recording.json'),
      '-version',
      '8.0.3',
    ]);
    const between = await keepAnswers(simulator.url, kept);
    cpSync(path.join(root, 'manifests'), path.join(folder, 'manifests'), { recursive: true });
    const env = {
      HVM_USERNAME: simulator.user,
      HVM_PASSWORD: simulator.password,
      HVM_ADMIN_PASSWORD: 'x',
      XDG_STATE_HOME: folder,
    };
    for (const verb of [['plan'], ['apply', '--yes', '--allow', 'power-cycle']]) {
      const ran = await run(main, [...verb, '--vcenter', between.url, '--api', api], folder, env);
      if (verb[0] === 'plan')
        for (const each of kept) if (each.api === api || each.method.includes('.')) each.isOfPlan = true;
      if (ran.code !== 0) throw new Error(`${api}: ${verb[0]} ended with ${ran.code}\n${ran.stderr}`);
    }
    await between.end();
    await simulator.end();
  }
  return kept;
}

async function work({ seed: first, end, bundle, folder, answers }) {
  const { main, mutateAnswer, decoded, isWell, giveAnswers } = await import(pathToFileURL(bundle).href);
  const isVim = ({ method }) => /^[A-Z]/.test(method);
  const decodable = answers.filter(isVim);
  const planned = answers.filter(({ isOfPlan }) => isOfPlan === true);
  let given = planned;
  const server = await giveAnswers(() => given);
  let runs = [];
  for (let seed = first; seed < end; seed += 1) {
    const answer = decodable[seed % decodable.length];
    const { text, steps } = mutateAnswer(answer.text, seed);
    const since = performance.now();
    const outcome = decoded(answer.api, answer.method, text, answer.status);
    const kind = answer.api;
    const ms = performance.now() - since;
    runs.push({
      kind,
      outcome,
      ms,
      ...(isWell(outcome) ? {} : { odd: { seed, steps, method: answer.method, outcome } }),
    });
    if (seed % stride !== stride - 1 && seed !== end - 1) continue;
    runs.push(await wholePlan(seed));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    parentPort.postMessage({ runs, next: seed + 1, memory: process.memoryUsage.rss() });
    runs = [];
  }
  await server.end();

  async function wholePlan(seed) {
    // The inventory takes half of them: it is most of what is read.
    const large = planned.filter(({ method }) => method === 'RetrievePropertiesEx');
    const turn = Math.floor(seed / stride);
    const from = turn % 2 === 0 ? large : planned;
    const chosen = from[Math.floor(turn / 2) % from.length];
    const { text, steps } = mutateAnswer(chosen.text, seed);
    given = planned.map((each) => (each === chosen ? { ...each, text } : each));
    server.again();
    const env = { HVM_USERNAME: 'u', HVM_PASSWORD: 'pppp', HVM_LANG: 'en', XDG_STATE_HOME: folder };
    const since = performance.now();
    const { api } = chosen.method === 'vimServiceVersions.xml' ? { api: 'auto' } : chosen;
    const ran = await run(
      main,
      ['plan', '--vcenter', server.url, '--api', api, '--timeout', '20s', '-o', 'json'],
      folder,
      env,
    );
    const said = ran.stdout + ran.stderr;
    const isOdd = ![0, 1, 3, 69, 77].includes(ran.code) || /INT-001|\[object Object\]/.test(said);
    const odd = { seed, steps, method: chosen.method, api, code: ran.code, said: said.slice(0, 300) };
    return {
      kind: 'plan',
      outcome: `exit ${ran.code}`,
      ms: performance.now() - since,
      ...(isOdd ? { odd } : {}),
    };
  }
}

async function run(main, args, cwd, env) {
  let stdout = '';
  let stderr = '';
  const stream = { isTTY: false, columns: 100 };
  const code = await main({
    version: '0.0.0-bench',
    ...{ args, env, cwd, user: 'bench', home: cwd },
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

function add(totals, { kind, outcome, ms, odd }) {
  const key = `${kind} ${outcome}`;
  totals.runs.set(key, (totals.runs.get(key) ?? 0) + 1);
  totals.slowest.set(kind, Math.max(totals.slowest.get(kind) ?? 0, ms));
  if (odd !== undefined) totals.odd.push(odd);
}

function report({ runs, odd, slowest, memory }, hung, { count, first, answers, seconds }) {
  console.log(
    `${machine()}; ${count.toLocaleString('en')} mutations of ${answers.length} answers from seed ${first}, ${seconds.toFixed(0)} s; at most ${Math.round(memory / 1e6)} MB.\n`,
  );
  const number = (each) => each.toLocaleString('en');
  const rows = ['soap', 'vi-json', 'plan'].map((kind) => {
    const own = [...runs].filter(([key]) => key.startsWith(`${kind} `)).sort(([a], [b]) => (a < b ? -1 : 1));
    const total = own.reduce((sum, [, each]) => sum + each, 0);
    const ends = own.map(([key, each]) => `${key.slice(kind.length + 1)}: ${number(each)}`).join(', ');
    const name = kind === 'plan' ? 'a whole `hvm plan`' : `decoder, ${kind}`;
    return [name, number(total), ends, `${(slowest.get(kind) ?? 0).toFixed(0)} ms`];
  });
  console.log(table([['what', 'mutations', 'ended with', 'slowest'], ...rows]));
  for (const each of odd.slice(0, 20)) console.log(`\nodd: ${JSON.stringify(each)}`);
  const held = odd.length === 0 && hung.length === 0;
  console.log(
    `\nHanging: ${hung.length === 0 ? 'none' : hung.join(', ')}. Odd: ${odd.length}. No crash, no hang, only errors with a code: ${held ? 'held' : 'MISSED'}.`,
  );
  process.exitCode = held ? 0 : 1;
}
