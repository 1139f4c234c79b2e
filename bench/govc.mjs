/** govc on a simulated vCenter: a raw read, and VMs created by a script of its commands. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { goProgram } from './simulator.mjs';

// Without cgo, as govmomi releases it; that starts faster, too.
const govc = goProgram('govc', 'bench/govc', { CGO_ENABLED: '0' });

/** One command with a session of its own. */
export function readByGovc(sim, args) {
  return timed(sim, () => run(sim, args, { GOVC_PERSIST_SESSION: 'false' }));
}

/**
 * The VMs (`{ name, notes }`) as bench/site.mjs declares them, `atOnce` at a time, by what a careful shell script would
 * call. In govc's favour: one login for all, as the session is kept by default; no lookup by name, which lists the whole
 * folder; and nothing for the network, as the template's card is on the right one. hvm's marks are left out.
 */
export async function createByGovc(sim, vms, atOnce) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'hvm-govc-'));
  const call = (...args) => run(sim, args, { GOVMOMI_HOME: home });
  const create = async ({ name, notes }) => {
    const at = ['-vm.ipath', `/DC/vm/${name}`];
    const hardware = ['-c', '2', '-m', '4096', '-annotation', notes];
    await call('vm.clone', '-vm.ipath', '/DC/vm/win', '-on=false', ...hardware, name);
    await call('vm.disk.change', ...at, '-disk.name', 'disk-1000-0', '-size', '60G');
    await call('vm.disk.create', ...at, '-name', `${name}/${name}_1`, '-size', '100G');
    await call('vm.power', '-on', ...at);
  };
  try {
    return await timed(sim, async () => {
      // Commands that start together without a session would read each other's half-written session file.
      await call('about');
      await sideBySide(vms, atOnce, create);
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function timed(sim, work) {
  await sim.forget();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  return { seconds, ...(await sim.counts()) };
}

async function sideBySide(items, atOnce, each) {
  const waiting = [...items];
  const oneByOne = async () => {
    while (waiting.length > 0) await each(waiting.shift());
  };
  await Promise.all(Array.from({ length: atOnce }, oneByOne));
}

async function run(sim, args, session) {
  // Nothing of the caller's environment: its GOVC_ variables would count.
  const env = {
    GOVC_URL: `${sim.url}/sdk`,
    GOVC_USERNAME: sim.user,
    GOVC_PASSWORD: sim.password,
    GOVC_VIM_VERSION: '8.0.3.0',
    ...session,
  };
  const child = spawn(govc, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (status !== 0) throw new Error(`govc ${args.join(' ')}: ${said}`);
}
