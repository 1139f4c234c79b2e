import { nearest } from '../lib/nearest.ts';
import type { HostAssumptions, WhatIf } from '../model/desired.ts';
import type { Parsed, ParsedDocument } from './parsed.ts';
import { parseWithNodes, parseYaml } from './parse.ts';
import { isPlainMap, type Path, valueAt } from './path.ts';
import { put } from './put.ts';
import { type Read, type ReadOptions, readWith } from './read-with.ts';
import { isKind, type Kind, kindNames } from './schema/kinds.ts';
import type { SourceFile } from './source.ts';

/** `KIND/NAME.PATH=VALUE`, not yet looked for in any document. */
export interface Assumption {
  /** As it was given. */
  readonly text: string;
  readonly kind: string;
  /** `kdu.hosts.memory`: a name may hold dots, too. */
  readonly target: string;
  readonly value: string;
}

/** undefined: it is a file. */
export function assumptionOf(text: string): Assumption | undefined {
  const [, kind = '', target = '', value = ''] = /^([A-Za-z]+)\/([^=]+)=(.*)$/s.exec(text) ?? [];
  return kind === '' ? undefined : { text, kind, target: target.trim(), value: value.trim() };
}

export interface WhatIfInput {
  readonly files: readonly SourceFile[];
  /** Documents that add to the manifests, or override keys of theirs. */
  readonly extra: readonly SourceFile[];
  readonly assumptions: readonly Assumption[];
  readonly options: ReadOptions;
}

/** Why an assumption is about nothing: its text, what there is not, and what there is. */
export interface Mistake {
  readonly key:
    | 'USE-019/kind'
    | 'USE-019/document'
    | 'USE-019/document-near'
    | 'USE-019/value'
    | 'USE-019/entry';
  readonly args: Readonly<Record<string, unknown>>;
}

/** The manifests as they would be with all that is assumed; checked as if it stood there. */
export function readWhatIf({ files, extra, assumptions, options }: WhatIfInput): Read | Mistake {
  const known = new Map(
    [...files, ...extra]
      .flatMap((file) => parseYaml(file).documents)
      .flatMap((document) => {
        const name = nameOf(document);
        return name === undefined ? [] : [[name, document] as const];
      }),
  );
  const found = assumptions.map((assumption) => settingOf(assumption, [...known.keys()]));
  const mistake = found.find((each) => 'key' in each);
  if (mistake !== undefined) return mistake;
  const settings = found.filter((each) => 'path' in each);
  const inFiles = new Set(files.flatMap((file) => parseYaml(file).documents.map(nameOf)));
  const overrides = extra
    .flatMap((file) => parseYaml(file).documents)
    .filter((document) => inFiles.has(nameOf(document)));
  let flaw: Mistake | undefined;
  const patched = (document: ParsedDocument): ParsedDocument => {
    const name = nameOf(document);
    const own = overrides.filter((each) => nameOf(each) === name);
    let value = own.reduce((sum, each) => merged(sum, each.value), document.value);
    for (const setting of settings.filter((each) => each.document === name)) {
      const next = put(value, setting.path, setting.value);
      if (next === undefined) flaw ??= { key: 'USE-019/entry', args: { text: setting.text } };
      else value = next.value;
    }
    return { ...document, value };
  };
  const parse = (source: SourceFile): Parsed => {
    const parsed = parseYaml(source);
    const isExtra = extra.includes(source);
    const kept = parsed.documents.filter((document) => !(isExtra && inFiles.has(nameOf(document))));
    return { ...parsed, documents: kept.map(patched) };
  };
  const adds = extra.filter(
    (file) => parse(file).documents.length > 0 || parseYaml(file).complaints.length > 0,
  );
  const read = readWith(parse, [...files, ...adds], options);
  if (flaw !== undefined) return flaw;
  const { desired } = read;
  if (desired === undefined) return read;
  const whatIf = whatIfOf(desired, {
    settings,
    documents: extra.flatMap((file) => parseYaml(file).documents),
  });
  return {
    ...read,
    desired: { ...desired, whatIf: { ...whatIf, assumptions: textsOf(assumptions, extra) } },
  };
}

interface Setting {
  readonly text: string;
  /** `Site/kdu`. */
  readonly document: string;
  readonly path: Path;
  readonly value: unknown;
}

function nameOf({ value }: ParsedDocument): string | undefined {
  const [kind, name] = [valueAt(value, ['kind']), valueAt(value, ['metadata', 'name'])];
  return isKind(kind) && typeof name === 'string' ? `${kind}/${name}` : undefined;
}

