/** A vCenter, or a proxy, that says back every secret it was told, in every form: hvm repeats none of them. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { openVCenter } from '../../src/vsphere/live/open.ts';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { canaries, leaksBelow, leaksIn } from '../support/canaries.ts';
import { canarySite } from '../support/canary-site.ts';
import { type Answer, faultWith, type Heard, type Mirror, startMirror } from '../support/mirror.ts';
import { edit, run } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const root = path.join(import.meta.dirname, '../..');
const recording = path.join(root, 'manifests/kyushu.recording.json');
const login = ['-user', canaries.user, '-password', canaries.password];
const apply = ['apply', '--yes', '--allow', 'power-cycle'];
const html = ({ echo }: Heard, status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html', 'x-echo': encodeURIComponent(echo).slice(0, 4000) },
  body: `<html><head><title>${echo}</title></head><body>${echo}</body></html>`,
});

/** What it answers, to which method. */
const echoes: readonly (readonly [name: string, method: string, answer: (heard: Heard) => Answer])[] = [
  ['a refused login', 'Login', (heard) => faultWith(heard, 'InvalidLogin', heard.echo, 'reason')],
  ['a locked account', 'Login', (heard) => faultWith(heard, 'NoPermission', heard.echo, 'privilegeId')],
  ['a page after the login', 'CreateContainerView', (heard) => html(heard, 200)],
  // As VI/JSON, which takes any text for a type.
  [
    'a fault whose name is the password',
    'Login',
    (heard) => faultWith(heard, canaries.password, heard.echo, 'reason'),
  ],
  ['a page with an error', 'RetrievePropertiesEx', (heard) => html(heard, 500)],
  ['a page that refuses', 'RetrievePropertiesEx', (heard) => html(heard, 403)],
  [
    'a way elsewhere',
    'RetrievePropertiesEx',
    ({ echo }) => ({
      status: 302,
      headers: { location: `/${encodeURIComponent(echo).slice(0, 4000)}` },
      body: echo,
    }),
  ],
  [
    'text that is no answer',
    'RetrievePropertiesEx',
    ({ echo }) => ({ status: 200, body: `{"${echo}": <${echo}` }),
  ],
  [
    'a read that fails',
    'RetrievePropertiesEx',
    (heard) => faultWith(heard, 'SystemError', heard.echo, 'reason'),
  ],
  ['a clone that fails', 'CloneVM_Task', (heard) => faultWith(heard, 'InvalidDatastore', heard.echo, 'name')],
  [
    'a clone with an argument too many',
    'CloneVM_Task',
    (heard) => faultWith(heard, 'InvalidArgument', heard.echo, 'invalidProperty'),
  ],
  [
    'a start that fails',
    'PowerOnVM_Task',
    (heard) => faultWith(heard, 'CustomizationFault', heard.echo, 'reason'),
  ],
  [
    'a wait that fails',
    'WaitForUpdatesEx',
    (heard) => faultWith(heard, 'RuntimeFault', heard.echo, 'reason'),
  ],
  ['a folder that fails', 'CreateFolder', (heard) => faultWith(heard, 'InvalidName', heard.echo, 'name')],
];

describe.skipIf(!hasGo)('a vCenter that says everything back', () => {
  let sim: Simulator;
  let mirror: Mirror;
  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', ...login]);
    mirror = await startMirror(sim.url, Object.values(canaries));
  });
  afterAll(async () => {
    await mirror.end();
    await sim.end();
  });
  beforeEach(() => sim.put(parseRecording(readFileSync(recording), recording)));

  test.each(echoes.map(([name, method, answer], index) => ({ name, method, answer, index })))(
    '$name',
    async ({ method, answer, index }) => {
      const { cwd, env, state } = await canarySite('file');
      const api = index % 2 === 0 ? 'soap' : 'vi-json';
      const output = ['text', 'json', 'markdown'][index % 3] ?? 'text';
      let asked = 0;
      mirror.answer((heard) => {
        if (heard.method !== method || heard.api !== api) return undefined;
        asked += 1;
        return answer(heard);
      });
      const options = ['--vcenter', mirror.url, '--api', api, '--timeout', '3s', '-v', '-o', output];
      const ran = await run([...apply, ...options], { cwd, env });
      expect(asked).toBeGreaterThan(0);
      expect(ran.code).not.toBe(0);
      expect([...leaksIn(ran.stdout), ...leaksIn(ran.stderr)]).toEqual([]);
      expect([...leaksBelow(cwd), ...leaksBelow(state)]).toEqual([]);
    },
  );

  test.each(
    echoes
      .filter(([, method]) => /^(Login|Create|Retrieve)/.test(method) && method !== 'CreateFolder')
      .slice(0, 9),
  )('the error itself, %s, has nothing hidden in it', async (_, method, answer) => {
    for (const api of ['soap', 'vi-json'] as const) {
      mirror.answer((heard) => (heard.method === method && heard.api === api ? answer(heard) : undefined));
      const thrown = await observed(mirror.url, api);
      const said = [
        inspect(thrown, { depth: Infinity, showHidden: true }),
        JSON.stringify(thrown),
        String(thrown),
      ];
      expect(said.flatMap(leaksIn)).toEqual([]);
    }
  });

  test('an internal error with a secret in its message: told without it, with -v the stack, too', async () => {
    const { cwd, env } = await canarySite('command');
    for (const output of ['text', 'json']) {
      let said = '';
      const write = (text: string): void => void (said += text);
      const stream = { isTTY: false, columns: 100, write };
      const code = await main({
        version: '0.0.0-test',
        args: ['plan', '-v', '-o', output, '--vcenter', sim.url],
        ...{ env, cwd, stdin: { isTTY: false, read: () => Promise.resolve(Buffer.of()) } },
        ...{ stdout: stream, stderr: stream, monotonic: () => 0, confirm: () => Promise.resolve('no') },
        now: () => {
          throw new TypeError(`cannot read ${canaries.password} of ${canaries.user}`);
        },
        onInterrupt: () => () => undefined,
        process: { pid: process.pid, host: 'test' },
        ...{ user: 'tester', home: cwd },
      });
      expect(code).toBe(1);
      expect(said).toContain('INT-001');
      expect(leaksIn(said)).toEqual([]);
    }
  });

  test('a running hvm: no secret among the arguments of any process, nor in the environment of its children', async () => {
    const { cwd, env, state } = await canarySite('command');
    await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 700 });
    // Whatever other packages would print.
    const given = { ...env, DEBUG: '*', HVM_LOG: 'trace' };
    const args = [path.join(root, 'bin/hvm.js'), ...apply, '--vcenter', sim.url, '-v'];
    const child = spawn(process.execPath, args, { cwd, env: given });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    const seen: string[] = [];
    const looking = setInterval(() => seen.push(...argumentsBelow(child.pid ?? 0)), 5);
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(looking);
    expect(code).toBe(0);
    expect(seen.length).toBeGreaterThan(0);
    expect([...leaksIn(said), ...seen.flatMap(leaksIn)]).toEqual([]);
    expect([...leaksBelow(cwd), ...leaksBelow(state)]).toEqual([]);
    // The programs were run, and what they saw was looked at.
    expect(readFileSync(path.join(cwd, 'environ'), 'utf8')).toContain('PATH=');
  });
});

