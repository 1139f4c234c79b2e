/**
 * hvm is killed (SIGKILL) at moments of chance while it applies a site of 26 VMs to a simulated vCenter, and called again, and
 * killed again, until it is done; then what is there is compared with the end of an apply that nobody killed.
 * `node bench/kills.mjs [KILLS] [FIRST SEED]`, 1,000 kills from seed 1 by default. Needs Go and a build.
 *
 * A seed says what is applied, on which server, how often and when it is killed: at a request by its number, before or after the
 * server has carried it out, at once or up to 60 ms later, when the requests beside it have gone on. Each seed leaves a line in .cache/kills-BUILD.jsonl, and one that has a line is not run again: a run
 * that was stopped goes on where it was, unless hvm was built anew meanwhile. `--fresh` forgets them.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { differences, endOf } from './kills-end.mjs';
import { mixed, nothing } from './kills-start.mjs';
import { machine, root, table } from './measure.mjs';
import { start } from './simulator.mjs';

const numbers = process.argv
  .slice(2)
  .filter((arg) => /^\d+$/.test(arg))
  .map(Number);
const [wanted = 1000, firstSeed = 1] = numbers;
const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-kills-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const program = copyOfProgram();
const results = path.join(root, `.cache/kills-${buildOf(path.join(folder, 'dist'))}.jsonl`);
mkdirSync(path.dirname(results), { recursive: true });
if (process.argv.includes('--fresh')) rmSync(results, { force: true });
const site = path.join(folder, 'manifests');
cpSync(path.join(root, 'manifests'), site, { recursive: true });

/** Where tasks, starts and customizations take their time, so that a kill finds them running. */
const slowness = ['-clone-time', '120ms', '-boot-time', '60ms', '-customize-time', '60ms', '-latency', '2ms'];
const servers = [
  { name: 'VI/JSON 8.0.3', api: 'vi-json', args: ['-version', '8.0.3'] },
  { name: 'SOAP 6.7', api: 'soap', args: ['-version', '6.7'] },
  {
    name: 'VI/JSON 8.0.3, half clones',
    api: 'vi-json',
    args: ['-version', '8.0.3', '-clone-config', 'ignore'],
  },
  { name: 'SOAP 6.7, slow tasks', api: 'soap', args: ['-version', '6.7'], taskMs: 150 },
];
const works = ['26 creates', 'mixed changes'];
/** Of one site. */
const mostKills = 8;

const done = readResults();
const since = performance.now();
let isStopping = false;
process.on('SIGINT', () => (isStopping = true));
const kills = () => done.reduce((sum, each) => sum + each.kills, 0);
const before = kills();
await Promise.all(servers.map((server, index) => runAll(server, index)));
report();

/** The seeds of one server, one after the other. */
async function runAll(server, index) {
  const sim = await start([...slowness, ...server.args]);
  const creates = await whole(sim, server, nothing(site));
  const changes = await whole(sim, server, mixed(creates.state));
  for (let seed = firstSeed + index; kills() < wanted && !isStopping; seed += servers.length) {
    if (done.some((each) => each.seed === seed)) continue;
    const turn = Math.floor(seed / servers.length) % works.length;
    const result = await killed(sim, server, turn === 0 ? creates : changes, seed);
    result.work = works[turn];
    done.push(result);
    appendFileSync(results, `${JSON.stringify(result)}\n`);
    if (done.length % 20 === 0) process.stderr.write(`${kills()} kills, ${done.length} applies begun\n`);
  }
  await sim.end();
}

/** An apply that nobody kills: its end, and the seconds it took. */
async function whole(sim, server, recording) {
  await begin(sim, server, recording);
  await sim.forget();
  const { code, output } = await apply(sim, server).ended;
  if (code !== 0)
    throw new Error(`${server.name}: the apply that nobody killed ended with ${code}\n${output}`);
  const { requests } = await sim.counts();
  await sleep(1000);
  const state = await sim.state();
  return { recording, state, end: endOf(state), requests };
}

