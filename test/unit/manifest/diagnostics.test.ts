import * as z from 'zod/mini';
import { expect, test } from 'vitest';
import { complaintsOf } from '../../../src/manifest/issues.ts';
import { parseYaml } from '../../../src/manifest/parse.ts';
import { guideOf } from '../../../src/manifest/schema/guide.ts';
import { texts } from '../../../src/messages/index.ts';
import { documentsCases } from './cases-documents.ts';
import { formsCases } from './cases-forms.ts';
import { loadCases } from './cases-load.ts';
import { referencesCases } from './cases-references.ts';
import { valuesCases } from './cases-values.ts';
import { yamlCases } from './cases-yaml.ts';
import { base, foundIn, machine, read, written } from './support.ts';

const cases = [...yamlCases, ...valuesCases, ...formsCases, ...documentsCases, ...referencesCases];

test.each(cases)('$name: place, text and facts', ({ found, ...given }) => {
  expect(foundIn(given)).toBe(found);
});

test('the documents that the cases refer to have no mistake', () => {
  const { diagnostics, desired } = read({ 'base.yaml': base, 'a.yaml': machine('cores: 1') });
  expect(diagnostics).toEqual([]);
  expect(desired?.vms.map(({ name }) => name)).toEqual(['h-a01']);
});

const empty = '1:1 MAN-001/empty file=a.yaml';

test.each([
  ['nothing', ''],
  ['blanks', ' \n\n'],
  ['comments', '# 画像\n'],
  ['documents without content', '---\n---\n# x\n'],
  ['null', '~\n'],
])('a file of %s is a warning', (_, text) => {
  const { desired, diagnostics } = read({ 'base.yaml': base, 'a.yaml': text });
  expect(diagnostics.map(written)).toEqual([empty]);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(desired?.site.name).toBe('kdu');
});

/** Nothing in the schemas of today: each of their texts is our own. */
const unforeseen = '4:19 MAN-003 path=spec.cores found=4 explain=VirtualMachine.spec.cores';

test('an issue of the schema that has no text of ours', () => {
  const source = {
    file: 'a.yaml',
    text: 'apiVersion: hvm/v1\nkind: VirtualMachine\nmetadata: {name: a}\nspec: {notes: x, cores: 4}',
    resolve: String,
  };
  const [document] = parseYaml(source).documents;
  const { error } = z.safeParse(z.object({ spec: z.object({ cores: z.string() }) }), document?.value);
  if (document === undefined || error === undefined) throw new Error('it has no issue');
  const [complaint] = complaintsOf(error, document, guideOf('VirtualMachine'));
  expect(complaint).toMatchObject({
    key: 'MAN-003',
    args: { path: 'spec.cores', found: '4', explain: 'VirtualMachine.spec.cores' },
  });
  expect(source.text.slice(complaint?.range.from, complaint?.range.to)).toBe('4');
});

test('every text about manifests is said in some case', () => {
  const all = [...cases, ...loadCases]
    .map(({ found }) => found)
    .concat(empty, unforeseen)
    .join('\n');
  const said = new Set([...all.matchAll(/ (MAN-\d{3}\S*)/g)].map(([, key = '']) => key));
  const catalogue = Object.keys(texts.en).filter((key) => key.startsWith('MAN-'));
  expect([...said].filter((key) => !catalogue.includes(key))).toEqual([]);
  // policy.test.ts has those of a Site's policy.
  expect(catalogue.filter((key) => !said.has(key) && !key.startsWith('MAN-015'))).toEqual([]);
});
