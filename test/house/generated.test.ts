import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifestsMarkdown } from '../../src/manifest/document.ts';
import { jsonSchema } from '../../src/manifest/reference.ts';
import { root } from './support.ts';

const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

test('schema/hvm.schema.json is as `npm run generate` writes it', () => {
  expect(read('schema/hvm.schema.json')).toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
});

test('docs/manifests.md is as `npm run generate` writes it', () => {
  expect(read('docs/manifests.md')).toBe(manifestsMarkdown());
});

test('the schema is part of the package', () => {
  expect(JSON.parse(read('package.json')).files).toContain('schema');
});
