/**
 * Whose code is in the program, and under which terms: the licences ask that their text goes where the code goes. The build
 * fails over a package without such a text, and over a licence that nobody has agreed to.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Those that let the code be part of a program under Apache-2.0, with nothing more asked than their text. */
const agreed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const rule = `\n${'-'.repeat(100)}\n`;

/** The text of dist/THIRD-PARTY-LICENSES. */
export function thirdPartyLicenses(metafile, root) {
  const packages = bundled(metafile, root);
  const list = packages.map(({ name, version, license }) => `${name} ${version} (${license})`);
  const texts = packages.map(({ name, version, text }) => `${name} ${version}\n\n${text}\n`);
  return [`${head(list.length)}\n${list.join('\n')}\n`, ...texts].join(rule);
}

function head(count) {
  return `hvm itself is under the Apache License 2.0: see LICENSE. It has code of these ${count} packages inside, each under its own terms,
which follow. Its table of vSphere's types and methods (src/vsphere/vim/table.ts in the source) tells facts read from govmomi and
pyVmomi, which are under the Apache License 2.0, too.
`;
}

/** The packages whose code is in the bundle: `{name, version, license, text}[]`, by name. Throws when one may not travel. */
function bundled({ outputs }, root) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = new Set(
    inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  return [...folders]
    .map((folder) => terms(path.resolve(root, folder)))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function terms(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!agreed.includes(license))
    throw new Error(`${name} ${version}: nobody has agreed to its licence, ${license}`);
  const names = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)(\.|-|$)/i.test(file));
  const texts = names.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
  if (texts.length === 0) texts.push(inReadme(folder));
  const text = texts.join('\n').replaceAll('\r\n', '\n').trim();
  if (!/copyright|permission/i.test(text))
    throw new Error(`${name} ${version}: no text of its licence was found`);
  return { name, version, license, text };
}

/** Some packages have their licence as the last section of the readme and nowhere else. */
function inReadme(folder) {
  const name = readdirSync(folder).find((file) => /^readme(\.|$)/i.test(file));
  const text =
    name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  return /^(?:#+ *licen[cs]e.*|licen[cs]e\n-+)\n([\s\S]*)/im.exec(text)?.[1] ?? '';
}
