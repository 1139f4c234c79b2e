import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Document,
} from 'yaml';
import type { Complaint } from './complaint.ts';
import { hasCredentials, isSecretWord } from './secrets.ts';
import type { Range, SourceFile } from './source.ts';
import { yamlComplaints } from './yaml-errors.ts';

/** One document of a file: its value, and the nodes that know where each part of it stands. */
export interface ParsedDocument {
  readonly source: SourceFile;
  readonly yaml: Document.Parsed;
  readonly value: unknown;
}

export interface Parsed {
  /** Those that could be read; documents without content are left out. */
  readonly documents: readonly ParsedDocument[];
  readonly complaints: readonly Complaint[];
  /** Where secrets seem to stand literally. */
  readonly secrets: readonly Range[];
}

/** YAML 1.2 text → documents. Aliases and merge keys work; a document with a mistake in its YAML is complained of and left out. */
export function parseYaml(source: SourceFile): Parsed {
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(source.text);
  if (conflict !== null) return failed('MAN-002/conflict', conflict.index, conflict.index + 7);
  try {
    const documents: ParsedDocument[] = [];
    const complaints: Complaint[] = [];
    const secrets: Range[] = [];
    for (const yaml of parseAllDocuments(source.text, options)) {
      const survey = surveyNodes(yaml);
      secrets.push(...survey.secrets);
      const flaws = [...yaml.errors, ...yaml.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED')];
      const own = [...yamlComplaints(flaws, yaml, source.text), ...survey.complaints];
      complaints.push(...own);
      const value: unknown = own.length > 0 ? undefined : yaml.toJS({ maxAliasCount: mostAliases });
      if (own.length === 0 && value !== null && value !== undefined) documents.push({ source, yaml, value });
    }
    return { documents, complaints, secrets };
  } catch (error) {
    // What is nested without end, in brackets or in aliases, breaks the library's recursion.
    if (error instanceof ReferenceError) return failed('MAN-002/bomb', 0, 0);
    if (error instanceof RangeError) return failed('MAN-002/deep', 0, 0);
    throw error;
  }
}

/** `uniqueKeys` compares every key with every other; `surveyNodes` looks each up. */
const options = {
  version: '1.2',
  merge: true,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Aliases times what they stand for, beyond which a document is a bomb. */
const mostAliases = 1000;
const deepest = 60;

function failed(key: Complaint['key'], from: number, to: number): Parsed {
  return { documents: [], complaints: [{ key, range: { from, to }, args: {} }], secrets: [] };
}

interface NodeSurvey {
  readonly complaints: readonly Complaint[];
  readonly secrets: readonly Range[];
}

/** What the library does not look for: keys that stand twice, aliases of nothing, secrets, nesting without end. */
function surveyNodes(yaml: Document.Parsed): NodeSurvey {
  const complaints: Complaint[] = [];
  const secrets: Range[] = [];
  const anchors = new Set<string>();
  const walk = (node: unknown, secret: boolean, depth: number): void => {
    if (depth > deepest) throw new RangeError('nested too deep');
    if (isAlias(node)) {
      if (anchors.has(node.source)) return;
      complaints.push({ key: 'MAN-002/alias', range: rangeOf(node), args: { name: node.source } });
      return;
    }
    if (isScalar(node) && (secret || hasCredentials(node.value))) secrets.push(rangeOf(node));
    if (isSeq(node)) for (const item of node.items) walk(isPair(item) ? item.value : item, secret, depth + 1);
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items) {
        const word = isScalar(key) ? String(key.value) : undefined;
        if (word !== undefined && word !== '<<' && seen.has(word)) {
          complaints.push({ key: 'MAN-002/twice', range: rangeOf(key), args: { name: word } });
        }
        if (word !== undefined) seen.add(word);
        walk(value, isSecretPart(word, secret, value), depth + 1);
      }
    }
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) anchors.add(node.anchor);
  };
  walk(yaml.contents, false, 0);
  return { complaints, secrets };
}

/** Below a secret's key everything is secret, but for a reference of the form that hvm takes. */
function isSecretPart(key: string | undefined, inside: boolean, value: unknown): boolean {
  if (!inside) return key !== undefined && isSecretWord(key);
  if (key === 'fromEnv') return !(isScalar(value) && /^[A-Za-z_][A-Za-z0-9_]*$/.test(String(value.value)));
  return key !== 'fromFile' && key !== 'fromCommand';
}

/** The node's own text: from its first character to behind its last. */
export function rangeOf(node: unknown): Range {
  const [from = 0, to = from] = isNodeWithRange(node) ? node.range : [];
  return { from, to };
}

function isNodeWithRange(
  node: unknown,
): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
