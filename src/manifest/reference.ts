import * as z from 'zod/mini';
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
      apiVersion: { const: 'hvm/v1', description: descriptionOf('Site.apiVersion') },
      kind: { enum: [...kindNames], description: descriptionOf('Site.kind') },
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
  });
  return withDescription(described(schema, kind), kind);
}

/** One schema of ours may stand in several places: each gets a description of its own. */
function described(schema: JsonSchema, path: string): JsonSchema {
  const { properties, items, anyOf, additionalProperties: others } = schema;
  const below = (each: JsonSchema, name: string) => withDescription(described(each, name), name);
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : { properties: mapped(properties, (each, name) => below(each, `${path}.${name}`)) }),
    ...(isSchema(items) ? { items: described(items, path) } : {}),
    ...(anyOf === undefined
      ? {}
      : { anyOf: anyOf.map((each) => (isSchema(each) ? described(each, path) : each)) }),
    ...(isSchema(others) ? { additionalProperties: below(others, `${path}.${anyCode}`) } : {}),
  };
}

function withDescription(schema: JsonSchema, path: string): JsonSchema {
  return wordOf(path) === undefined ? schema : { ...schema, description: descriptionOf(path) };
}

/** Stands for the codes of findings, keys that a user chooses. */
const anyCode = 'CODE';

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapped(
  properties: NonNullable<JsonSchema['properties']>,
  change: (below: JsonSchema, name: string) => JsonSchema,
): NonNullable<JsonSchema['properties']> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, below]) => [name, isSchema(below) ? change(below, name) : below]),
  );
}

function descriptionOf(path: string): string {
  const [en = '', ja = ''] = wordOf(path) ?? [];
  return `${en}\n${ja}`;
}

function node(path: string, name: string, schema: JsonSchema, required: boolean): Reference {
  const [en = '', ja = '', type] = wordOf(path) ?? [];
  return { path, name, type: type ?? typeOf(schema), required, en, ja, children: childrenOf(path, schema) };
}

function childrenOf(path: string, schema: JsonSchema): Reference[] {
  const shapes = shapesOf(schema);
  return shapes.flatMap(({ properties = {}, required = [], additionalProperties: others }) => [
    ...Object.entries(properties).flatMap(([name, below]) =>
      // Of several forms none is needed.
      isSchema(below)
        ? [node(`${path}.${name}`, name, below, required.includes(name) && shapes.length === 1)]
        : [],
    ),
    ...(isSchema(others) && wordOf(`${path}.${anyCode}`) !== undefined
      ? [node(`${path}.${anyCode}`, anyCode, others, false)]
      : []),
  ]);
}

/** The maps that may stand here: below a list its items, of a union its branches. */
function shapesOf(schema: JsonSchema): JsonSchema[] {
  const { items, anyOf } = schema;
  if (isSchema(items)) return shapesOf(items);
  if (anyOf !== undefined) return anyOf.flatMap((each) => (isSchema(each) ? shapesOf(each) : []));
  return schema.type === 'object' ? [schema] : [];
}

function typeOf(schema: JsonSchema): string {
  const { type, items, anyOf, enum: values, const: value, minimum, maximum } = schema;
  if (value !== undefined) return String(value);
  if (values !== undefined) return values.join(' | ');
  if (anyOf !== undefined) {
    return [...new Set(anyOf.map((each) => (isSchema(each) ? typeOf(each) : 'any')))].join(' | ');
  }
  if (type === 'array') return `[]${isSchema(items) ? typeOf(items) : 'any'}`;
  if (type === 'object' && schema.properties === undefined) return 'map[string]string';
  if ((type === 'integer' || type === 'number') && minimum !== undefined && maximum !== undefined) {
    return `${type} ${minimum}..${maximum}`;
  }
  return typeof type === 'string' ? type : 'any';
}
