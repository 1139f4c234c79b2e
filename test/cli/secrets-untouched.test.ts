/** What needs no secret gets none: a stranger's manifests may be validated, and planned from a recording, anywhere. */
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { secretReader } from '../../src/commands/secrets.ts';
import { makePipe } from '../support/canary-site.ts';
import { edit, exampleSite, run } from '../support/run.ts';

const recording = 'manifests/kyushu.recording.json';

const site = { name: 'x', timeZone: 'UTC', windows: [], forbidden: [], policy: {}, exceptions: [] };

/** Guards that hvm must not touch, in every place that takes a secret. */
async function trappedSite() {
  const cwd = await exampleSite();
  const touched = path.join(cwd, 'touched');
  const pipe = path.join(cwd, 'pipe');
  // Whoever opens it waits for ever.
  makePipe(pipe);
  const traps = {
    program: `{fromCommand: [/bin/sh, -c, "touch ${touched}"]}`,
    file: `{fromFile: ${pipe}}`,
    none: '{fromFile: ../../../../no/such/file}',
    variable: '{fromEnv: TRAP}',
  };
  await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
    text.replace(
      /( {4})recording: .*/,
      `$&\n$1url: https://vcenter.invalid\n$1username: ${traps.program}\n$1password: ${traps.file}\n$1tls: {caFile: ${pipe}}`,
    ),
  );
  const guests = [traps.program, traps.file, traps.none, traps.variable];
  await edit(path.join(cwd, 'manifests/hospital.yaml'), (text) =>
    text.replaceAll(/workgroup: KDU, timeZone: 235, adminPassword: \{[^}]*\}/g, () => {
      const [admin, join, key] = [guests.shift(), guests[0] ?? traps.program, guests[1] ?? traps.program];
      return `domain: kdu.example, joinAccount: joiner, joinPassword: ${join}, productKey: ${key}, adminPassword: ${admin}`;
    }),
  );
  const looked: string[] = [];
  const env = new Proxy<Record<string, string>>(
    { HVM_LANG: 'en' },
    {
      get: (target, name) => {
        if (typeof name === 'string') looked.push(name);
        return Reflect.get(target, name) as unknown;
      },
      ownKeys: (target) => {
        looked.push('all of them');
        return Reflect.ownKeys(target);
      },
    },
  );
  return {
    cwd,
    touched,
    env,
    looked: () => looked.filter((name) => /TRAP|PASSWORD|USERNAME|all of them/.test(name)),
  };
}

test.each([
  ['validate', 0],
  ['validate -o json', 0],
  ['plan --offline', 0],
  ['plan --offline -v -o json --out saved.plan', 0],
  [`plan --recording ${recording} -o markdown`, 0],
  ['apply --offline --yes --allow power-cycle', 0],
  ['apply --offline --yes --allow power-cycle -o json -v', 0],
  ['record --offline --out new.recording.json', 0],
  ['import --offline --out imported', 0],
  ['status', 0],
])('hvm %s: runs no program, opens no file, looks at no variable', async (line, exit) => {
  const { cwd, touched, env, looked } = await trappedSite();
  const { code, stderr } = await run(line.split(' '), { cwd, env });
  expect({ code, stderr: code === exit ? '' : stderr }).toEqual({ code: exit, stderr: '' });
  expect(existsSync(touched)).toBe(false);
  expect(looked()).toEqual([]);
});

test('nor does an apply of a saved plan, again and from another folder', async () => {
  const { cwd, touched, env, looked } = await trappedSite();
  await run(['plan', '--offline', '--out', 'saved.plan'], { cwd, env });
  const { code } = await run(['apply', '--plan', 'saved.plan', '--yes', '--allow', 'power-cycle'], {
    cwd,
    env,
  });
  expect({ code, touched: existsSync(touched), looked: looked() }).toEqual({
    code: 0,
    touched: false,
    looked: [],
  });
});

test('a plan on a vCenter gets no secret before it knows that the server is the right one', async () => {
  const { cwd, touched, env, looked } = await trappedSite();
  expect((await run(['plan', '--timeout', '5s'], { cwd, env })).code).toBe(69);
  expect({ touched: existsSync(touched), looked: looked() }).toEqual({ touched: false, looked: [] });
});

test('the traps are traps: whoever reads the secrets springs them', async () => {
  const { cwd, touched, env, looked } = await trappedSite();
  const secret = secretReader({ cwd, env }, { site });
  const program = { fromCommand: ['/bin/sh', '-c', `touch ${touched}`] };
  await expect(secret(program)).rejects.toMatchObject({ key: 'SEC-003/empty' });
  await expect(secret({ fromEnv: 'TRAP' })).rejects.toMatchObject({ key: 'SEC-001' });
  await expect(secret({ fromFile: path.join(cwd, 'pipe') })).rejects.toMatchObject({
    key: 'SEC-002/special',
  });
  expect(existsSync(touched)).toBe(true);
  expect(looked()).toContain('TRAP');
});

test('a manifest that names files elsewhere: hvm tells nothing of what is in them', async () => {
  const cwd = await exampleSite();
  const secret = path.join(cwd, 'elsewhere');
  await writeFile(secret, 'root:c4n4ry:0\npassword: c4n4ry\n');
  await cp(secret, `${secret}.json`);
  for (const file of [secret, `${secret}.json`, '/proc/self/environ', '/dev/zero', '/dev/stdin', cwd]) {
    await edit(path.join(cwd, 'manifests/site.yaml'), (text) =>
      text.replace(/( {4})recording: .*/, `$1recording: ${JSON.stringify(file)}`),
    );
    const ran = await run(['plan', '-v'], { cwd, env: { HVM_LANG: 'en' } });
    expect([65, 69]).toContain(ran.code);
    expect(ran.stdout + ran.stderr).not.toContain('c4n4ry');
    expect(ran.stderr).toContain('REC-00');
  }
});
