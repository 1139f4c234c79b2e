/** Files that are none, that never end, or that lead elsewhere: each is bounded, explained, and never a hang. */
import { existsSync, openSync, closeSync, ftruncateSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makePipe } from '../support/canary-site.ts';
import { exampleSite, run } from '../support/run.ts';

const recording = 'manifests/kyushu.recording.json';
const env = { HVM_LANG: 'en' };

/** A file of so many bytes that takes no room. */
function sparse(file: string, bytes: number): void {
  const descriptor = openSync(file, 'w');
  ftruncateSync(descriptor, bytes);
  closeSync(descriptor);
}

type Make = (file: string) => void | Promise<void>;
const odd: Readonly<Record<string, Make>> = {
  'a device without an end': (file) => symlink('/dev/zero', file),
  'a pipe that nobody writes into': (file) => makePipe(file),
  'a folder': (file) => mkdir(file).then(() => undefined),
  'a link to itself': (file) => symlink(path.basename(file), file),
  'a terminal that is none': (file) => symlink('/dev/tty', file),
};

describe.each(Object.entries(odd))('%s', (_, make) => {
  test.each([
    ['as a recording', ['plan', '--recording', 'odd'], 69, /REC-001/],
    ['as a plan', ['apply', '--yes', '--plan', 'odd'], 65, /PLN-002/],
    ['as a manifest', ['validate', 'odd'], 65, /MAN-001/],
    ['as a place for a plan', ['plan', '--out', 'odd'], [0, 1], /PLN-006|^$/],
    ['as a place for a recording', ['record', '--out', 'odd'], [1, 69], /REC-00/],
    ['as a folder for manifests', ['import', '--out', 'odd'], [0, 1], /IMP-005|^$/],
  ] as const)('%s', async (_, args, exit, said) => {
    const cwd = await exampleSite();
    await make(path.join(cwd, 'odd'));
    const ran = await run(args, { cwd, env });
    expect([exit].flat()).toContain(ran.code);
    expect(ran.stderr + (args[0] === 'validate' ? ran.stdout : '')).toMatch(said);
    expect(ran.stderr).not.toContain('INT-001');
    // The device is where it was.
    expect(statSync('/dev/zero').isCharacterDevice()).toBe(true);
  });

  test('as a lock', async () => {
    const cwd = await exampleSite();
    await make(path.join(cwd, `${recording}.lock`));
    const ran = await run(['apply', '--yes', '--allow', 'power-cycle'], { cwd, env });
    expect(ran).toMatchObject({ code: 75, stderr: expect.stringContaining('LCK-001') });
  });

  test('as a journal', async () => {
    const cwd = await exampleSite();
    await make(path.join(cwd, 'odd'));
    const ran = await run(['apply', '--yes', '--allow', 'power-cycle', '--journal', 'odd'], { cwd, env });
    // A device that takes everything is a journal, too: one that nobody will read.
    expect({ code: ran.code, told: ran.stderr.includes('JNL-00') }).toEqual(
      ran.code === 0 ? { code: 0, told: false } : { code: 1, told: true },
    );
  });
});

