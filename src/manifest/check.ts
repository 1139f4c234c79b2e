import type * as z from 'zod/mini';
import { nearest } from '../lib/nearest.ts';
import type { Complaint } from './complaint.ts';
import { complaintsOf, shown } from './issues.ts';
import { locate } from './locate.ts';
import type { ParsedDocument } from './parsed.ts';
import { type Path, valueAt } from './path.ts';
import { apiVersion } from './schema/common.ts';
import { guideOf } from './schema/guide.ts';
import { isKind, kindNames, kinds, type Kind } from './schema/kinds.ts';
import { parsedBy } from './schema/parse.ts';
import { otherWord } from './synonyms.ts';

/** A document that is as its kind's schema wants it. */
export type Entry = { readonly [K in Kind]: EntryOf<K> }[Kind];
export interface EntryOf<K extends Kind> {
  readonly kind: K;
  readonly name: string;
  readonly document: ParsedDocument;
  readonly value: z.output<(typeof kinds)[K]>;
}

/** What a document says it is, even if the rest of it is wrong: others may refer to it. */
export interface Claim {
  readonly kind: Kind;
  readonly name: string;
  readonly document: ParsedDocument;
}

export interface Checked {
  readonly document: ParsedDocument;
  readonly kind?: Kind;
  readonly claim?: Claim;
  readonly entry?: Entry;
  readonly complaints: readonly Complaint[];
}

/** A document against the schema of its kind. */
export function checkDocument(document: ParsedDocument): Checked {
  const kind = valueAt(document.value, ['kind']);
  const complaint = isKind(kind) ? wrongVersion(document) : wrongKind(kind, document);
  if (complaint !== undefined) return { document, complaints: [complaint] };
  return isKind(kind) ? checkKind(kind, document) : { document, complaints: [] };
}

/** Only a document of hvm is looked at any further; one that lacks its version is one, by its kind. */
function wrongVersion(document: ParsedDocument): Complaint | undefined {
  const version = valueAt(document.value, ['apiVersion']);
  if (version === apiVersion || version === undefined || version === null) return undefined;
  const range = locate(document, ['apiVersion']);
  if (!isOurs(version)) return { key: 'MAN-007/foreign', range, args: { known: apiVersion } };
  if (typeof version === 'object') {
    return {
      key: 'MAN-003/text-only',
      range,
      args: { path: 'apiVersion', found: shown(undefined, version) },
    };
  }
  return { key: 'MAN-007/version', range, args: { version: String(version), known: apiVersion } };
}

function isOurs(version: unknown): boolean {
  return typeof version !== 'string' || !version.includes('/') || version.startsWith('hvm');
}

function wrongKind(kind: unknown, document: ParsedDocument): Complaint | undefined {
  const { value } = document;
  const say = (key: Complaint['key'], path: Path, args: Complaint['args'] = {}): Complaint => ({
    key,
    range: locate(document, path, kind === null ? 'key' : 'value'),
    args,
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return say('MAN-007', []);
  const version = valueAt(value, ['apiVersion']);
  if (version !== undefined && !isOurs(version)) {
    return say('MAN-007/foreign', ['apiVersion'], { known: apiVersion });
  }
  const known = { known: kindNames };
  if (kind === undefined) {
    const key = Object.keys(value).find((each) => nearest(each, ['kind']) !== undefined);
    if (key !== undefined) {
      return {
        ...say('MAN-007/near', []),
        range: locate(document, [key], 'key'),
        args: { key, near: 'kind' },
      };
    }
    return version === undefined
      ? say('MAN-007/foreign', [], { known: apiVersion })
      : say('MAN-007/no-kind', [], known);
  }
  if (kind === null) return say('MAN-007/no-kind', ['kind'], known);
  if (typeof kind !== 'string') return say('MAN-007/kind-text', ['kind'], known);
  const near = otherWord(kind.toLowerCase(), kindNames) ?? nearest(kind, kindNames);
  return near === undefined
    ? say('MAN-007/kind', ['kind'], { kind, ...known })
    : say('MAN-007/kind-near', ['kind'], { kind, near });
}

function checkKind(kind: Kind, document: ParsedDocument): Checked {
  const name = valueAt(document.value, ['metadata', 'name']);
  const claim = typeof name === 'string' ? { claim: { kind, name, document } } : {};
  const outcome = parsedKind(kind, document);
  if (outcome !== undefined && 'entry' in outcome) {
    return { document, kind, ...claim, entry: outcome.entry, complaints: [] };
  }
  const complaints =
    outcome === undefined
      ? [{ key: 'MAN-007/many' as const, range: locate(document, []), args: {} }]
      : complaintsOf(outcome.error, document, guideOf(kind));
  return { document, kind, ...claim, complaints };
}

type Outcome = { readonly entry: Entry } | { readonly error: z.core.$ZodError };

function parsedKind(kind: Kind, document: ParsedDocument): Outcome | undefined {
  const { value } = document;
  const base = (data: { readonly metadata: { readonly name: string } }) => ({
    name: data.metadata.name,
    document,
  });
  switch (kind) {
    case 'Site':
      return outcomeOf(parsedBy(kinds.Site, value), (data) => ({ kind, ...base(data), value: data }));
    case 'Network':
      return outcomeOf(parsedBy(kinds.Network, value), (data) => ({ kind, ...base(data), value: data }));
    case 'Template':
      return outcomeOf(parsedBy(kinds.Template, value), (data) => ({ kind, ...base(data), value: data }));
    case 'Vendor':
      return outcomeOf(parsedBy(kinds.Vendor, value), (data) => ({ kind, ...base(data), value: data }));
    case 'VirtualMachine':
      return outcomeOf(parsedBy(kinds.VirtualMachine, value), (data) => ({
        kind,
        ...base(data),
        value: data,
      }));
    default:
      return kind satisfies never;
  }
}

function outcomeOf<Data>(
  parsed: z.core.util.SafeParseResult<Data> | undefined,
  entryOf: (data: Data) => Entry,
): Outcome | undefined {
  if (parsed === undefined) return undefined;
  return parsed.success ? { entry: entryOf(parsed.data) } : { error: parsed.error };
}
