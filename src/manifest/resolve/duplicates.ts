import { groupBy } from '../../lib/group.ts';
import type { Claim } from '../check.ts';
import { linesOf } from '../source.ts';
import { locate } from '../locate.ts';
import type { Complain } from './resolve.ts';

/** Documents of one kind and one name; and virtual machines whose names Windows and vSphere would take for one. */
export function reportDuplicates(claims: readonly Claim[], complain: Complain): void {
  for (const [first, ...others] of groupBy(claims, ({ kind, name }) => `${kind}\n${name}`).values()) {
    for (const { document, kind, name } of others) {
      complain(document, ['metadata', 'name'], 'MAN-009', {
        kind,
        name,
        first: first === undefined ? '' : placeOf(first),
      });
    }
  }
  const machines = claims.filter(({ kind }) => kind === 'VirtualMachine');
  for (const [first, ...others] of groupBy(machines, ({ name }) => name.toLowerCase()).values()) {
    for (const { document, name } of others) {
      if (first === undefined || first.name === name) continue;
      complain(document, ['metadata', 'name'], 'MAN-009/case', {
        name,
        other: first.name,
        first: placeOf(first),
      });
    }
  }
}

function placeOf({ document }: Claim): string {
  const { file, text } = document.source;
  const { from } = locate(document, ['metadata', 'name']);
  return `${file}:${linesOf(text).lineOf(from)}`;
}
