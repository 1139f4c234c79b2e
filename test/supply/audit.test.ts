/** `npm run audit` with npm itself, against a registry that knows of two advisories, and against none. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { closed, root, scratch } from './support.ts';

const about = (id: string, title: string, severity: string) => ({
  ...{ id, title, severity, url: `https://github.com/advisories/${id}` },
  ...{ vulnerable_versions: '*', cwe: [], cvss: { score: 0, vectorString: null } },
});
const advisories = {
  axios: [about('GHSA-1111-1111-1111', 'Sends what it should not', 'high')],
  'combined-stream': [about('GHSA-2222-2222-2222', 'Never ends', 'low')],
};
const high =
  'high axios (in the program): Sends what it should not https://github.com/advisories/GHSA-1111-1111-1111';
const low =
  'low combined-stream (in development): Never ends https://github.com/advisories/GHSA-2222-2222-2222';

let registry: Server;
let answer: unknown = {};
let url = '';

beforeAll(async () => {
  registry = createServer((request, response) => {
    const found = request.url?.endsWith('/advisories/bulk') === true;
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ? answer : {}));
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const address = registry.address();
  if (typeof address === 'object' && address !== null) url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => registry.close());

test('nothing known: clean', async () => {
  expect(await audit({})).toEqual({ code: 0, lines: ['audit: 0 known, 0 explained, 0 open'] });
});

test('an advisory that nobody has explained fails, and is told with where the package is', async () => {
  const told = await audit(advisories);
  expect(told).toEqual({ code: 1, lines: [high, low, 'audit: 2 known, 0 explained, 2 open'] });
});

test('explained: told with the reason, and no failure', async () => {
  const told = await audit(advisories, [
    {
      advisory: 'GHSA-1111-1111-1111',
      why: 'That part of axios is not in the program.',
      until: '9999-12-31',
    },
    { advisory: 'GHSA-2222-2222-2222', why: 'No stream is combined.', until: '9999-12-31' },
  ]);
  expect(told).toEqual({
    code: 0,
    lines: [
      high,
      '  explained: That part of axios is not in the program.',
      low,
      '  explained: No stream is combined.',
      'audit: 2 known, 2 explained, 0 open',
    ],
  });
});

test('an explanation ends on its day, and one that is no longer needed is told', async () => {
  const told = await audit({ axios: advisories.axios }, [
    {
      advisory: 'GHSA-1111-1111-1111',
      why: 'That part of axios is not in the program.',
      until: '2020-01-31',
    },
    { advisory: 'GHSA-3333-3333-3333', why: 'Long ago.', until: '9999-12-31' },
  ]);
  expect(told).toEqual({
    code: 1,
    lines: [
      high,
      '  the explanation ended on 2020-01-31',
      'GHSA-3333-3333-3333 is explained and no longer found: take it out of scripts/audit-explained.json',
      'audit: 1 known, 0 explained, 1 open',
    ],
  });
});

test('no registry: no failure, and it says that nothing was checked', async () => {
  const { code, lines } = await audit({}, [], 'http://127.0.0.1:9');
  expect(code).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^audit: NOT CHECKED: .*ECONNREFUSED/);
});

test('a lock file that cannot be read is a failure', async () => {
  const { code, lines } = await audit({}, [], url, '{');
  expect(code).toBe(1);
  expect(lines).toEqual([]);
});

/** The real script and lock file, in a folder of their own. */
async function audit(known: unknown, explained: readonly unknown[] = [], from = url, lock?: string) {
  answer = known;
  const { folder, remove } = scratch();
  onTestFinished(remove);
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'scripts/audit.mjs'])
    cpSync(path.join(root, name), path.join(folder, name));
  if (lock !== undefined) writeFileSync(path.join(folder, 'package-lock.json'), lock);
  writeFileSync(path.join(folder, 'scripts/audit-explained.json'), JSON.stringify(explained));
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'dist/THIRD-PARTY-LICENSES'), 'axios 1.21.1 (MIT)\n');
  const child = spawn(process.execPath, ['scripts/audit.mjs'], {
    cwd: folder,
    env: closed(folder, { npm_config_registry: from }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  await once(child, 'close');
  return { code: child.exitCode, lines: said.split('\n').filter((line) => line !== '') };
}
