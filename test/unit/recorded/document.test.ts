import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { texts } from '../../../src/messages/index.ts';
import { parseRecording } from '../../../src/vsphere/recorded/read.ts';
import { recordingSchema } from '../../../src/vsphere/recorded/schema.ts';
import { formatRecording } from '../../../src/vsphere/recorded/write.ts';

const markdown = readFileSync(new URL('../../../docs/recording.md', import.meta.url), 'utf8');

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly default?: unknown;
}
const schema = z.toJSONSchema(recordingSchema, { io: 'input' }) as JsonSchema;

/** Title of the section → the object that its table describes. */
const sections: Readonly<Record<string, (top: JsonSchema) => JsonSchema | undefined>> = {
  'The top': (top) => top,
  '`vcenter`': (top) => top.properties?.['vcenter'],
  ...Object.fromEntries(
    ['clusters', 'hosts', 'resourcePools', 'datastores', 'networks', 'folders', 'vms'].map((list) => [
      `\`${list}[]\``,
      (top: JsonSchema) => top.properties?.[list]?.items,
    ]),
  ),
  '`clusters[].hostRules[]`': (top) => ofCluster(top, 'hostRules'),
  '`clusters[].vmOverrides[]`': (top) => ofCluster(top, 'vmOverrides'),
  '`unreadable[]`': (top) => top.properties?.['unreadable']?.items,
  '`unreadable[].missing[]`': (top) => top.properties?.['unreadable']?.items?.properties?.['missing']?.items,
  '`unreadable[].vm`': (top) => top.properties?.['unreadable']?.items?.properties?.['vm'],
  '`vms[].disks[]`': (top) => ofVm(top, 'disks')?.items,
  '`vms[].nics[]`': (top) => ofVm(top, 'nics')?.items,
  '`vms[].snapshots[]`': (top) => ofVm(top, 'snapshots')?.items,
  '`vms[].guest`': (top) => ofVm(top, 'guest'),
};

function ofCluster(top: JsonSchema, key: string): JsonSchema | undefined {
  return top.properties?.['clusters']?.items?.properties?.[key]?.items;
}

function ofVm(top: JsonSchema, key: string): JsonSchema | undefined {
  return top.properties?.['vms']?.items?.properties?.[key];
}

test.each(Object.keys(sections))('the table of %s has every key with its default', (title) => {
  const { properties = {}, required = [] } = sections[title]?.(schema) ?? {};
  const expected = Object.entries(properties).map(([key, value]) => {
    const isRequired = required.includes(key);
    return [key, isRequired ? 'required' : 'default' in value ? code(value.default) : 'explained'];
  });
  const found = rows(title).map(([key = '', , value = '']) => {
    const isCode = value === 'required' || /^`[^`]*`$/.test(value);
    return [key.replaceAll('`', ''), isCode ? value : 'explained'];
  });
  expect(found).toEqual(expected);
  expect(found.length).toBeGreaterThan(1);
});

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}

/** Cells of the first table under a heading, without its head. */
function rows(title: string): string[][] {
  const section = markdown.split(`\n### ${title}\n`)[1]?.split('\n#')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(' |')
      .map((cell) => cell.trim()),
  );
}

test('the example is a recording, as hvm writes it', () => {
  const [, example = ''] = /```json\n(\{\n {2}"format"[^]*?\n)```/.exec(markdown) ?? [];
  expect(formatRecording(parseRecording(Buffer.from(example), 'docs/recording.md'))).toBe(example);
});

test('every fault that is named has a text', () => {
  const operations = markdown.split('\n## Operations\n')[1]?.split('\n## ')[0] ?? '';
  const cells = operations
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? [line.split(' | ')[1] ?? ''] : []));
  const named = new Set(cells.flatMap((cell) => cell.match(/\b[A-Z][a-z]+[A-Z]\w+/g) ?? []));
  const known = new Set(Object.keys(texts.en).map((key) => key.split('/')[1]));
  expect([...named].filter((name) => !known.has(name))).toEqual([]);
  expect(named.size).toBeGreaterThan(20);
});
