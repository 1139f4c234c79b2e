import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorsMarkdown } from '../../src/messages/document.ts';
import { texts } from '../../src/messages/index.ts';
import { ruleTexts } from '../../src/messages/rules.ts';
import { root } from './support.ts';

const catalogue: readonly string[] = Object.keys(texts.en);
/** With those of rules, which docs/findings.md has. */
const everything: readonly string[] = [...catalogue, ...Object.keys(ruleTexts.en)];
const shape = /^[A-Z]{2,6}-\d{3}(\/[A-Za-z0-9-]+)?$/;
const document = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
const used = keysInSource();

test('there is a catalogue, and every key is a code or a code and a variant', () => {
  expect(catalogue.length).toBeGreaterThan(50);
  expect(catalogue.filter((key) => !shape.test(key))).toEqual([]);
});

test('docs/errors.md is as `npm run generate` writes it', () => {
  expect(document).toBe(errorsMarkdown());
});

test('every code is documented, and every documented code exists', () => {
  const codes = new Set(catalogue.map((key) => key.split('/')[0] ?? ''));
  const headings = [...document.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');
  expect(headings.toSorted()).toEqual([...codes].toSorted());
  const variants = [...document.matchAll(/^`(\S+\/\S+)`$/gm)].map((match) => match[1] ?? '');
  expect(variants.toSorted()).toEqual(catalogue.filter((key) => key.includes('/')).toSorted());
});

test('every key of the catalogue is used in src', () => {
  expect(everything.filter((key) => !used.has(key) && !isFault(key))).toEqual([]);
});

test('every key used in src is in the catalogue', () => {
  expect(used.size).toBeGreaterThan(50);
  expect([...used].filter((key) => !everything.includes(key))).toEqual([]);
});

test('both languages have every key, each with a message and a hint, and the same placeholders', () => {
  expect(Object.keys(texts.ja).toSorted()).toEqual(catalogue.toSorted());
  for (const [key, en] of Object.entries(texts.en)) {
    const ja = Object.entries(texts.ja).find(([name]) => name === key)?.[1] ?? { message: '', hint: '' };
    for (const [english, japanese] of [
      [en.message, ja.message],
      [en.hint, ja.hint],
    ] as const) {
      expect(english, key).not.toBe('');
      expect(japanese, key).not.toBe('');
    }
    expect(placeholders(ja), key).toEqual(placeholders(en));
  }
});

/** Named as vSphere names the fault: found by that name when a vCenter answers with it, and by no literal of ours. */
function isFault(key: string): boolean {
  return /^VSP-\d{3}\/[A-Z]/.test(key) || key === 'VSP-099';
}

/** The keys that stand in src outside of the catalogue. */
function keysInSource(): ReadonlySet<string> {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter(
    (name) => name.endsWith('.ts') && !/^(?:messages|model\/rules)/.test(name.replaceAll(path.sep, '/')),
  );
  return new Set(sources.flatMap((name) => keysIn(readFileSync(path.join(root, 'src', name), 'utf8'))));
}

/** Quoted keys, those in comments apart; of `CODE/${variant}` every variant of the code, of `${key}/near` that variant of every key in the module. */
function keysIn(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = (pattern: RegExp) => [...code.matchAll(pattern)].map((match) => match[1] ?? '');
  const quoted = found(/(?<=['"`])([A-Z]{2,6}-\d{3}(?:\/[A-Za-z0-9-]+)?)(?=['"`])/g);
  const codes = found(/`([A-Z]{2,6}-\d{3}\/)\$\{/g);
  const variants = found(/`\$\{\w+\}(\/[a-z-]+)`/g);
  return [
    ...quoted,
    ...everything.filter((key) => codes.some((code) => key.startsWith(code))),
    ...everything.filter((key) => variants.some((variant) => quoted.includes(key.replace(variant, '')))),
  ];
}

function placeholders({ message, hint }: { message: string; hint: string }): string[] {
  const names = [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)].toSorted();
}