describe.skipIf(!hasGo)('a proxy', () => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', '-tls', ...login]);
  });
  afterAll(() => sim.end());

  const secret = encodeURIComponent(canaries.proxy);
  test.each([
    ['that lets through', (port: number) => `http://${secret}:${secret}@127.0.0.1:${port}`, 200, 0],
    ['that refuses', (port: number) => `http://${secret}:${secret}@127.0.0.1:${port}`, 407, 69],
    ['that is not there', () => `http://${secret}:${secret}@127.0.0.1:1`, 0, 69],
    [
      'with a password that is no URL',
      (port: number) => `http://me:${canaries.key}%zz@127.0.0.1:${port}`,
      200,
      0,
    ],
    ['of another kind', () => `socks5://me:${secret}@127.0.0.1:1`, 0, 69],
    ['that is no URL', () => `http://me:${canaries.proxy} @[`, 0, 69],
  ] as const)('%s', async (_, url, status, exit) => {
    const { cwd, env } = await canarySite('env');
    const heads: string[] = [];
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (head) => {
        heads.push(head.toString('latin1'));
        if (status !== 200)
          return socket.end(
            `HTTP/1.1 ${status} ${head.toString('hex')}\r\nX-Echo: ${secret}\r\n\r\n${head.toString()}`,
          );
        const there = net.connect(Number(new URL(sim.url).port), '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          socket.pipe(there).pipe(socket);
        });
        there.on('error', () => socket.destroy());
        return undefined;
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const proxy = url((server.address() as AddressInfo).port);
    await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
      text.replace(
        /( {4})recording: .*/,
        `$1url: https://vcenter.test\n$1tls: {fingerprint: "${sim.fingerprint}"}`,
      ),
    );
    const ran = await run(['plan', '-v', '--timeout', '20s'], { cwd, env: { ...env, HTTPS_PROXY: proxy } });
    server.close();
    expect([...leaksIn(ran.stdout), ...leaksIn(ran.stderr)]).toEqual([]);
    expect({ code: ran.code, said: ran.stderr }).toMatchObject({ code: exit });
    if (status !== 0) expect(heads.length).toBeGreaterThan(0);
  });
});

async function observed(url: string, api: 'soap' | 'vi-json'): Promise<unknown> {
  try {
    const secret = (ref: object) => Promise.resolve('fromEnv' in ref ? canaries.user : canaries.password);
    const port = await openVCenter({
      ...{ url, api, env: {}, userAgent: 'test', now: () => new Date(0), secret },
      ...{ username: { fromEnv: 'U' }, password: { fromFile: 'P' } },
      limits: { pauses: [] },
    });
    try {
      return await port.observe();
    } finally {
      await port.close();
    }
  } catch (error) {
    return error;
  }
}

/** Of a process and of all that it started. Everybody on the machine can read them. */
function argumentsBelow(top: number): string[] {
  const parents = new Map<number, number>();
  const read = (pid: number, what: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'latin1');
    } catch {
      return '';
    }
  };
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    parents.set(pid, Number(/^.*\) \S (\d+)/.exec(read(pid, 'stat'))?.[1] ?? 0));
  }
  const isBelow = (pid: number): boolean => pid === top || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow).map((pid) => read(pid, 'cmdline'));
}
