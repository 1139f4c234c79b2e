/** How long hvm takes to start, against Node itself: medians of runs that take turns. `node bench/startup.mjs [RUNS]` */
import { hvm, machine, measure, median, table } from './measure.mjs';

const runs = Number(process.argv[2] ?? 20);
const programs = [
  { name: '`node -e 0`', argv: ['-e', '0'] },
  { name: '`hvm --version`', argv: [hvm, '--version'], target: 1.15 },
  { name: '`hvm --help`', argv: [hvm, '--help'] },
  { name: '`hvm validate manifests`', argv: [hvm, 'validate', 'manifests'], target: 2.0 },
  {
    name: '`hvm check manifests`',
    argv: [hvm, 'check', 'manifests'],
    target: 2.0,
    of: '`hvm validate manifests`',
  },
  { name: '`hvm plan manifests`', argv: [hvm, 'plan', 'manifests'] },
];

const times = programs.map(() => []);
for (let run = -1; run < runs; run += 1) {
  for (const [index, { argv }] of programs.entries()) {
    const { seconds } = measure(argv);
    // The first turn warms the file cache and the compile cache.
    if (run >= 0) times[index].push(seconds * 1000);
  }
}

const medians = times.map(median);
const rows = programs.map(({ name, target, of }, index) => {
  const ratio = medians[index] / medians[0];
  const base = of === undefined ? 0 : programs.findIndex((each) => each.name === of);
  const isHeld = target !== undefined && medians[index] / medians[base] <= target;
  const limit = of === undefined ? `${target?.toFixed(2)}×` : `${target?.toFixed(2)}× ${of}`;
  const held = target === undefined ? '' : `${limit} ${isHeld ? 'held' : 'MISSED'}`;
  return [name, `${medians[index].toFixed(1)} ms`, `${ratio.toFixed(2)}×`, held];
});
console.log(`${machine()}; median of ${runs}, taking turns.\n`);
console.log(table([['program', 'median', 'against `node -e 0`', 'target'], ...rows]));
process.exitCode = rows.some((row) => row[3].endsWith('MISSED')) ? 1 : 0;
