import { groupBy } from '../../lib/group.ts';
import { nearest } from '../../lib/nearest.ts';
import type { Checked, EntryOf } from '../check.ts';
import { type Path, valueAt } from '../path.ts';
import type { Kind } from '../schema/kinds.ts';
import type { Complain } from './resolve.ts';

export interface ReferencesInput {
  readonly checked: readonly Checked[];
  readonly networks: readonly EntryOf<'Network'>[];
  readonly site: EntryOf<'Site'> | undefined;
  /** Every document could be read: what is missing is missing. */
  readonly isComplete: boolean;
  readonly complain: Complain;
}

/**
 * What documents name and is not there. Looks at values as they are written, so that a document with other mistakes has its
 * references checked too.
 */
export function checkReferences(input: ReferencesInput): void {
  const look = lookUp(input);
  for (const { kind, document } of input.checked) {
    const spec = kind === 'Site' ? ['spec', 'defaults'] : kind === 'VirtualMachine' ? ['spec'] : undefined;
    if (spec === undefined) continue;
    const at = (path: Path) => ({ document, path, value: valueAt(document.value, path) });
    const items = (key: string) => {
      const list = valueAt(document.value, [...spec, key]);
      return Array.isArray(list) ? list.map((_, index): Path => [...spec, key, index]) : [];
    };
    look.document('Template', at([...spec, 'template']));
    look.document('Vendor', at([...spec, 'vendor']));
    look.window(at([...spec, 'window']));
    for (const card of items('networks')) {
      look.document('Network', at([...card, 'network']));
      look.vlan(at([...card, 'vlan']));
    }
    for (const software of items('software')) look.document('VirtualMachine', at([...software, 'passiveOf']));
  }
}

interface Mention {
  readonly document: Parameters<Complain>[0];
  readonly path: Path;
  /** Whatever is written there. */
  readonly value: unknown;
}

function lookUp({ checked, networks, site, isComplete, complain }: ReferencesInput) {
  const claims = groupBy(
    checked.flatMap(({ claim }) => claim ?? []),
    ({ kind }) => kind,
  );
  const namesOf = new Map([...claims].map(([kind, list]) => [kind, list.map(({ name }) => name)]));
  const windows = (site?.value.spec.windows ?? []).map(({ name }) => name);
  const vlans = groupBy(networks, ({ value }) => value.spec.vlan);
  const allNetworks = (claims.get('Network') ?? []).length === networks.length;
  const named = ({ document, path, value }: Mention, known: readonly string[], keys: Keys, kind?: Kind) => {
    if (typeof value !== 'string' || value === '' || known.includes(value) || !isComplete) return;
    const near = nearest(value, known);
    const args = { ...(kind === undefined ? {} : { kind }), name: value };
    if (near !== undefined) complain(document, path, keys.near, { ...args, near });
    else if (known.length === 0) complain(document, path, keys.none, args);
    else complain(document, path, keys.other, { ...args, known: some(known) });
  };
  return {
    document: (kind: Kind, mention: Mention) => named(mention, namesOf.get(kind) ?? [], ofDocument, kind),
    window: (mention: Mention) => {
      if (site !== undefined) named(mention, windows, ofWindow);
    },
    vlan: ({ document, path, value }: Mention) => {
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 4094) return;
      const found = vlans.get(value) ?? [];
      if (found.length > 1) {
        complain(document, path, 'MAN-010/vlan-several', {
          vlan: value,
          names: found.map(({ name }) => name),
        });
      } else if (found.length === 0 && isComplete && allNetworks) {
        const known = [...vlans.keys()].map(String);
        if (known.length === 0) complain(document, path, 'MAN-010/vlan-none', { vlan: value });
        else complain(document, path, 'MAN-010/vlan', { vlan: value, known: some(known) });
      }
    },
  };
}

type Keys = Readonly<Record<'other' | 'near' | 'none', Parameters<Complain>[2]>>;

const ofDocument: Keys = { other: 'MAN-010', near: 'MAN-010/near', none: 'MAN-010/none' };
const ofWindow: Keys = {
  other: 'MAN-010/window',
  near: 'MAN-010/window-near',
  none: 'MAN-010/window-none',
};

/** A list that a sentence can hold. */
function some(known: readonly string[]): string {
  return known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
}
