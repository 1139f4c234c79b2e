/** Guards at the moment of action: time passes, servers do not come back, an apply touches too much. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../src/vsphere/vim/client.ts';
import { inventory, ownedVm, vm } from '../support/inventory.ts';
import { json, run, type RunOptions, temporaryFolder } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const guest = (last: number) => ({ hostname: 'x', addresses: [`10.0.0.${last}`] });
const servers = ['a', 'b'].map((name, index) =>
  ownedVm('kdu', { name, power: 'on', guest: guest(index + 1) }),
);

/** Not declared, and off. */
const other = vm({ name: 'other' });

/** Both servers need their power off for two more cores; `spec` is the Site's. */
function manifests(spec: string): string {
  const vms = servers.map(
    ({ name }) =>
      `---\napiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: ${name}}\nspec: {cores: 4, power: on}\n`,
  );
  const network =
    'apiVersion: hvm/v1\nkind: Network\nmetadata: {name: n10}\nspec: {vlan: 10, portGroup: vlan-10}';
  return `apiVersion: hvm/v1\nkind: Site\nmetadata: {name: kdu}\nspec:\n${spec}\n---\n${network}\n${vms.join('')}`;
}

const night = '  windows: [{name: night, days: [sat], start: "22:00", end: "04:00"}]';
const inWindow = new Date('2026-11-29T03:59:00+09:00');
const closed = new Date('2026-11-29T04:00:00+09:00');

