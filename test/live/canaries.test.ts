/** No secret leaves the program but to the vCenter: whatever it emits in these scenarios is searched for them, in every form. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseRecording } from '../../src/vsphere/recorded/read.ts';
import { canaries, leaksBelow, leaksIn } from '../support/canaries.ts';
import {
  canarySite,
  type CanarySite,
  type Channel,
  channels,
  makePipe,
  referenceTo,
} from '../support/canary-site.ts';
import { edit, type Ran, run, type RunOptions } from '../support/run.ts';
import { hasGo, type Simulator, startSimulator } from '../support/vcsim.ts';

const recording = path.join(import.meta.dirname, '../../manifests/kyushu.recording.json');

interface Scene {
  readonly sim: Simulator;
  readonly site: CanarySite;
  /** With `--vcenter` and the log; nothing that it emits holds a secret. */
  readonly hvm: (args: readonly string[], options?: RunOptions) => Promise<Ran>;
  readonly change: (file: string, from: string | RegExp, to: string) => Promise<void>;
}

interface Scenario {
  readonly name: string;
  /** The exit code of the last run. */
  readonly exit: number;
  readonly act: (scene: Scene) => Promise<Ran>;
}

const apply = ['apply', '--yes', '--allow', 'power-cycle'];
const interrupting: RunOptions = {
  onTalk: (said, interrupt) => {
    if (said.includes('CloneVM_Task')) interrupt();
  },
};

const fine: readonly Scenario[] = [
  { name: 'plan', exit: 0, act: ({ hvm }) => hvm(['plan']) },
  {
    name: 'plan as JSON, saved',
    exit: 0,
    act: ({ hvm }) => hvm(['plan', '-o', 'json', '--out', 'saved.plan']),
  },
  { name: 'plan as Markdown', exit: 0, act: ({ hvm }) => hvm(['plan', '-o', 'markdown']) },
  { name: 'apply', exit: 0, act: ({ hvm }) => hvm(apply) },
  { name: 'apply as JSON', exit: 0, act: ({ hvm }) => hvm([...apply, '-o', 'json']) },
  { name: 'apply as Markdown', exit: 0, act: ({ hvm }) => hvm([...apply, '-o', 'markdown']) },
  {
    name: 'apply at a terminal, with the question',
    exit: 0,
    act: ({ hvm }) => hvm(['apply', '--allow', 'power-cycle'], { terminal: true, answer: 'yes' }),
  },
  {
    name: 'apply of a saved plan, and what status says of it',
    exit: 0,
    act: async ({ hvm, site }) => {
      await hvm(['plan', '--out', 'saved.plan']);
      await hvm([...apply, '--plan', 'saved.plan']);
      for (const output of ['text', 'json', 'markdown'])
        await run(['status', '-o', output], { cwd: site.cwd, env: site.env }).then(mustBeDiscreet);
      return run(['status'], { cwd: site.cwd, env: site.env });
    },
  },
  { name: 'record', exit: 0, act: ({ hvm }) => hvm(['record', '--out', 'new.recording.json']) },
  {
    name: 'record from a running site',
    exit: 0,
    act: async ({ hvm }) => {
      await hvm(apply);
      return hvm(['record', '--out', 'new.recording.json', '-o', 'json']);
    },
  },
  {
    name: 'import',
    exit: 0,
    act: async ({ hvm, site, change }) => {
      await change('hospital.yaml', /[^]*/, '');
      await hvm(apply);
      return run(['import', '--out', 'new', '--recording', recording], { cwd: site.cwd, env: site.env });
    },
  },
  { name: 'import from the vCenter', exit: 0, act: ({ hvm }) => hvm(['import', '--out', 'imported']) },
];

