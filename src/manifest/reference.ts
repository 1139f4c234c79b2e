import * as z from 'zod';
import { nearest } from '../lib/nearest.ts';
import { type Kind, kindNames, kinds } from './schema/kinds.ts';
import { wordOf } from './words/words.ts';

/** A key of the manifests, for people. */
export interface Reference {
  /** `VirtualMachine.spec.disks.size`; `""` is all kinds. */
  readonly path: string;
  readonly name: string;
  /** As `kubectl explain` writes types: `string`, `[]object`, `integer 1..4094`. */
  readonly type: string;
  readonly required: boolean;
  readonly en: string;
  readonly ja: string;
  readonly children: readonly Reference[];
}

/** The reference of `KIND[.path]`, `""` for all kinds; or the nearest path that there is. `spec.` may be left out. */
export function findReference(path: string): { readonly found: Reference } | { readonly near?: string } {
  const all = reference();
  const [word = '', ...keys] = path.split('.').filter((part) => part !== '');
  if (word === '') return { found: all };
  const kind = all.children.find(({ name }) =>
    [name, shortNames[name]].some((each) => each?.toLowerCase() === word.toLowerCase()),
  );
  if (kind === undefined) {
    const near = nearest(word, kindNames);
    return near === undefined ? {} : { near: [near, ...keys].join('.') };
  }
  let at = kind;
  for (const [index, key] of keys.map((part) => part.replace(/\[.*\]$/, '')).entries()) {
    const spec = index === 0 ? kind.children.find(({ name }) => name === 'spec') : undefined;
    const choices = [...at.children, ...(spec?.children ?? [])];
    const next = choices.find(({ name }) => name === key);
    if (next === undefined) {
      const near = nearest(
        key,
        choices.map(({ name }) => name),
      );
      return near === undefined ? {} : { near: choices.find(({ name }) => name === near)?.path ?? near };
    }
    at = next;
  }
  return { found: at };
}

const shortNames: Readonly<Record<string, string>> = { VirtualMachine: 'vm' };

function reference(): Reference {
  const children = kindNames.map((kind) => node(kind, kind, kindSchema(kind), true));
  return { path: '', name: '', type: '', required: true, en: '', ja: '', children };
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON Schema (draft-07) of a manifest document, for editors; descriptions in English, then Japanese. */
export function jsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'hvm.schema.json',
    title: 'hvm manifest (hvm/v1)',
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: { const: 'hvm/v1', description: described('Site.apiVersion') },
      kind: { enum: [...kindNames], description: described('Site.kind') },
    },
    allOf: kindNames.map((kind) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own word
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions: Object.fromEntries(kindNames.map((kind) => [kind, kindSchema(kind)])),
  };
}

/** Zod's own translation, with our descriptions put in. */
function kindSchema(kind: Kind): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(kinds[kind], {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema: made, path }) => {
      const key = [kind, ...keysOf(path)].join('.');
      const description = path.at(-2) === 'properties' || path.length === 0 ? described(key) : '';
      if (description !== '') made.description = description;
    },
  });
  return schema;
}

/** A path through a JSON Schema as a path through manifests. */
function keysOf(path: readonly (string | number)[]): string[] {
  return path.flatMap((part, index) => (path[index - 1] === 'properties' ? [String(part)] : []));
}

function described(path: string): string {
  const word = wordOf(path);
  return word === undefined ? '' : `${word[0]}\n${word[1]}`;
}

function node(path: string, name: string, schema: JsonSchema, required: boolean): Reference {
  const [en = '', ja = '', type] = wordOf(path) ?? [];
  return { path, name, type: type ?? typeOf(schema), required, en, ja, children: childrenOf(path, schema) };
}

function childrenOf(path: string, schema: JsonSchema): Reference[] {
  return shapesOf(schema).flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).flatMap(([name, below]) =>
      typeof below === 'boolean' ? [] : [node(`${path}.${name}`, name, below, required.includes(name))],
    ),
  );
}

/** The maps that may stand here: below a list its items, of a union its branches. */
function shapesOf(schema: JsonSchema): JsonSchema[] {
  const { items, anyOf } = schema;
  if (items !== undefined && !Array.isArray(items) && typeof items !== 'boolean') return shapesOf(items);
  if (anyOf !== undefined) return anyOf.flatMap((each) => (typeof each === 'boolean' ? [] : shapesOf(each)));
  return [schema];
}

function typeOf(schema: JsonSchema): string {
  const { type, items, anyOf, enum: values, const: value, minimum, maximum } = schema;
  if (value !== undefined) return String(value);
  if (values !== undefined) return values.join(' | ');
  if (anyOf !== undefined) {
    return [...new Set(anyOf.map((each) => (typeof each === 'boolean' ? 'any' : typeOf(each))))].join(' | ');
  }
  if (type === 'array')
    return `[]${items !== undefined && !Array.isArray(items) && typeof items !== 'boolean' ? typeOf(items) : 'any'}`;
  if (type === 'object' && schema.properties === undefined) return 'map[string]string';
  if ((type === 'integer' || type === 'number') && minimum !== undefined && maximum !== undefined) {
    return `${type} ${minimum}..${maximum}`;
  }
  return typeof type === 'string' ? type : 'any';
}
