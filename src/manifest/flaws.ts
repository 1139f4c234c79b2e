import type * as z from 'zod/mini';
import type { ParsedDocument } from './parsed.ts';
import { type Path, pathText, valueAt } from './path.ts';
import type { Guide } from './schema/guide.ts';
import { type Meaning, meaningOf } from './unknown-keys.ts';

type Issue = z.core.$ZodIssue;

/** A mistake in a document, before it has its words. */
export type Flaw = Unknown | Missing | Nothing | Wrong;

/** A key that there is not. */
export interface Unknown {
  readonly type: 'unknown';
  readonly map: Path;
  readonly key: string;
  readonly meaning: Meaning;
}

export interface Missing {
  readonly type: 'missing';
  readonly map: Path;
  readonly key: string;
}

/** A key without a value. */
export interface Nothing {
  readonly type: 'nothing';
  readonly path: Path;
}

export interface Wrong {
  readonly type: 'wrong';
  readonly path: Path;
  readonly value: unknown;
  readonly issue: Issue;
}

/** What is wrong with a document, each mistake once. */
export function flawsIn(error: z.core.$ZodError, document: ParsedDocument, guide: Guide): Flaw[] {
  return withoutEchoes(error.issues.flatMap((issue) => flawsOf(issue, [], document, guide)));
}

function flawsOf(issue: Issue, above: Path, document: ParsedDocument, guide: Guide): Flaw[] {
  const path: Path = [
    ...above,
    ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  ];
  const value = valueAt(document.value, path);
  if (
    issue.code === 'invalid_union' &&
    issue.errors.length > 0 &&
    !isNoReference(issue, path, value, guide)
  ) {
    const branch = nearestBranch(issue.errors);
    // Where no branch takes a value of that kind, the union's own text says what it wants.
    if (branch !== undefined) return branch.flatMap((each) => flawsOf(each, path, document, guide));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      type: 'unknown',
      map: path,
      key,
      meaning: meaningOf(key, path, guide),
    }));
  }
  if (value === undefined)
    return [{ type: 'missing', map: path.slice(0, -1), key: String(path.at(-1) ?? '') }];
  return value === null ? [{ type: 'nothing', path }] : [{ type: 'wrong', path, value, issue }];
}

/** A map in the place of a reference to a secret that has no key of one, not even misspelt. */
function isNoReference(issue: Issue, path: Path, value: unknown, guide: Guide): boolean {
  if (issue.message !== 'MAN-012' || typeof value !== 'object' || value === null) return false;
  const known = guide.keysAt(path);
  return !Object.keys(value).some((key) => known.includes(key) || meaningOf(key, path, guide).as === 'near');
}

/**
 * The branch of a union that was meant: one that takes a value of this kind (its complaints lie deeper, or are about
 * the value's form), the one with the fewest complaints; undefined: none.
 */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const candidates = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && isOtherKind(issue)),
  );
  return [...candidates].sort((a, b) => a.length - b.length)[0] ?? firstWithText(branches);
}

function isOtherKind({ code }: Issue): boolean {
  return code === 'invalid_type' || code === 'invalid_value';
}

/** Texts of our own say more than `expected object`. */
function firstWithText(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => issues.every((issue) => /^[A-Z]{3}-/.test(issue.message)));
}

/** A misspelt key is missing as well, and a value can be wrong in two ways: only the first is said. */
function withoutEchoes(flaws: readonly Flaw[]): Flaw[] {
  const meant = new Set(
    flaws.flatMap((flaw) =>
      flaw.type === 'unknown' ? meantKeys(flaw).map((key) => textOf(flaw.map, key)) : [],
    ),
  );
  const seen = new Set<string>();
  return flaws.filter((flaw) => {
    if (flaw.type === 'unknown') return true;
    if (flaw.type === 'missing') return !meant.has(textOf(flaw.map, flaw.key));
    const place = pathText(flaw.path);
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

/** The keys of the same map that somebody who wrote this one had in mind. */
function meantKeys({ meaning }: Unknown): readonly string[] {
  if (meaning.as === 'near' || meaning.as === 'joined') return [meaning.near];
  return meaning.as === 'inside' ? meaning.children : [];
}

function textOf(map: Path, key: string): string {
  return pathText([...map, key]);
}
