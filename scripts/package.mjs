/**
 * What `npm pack` would ship: everything hvm needs to run, nothing else, and a package.json that says so, and that asks
 * neither for another package nor for a script at install.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = path.join(import.meta.dirname, '..');
const needed = [
  'bin/hvm.js',
  'dist/main.js',
  'dist/THIRD-PARTY-LICENSES',
  'schema/hvm.schema.json',
  'manifests/site.yaml',
  'manifests/kyushu.recording.json',
  'README.md',
  'README.ja.md',
  'CHANGELOG.md',
  'LICENSE',
  'docs/operations.md',
];
const unwanted = /^(test|bench|scripts|src|\.ci|coverage)\/|\.(lock|tmp|tgz)$|(^|\/)\.(?!$)/;

/** Keys of package.json that make an install fetch, or run, something. */
const fetching = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
];
const running = ['preinstall', 'install', 'postinstall'];

const packed = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root }),
);
const files = Object.values(packed)[0].files.map((file) => file.path);
const contents = files.map((file) => ({
  name: `package/${file}`,
  data: readFileSync(path.join(root, file)),
}));
const { messages, pkg } = await publint({
  pkgDir: 'package',
  pack: { files: contents },
  strict: true,
  level: 'warning',
});

const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const complaints = [
  ...fetching
    .filter((key) => Object.keys(own[key] ?? {}).length > 0)
    .map((key) => `package.json has ${key}: dist/ has them inside`),
  ...running
    .filter((key) => own.scripts?.[key] !== undefined)
    .map((key) => `package.json runs ${key} where it is installed`),
  ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is not in the package`),
  ...files.filter((file) => unwanted.test(file)).map((file) => `${file} is in the package`),
  ...messages.map((message) => formatMessage(message, pkg, { color: false })),
];
for (const complaint of complaints) console.error(complaint);
console.log(`package: ${files.length} files`);
process.exitCode = complaints.length > 0 ? 1 : 0;
