import type { Desired } from '../../model/desired.ts';
import { nearest } from '../../lib/nearest.ts';
import type { Checked, Entry, EntryOf } from '../check.ts';
import type { Complaint } from '../complaint.ts';
import { locate } from '../locate.ts';
import type { Path } from '../path.ts';
import type { ParsedDocument } from '../parsed.ts';
import type { Kind } from '../schema/kinds.ts';
import type { SourceFile } from '../source.ts';
import { resolveNetwork, resolveTemplate, resolveVendor } from './catalogues.ts';
import { reportDuplicates } from './duplicates.ts';
import { resolveMachine } from './machine.ts';
import { checkMerged, defaultsOf, merge } from './merged.ts';
import { checkReferences } from './references.ts';
import { resolveSite } from './site.ts';
import { checkWritten } from './written.ts';

export interface ResolveOptions {
  readonly site?: string;
  /** Every document could be read: what is missing is missing. */
  readonly isComplete: boolean;
  /** Where a complaint about no document goes. */
  readonly nowhere: SourceFile | undefined;
  readonly complain: (source: SourceFile, complaint: Complaint) => void;
}

/** Reports a mistake at a path of a document: at the value there, or at its key. */
export type Complain = (
  document: ParsedDocument,
  path: Path,
  key: Complaint['key'],
  args?: Complaint['args'],
  how?: How,
) => void;

export interface How {
  readonly part?: 'key' | 'value';
  /** An error where absent. */
  readonly severity?: 'warning';
}

/** Documents → Desired: one Site, its defaults merged in, every reference followed. undefined: there is no Site to take. */
export function resolve(checked: readonly Checked[], options: ResolveOptions): Desired | undefined {
  const claims = checked.flatMap(({ claim }) => claim ?? []);
  const entries = checked.flatMap(({ entry }) => entry ?? []);
  const complain: Complain = (document, path, key, args = {}, { part = 'value', ...how } = {}) =>
    options.complain(document.source, { key, range: locate(document, path, part), args, ...how });
  const site = chooseSite(checked, options, complain);
  reportDuplicates(claims, complain);
  const networks = ofKind(entries, 'Network');
  checkReferences({ checked, networks, site, isComplete: options.isComplete, complain });
  for (const each of checked) checkWritten(each, complain);
  // Without the Site's defaults nobody knows what a VM lacks.
  if (site === undefined) return undefined;
  const byVlan = new Map(networks.map(({ value, name }) => [value.spec.vlan, name]));
  const defaults = defaultsOf(site);
  const vms = checked.flatMap((each) => {
    if (each.kind !== 'VirtualMachine') return [];
    const merged = merge(each, defaults);
    checkMerged(each, merged, complain);
    const { entry } = each;
    return entry?.kind === 'VirtualMachine' ? [resolveMachine(entry, merged.spec, { site, byVlan })] : [];
  });
  return {
    site: resolveSite(site),
    networks: byName(networks.map(resolveNetwork)),
    templates: byName(ofKind(entries, 'Template').map(resolveTemplate)),
    vendors: byName(ofKind(entries, 'Vendor').map(resolveVendor)),
    vms: byName(vms),
  };
}

/** The Site of the run; undefined where there is none, or it is not as it should be. */
function chooseSite(
  checked: readonly Checked[],
  options: ResolveOptions,
  complain: Complain,
): EntryOf<'Site'> | undefined {
  const sites = checked.flatMap(({ kind, claim }) => (kind === 'Site' && claim !== undefined ? [claim] : []));
  const entries = checked.flatMap(({ entry }) => entry ?? []);
  const names = sites.map(({ name }) => name);
  const [first] = sites;
  const entryOf = (name: string | undefined) => ofKind(entries, 'Site').find((entry) => entry.name === name);
  if (first === undefined) {
    if (options.isComplete && options.nowhere !== undefined && !checked.some(isSite)) {
      options.complain(options.nowhere, { key: 'MAN-011', range: { from: 0, to: 0 }, args: {} });
    }
    return undefined;
  }
  if (options.site !== undefined) {
    const found = entryOf(options.site);
    if (found === undefined && !names.includes(options.site)) {
      const near = nearest(options.site, names);
      const args = { name: options.site, known: names };
      if (near === undefined) complain(first.document, ['metadata', 'name'], 'MAN-011/unknown', args);
      else complain(first.document, ['metadata', 'name'], 'MAN-011/near', { ...args, near });
    }
    return found;
  }
  if (new Set(names).size > 1) {
    complain(sites[1]?.document ?? first.document, ['metadata', 'name'], 'MAN-011/several', { names });
    return undefined;
  }
  return entryOf(first.name);
}

/** A Site without a usable name has its own complaint already. */
function isSite({ kind }: Checked): boolean {
  return kind === 'Site';
}

function ofKind<K extends Kind>(entries: readonly Entry[], kind: K): EntryOf<K>[] {
  return entries.flatMap((entry) => (isOfKind(entry, kind) ? [entry] : []));
}

function isOfKind<K extends Kind>(entry: Entry, kind: K): entry is Entry & EntryOf<K> {
  return entry.kind === kind;
}

function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
