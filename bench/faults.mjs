/**
 * Each failure at each kind of request of an apply of a small site, over both encodings, and each fault of the table in each kind
 * of task: every run must end in time with an exit code of the interface, say nothing odd and leave no session, and the apply
 * after it must reach the planned end. `node bench/faults.mjs [WORD …]`: only what holds all the words. `--once`:
 * each failure once at each kind of request, and each fault once in each kind of task, with encodings and moments in turn. `--texts`:
 * every text that was given, once. Needs Go, no build.
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

const options = process.argv.slice(2);
const words = options.filter((each) => !each.startsWith('--'));
const isOnce = options.includes('--once');
const [givenTexts, texts] = [options.includes('--texts'), new Set()];
const all = isOnce
  ? [...inTurn(requestCases().filter(isFirst), 2), ...inTurn(faultCases(), 6)]
  : [...requestCases(), ...faultCases()];
const cases = all.filter(({ name }) => words.every((word) => name.includes(word)));
/** Runs side by side, in each encoding. */
const lanes = 2;
const started = performance.now();
const queues = new Map(['vi-json', 'soap'].map((api) => [api, cases.filter((one) => one.api === api)]));
const results = (
  await Promise.all(
    Array.from({ length: lanes }, () => [lane('vi-json', '8.0.3'), lane('soap', '6.7')]).flat(),
  )
).flat();
report();

/** The first request of its kind in a run. */
function isFirst({ rule }) {
  return rule.nth === 1;
}

/** Of the cases that differ in encoding (and moment) only, one, the next time another; `many`: how many these are. */
function inTurn(some, many) {
  const groups = new Map();
  for (const each of some) {
    const key = `${each.method} ${each.group}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  // Rows are as long as a multiple of `many`, at times: each row begins one further.
  const row = new Map();
  return [...groups.values()].map((group) => {
    const [{ method }] = group;
    const nth = row.get(method) ?? row.size;
    row.set(method, nth + 1);
    if (group.length !== many) throw new Error(`${group.length} cases of ${group[0].name}`);
    return group[nth % many];
  });
}

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
  for (let each; (each = queues.get(api).shift()) !== undefined; ) {
    const result = await one(sim, apply, each, whole.end);
    found.push(result);
    textsIn(result.said).forEach((text) => texts.add(text));
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
  console.log(
    `${machine()}; ${results.length} runs, ${2 * lanes} at a time, ${(seconds / 60).toFixed(0)} min.\n`,
  );
  const head = ['failure', 'runs', 'exit 0', 'exit 4', 'exit 1', 'exit 3, 69, 75, 77', 'slowest', 'wrong'];
  console.log(table([head, ...rows]));
  if (givenTexts) console.error([...texts].sort((a, b) => (a < b ? -1 : 1)).join('\n'));
  const wrong = wrongOf(results);
  console.log(`\nWrong: ${wrong.length === 0 ? 'none' : wrong.map(({ name }) => name).join(', ')}.`);
  process.exit(wrong.length === 0 ? 0 : 1);
}

/** Lines with a code and the one after each; what differs from run to run left out. */
function textsIn(said) {
  const lines = said.split('\n');
  return lines.flatMap((line, place) =>
    /\b(CON|TLS|API|WIRE|VSP|APL|PRV|INT)-\d{3}/.test(line)
      ? [
          `${line}\n${lines[place + 1] ?? ''}`
            .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
            .replaceAll(/\d+(\.\d+)? ?s\b/g, 'N s'),
        ]
      : [],
  );
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
