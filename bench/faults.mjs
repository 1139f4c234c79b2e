/**
 * Each failure at each kind of request of an apply of a small site, over both encodings, and each fault of the table in each kind
 * of task: every run must end in time with an exit code of the interface, say nothing odd and leave no session, and the apply
 * after it must reach the planned end. `node bench/faults.mjs [WORD …]`: only what holds all the words. Needs Go, no build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { machine, root, table } from './measure.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-faults-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const bundle = await import(pathToFileURL(await bundled()).href);
const { codes, failures, faults, main, pageSize, requests, startSimulator, taskMethods, tried, writeSite } =
  bundle;

const site = path.join(folder, 'site');
writeSite(site);

/** Seconds: of a run without a bound of its own, of `--timeout` where the server never ends, and what hvm may take after it. */
const patience = 120;
const timeout = 3;
const grace = 8;

/** Requests that are sent often: which of them fails. */
const often = {
  RetrievePropertiesEx: [1, 2, 5],
  ContinueRetrievePropertiesEx: [1, 2],
  WaitForUpdatesEx: [1, 3],
  CreateFilter: [1, 2],
  CloneVM_Task: [1, 3],
  ReconfigVM_Task: [1, 2, 4],
  PowerOnVM_Task: [1, 3],
};

const whenOf = { before: 'the call', task: 'the task', done: 'the task, when its work was done' };

const words = process.argv.slice(2);
const cases = [...requestCases(), ...faultCases()].filter(({ name }) =>
  words.every((word) => name.includes(word)),
);
const started = performance.now();
const results = (await Promise.all([lane('vi-json', '8.0.3'), lane('soap', '6.7')])).flat();
report();

function requestCases() {
  return ['vi-json', 'soap'].flatMap((api) =>
    requests.flatMap((method) =>
      (often[method] ?? [1]).flatMap((nth) =>
        failures.map(({ name: group, rule, isEndless = false }) => ({
          api,
          group,
          method,
          name: `${api} ${method} ${nth} ${group}`,
          rule: { method, nth, ...rule },
          isEndless,
          mayLeave: mayLeave(method, rule, isEndless),
        })),
      ),
    ),
  );
}

/** Nobody but the server knows a session whose login got no answer; nobody ends one when the server does not answer. */
function mayLeave(method, { when }, isEndless) {
  return (method === 'Login' && when === 'after') || (method === 'Logout' && when === 'before' && isEndless);
}

function faultCases() {
  return ['vi-json', 'soap'].flatMap((api) =>
    taskMethods.flatMap((method) =>
      Object.entries(whenOf).flatMap(([when, words]) =>
        faults.map((fault) => ({
          api,
          group: `${fault}`,
          method,
          name: `${api} ${method} fault ${fault} of ${words}`,
          rule: { method, when, action: 'fault', fault },
          isEndless: false,
          // A client that is told that its login is over does not log out.
          mayLeave: false,
        })),
      ),
    ),
  );
}

/** One simulator and the cases of its encoding, one after the other. */
async function lane(api, version) {
  const sim = await startSimulator(['-version', version, '-page', pageSize]);
  const env = {
    HVM_LANG: api === 'soap' ? 'ja' : 'en',
    HVM_USERNAME: sim.user,
    HVM_PASSWORD: sim.password,
    HVM_ADMIN_PASSWORD: 'Adm1n!',
    XDG_STATE_HOME: folder,
  };
  const args = ['apply', site, '--yes', '--allow', 'power-cycle', '--vcenter', sim.url, '--api', api];
  const apply = (more) => run([...args, ...more], env);
  const whole = await tried(sim, apply, []);
  if (whole.code !== 0 || whole.again !== 0) throw new Error(whole.said);
  const found = [];
  for (const each of cases.filter((one) => one.api === api)) {
    const result = await one(sim, apply, each, whole.end);
    found.push(result);
    if (result.wrong.length > 0) {
      console.error(`${each.name}: ${result.wrong.join('; ')}`);
      if (words.length > 0) console.error(result.said);
    } else if (words.length > 0)
      console.error(`${each.name}: ${result.code} in ${result.seconds.toFixed(1)} s`);
  }
  await sim.end();
  return found;
}

async function one(sim, apply, { rule, isEndless, mayLeave, ...names }, end) {
  const result = await tried(sim, apply, [rule], isEndless ? ['--timeout', `${timeout}s`] : []);
  const most = isEndless ? timeout + grace : patience;
  const wrong = [
    ...(codes.includes(result.code) ? [] : [`exit ${result.code}`]),
    ...result.odd.map((each) => `says ${each}`),
    ...(result.seconds > most ? [`${result.seconds.toFixed(0)} s`] : []),
    ...(result.sessions > 0 && !mayLeave ? [`${result.sessions} sessions left`] : []),
    ...(result.again === 0 ? [] : [`again: exit ${result.again}`]),
    ...(result.end === end ? [] : ['another end']),
    ...(result.struck > 0 ? [] : ['never struck']),
  ];
  return { ...names, ...result, wrong };
}

async function run(args, env) {
  let stdout = '';
  let stderr = '';
  const stream = { isTTY: false, columns: 100 };
  const code = await main({
    version: '0.0.0-bench',
    args,
    env,
    cwd: folder,
    stdin: { isTTY: false, read: () => Promise.resolve(Buffer.of()) },
    stdout: { ...stream, write: (text) => (stdout += text) },
    stderr: { ...stream, write: (text) => (stderr += text) },
    now: () => new Date('2026-11-24T12:00:00Z'),
    monotonic: () => performance.now() / 1000,
    confirm: () => Promise.resolve('no'),
    onInterrupt: () => () => undefined,
    process: { pid: process.pid, host: 'bench' },
    user: 'bench',
    home: folder,
  });
  return { code, stdout, stderr };
}

function report() {
  const groups = [...new Set(results.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const own = results.filter((each) => each.group === group);
    const ended = (...some) => own.filter(({ code }) => some.includes(code)).length;
    const slowest = Math.max(...own.map(({ seconds }) => seconds));
    const others = ended(3, 69, 75, 77);
    return [
      group,
      own.length,
      ended(0),
      ended(4),
      ended(1),
      others,
      `${slowest.toFixed(1)} s`,
      wrongOf(own).length,
    ];
  });
  const seconds = (performance.now() - started) / 1000;
  console.log(`${machine()}; ${results.length} runs, two at a time, ${(seconds / 60).toFixed(0)} min.\n`);
  const head = ['failure', 'runs', 'exit 0', 'exit 4', 'exit 1', 'exit 3, 69, 75, 77', 'slowest', 'wrong'];
  console.log(table([head, ...rows]));
  const wrong = wrongOf(results);
  console.log(`\nWrong: ${wrong.length === 0 ? 'none' : wrong.map(({ name }) => name).join(', ')}.`);
  process.exit(wrong.length === 0 ? 0 : 1);
}

function wrongOf(some) {
  return some.filter(({ wrong }) => wrong.length > 0);
}

/** The program and what makes and judges failures, in one file. */
async function bundled() {
  // As deep in the repository as test/support, which looks for the simulator from where it is.
  const outfile = path.join(root, '.cache/bench/faults.mjs');
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        export { main } from './src/main.ts';
        export * from './test/support/faults.ts';
        export { startSimulator } from './test/support/vcsim.ts';
        export { writeSite } from './test/kill/site.ts';`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
  });
  return outfile;
}