describe.skipIf(!hasGo).each(['8.0.3', '5.5.0'])('a vCenter %s', (version) => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startSimulator(['-version', version, '-boot-time', '150ms', '-address-time', '150ms']);
  });
  afterAll(() => sim.end());

  const hvm = async (spec: string, args: readonly string[], options: RunOptions = {}) => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'manifests'));
    await writeFile(path.join(cwd, 'manifests/site.yaml'), manifests(spec));
    const env = { HVM_USERNAME: sim.user, HVM_PASSWORD: sim.password, HVM_LANG: 'en' };
    const yes = options.terminal === true ? [] : ['--yes'];
    const words = ['apply', ...yes, '-o', 'json', '--vcenter', sim.url, ...args];
    const ran = await run(words, { cwd, env, ...options });
    await vi.waitFor(async () => expect(await sim.sessions()).toBe(0));
    expect(await sim.violations()).toEqual([]);
    return ran;
  };
  /** Something else goes on in the vCenter: whoever waits there hears of it. False, after a while. */
  const bustle = async (): Promise<false> => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const client = await connect({ url: sim.url, api: 'auto', env: {}, userAgent: 'somebody' });
    await client.login({ username: sim.user, password: sim.password });
    const index = client.content.searchIndex ?? { type: 'SearchIndex', value: 'SearchIndex' };
    const args = { uuid: other.instanceUuid, vmSearch: true, instanceUuid: true };
    const vm = await client.call('FindByUuid', index, args);
    if (vm !== undefined) await client.call('ReconfigVM_Task', vm, { spec: { annotation: 'x' } });
    await client.close();
    return false;
  };
  const outcomes = (ran: Awaited<ReturnType<typeof hvm>>) =>
    json(ran).outcomes.map(({ id, status, reason = '' }) => `${id} ${status} ${reason}`.trim());
  const found = async () =>
    (await sim.state()).vms
      .filter(({ name }) => name === 'a' || name === 'b')
      .map(({ name, power, cores, tools, guest: { addresses } = { addresses: [] } }) =>
        [name, power, cores, tools, ...addresses].join(' '),
      );
  const before = ['a on 2 running 10.0.0.1', 'b on 2 running 10.0.0.2'];

  test('a window that closes while a server is off: it is changed and is back, the next is left alone; later it goes on', async () => {
    await sim.put(inventory({ vms: servers }));
    let now = inWindow;
    const ran = await hvm(night, [], {
      now: () => now,
      onTalk: (said) => {
        if (said.includes('a: shut down the guest')) now = closed;
      },
    });
    expect(outcomes(ran)).toEqual([
      'shutdown-guest:a done',
      'reconfigure:a done',
      'power-on:a done',
      'shutdown-guest:b skipped window-closed',
      'reconfigure:b skipped window-closed',
      'power-on:b skipped window-closed',
    ]);
    expect({ code: ran.code, verified: json(ran).verified }).toEqual({ code: 4, verified: false });
    expect(json(ran).leftovers.map(({ name, path: of }) => `${name} ${of}`)).toEqual(['b cores.count']);
    expect(ran.stderr).toContain(
      'b: cores.count (power cycle) needs --allow power-cycle, or the window "night", which opens 2026-12-05 22:00',
    );
    expect(await found()).toEqual(['a on 4 running 10.0.0.1', before[1]]);
    const again = await hvm(night, [], { now: () => inWindow });
    expect({ code: again.code, verified: json(again).verified }).toEqual({ code: 0, verified: true });
    expect(await found()).toEqual(['a on 4 running 10.0.0.1', 'b on 4 running 10.0.0.2']);
  });

  test.each([
    [[], 3, 'window-closed', false],
    [['--defer'], 0, 'deferred', true],
  ] as const)(
    'a window that closes while hvm asks, %j: exit %d, nothing is written',
    async (more, code, reason, verified) => {
      await sim.put(inventory({ vms: servers }));
      let now = inWindow;
      const onQuestion = () => void (now = closed);
      const ran = await hvm(night, more, { now: () => now, terminal: true, answer: 'yes', onQuestion });
      expect(outcomes(ran).every((each) => each.endsWith(` skipped ${reason}`))).toBe(true);
      expect({ code: ran.code, verified: json(ran).verified }).toEqual({ code, verified });
      expect(ran.stderr).toContain('GRD-005');
      expect((await sim.log()).filter(({ write }) => write)).toEqual([]);
    },
  );

  test('a server that was busy when it was to be shut down is not asked again when its time is over', async () => {
    await sim.put(inventory({ vms: servers }));
    await sim.rule({ method: 'ShutdownGuest', times: 4, action: 'fault', fault: 'TaskInProgress' });
    let now = inWindow;
    const applying = hvm(night, [], { now: () => now });
    const asked = async () => (await sim.log()).filter(({ method }) => method === 'ShutdownGuest').length;
    await vi.waitFor(async () => expect(await asked()).toBeGreaterThan(0), { timeout: 10_000, interval: 20 });
    now = closed;
    const ran = await applying;
    expect(ran.code).toBe(3);
    expect(outcomes(ran).every((each) => each.endsWith(' skipped window-closed'))).toBe(true);
    expect(await asked()).toBeLessThan(4);
    expect(await found()).toEqual(before);
  });

  test('an emergency goes on into forbidden hours, and its reason is in the report', async () => {
    await sim.put(inventory({ vms: servers }));
    const forbidden = '  forbidden: [{name: ward, days: [sun], start: "04:00", end: "08:00"}]';
    const passing = () => {
      let now = inWindow;
      const onTalk = (said: string) => {
        if (said.includes('a: power on')) now = closed;
      };
      return { now: () => now, onTalk };
    };
    const stopped = await hvm(forbidden, ['--allow', 'power-cycle'], passing());
    expect(stopped.code).toBe(4);
    expect(outcomes(stopped)).toContain('shutdown-guest:b skipped forbidden');
    await sim.put(inventory({ vms: servers }));
    const reason = 'the PACS is down';
    const ran = await hvm(forbidden, ['--allow', 'power-cycle', '--emergency', reason], passing());
    expect({ code: ran.code, emergency: json(ran).emergency }).toEqual({ code: 0, emergency: reason });
  });

  test.each([
    [
      'GuestBoot',
      'VMware Tools do not run in it. Seen last: power on, VMware Tools not-running, addresses: (not told).',
    ],
    [
      'GuestAddress',
      'has no address, and it had one before. Seen last: power on, VMware Tools running, addresses: (not told).',
    ],
  ])('of two servers the first does not come back (%s): the second is not begun', async (method, seen) => {
    await sim.put(inventory({ vms: [...servers, other] }));
    await sim.rule({ method, action: 'hang' });
    const hurry = clock();
    const applying = hvm('  {}', ['--allow', 'power-cycle'], {
      onTalk: (said) => {
        if (said.includes('a: reconfigure')) hurry();
      },
    });
    const isOver = applying.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([isOver, bustle()])));
    const ran = await applying;
    expect(ran.code).toBe(4);
    expect(outcomes(ran)).toEqual([
      'shutdown-guest:a done',
      'reconfigure:a done',
      'power-on:a failed',
      'shutdown-guest:b skipped stopped-after-failure',
      'reconfigure:b skipped stopped-after-failure',
      'power-on:b skipped stopped-after-failure',
    ]);
    const error = json(ran).outcomes[2]?.error;
    expect(error).toMatchObject({ code: 'VSP-013', fault: 'Timedout' });
    expect(error?.message).toContain('after 15 minutes');
    expect(error?.message).toContain(seen);
    expect((await found())[1]).toBe(before[1]);
  });

  test('each is back before the next goes down; with --max-interrupted 2 both are down at once', async () => {
    const shutdowns = async () => {
      const methods = (await sim.log()).map(({ method }) => method);
      return methods.filter((each) => each === 'ShutdownGuest' || each === 'PowerOnVM_Task');
    };
    const inTurn = ['ShutdownGuest', 'PowerOnVM_Task', 'ShutdownGuest', 'PowerOnVM_Task'];
    await sim.put(inventory({ vms: servers }));
    expect((await hvm('  {}', ['--allow', 'power-cycle'])).code).toBe(0);
    expect(await shutdowns()).toEqual(inTurn);
    await sim.put(inventory({ vms: servers }));
    expect((await hvm('  {}', ['--allow', 'power-cycle', '--max-interrupted', '2'])).code).toBe(0);
    expect((await shutdowns()).slice(0, 2)).toEqual(['ShutdownGuest', 'ShutdownGuest']);
  });

  test('more than the Site allows is refused before any write, with the numbers, unless --exceed-limits', async () => {
    await sim.put(inventory({ vms: servers }));
    const limits = '  policy: {limits: {interrupted: 50 %}}';
    const refused = await hvm(limits, ['--allow', 'power-cycle']);
    expect({ code: refused.code, document: JSON.parse(refused.stdout) }).toMatchObject({
      code: 3,
      document: {
        error: {
          code: 'GRD-004',
          message: expect.stringContaining(
            'would interrupt 2 of the 2 declared VMs (100 %); the Site allows 50 %',
          ),
          exceeded: [{ limit: 'interrupted', vms: 2, of: 2, allows: { percent: 50 } }],
        },
      },
    });
    expect((await sim.log()).filter(({ write }) => write)).toEqual([]);
    expect((await hvm(limits, ['--allow', 'power-cycle', '--target', 'a'])).code).toBe(0);
    await sim.put(inventory({ vms: servers }));
    const exceeded = await hvm(limits, ['--allow', 'power-cycle', '--exceed-limits']);
    expect({ code: exceeded.code, exceeded: json(exceeded).exceeded }).toEqual({
      code: 0,
      exceeded: [{ limit: 'interrupted', vms: 2, of: 2, allows: { percent: 50 } }],
    });
  });
});

/** A clock that can be told once to hurry: from then on half an hour passes in a second. */
function clock(): () => void {
  const now = performance.now.bind(performance);
  let since = Infinity;
  const spy = vi
    .spyOn(performance, 'now')
    .mockImplementation(() => Math.min(now(), since) + Math.max(0, now() - since) * 1800);
  onTestFinished(() => spy.mockRestore());
  return () => {
    since = Math.min(since, now());
  };
}
