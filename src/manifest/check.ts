import type * as z from 'zod';
import { nearest } from '../lib/nearest.ts';
import type { Complaint } from './complaint.ts';
import { complaintsOf, valueAt } from './issues.ts';
import { locate, type Path } from './locate.ts';
import type { ParsedDocument } from './parse.ts';
import { apiVersion } from './schema/common.ts';
import { isKind, kindNames, kinds, type Kind } from './schema/kinds.ts';
import { keysAt } from './schema/keys.ts';

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
  const { value } = document;
  const wrong = (key: Complaint['key'], path: Path, args: Complaint['args'] = {}): Checked => ({
    document,
    complaints: [{ key, range: locate(document, path), args }],
  });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('MAN-007', []);
  const kind = valueAt(value, ['kind']);
  const version = valueAt(value, ['apiVersion']);
  if (kind === undefined && version === undefined) return wrong('MAN-007/foreign', []);
  if (kind === undefined) return wrong('MAN-007/no-kind', [], { known: kindNames });
  if (!isKind(kind)) {
    const near = nearest(String(kind), kindNames);
    if (near !== undefined) return wrong('MAN-007/kind-near', ['kind'], { kind, near });
    return wrong('MAN-007/kind', ['kind'], { kind: String(kind), known: kindNames });
  }
  if (version === undefined) return wrong('MAN-007/no-version', [], { known: apiVersion });
  if (version !== apiVersion) return wrong('MAN-007/version', ['apiVersion'], { version, known: apiVersion });
  return checkKind(kind, document);
}

function checkKind(kind: Kind, document: ParsedDocument): Checked {
  const name = valueAt(document.value, ['metadata', 'name']);
  const claim = typeof name === 'string' ? { claim: { kind, name, document } } : {};
  const parsed = parseKind(kind, document);
  if ('entry' in parsed) return { document, kind, ...claim, entry: parsed.entry, complaints: [] };
  const known = (path: Path) => keysAt(kinds[kind], path);
  return { document, kind, ...claim, complaints: complaintsOf(parsed.error, document, known) };
}

function parseKind(
  kind: Kind,
  document: ParsedDocument,
): { readonly entry: Entry } | { readonly error: z.ZodError } {
  switch (kind) {
    case 'Site': {
      const { data, error } = kinds.Site.safeParse(document.value);
      return data === undefined
        ? { error }
        : { entry: { kind, name: data.metadata.name, document, value: data } };
    }
    case 'Network': {
      const { data, error } = kinds.Network.safeParse(document.value);
      return data === undefined
        ? { error }
        : { entry: { kind, name: data.metadata.name, document, value: data } };
    }
    case 'Template': {
      const { data, error } = kinds.Template.safeParse(document.value);
      return data === undefined
        ? { error }
        : { entry: { kind, name: data.metadata.name, document, value: data } };
    }
    case 'Vendor': {
      const { data, error } = kinds.Vendor.safeParse(document.value);
      return data === undefined
        ? { error }
        : { entry: { kind, name: data.metadata.name, document, value: data } };
    }
    case 'VirtualMachine': {
      const { data, error } = kinds.VirtualMachine.safeParse(document.value);
      return data === undefined
        ? { error }
        : { entry: { kind, name: data.metadata.name, document, value: data } };
    }
    default:
      return kind satisfies never;
  }
}
