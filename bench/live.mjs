/**
 * hvm on a simulated vCenter: plan with nothing to do, 26 creates, one change, second apply; beside it govc's raw read of
 * the same inventory, in the same run. `node bench/live.mjs [SIZE …]`, sizes 26 300 1000 5000 by default. Needs Go.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { hvm, machine, measure, median, root, table } from './measure.mjs';
import { writeSite } from './site.mjs';

const sizes = process.argv.slice(2).map(Number);
const runs = 3;
const cache = path.join(root, '.cache');
const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-live-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(cache, { recursive: true });
const simulator = goProgram(
  'vcsim-bench',
  ['build', '-o', path.join(cache, 'vcsim-bench'), '.'],
  path.join(root, 'test/vcsim'),
);
const govc = goProgram('govc', ['build', '-o', path.join(cache, 'govc'), '.'], path.join(root, 'bench/govc'));

const rows = [];
for (const size of sizes.length > 0 ? sizes : [26, 300, 1000, 5000]) {
  for (const latency of [0, 20]) rows.push(...(await oneSite(size, latency)));
}
console.log(`${machine()}; medians of ${runs} where nothing is changed, one run where something is.\n`);
console.log(
  table([['VMs', 'latency', 'what', 'seconds', 'requests', 'MB received', 'peak memory'], ...rows]),
);

async function oneSite(size, latency) {
  const site = path.join(folder, `${size}`);
  writeSite(site, size, { changes: false });
  const recording = path.join(site, 'bench.recording.json');
  const sim = await start(['-inventory', recording, '-latency', `${latency}ms`]);
  const row = (what, { seconds, requests, megabytes, peak }) => [
    String(size),
    `${latency} ms`,
    what,
    seconds.toFixed(2),
    requests === undefined ? '' : String(requests),
    megabytes === undefined ? '' : megabytes.toFixed(1),
    peak === undefined ? '' : `${peak.toFixed(0)} MB`,
  ];
  const found = [];
  for (const api of ['vi-json', 'soap']) {
    const plans = await repeat(() => run(sim, site, ['plan', '--api', api]));
    found.push(row(`hvm plan, ${api}`, plans));
  }
  found.push(row('govc vm.info -json', await repeat(() => readByGovc(sim, ['vm.info', '-json', '*']))));
  if (size <= 1000)
    found.push(row('govc find -type m', await repeat(() => readByGovc(sim, ['find', '-type', 'm']))));
  // A second site of 26 more in the same vCenter.
  const more = path.join(folder, `${size}-more`);
  writeSite(more, size + 26, { changes: false });
  found.push(row('hvm apply, 26 creates', await run(sim, more, ['apply', '--yes'])));
  found.push(row('hvm apply again', await run(sim, more, ['apply', '--yes'])));
  editNotes(more);
  found.push(row('hvm apply, one change', await run(sim, more, ['apply', '--yes'])));
  await sim.end();
  return found;
}

function editNotes(site) {
  const file = path.join(site, 'vms-000000.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('notes: bench 1\n', 'notes: bench one\n'));
}

async function repeat(once) {
  const results = [];
  for (let index = 0; index < runs; index += 1) results.push(await once());
  const middle = (key) =>
    results[0][key] === undefined ? undefined : median(results.map((result) => result[key]));
  return {
    seconds: middle('seconds'),
    requests: middle('requests'),
    megabytes: middle('megabytes'),
    peak: middle('peak'),
  };
}

async function run(sim, site, args) {
  await sim.forget();
  Object.assign(process.env, { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password });
  const { seconds, peakMb } = measure([hvm, ...args, site, '--vcenter', sim.url, '-o', 'json'], {
    memory: true,
  });
  return { seconds, peak: peakMb, ...(await sim.counts()) };
}

async function readByGovc(sim, args) {
  await sim.forget();
  const started = performance.now();
  const env = {
    ...process.env,
    GOVC_URL: `${sim.url}/sdk`,
    GOVC_USERNAME: sim.user,
    GOVC_PASSWORD: sim.password,
    GOVC_VIM_VERSION: '8.0.3.0',
    GOVC_PERSIST_SESSION: 'false',
  };
  const { status, stderr } = spawnSync(govc, args, {
    env,
    maxBuffer: 2 ** 31 - 1,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`govc ${args.join(' ')}: ${stderr.toString()}`);
  return { seconds: (performance.now() - started) / 1000, ...(await sim.counts()) };
}

async function start(args) {
  const child = spawn(simulator, ['-listen', '127.0.0.1:0', '-version', '8.0.3', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
  const { sdk, control, user, password } = JSON.parse(line);
  return {
    url: sdk.replace(/\/sdk$/, ''),
    user,
    password,
    forget: () => fetch(`${control}/log`, { method: 'DELETE' }),
    counts: async () => {
      const log = await (await fetch(`${control}/log`)).json();
      const bytes = log.reduce((sum, { bytesOut }) => sum + bytesOut, 0);
      return { requests: log.length, megabytes: bytes / 1e6 };
    },
    end: () => {
      child.stdin.end();
      return new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

function goProgram(name, args, cwd) {
  const program = path.join(cache, name);
  if (!existsSync(program))
    execFileSync('go', args, { cwd, env: { ...process.env, GOBIN: cache }, stdio: 'inherit' });
  return program;
}
