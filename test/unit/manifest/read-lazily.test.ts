import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readLazily } from '../../../src/manifest/read-lazily.ts';
import { readManifests } from '../../../src/manifest/read.ts';
import { documentsCases } from './cases-documents.ts';
import { formsCases } from './cases-forms.ts';
import { referencesCases } from './cases-references.ts';
import { valuesCases } from './cases-values.ts';
import { yamlCases } from './cases-yaml.ts';
import { base, machine, sourcesOf } from './support.ts';

const folder = path.join(import.meta.dirname, '../../../manifests');

test('manifests without mistakes', async () => {
  const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const sources = sourcesOf(
    Object.fromEntries(names.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])),
  );
  const { desired, diagnostics } = await readLazily(sources, {});
  expect(diagnostics).toEqual([]);
  expect(desired?.vms).toHaveLength(26);
  expect(desired).toEqual(readManifests(sources, {}).desired);
});

test('a file that is not plain', async () => {
  const sources = sourcesOf({ 'base.yaml': base, 'a.yaml': machine('notes: |\n  画像\n  更新\n') });
  const { desired } = await readLazily(sources, {});
  expect(desired?.vms[0]?.notes).toBe('画像\n更新\n');
});

const cases = [...yamlCases, ...valuesCases, ...formsCases, ...documentsCases, ...referencesCases];

test('it finds what is found without haste, in every case', async () => {
  for (const { name, text, isAlone, site } of cases) {
    const sources = sourcesOf({ ...(isAlone ? {} : { 'base.yaml': base }), 'a.yaml': text });
    const options = site === undefined ? {} : { site };
    expect({ name, read: await readLazily(sources, options) }).toEqual({
      name,
      read: readManifests(sources, options),
    });
  }
});
