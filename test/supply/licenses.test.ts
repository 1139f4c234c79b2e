import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { thirdPartyLicenses } from '../../scripts/licenses.mjs';
import { root, scratch } from './support.ts';

const shipped = readFileSync(path.join(root, 'dist/THIRD-PARTY-LICENSES'), 'utf8');
const record = readFileSync(path.join(root, 'docs/adr/0020-the-program-brings-its-packages.md'), 'utf8');

test('ADR 20 has every package of the program, its licence, and why it is there', () => {
  const rows = [...record.matchAll(/^\| (\S+) \| (\S+) \| +\d+ \| (.+) \|$/gm)];
  const listed = rows.map(([, name, licence]) => `${name} (${licence})`);
  const inside = [...shipped.matchAll(/^(\S+) \S+ (\(\S+\))$/gm)].map(
    ([, name, licence]) => `${name} ${licence}`,
  );
  expect(listed.toSorted()).toEqual(inside);
  expect(record).toContain(`to the ${inside.length} below`);
});

test('each package has its own text with whose it is and what is permitted', () => {
  const [list = '', ...texts] = shipped.split(/\n-{100}\n/);
  expect(texts).toHaveLength([...list.matchAll(/^\S+ \S+ \(\S+\)$/gm)].length);
  for (const text of texts) {
    expect(text).toMatch(/copyright/i);
    expect(text).toMatch(/permission (is hereby granted|to use, copy, modify)/i);
    expect(text).toMatch(/as is/i);
  }
});

const mit = 'Copyright (c) 2020 Somebody\n\nPermission is hereby granted, free of charge';

test('a text that stands in the readme alone is found there', () => {
  const text = bundleOf({
    'package.json': '{"name": "a", "version": "1.0.0", "license": "MIT"}',
    'README.md': `# a\n\nIt does.\n\n## License\n\n${mit}\n`,
  });
  expect(text).toContain(`\na 1.0.0\n\n${mit}\n`);
  expect(text).not.toContain('It does.');
});

test('a notice goes along', () => {
  const text = bundleOf({
    'package.json': '{"name": "a", "version": "1.0.0", "license": "Apache-2.0"}',
    LICENSE: 'Copyright by many',
    'NOTICE.txt': 'A has something of B.',
  });
  expect(text).toContain('Copyright by many\nA has something of B.');
});

test.each([
  { what: 'a licence that nobody agreed to', license: 'AGPL-3.0', files: { LICENSE: mit }, said: 'AGPL-3.0' },
  { what: 'no licence', license: undefined, files: { LICENSE: mit }, said: 'undefined' },
  { what: 'no text', license: 'MIT', files: { 'README.md': '# a\n' }, said: 'no text of its licence' },
  { what: 'an empty text', license: 'MIT', files: { LICENSE: '\n' }, said: 'no text of its licence' },
])('the build fails over $what', ({ license, files, said }) => {
  const manifest = JSON.stringify({ name: 'a', version: '1.0.0', license });
  expect(() => bundleOf({ 'package.json': manifest, ...files })).toThrow(said);
});

/** The licences of a program that has a package of these files inside. */
function bundleOf(files: Readonly<Record<string, string>>): string {
  const { folder, remove } = scratch();
  onTestFinished(remove);
  mkdirSync(path.join(folder, 'node_modules/a'), { recursive: true });
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, 'node_modules/a', name), text);
  const inputs = { 'src/main.ts': {}, 'node_modules/a/lib/index.js': {} };
  return thirdPartyLicenses({ outputs: { 'dist/main.js': { inputs } } }, folder);
}
