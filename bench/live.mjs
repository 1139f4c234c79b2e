/**
 * hvm on a simulated vCenter: plan with nothing to do, 26 creates, second apply, one change, 26 slow clones; beside it, in the
 * same run, govc's raw read of the same inventory and a script of govc commands that creates the same 26 VMs.
 * `node bench/live.mjs [SIZE …]`, sizes 26 300 1000 5000 by default. Needs Go.
 */
import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createByGovc, readByGovc } from './govc.mjs';
import { hvm, machine, measure, median, table } from './measure.mjs';
import { start } from './simulator.mjs';
import { nameOf, notesOf, writeSite } from './site.mjs';

const sizes = process.argv.slice(2).map(Number);
const runs = 3;
// Beyond this, govc takes minutes.
const largestForGovc = 1000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-live-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const rows = [];
for (const size of sizes.length > 0 ? sizes : [26, 300, 1000, 5000]) {
  for (const latency of [0, 20]) {
    const flags = ['-latency', `${latency}ms`];
    const found = [...(await reads(size, flags)), ...(await creates(size, flags))];
    if (latency === 0) found.push(...(await slowClones(size)));
    rows.push(...found.map(([what, result]) => row(size, latency, what, result)));
  }
}
console.log(`${machine()}; medians of ${runs} where nothing is changed, one run where something is.\n`);
console.log(
  table([['VMs', 'latency', 'what', 'seconds', 'requests', 'MB received', 'peak memory'], ...rows]),
);

async function reads(size, flags) {
  const site = path.join(folder, `${size}`);
  writeSite(site, size, { changes: false });
  const sim = await start(['-inventory', path.join(site, 'bench.recording.json'), ...flags]);
  const found = [];
  for (const api of ['vi-json', 'soap']) {
    found.push([`hvm plan, ${api}`, await repeat(() => run(sim, site, ['plan', '--api', api]))]);
  }
  found.push(['govc vm.info -json', await repeat(() => readByGovc(sim, ['vm.info', '-json', '*']))]);
  if (size <= largestForGovc)
    found.push(['govc find -type m', await repeat(() => readByGovc(sim, ['find', '-type', 'm']))]);
  await sim.end();
  return found;
}

async function creates(size, flags) {
  const { site, inventory, vms } = siteWith26More(size);
  const sim = await start([...inventory, ...flags]);
  const found = [['hvm apply, 26 creates', await run(sim, site, ['apply', '--yes'])]];
  const reached = endState(await sim.state(), vms);
  found.push(['hvm apply again', await run(sim, site, ['apply', '--yes'])]);
  editNotes(site);
  found.push(['hvm apply, one change', await run(sim, site, ['apply', '--yes'])]);
  await sim.end();
  if (size <= largestForGovc) {
    const result = await createdByGovc([...inventory, ...flags], vms, 10, reached);
    found.splice(1, 0, ['govc script, ten at once, 26 creates', result]);
  }
  return found;
}

async function slowClones(size) {
  const { site, inventory, vms } = siteWith26More(size);
  const flags = [...inventory, '-clone-time', '2s'];
  const sim = await start(flags);
  const result = await run(sim, site, ['apply', '--yes', '--parallel', '4']);
  const reached = endState(await sim.state(), vms);
  await sim.end();
  const what = '26 clones of 2 s each, 4 at a time';
  const found = [[`hvm apply, ${what}`, result]];
  if (size <= largestForGovc)
    found.push([`govc script, ${what}`, await createdByGovc(flags, vms, 4, reached)]);
  return found;
}

/** The manifests of 26 VMs more than the vCenter has; `vms` are those 26. */
function siteWith26More(size) {
  const before = path.join(folder, `${size}`);
  writeSite(before, size, { changes: false });
  const site = path.join(folder, `${size}-more`);
  writeSite(site, size + 26, { changes: false });
  const numbers = Array.from({ length: 26 }, (_, index) => size + 1 + index);
  return {
    site,
    inventory: ['-inventory', path.join(before, 'bench.recording.json')],
    vms: numbers.map((number) => ({ name: nameOf(number), notes: notesOf(number) })),
  };
}

/** On a fresh vCenter of its own. Throws unless it is in the end as hvm left its one. */
async function createdByGovc(flags, vms, atOnce, reached) {
  const sim = await start(flags);
  const result = await createByGovc(sim, vms, atOnce);
  deepStrictEqual(endState(await sim.state(), vms), reached);
  await sim.end();
  return result;
}

/** The new VMs without what is chosen anew for each, and without hvm's marks. */
function endState(state, vms) {
  const names = new Set(vms.map(({ name }) => name));
  const made = state.vms.filter(({ name }) => names.has(name));
  if (made.length !== names.size) throw new Error(`${made.length} of ${names.size} VMs were created`);
  return made
    .map(({ instanceUuid: _u, changeVersion: _c, host: _h, marks: _m, nics, ...rest }) => ({
      ...rest,
      nics: nics.map(({ mac: _mac, ...nic }) => nic),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
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
  const state = { XDG_STATE_HOME: path.join(site, '.state') };
  Object.assign(process.env, { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, ...state });
  const { seconds, peakMb } = measure([hvm, ...args, site, '--vcenter', sim.url, '-o', 'json'], {
    memory: true,
  });
  return { seconds, peak: peakMb, ...(await sim.counts()) };
}

function row(size, latency, what, { seconds, requests, megabytes, peak }) {
  return [
    String(size),
    `${latency} ms`,
    what,
    seconds.toFixed(2),
    requests === undefined ? '' : String(requests),
    megabytes === undefined ? '' : megabytes.toFixed(1),
    peak === undefined ? '' : `${peak.toFixed(0)} MB`,
  ];
}
