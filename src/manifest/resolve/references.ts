import { groupBy } from '../../lib/group.ts';
import { nearest } from '../../lib/nearest.ts';
import type { Claim, Entry, EntryOf } from '../check.ts';
import type { Path } from '../locate.ts';
import type { ParsedDocument } from '../parse.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Complain } from './resolve.ts';
import { ofKind } from './resolve.ts';

/** From a place in a document to what it names; what is not there is complained of at that place. */
export interface References {
  mustExist(document: ParsedDocument, path: Path, kind: Kind, name: string): void;
  window(document: ParsedDocument, path: Path, name: string): void;
  /** The Network with that VLAN. */
  vlan(document: ParsedDocument, path: Path, vlan: number): string | undefined;
}

export interface ReferencesInput {
  /** Of documents with mistakes too: they exist. */
  readonly claims: readonly Claim[];
  readonly entries: readonly Entry[];
  readonly site: EntryOf<'Site'> | undefined;
  readonly isComplete: boolean;
  readonly complain: Complain;
}

export function referencesOf({ claims, entries, site, isComplete, complain }: ReferencesInput): References {
  const names = groupBy(claims, ({ kind }) => kind);
  const networks = ofKind(entries, 'Network');
  const vlans = groupBy(networks, ({ value }) => value.spec.vlan);
  const allNetworks = (names.get('Network') ?? []).length === networks.length;
  const missing = (
    document: ParsedDocument,
    path: Path,
    kind: string,
    name: string,
    known: readonly string[],
  ) => {
    if (!isComplete) return;
    const near = nearest(name, known);
    if (near !== undefined) complain(document, path, 'MAN-010/near', { kind, name, near });
    else complain(document, path, 'MAN-010', { kind, name, known: some(known) });
  };
  return {
    mustExist: (document, path, kind, name) => {
      const known = (names.get(kind) ?? []).map((claim) => claim.name);
      if (!known.includes(name)) missing(document, path, kind, name, known);
    },
    window: (document, path, name) => {
      if (site === undefined) return;
      const known = (site.value.spec.windows ?? []).map((window) => window.name);
      if (!known.includes(name)) missing(document, path, 'spec.windows', name, known);
    },
    vlan: (document, path, vlan) => {
      const found = vlans.get(vlan) ?? [];
      const [only, ...more] = found;
      if (more.length > 0) {
        complain(document, path, 'MAN-010/vlan-several', { vlan, names: found.map(({ name }) => name) });
      } else if (only === undefined && isComplete && allNetworks) {
        complain(document, path, 'MAN-010/vlan', { vlan, known: some([...vlans.keys()].map(String)) });
      }
      return only?.name;
    },
  };
}

/** A list that a sentence can hold. */
function some(known: readonly string[]): string {
  if (known.length === 0) return '–';
  return known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
}