const refused: readonly Scenario[] = [
  {
    name: 'a wrong password',
    exit: 77,
    act: ({ hvm, site }) => {
      const wrong = `${canaries.password}-wrong`;
      writeFileSync(path.join(site.secrets, 'password'), wrong);
      return hvm(['plan'], {
        env: { ...site.env, ...('CANARY_USER' in site.env && { CANARY_PASSWORD: wrong }) },
      });
    },
  },
  {
    name: 'a guest secret that cannot be had',
    exit: -1,
    act: ({ hvm, site }) => {
      writeFileSync(path.join(site.secrets, 'admin'), '');
      return hvm([...apply, '-o', 'json']);
    },
  },
  ...(
    [
      ['an empty file', (file) => writeFileSync(file, '')],
      ['a file full of secrets', (file) => writeFileSync(file, canaries.password.repeat(5000))],
      ['a folder', (file) => mkdirSync(file)],
      ['a pipe that nobody writes into', (file) => makePipe(file)],
    ] as const satisfies readonly (readonly [string, (file: string) => void])[]
  ).map(([what, make]) => ({
    name: `a password in ${what}`,
    exit: 77,
    act: async ({ hvm, site, change }: Scene) => {
      make(path.join(site.secrets, 'made'));
      await change('site.yaml', /password: .*/, `password: ${referenceTo('made', 'file', site.secrets)}`);
      return hvm(['plan', '-o', 'json']);
    },
  })),
  ...(
    [
      ['a device without an end', '{fromFile: /dev/zero}'],
      ['a program that fails, and says the secret', '{fromCommand: [/bin/sh, SECRETS/loud]}'],
      ['a program that says nothing', '{fromCommand: [/bin/true]}'],
      ['a program that says far too much', '{fromCommand: [/bin/sh, -c, "yes $(cat SECRETS/password)"]}'],
      ['a program that is not there', '{fromCommand: [SECRETS/none]}'],
      ['a variable that is not set', '{fromEnv: NONE}'],
    ] as const
  ).map(([what, reference]) => ({
    name: `a password from ${what}`,
    exit: 77,
    act: async ({ hvm, site, change }: Scene) => {
      await change('site.yaml', /password: .*/, `password: ${reference.replaceAll('SECRETS', site.secrets)}`);
      return hvm(['plan']);
    },
  })),
  ...['text', 'json', 'markdown'].map((output) => ({
    name: `secrets written into the manifests, validated as ${output}`,
    exit: 65,
    act: async ({ site, change }: Scene) => {
      const literal = JSON.stringify(canaries.password);
      await change(
        'site.yaml',
        /username: .*/,
        `username: ${literal}\n    url: "https://root:${canaries.join}@vc"`,
      );
      await change(
        'site.yaml',
        /( {4})password: .*/,
        `$1password: ${literal} # password: ${canaries.admin}\n$1token: ${literal}`,
      );
      await change(
        'hospital.yaml',
        /adminPassword: \{[^}]*\}/g,
        `adminPassword: ${literal}, joinPassword: [${literal}]`,
      );
      return run(['validate', '-o', output], { cwd: site.cwd, env: site.env });
    },
  })),
  {
    name: 'a password in the URL of --vcenter',
    exit: 64,
    act: ({ site }) =>
      run(['plan', '--vcenter', `https://root:${canaries.join}@vcenter.example`], {
        cwd: site.cwd,
        env: site.env,
      }),
  },
  {
    name: 'an option that does not exist, with a password',
    exit: 64,
    act: ({ site }) => run(['plan', `--password=${canaries.join}`], { cwd: site.cwd, env: site.env }),
  },
  {
    name: 'an answer of no at the question',
    exit: 1,
    act: ({ hvm }) => hvm(['apply', '--allow', 'power-cycle'], { terminal: true, answer: 'no' }),
  },
];

