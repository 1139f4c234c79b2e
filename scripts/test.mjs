/**
 * `npm test`: build, `npm run check`, then every test. The last line is plain: `N passed, N failed`; before it stands how many
 * were skipped, if any. Build and check count as one test each. A run without any test has failed.
 * Arguments go to vitest (`npm test -- test/unit`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'hvm-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const results = [step('build', ['scripts/build.mjs'])];
if (results[0].failed === 0) results.push(step('check', ['scripts/check.mjs']), tests(process.argv.slice(2)));

const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((key) =>
  results.reduce((total, result) => total + result[key], 0),
);
console.log(skipped === 0 ? '' : `\n${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function step(name, argv) {
  const ok = node(argv);
  if (!ok) console.log(`${name} failed`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function tests(args) {
  const file = path.join(scratch, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = node(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args]);
  const { passed, failed, skipped } = counts(file);
  const ran = passed + failed;
  if (ran === 0) console.log('no test ran');
  // A file that cannot be loaded, or an error outside of a test, fails vitest without failing a test.
  return { passed, failed: failed === 0 && (!ok || ran === 0) ? 1 : failed, skipped };
}

function counts(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const unloaded = report.testResults.filter(
      (suite) =>
        suite.status === 'failed' && suite.assertionResults.every(({ status }) => status !== 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** Runs a script of Node in the repository, all its output on stdout, so that our last line is the last; whether it ended well. */
function node(argv) {
  return spawnSync(process.execPath, argv, { cwd: root, stdio: ['ignore', 1, 1] }).status === 0;
}
