/** Time and memory of a plan over generated sites of 1,000 and 5,000 VMs. `node bench/plan-5000.mjs [RUNS]` */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hvm, machine, measure, median, table } from './measure.mjs';
import { writeSite } from './site.mjs';

const runs = Number(process.argv[2] ?? 3);
const sizes = [1000, 5000];
const limitMb = 300;
const limitRatio = 6;

const folder = mkdtempSync(path.join(os.tmpdir(), 'hvm-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let missed = false;
const rows = [false, true].flatMap((changes) => {
  const results = sizes.map((count) => plan(count, changes));
  return results.map((result, index) => {
    const ratio = index === 0 ? undefined : result.seconds / results[0].seconds;
    if (result.peakMb >= limitMb || (ratio ?? 0) > limitRatio) missed = true;
    return [
      changes ? '4 of 10 VMs' : 'nothing',
      sizes[index].toLocaleString('en'),
      `${result.pending}`,
      `${result.seconds.toFixed(2)} s`,
      ratio === undefined ? '' : `${ratio.toFixed(1)}×`,
      `${result.peakMb.toFixed(0)} MB`,
      `${(result.bytes / 1e6).toFixed(1)} MB`,
    ];
  });
});

console.log(`${machine()}; \`hvm plan -o json\`, median of ${runs}.\n`);
console.log(
  table([['to change', 'VMs', 'pending', 'time', 'against 1,000', 'peak memory', 'plan as JSON'], ...rows]),
);
console.log(`\nTargets: under ${limitMb} MB, at most ${limitRatio}×: ${missed ? 'MISSED' : 'held'}.`);
process.exitCode = missed ? 1 : 0;

function plan(count, changes) {
  const site = path.join(folder, `${count}-${changes}`);
  writeSite(site, count, { changes });
  const results = Array.from({ length: runs }, () =>
    measure([hvm, 'plan', site, '-o', 'json'], { memory: true, expected: [0, 3] }),
  );
  const { summary, findings } = JSON.parse(results[0].stdout);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) console.error(`${errors.length} error findings, the first: ${errors[0].message}`);
  return {
    seconds: median(results.map((result) => result.seconds)),
    peakMb: Math.max(...results.map((result) => result.peakMb)),
    bytes: results[0].bytes,
    pending: summary.create + summary.update,
  };
}
