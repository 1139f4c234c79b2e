/**
 * `npm run pack:offline [-- FOLDER]`: hvm-offline-VERSION.tgz, one file for a network without a registry. It is what `npm pack`
 * makes: dist/ has the code of every package inside (docs/adr/0020), so there is nothing to fetch. The same source, packages
 * and Node make the same bytes; the last line is what `sha256sum -c` reads.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const target = path.resolve(process.argv[2] ?? root);

run(process.execPath, 'scripts/build.mjs');
run(process.execPath, 'scripts/package.mjs');

mkdirSync(target, { recursive: true });
const draft = mkdtempSync(path.join(target, '.hvm-pack-'));
process.on('exit', () => rmSync(draft, { recursive: true, force: true }));

const answer = run('npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', draft);
const { files, filename, size, version } = Object.values(JSON.parse(answer))[0];
const file = `hvm-offline-${version}.tgz`;
renameSync(path.join(draft, filename), path.join(target, file));

const sum = createHash('sha256')
  .update(readFileSync(path.join(target, file)))
  .digest('hex');
console.log(`${files.length} files, ${size} bytes, nothing to fetch`);
console.log(`${sum}  ${file}`);

function run(command, ...args) {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === 0) return stdout;
  console.error(`${command} ${args[0]} failed ${error?.message ?? ''}`);
  process.exit(1);
}
