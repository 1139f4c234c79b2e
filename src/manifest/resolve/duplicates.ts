import { groupBy } from '../../lib/group.ts';
import type { Claim } from '../check.ts';
import { locate } from '../locate.ts';
import { type Lines, linesOf, type SourceFile } from '../source.ts';
import type { Complain } from './resolve.ts';

/** Documents of one kind and one name; and virtual machines whose names Windows and vSphere would take for one. */
export function reportDuplicates(claims: readonly Claim[], complain: Complain): void {
  const placeOf = placing();
  for (const [first, ...others] of groupBy(claims, ({ kind, name }) => `${kind}\n${name}`).values()) {
    for (const { document, kind, name } of others) {
      if (first === undefined) continue;
      complain(document, ['metadata', 'name'], 'MAN-009', { kind, name, first: placeOf(first) });
    }
  }
  const machines = claims.filter(({ kind }) => kind === 'VirtualMachine');
  for (const [first, ...others] of groupBy(machines, ({ name }) => name.toLowerCase()).values()) {
    for (const { document, name } of others) {
      if (first === undefined || first.name === name) continue;
      const args = { name, other: first.name, first: placeOf(first) };
      complain(document, ['metadata', 'name'], 'MAN-009/case', args);
    }
  }
}

/** Says where a document names itself, `hospital.yaml:12`; looks for the lines of each file once. */
function placing(): (claim: Claim) => string {
  const known = new Map<SourceFile, Lines>();
  return ({ document }) => {
    const { source } = document;
    const lines = known.get(source) ?? linesOf(source.text);
    known.set(source, lines);
    return `${source.file}:${lines.lineOf(locate(document, ['metadata', 'name']).from)}`;
  };
}