async function killed(sim, server, { recording, end, requests }, seed) {
  const random = randomOf(seed);
  const result = { seed, server: server.name, kills: 0, applies: 0, codes: [] };
  await begin(sim, server, recording);
  for (let tries = 1; ; tries += 1) {
    const isLast = tries > mostKills || (tries > 1 && random() < 0.1);
    if (!isLast) {
      const nth = 1 + Math.floor(random() * requests * 0.5);
      await sim.rule({ method: '*', nth, when: random() < 0.5 ? 'before' : 'after', action: 'hang' });
    }
    const run = apply(sim, server);
    if (!isLast) {
      await held(sim, run);
      if (random() < 0.5) await sleep(random() * 60);
      run.child.kill('SIGKILL');
      await run.ended;
      await sim.clearRules();
      await slow(sim, server);
    }
    const { code, output } = await run.ended;
    if (code === null) {
      result.kills += 1;
      continue;
    }
    result.applies += 1;
    result.codes.push(code);
    if (code === 0) break;
    if (result.applies >= 4) {
      result.output = output.slice(-4000);
      break;
    }
  }
  const found = await endNow(sim, end);
  return { ...result, differences: differences(found, end).slice(0, 40), twice: found.twice };
}

/** Until the rule has a request, or hvm ended without it. */
async function held(sim, run) {
  const over = run.ended.then(() => true);
  while (!(await Promise.race([over, sim.held()])));
}

async function begin(sim, server, recording) {
  await sim.put(recording);
  await slow(sim, server);
}

async function slow(sim, { taskMs = 0 }) {
  if (taskMs > 0) await sim.rule({ method: '*', times: -1, when: 'task', action: 'delay', ms: taskMs });
}

/** What is there when it is as it should be, or when 5 seconds are over: guests still start. */
async function endNow(sim, wanted) {
  for (let tries = 0; ; tries += 1) {
    const found = endOf(await sim.state());
    if (tries === 20 || differences(found, wanted).length === 0) return found;
    await sleep(250);
  }
}

function apply(sim, { api }) {
  const target = ['--vcenter', sim.url, '--api', api];
  const child = spawn(
    process.execPath,
    [program, 'apply', site, '--yes', '--allow', 'power-cycle,network', ...target, '-o', 'json'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HVM_LANG: 'en',
        HVM_USERNAME: sim.user,
        HVM_PASSWORD: sim.password,
        HVM_ADMIN_PASSWORD: 'Adm1n!',
        XDG_STATE_HOME: path.join(folder, 'state'),
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) };
}

/** Nobody's build changes it on the way. */
function copyOfProgram() {
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  return path.join(folder, 'bin/hvm.js');
}

/** Tells builds apart. */
function buildOf(dist) {
  const hash = createHash('sha256');
  for (const name of readdirSync(dist).sort()) hash.update(name).update(readFileSync(path.join(dist, name)));
  return hash.digest('hex').slice(0, 8);
}

function readResults() {
  if (!existsSync(results)) return [];
  return readFileSync(results, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** mulberry32. */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function report() {
  const minutes = (performance.now() - since) / 60_000;
  const rows = servers.flatMap((server) =>
    works.map((work) => {
      const own = done.filter((each) => each.server === server.name && each.work === work);
      return row(`${server.name}, ${work}`, own);
    }),
  );
  const wrong = done.filter((each) => each.differences.length > 0 || each.codes.at(-1) !== 0);
  console.log(`${machine()}; ${kills() - before} kills in ${minutes.toFixed(0)} minutes.\n`);
  console.log(
    table([
      [
        'server, work',
        'sites',
        'kills',
        'different ends',
        'VMs twice',
        'disks or space left over',
        'applies needed: 1',
        '2',
        'more',
      ],
      ...rows,
      row('all', done),
    ]),
  );
  for (const each of wrong) console.log(JSON.stringify(each));
  process.exitCode = wrong.length === 0 && kills() >= wanted ? 0 : 1;
}

function row(name, list) {
  const count = (test) => String(list.filter(test).length);
  const after = (applies) => count((each) => each.applies === applies && each.codes.at(-1) === 0);
  const isOfDisks = (text) => /\.disks|\.datastores/.test(text);
  return [
    name,
    String(list.length),
    String(list.reduce((sum, each) => sum + each.kills, 0)),
    count((each) => each.differences.length > 0 || each.codes.at(-1) !== 0),
    count((each) => each.twice.length > 0),
    count((each) => each.differences.some(isOfDisks)),
    after(1),
    after(2),
    count((each) => each.applies > 2 || each.codes.at(-1) !== 0),
  ];
}