describe('what is too large', () => {
  test.each([
    ['a recording of 200 MB', ['plan', '--recording', 'large'], 200e6, 65, '64 MB'],
    ['a plan of 2 GB', ['apply', '--yes', '--plan', 'large'], 2e9, 65, '256 MiB'],
    ['a manifest of 2 GB', ['validate', 'large'], 2e9, 65, '10 MiB'],
  ] as const)('%s: refused with the limit, unread', async (_, args, bytes, exit, limit) => {
    const cwd = await exampleSite();
    sparse(path.join(cwd, 'large'), bytes);
    const before = process.memoryUsage().rss;
    const { code, stdout, stderr } = await run(args, { cwd, env });
    expect({ code, told: (stdout + stderr).replaceAll(/\s+/g, ' ').includes(limit) }).toEqual({
      code: exit,
      told: true,
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test.each([
    ['brackets', () => '['.repeat(8e6)],
    ['objects', () => '{"a":'.repeat(2e6)],
    ['closed brackets', () => `${'['.repeat(2e6)}${']'.repeat(2e6)}`],
    ['a number', () => `{"format": ${'9'.repeat(4e6)}}`],
    ['a text', () => `{"format": "${'x'.repeat(20e6)}"}`],
    ['keys', () => `{${Array.from({ length: 200_000 }, (_, index) => `"k${index}":1`).join()}}`],
    ['keys in a recording', (text: string) => text.replace('{', `{${'"x": 1, '.repeat(200_000)}`)],
    [
      'nesting in a recording',
      (text: string) => text.replace('"hosts": [', `"hosts": [${'['.repeat(1e5)}${']'.repeat(1e5)}, `),
    ],
    ['numbers in a recording', (text: string) => text.replace(/"cores": \d+/, '"cores": 1e400')],
    ['a prototype in a recording', (text: string) => text.replace('{', '{"__proto__": {"polluted": 1}, ')],
    [
      'a constructor in a recording',
      (text: string) => text.replace('{', '{"constructor": {"prototype": {"polluted": 1}}, '),
    ],
  ])('a recording full of %s: refused with a place or a reason', async (_, make) => {
    const cwd = await exampleSite();
    const file = path.join(cwd, recording);
    await writeFile(file, make(await readFile(file, 'utf8')));
    for (const args of [
      ['plan'],
      ['apply', '--yes'],
      ['record', '--out', 'x.json'],
      ['import', '--out', 'y'],
    ]) {
      const { code, stderr } = await run(args, { cwd, env });
      expect({ args, code, stderr: stderr.slice(0, 300) }).toMatchObject({
        code: 65,
        stderr: expect.stringMatching(/REC-00[23]/),
      });
      expect(stderr.length).toBeLessThan(3000);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(existsSync(path.join(cwd, 'y'))).toBe(false);
  });
});

describe('links and paths that leave', () => {
  test('a link among the manifests that leads out of the repository: not followed, not shown', async () => {
    const [cwd, other] = [await exampleSite(), await exampleSite()];
    const secret = path.join(other, 'secret');
    await writeFile(secret, 'c4n4ry: [\n');
    await symlink(secret, path.join(cwd, 'manifests/a.yaml'));
    await symlink('../../../../../../../../etc/passwd', path.join(cwd, 'manifests/b.yaml'));
    await symlink('/proc/self/environ', path.join(cwd, 'manifests/c.yaml'));
    await symlink(other, path.join(cwd, 'manifests/d'));
    for (const output of ['text', 'json', 'markdown']) {
      const { code, stdout, stderr } = await run(['validate', '-o', output], { cwd, env });
      expect({ code, leaked: /c4n4ry|root:|PATH=/.test(stdout + stderr) }).toEqual({
        code: 65,
        leaked: false,
      });
      expect(stdout.split('MAN-001').length - 1).toBe(4);
    }
  });

  test('one that stays in the repository, or that the user names, is followed', async () => {
    const [cwd, other] = [await exampleSite(), await exampleSite()];
    await mkdir(path.join(cwd, 'shared'));
    await writeFile(
      path.join(cwd, 'shared/v.yaml'),
      'apiVersion: hvm/v1\nkind: Vendor\nmetadata: {name: extra}\nspec: {displayName: x}\n',
    );
    await symlink('../shared', path.join(cwd, 'manifests/shared'));
    expect((await run(['validate'], { cwd, env })).code).toBe(0);
    await symlink(path.join(other, 'manifests'), path.join(cwd, 'named'));
    expect((await run(['validate', 'named'], { cwd, env })).code).toBe(0);
  });

  test.each(['--out', '--recording'])(
    '%s through a link: what the link leads to is not harmed',
    async (option) => {
      const cwd = await exampleSite();
      const target = path.join(cwd, 'precious');
      await writeFile(target, 'precious\n');
      await symlink(target, path.join(cwd, 'link'));
      const args = option === '--out' ? ['plan', '--out', 'link'] : ['record', '--out', 'link'];
      await run(args, { cwd, env });
      expect(readFileSync(target, 'utf8')).toBe('precious\n');
    },
  );
});
