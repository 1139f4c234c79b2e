import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../..');

/** What a clone has that building and packing need; not `node_modules`, not `dist`. */
const sources = [
  ...['package.json', 'package-lock.json', '.npmrc', 'bin', 'docs', 'manifests', 'schema', 'scripts', 'src'],
  ...['CHANGELOG.md', 'LICENSE', 'README.md', 'README.ja.md'],
];

/** An empty folder, and how it is removed. */
export function scratch(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hvm-supply-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The sources as in a fresh clone. */
export function cloneTo(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of sources) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
}

/** npm as a user calls it: not as a child of the npm that runs these tests. */
export function npm(cwd: string, ...args: string[]): SpawnSyncReturns<string> {
  const inherited =
    /^(npm_(package|lifecycle|command|execpath|node_execpath|config_(local_|global_)?prefix)|INIT_CWD)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
  return spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
}

/** An environment with nothing but programs: no configuration of npm, no cache, no registry, no proxy, no name of ours. */
export function closed(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9/';
  return {
    PATH: process.env['PATH'],
    HOME: home,
    HVM_LANG: 'en',
    npm_config_cache: path.join(home, 'cache'),
    npm_config_registry: nowhere,
    npm_config_fetch_retries: '0',
    npm_config_update_notifier: 'false',
    ...more,
  };
}
