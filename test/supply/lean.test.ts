/**
 * scripts/build.mjs leaves parts of axios out of the program (its proxies, redirects and other adapters), and every other test runs
 * the sources, with all of axios. So the program itself goes to a vCenter here: plainly, over TLS, through a proxy, to a redirect.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { exampleSite } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';
import { closed, root } from './support.ts';

const recording = path.join(root, 'manifests/kyushu.recording.json');
const planned = 'Plan: 7 to create, 2 to change (1 online, 1 power cycle), 17 unchanged. 0 errors';

describe.skipIf(!hasGo)('the built program, on a simulated vCenter', () => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', '-tls']);
  });
  afterAll(() => sim.end());

  test.each(['vi-json', 'soap'])('plans over TLS: %s', async (api) => {
    const { code, stdout, stderr } = await plan(sim, sim.url, { args: ['--api', api] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(planned);
  });

  test('plans through a proxy, whose password nothing tells, not even DEBUG=*', async () => {
    const asked: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const up = connect(Number(new URL(sim.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        up.pipe(socket).pipe(up);
      });
      for (const each of [up, socket]) each.on('error', () => [up, socket].forEach((end) => end.destroy()));
    });
    const port = await listening(proxy);
    const url = sim.url.replace('127.0.0.1', 'vcenter.test');
    const env = { HTTPS_PROXY: `http://somebody:c4n4ry@127.0.0.1:${port}`, DEBUG: '*' };
    const { code, stdout, stderr } = await plan(sim, url, { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(planned);
    expect(stdout).not.toContain('c4n4ry');
    expect(asked.map((each) => each.split(':')[0])).toEqual(asked.map(() => 'vcenter.test'));
    expect(asked).not.toEqual([]);
  });
});

test('a redirect is followed nowhere', async () => {
  const asked: string[] = [];
  const elsewhere = await listening(createServer((request) => asked.push(request.url ?? '')));
  const port = await listening(
    createServer((_request, answer) =>
      answer.writeHead(302, { location: `http://127.0.0.1:${elsewhere}/` }).end(),
    ),
  );
  const { code, stdout, stderr } = await plan({ user: 'u', password: 'c4n4ry' }, `http://127.0.0.1:${port}`);
  expect({ code, stdout, asked }).toEqual({ code: 69, stdout: '', asked: [] });
  expect(stderr).toContain('CON-');
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Login {
  readonly user: string;
  readonly password: string;
  readonly fingerprint?: string;
}

/** `hvm plan` of the example site on this vCenter, as a process of its own. */
async function plan(
  { user, password, fingerprint }: Login,
  url: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const cwd = await exampleSite();
  const site = path.join(cwd, 'manifests/site.yaml');
  const text = readFileSync(site, 'utf8');
  const tls = `$1tls: {fingerprint: "${fingerprint}"}\n$&`;
  if (fingerprint !== undefined) writeFileSync(site, text.replace(/^( +)recording: /m, tls));
  const child = spawn(process.execPath, [path.join(root, 'bin/hvm.js'), 'plan', '--vcenter', url, ...args], {
    cwd,
    env: closed(cwd, { HVM_USERNAME: user, HVM_PASSWORD: password, ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}