const broken: readonly Scenario[] = [
  ...(['drop', 'html', 'fault'] as const).flatMap((action) =>
    (['Login', 'RetrievePropertiesEx', 'CloneVM_Task', 'CustomizeVM_Task'] as const).map((method) => ({
      name: `${method}: ${action}`,
      exit: -1,
      act: async ({ sim, hvm }: Scene) => {
        await sim.rule({ method, action, times: -1, fault: 'InvalidArgument' });
        return hvm([...apply, '--timeout', '2s', '-o', action === 'drop' ? 'text' : 'json']);
      },
    })),
  ),
  {
    name: 'an account that may only read',
    exit: 77,
    act: async ({ hvm, site, sim }) => {
      writeFileSync(path.join(site.secrets, 'user'), sim.readonlyUser);
      return hvm(apply, {
        env: { ...site.env, ...('CANARY_USER' in site.env && { CANARY_USER: sim.readonlyUser }) },
      });
    },
  },
  {
    name: 'a session that ends',
    exit: 0,
    act: async ({ sim, hvm }) => {
      await sim.rule({ method: 'CloneVM_Task', times: -1, when: 'task', action: 'delay', ms: 500 });
      let ended = false;
      const onTalk = (said: string): void => {
        if (ended || !said.includes('CloneVM_Task')) return;
        ended = true;
        void sim.endSessions();
      };
      return hvm(apply, { onTalk });
    },
  },
  {
    name: 'a customization that fails',
    exit: 4,
    act: async ({ sim, hvm }) => {
      await sim.rule({ method: 'GuestCustomization', times: -1, action: 'fault', fault: 'SystemError' });
      return hvm(apply);
    },
  },
  {
    name: 'a vCenter that hangs',
    exit: 69,
    act: async ({ sim, hvm }) => {
      await sim.rule({ method: 'RetrievePropertiesEx', times: -1, action: 'hang' });
      return hvm(['plan', '--timeout', '1s']);
    },
  },
  { name: 'Ctrl-C in the middle', exit: 130, act: ({ hvm }) => hvm(apply, interrupting) },
];

describe.skipIf(!hasGo)('a vCenter', () => {
  let sim: Simulator;

  beforeAll(async () => {
    const login = ['-user', canaries.user, '-password', canaries.password];
    sim = await startSimulator(['-inventory', recording, '-version', '8.0.3', ...login]);
  });
  afterAll(() => sim.end());
  beforeEach(() => sim.put(parseRecording(readFileSync(recording), recording)));

  test.each([...fine, ...refused, ...broken].map((scenario, index) => ({ ...scenario, index })))(
    '$name',
    async ({ act, exit, index }) => {
      const site = await canarySite(channels[index % 3] as Channel);
      const ran = await act({ sim, site, ...toolsOf(sim, site, index) });
      mustBeDiscreet(ran);
      // Where the test itself wrote them.
      if (exit === 65) rmSync(path.join(site.cwd, 'manifests'), { recursive: true });
      expect(leaksBelow(site.cwd)).toEqual([]);
      expect(leaksBelow(site.state)).toEqual([]);
      if (exit < 0) expect([0, 1, 4, 69, 77]).toContain(ran.code);
      else expect({ code: ran.code, said: ran.stderr }).toMatchObject({ code: exit });
      expect(await sim.sessions()).toBe(0);
    },
  );
});

function toolsOf(sim: Simulator, { cwd, env }: CanarySite, index: number): Pick<Scene, 'hvm' | 'change'> {
  const log = index % 2 === 0 ? ['-v', '--log-format', index % 4 === 0 ? 'json' : 'pretty'] : [];
  const api = index % 2 === 0 ? 'soap' : 'vi-json';
  const lang = index % 3 === 0 ? 'ja' : 'en';
  return {
    hvm: async (args, options = {}) => {
      const given = { ...env, HVM_LANG: lang, ...options.env };
      const verbose = options.onTalk === undefined ? log : ['-v'];
      const ran = await run([...args, '--vcenter', sim.url, '--api', api, ...verbose], {
        cwd,
        ...options,
        env: given,
      });
      mustBeDiscreet(ran);
      return ran;
    },
    change: (file, from, to) =>
      edit(path.join(cwd, 'manifests', file), (text) => text.replace(from, (...found) => filled(to, found))),
  };
}

/** `$1` of what was found; nothing else in it means anything. */
function filled(to: string, found: readonly unknown[]): string {
  return to.replaceAll(/\$(\d)/g, (_, number: string) => String(found[Number(number)]));
}

function mustBeDiscreet({ stdout, stderr }: Ran): void {
  expect([...leaksIn(stdout), ...leaksIn(stderr)]).toEqual([]);
}
