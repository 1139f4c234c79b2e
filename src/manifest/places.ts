import type { Place } from '../errors.ts';
import { locate } from './locate.ts';
import type { ParsedDocument } from './parsed.ts';
import { parseYaml } from './parse.ts';
import { type Path, valueAt } from './path.ts';
import { type Kind, isKind } from './schema/kinds.ts';
import { linesOf, type SourceFile } from './source.ts';

/** What a finding is about, as far as it tells where its cause stands. */
export interface About {
  readonly code: string;
  readonly subject: string;
  readonly item?: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Finds the place in the manifests that a finding is about: the document of its subject (the Site's, where the subject is in no
 * manifest), and in it the key that the rule is about, or the document's name. undefined: there is no Site, either.
 */
export function placerOf(sources: readonly SourceFile[]): (about: About) => Place | undefined {
  const documents = sources.flatMap((source) => parseYaml(source).documents);
  const byName = new Map<string, ParsedDocument>();
  for (const document of documents) {
    const { kind, name } = claimOf(document);
    if (kind !== undefined && name !== undefined) byName.set(`${kind}/${name}`, document);
  }
  const site = documents.find((document) => claimOf(document).kind === 'Site');
  return (about) => {
    const kinds = kindsOf(about.code);
    const own = kinds.flatMap((kind) => byName.get(`${kind}/${about.subject}`) ?? []);
    const document = own[0] ?? site;
    if (document === undefined) return undefined;
    return placeIn(document, own.length > 0 ? pathOf(about, document) : ['metadata', 'name']);
  };
}

function claimOf({ value }: ParsedDocument): { readonly kind?: Kind; readonly name?: string } {
  const [kind, name] = [valueAt(value, ['kind']), valueAt(value, ['metadata', 'name'])];
  return { ...(isKind(kind) ? { kind } : {}), ...(typeof name === 'string' ? { name } : {}) };
}

/** A name may be that of several documents: whose is more likely meant comes first. */
function kindsOf(code: string): readonly Kind[] {
  const [family = ''] = code.split('-');
  const first = firstKind[family];
  const usual: readonly Kind[] = ['VirtualMachine', 'Site', 'Network', 'Template', 'Vendor'];
  return first === undefined ? usual : [first, ...usual];
}

const firstKind: Readonly<Record<string, Kind>> = {
  CAP: 'Site',
  EXC: 'Site',
  ORG: 'Site',
  TPL: 'Template',
  VEN: 'Vendor',
};

/** The first of these that stands in the document, most precise first. */
function pathOf({ code, item, facts }: About, document: ParsedDocument): Path {
  const [family = ''] = code.split('-');
  const text = (each: unknown) => (typeof each === 'string' ? [each] : []);
  const named = ['path', 'disk', 'network'].flatMap((key) => text(facts[key]));
  const keys = keysOfFamily[family] ?? [];
  const candidates = [
    ...named.flatMap((each) => pathsOf(each, document)),
    ...keys.flatMap((key) => text(item).map((each): Path => ['spec', key, each])),
    ...text(item).flatMap((each) => pathsOf(each, document)),
    ...keys.map((key): Path => ['spec', key]),
  ];
  return candidates.find((path) => valueAt(document.value, path) !== undefined) ?? ['metadata', 'name'];
}

const keysOfFamily: Readonly<Record<string, readonly string[]>> = {
  AVL: ['availability'],
  BKP: ['backup'],
  CAP: ['memory', 'cores', 'hosts'],
  DS: ['disks', 'defaults'],
  EOS: ['software', 'template', 'os'],
  EXC: ['exceptions'],
  EXT: ['externalStorage'],
  FIX: [],
  LIC: ['software'],
  PAT: ['patch'],
  RMT: ['remoteMaintenance'],
  RSP: ['responsibility'],
  TPL: ['patchedAt', 'source'],
  VEN: ['mdsSds'],
  VLAN: ['networks', 'vlan'],
};

/** `disks[data].size`, or the name of a disk or card. */
function pathsOf(text: string, document: ParsedDocument): Path[] {
  const [, list = '', name = '', key] = /^(\w+)\[([^\]]+)\](?:\.(\w+))?$/.exec(text) ?? [];
  if (list !== '') {
    const at = entry(document, list, name);
    return key === undefined ? at : [...at.map((path): Path => [...path, key]), ...at];
  }
  const plain: Path = ['spec', ...text.split('.')];
  return [plain, ...entry(document, 'disks', text), ...entry(document, 'networks', text)];
}

function entry(document: ParsedDocument, list: string, name: string): Path[] {
  const entries = valueAt(document.value, ['spec', list]);
  if (!Array.isArray(entries)) return [];
  const index = entries.findIndex((_, at) =>
    ['name', 'network'].some((key) => valueAt(document.value, ['spec', list, at, key]) === name),
  );
  return index < 0 ? [] : [['spec', list, index]];
}

function placeIn(document: ParsedDocument, path: Path): Place {
  const { file, text } = document.source;
  const { from } = locate(document, path, path[0] === 'metadata' ? 'value' : 'key');
  const lines = linesOf(text);
  const line = lines.lineOf(Math.min(from, text.length));
  return { file, line, column: from - lines.rangeOf(line).from + 1 };
}
