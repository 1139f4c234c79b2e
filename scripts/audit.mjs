/**
 * `npm run audit`: what is known to be wrong with the packages of the lock file. Ends with 1 when something is, and
 * scripts/audit-explained.json does not say why hvm may live with it. Development packages count: their code is in the program,
 * or builds it (docs/adr/0020). A registry that cannot be asked is no failure; then the last line says that nothing was checked.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
/** `{advisory, why, until}[]`: until and with that day, an advisory is lived with. */
const explained = JSON.parse(readFileSync(path.join(root, 'scripts/audit-explained.json'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const report = ask();
if (report.vulnerabilities === undefined && report.message !== undefined) {
  console.log(`audit: NOT CHECKED: ${report.message}`);
} else {
  if (report.auditReportVersion !== 2) throw new Error('npm audit answered in a form that is not known here');
  process.exitCode = tell(advisories(report)) ? 0 : 1;
}

/** What `npm audit --json` prints. */
function ask() {
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  const { stdout, stderr, error } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', timeout: 60_000 });
  if (error !== undefined) return { message: error.message };
  if (stdout.trim() === '') throw new Error(`npm audit said nothing\n${stderr}`);
  return JSON.parse(stdout);
}

/** Each once: npm repeats one at every package that depends on the one it is about, as that one's name. */
function advisories({ vulnerabilities }) {
  const own = Object.values(vulnerabilities).flatMap(({ via }) =>
    via.filter((each) => typeof each === 'object'),
  );
  return [...new Map(own.map((each) => [`${each.url} ${each.name}`, each])).values()];
}

/** Prints them; whether each is explained. */
function tell(found) {
  const inside = packagesInside();
  let open = 0;
  for (const { name, title, severity, url } of found) {
    console.log(`${severity} ${name} (${placeOf(name, inside)}): ${title} ${url}`);
    const reason = explained.find(({ advisory }) => advisory === idOf(url));
    const valid = reason !== undefined && reason.until >= today;
    if (!valid) open += 1;
    if (valid) console.log(`  explained: ${reason.why}`);
    else if (reason !== undefined) console.log(`  the explanation ended on ${reason.until}`);
  }
  for (const { advisory } of explained) {
    if (found.some(({ url }) => idOf(url) === advisory)) continue;
    console.log(`${advisory} is explained and no longer found: take it out of scripts/audit-explained.json`);
  }
  console.log(`audit: ${found.length} known, ${found.length - open} explained, ${open} open`);
  return open === 0;
}

function idOf(url) {
  return url.split('/').at(-1);
}

function placeOf(name, inside) {
  if (inside === undefined) return 'not built: in the program or not';
  return inside.includes(name) ? 'in the program' : 'in development';
}

function packagesInside() {
  const file = path.join(root, 'dist/THIRD-PARTY-LICENSES');
  if (!existsSync(file)) return undefined;
  return [...readFileSync(file, 'utf8').matchAll(/^(\S+) \S+ \(\S+\)$/gm)].map((match) => match[1]);
}