function settingOf(assumption: Assumption, names: readonly string[]): Setting | Mistake {
  const { text, target } = assumption;
  const told = text.slice(0, text.indexOf('='));
  const kind = kindOf(assumption.kind);
  if (kind === undefined) return { key: 'USE-019/kind', args: { text: told, known: kindNames } };
  const own = names.filter((name) => name.startsWith(`${kind}/`)).map((name) => name.slice(kind.length + 1));
  const [name] = own.filter((each) => target.startsWith(`${each}.`)).sort((a, b) => b.length - a.length);
  if (name === undefined) {
    const wanted = target.split('.')[0] ?? target;
    const near = nearest(wanted, own);
    const args = { text: told, kind, name: wanted };
    return near === undefined
      ? { key: 'USE-019/document', args: { ...args, known: own } }
      : { key: 'USE-019/document-near', args: { ...args, near } };
  }
  const value = valueOf(assumption.value);
  if (value === undefined) return { key: 'USE-019/value', args: { text: told } };
  return {
    text: told,
    document: `${kind}/${name}`,
    path: pathOf(target.slice(name.length + 1)),
    value: value.value,
  };
}

function kindOf(word: string): Kind | undefined {
  if (word.toLowerCase() === 'vm') return 'VirtualMachine';
  return kindNames.find((kind) => kind.toLowerCase() === word.toLowerCase());
}

/** As YAML reads it: `64 GiB` is a text, `8` a number, `[a, b]` a list. */
function valueOf(text: string): { readonly value: unknown } | undefined {
  if (text === '' || /[\r\n]/.test(text)) return undefined;
  const source: SourceFile = { file: '--what-if', text: `value: ${text}\n`, resolve: (path) => path };
  const { documents, complaints } = parseWithNodes(source);
  if (complaints.length > 0) return undefined;
  const value = valueAt(documents[0]?.value, ['value']);
  return value === undefined || value === null ? undefined : { value };
}

/** `hosts.memory`, `disks[data].size`; keys of the spec, unless they begin with `spec` or `metadata`. */
function pathOf(text: string): Path {
  const parts = text.split('.').flatMap((part): (string | number)[] => {
    const [, key = part, entry] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(part) ?? [];
    if (entry === undefined) return [key];
    return [key, /^\d+$/.test(entry) ? Number(entry) : `[${entry}]`];
  });
  return parts[0] === 'spec' || parts[0] === 'metadata' ? parts : ['spec', ...parts];
}

/** Maps key by key; lists of named things (disks, networks) by name, other lists as a whole. */
function merged(base: unknown, over: unknown): unknown {
  if (isPlainMap(base) && isPlainMap(over)) {
    const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
    return Object.fromEntries(
      keys.map((key) => [
        key,
        Object.hasOwn(over, key)
          ? Object.hasOwn(base, key)
            ? merged(base[key], over[key])
            : over[key]
          : base[key],
      ]),
    );
  }
  if (!Array.isArray(base) || !Array.isArray(over) || ![...base, ...over].every(hasName)) return over;
  const names = over.map(nameIn);
  const kept = base.map((each) => {
    const index = names.indexOf(nameIn(each));
    return index < 0 ? each : merged(each, over[index]);
  });
  return [...kept, ...over.filter((each) => !base.some((other) => nameIn(other) === nameIn(each)))];
}

function hasName(value: unknown): boolean {
  return typeof nameIn(value) === 'string';
}

function nameIn(value: unknown): unknown {
  return valueAt(value, ['name']);
}

interface Assumed {
  readonly settings: readonly Setting[];
  readonly documents: readonly ParsedDocument[];
}

/** What of it counts for more than the inventory: the hosts, and the VMs as they are assumed. */
function whatIfOf(desired: NonNullable<Read['desired']>, { settings, documents }: Assumed) {
  const touched = [
    ...settings.map(({ document, path, value }) => ({ document, value: put({}, path, value)?.value })),
    ...documents.map((document) => ({ document: nameOf(document) ?? '', value: document.value })),
  ];
  const site = touched.filter(({ document }) => document === `Site/${desired.site.name}`);
  const hostKeys = new Set(
    site.flatMap(({ value }) => {
      const hosts = valueAt(value, ['spec', 'hosts']);
      return isPlainMap(hosts) ? Object.keys(hosts) : [];
    }),
  );
  const all = site.some(({ value }) => valueAt(value, ['spec', 'defaults']) !== undefined);
  const named = new Set(touched.map(({ document }) => document));
  return {
    hosts: hostsOf(desired.site.hosts ?? {}, hostKeys),
    vms: desired.vms.map(({ name }) => name).filter((name) => all || named.has(`VirtualMachine/${name}`)),
  };
}

function hostsOf(hosts: HostAssumptions, keys: ReadonlySet<string>): HostAssumptions {
  const { cores, sockets, memoryMib, overheadMib, coreFactor } = hosts;
  return {
    ...(keys.has('cores') && cores !== undefined ? { cores } : {}),
    ...(keys.has('sockets') && sockets !== undefined ? { sockets } : {}),
    ...(keys.has('memory') && memoryMib !== undefined ? { memoryMib } : {}),
    ...(keys.has('overhead') && overheadMib !== undefined ? { overheadMib } : {}),
    ...(keys.has('coreFactor') && coreFactor !== undefined ? { coreFactor } : {}),
  };
}

function textsOf(assumptions: readonly Assumption[], extra: readonly SourceFile[]): WhatIf['assumptions'] {
  return [...assumptions.map(({ text }) => text), ...extra.map(({ file }) => file)];
}
