import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../src/model/rules.ts';
import { findingsMarkdown } from '../../src/report/rules-document.ts';
import { root } from './support.ts';

const document = readFileSync(path.join(root, 'docs/findings.md'), 'utf8');

test('docs/findings.md is as `npm run generate` writes it', () => {
  expect(document).toBe(findingsMarkdown());
});

test('every rule is in it, and nothing else', () => {
  const headings = [...document.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');
  expect(headings.length).toBeGreaterThan(5);
  expect(headings.toSorted()).toEqual(Object.keys(rules).toSorted());
});
