import type * as z from 'zod';
import { nearest } from '../lib/nearest.ts';
import { parseSize, sizeUnits } from '../lib/size.ts';
import type { TextKey } from '../messages/index.ts';
import type { Complaint } from './complaint.ts';
import { locate, type Path, pathText, writtenAs } from './locate.ts';
import type { ParsedDocument } from './parse.ts';
import { hasCredentials, isSecretWord, mask } from './secrets.ts';
import { otherWords } from './synonyms.ts';

type Issue = z.core.$ZodIssue;

/** Zod's issues about a document → complaints with places and texts of our own. `keysAt` tells which keys a map may have. */
export function complaintsOf(
  error: z.ZodError,
  document: ParsedDocument,
  keysAt: (path: Path) => readonly string[],
): Complaint[] {
  return error.issues.flatMap((issue) => complaintsOfIssue(issue, [], document, keysAt));
}

function complaintsOfIssue(
  issue: Issue,
  above: Path,
  document: ParsedDocument,
  keysAt: (path: Path) => readonly string[],
): Complaint[] {
  const path: Path = [
    ...above,
    ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  ];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branch = nearestBranch(issue.errors);
    // Where no branch takes a value of that kind, the union's own text says what it wants.
    if (branch !== undefined)
      return branch.flatMap((each) => complaintsOfIssue(each, path, document, keysAt));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(document, [...path, key], keysAt(path)));
  }
  const value = valueAt(document.value, path);
  const name = pathText(path);
  if (value === undefined) {
    const args = { key: path.at(-1), path: pathText(path.slice(0, -1)) || 'the document' };
    return [{ key: 'MAN-005', range: locate(document, path.slice(0, -1), 'key'), args }];
  }
  if (value === null) return [{ key: 'MAN-006', range: locate(document, path, 'key'), args: { path: name } }];
  const range = locate(document, path);
  const found = isSecret(path) || hasCredentials(value) ? mask : shown(writtenAs(document, path), value);
  const { key, args } = wordsFor(issue, value, found);
  return [{ key, range, args: { path: name, found, ...args } }];
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

interface Words {
  readonly key: TextKey;
  readonly args: Readonly<Record<string, unknown>>;
}

function wordsFor(issue: Issue, value: unknown, found: string): Words {
  const [word = '', ...facts] = issue.message.split(' ');
  switch (word) {
    case 'MAN-003/size':
      return sizeWords(value);
    case 'MAN-003/choice':
      return choiceWords(issue, value, found);
    case 'MAN-003/range':
      return { key: word, args: { minimum: facts[0], maximum: facts[1] } };
    case 'MAN-003/text':
      return { key: isPlain(value) ? word : 'MAN-003/text-only', args: {} };
    case 'MAN-003/number':
      return {
        key: typeof value === 'string' && /^\d+$/.test(value) ? 'MAN-003/number-quoted' : word,
        args: {},
      };
    case 'MAN-012':
      return { key: isPlain(value) ? word : 'MAN-012/form', args: {} };
    default:
      return { key: isOwnKey(word) ? word : 'MAN-003', args: {} };
  }
}

/** Keys that the schema names and that need no more than the value; the compiler knows each. */
const ownKeys = [
  'MAN-003/empty',
  'MAN-003/empty-list',
  'MAN-003/boolean',
  'MAN-003/list',
  'MAN-003/map',
  'MAN-003/date',
  'MAN-003/time',
  'MAN-003/zone',
  'MAN-003/ip',
  'MAN-003/cidr',
  'MAN-003/mac',
  'MAN-003/path',
  'MAN-003/percent',
  'MAN-003/url',
  'MAN-003/fingerprint',
  'MAN-003/code',
  'MAN-003/product-key',
  'MAN-003/backup',
  'MAN-008',
  'MAN-012/env',
  'MAN-012/url',
  'MAN-013/unit',
  'MAN-013/card-name',
  'MAN-013/hostname',
  'MAN-013/hostname-long',
] as const satisfies readonly TextKey[];

function isOwnKey(word: string): word is (typeof ownKeys)[number] {
  return ownKeys.some((key) => key === word);
}

function sizeWords(value: unknown): Words {
  if (typeof value === 'number') return { key: 'MAN-003/size-number', args: {} };
  const parsed = typeof value === 'string' ? parseSize(value) : { flaw: 'form' as const };
  if (!('flaw' in parsed)) return { key: 'MAN-003/size-whole', args: {} };
  switch (parsed.flaw) {
    case 'no-unit':
      return { key: 'MAN-003/size-number', args: {} };
    case 'unit': {
      const unit = parsed.unit ?? '';
      const binary = sizeUnits.find((each) => each.startsWith(unit.toUpperCase()));
      const near = unit.length === 1 ? binary : nearest(unit, sizeUnits);
      return { key: 'MAN-003/size-unit', args: { unit, near: near ?? 'GiB' } };
    }
    case 'form':
    case 'large':
      return { key: 'MAN-003/size', args: {} };
    default:
      return parsed.flaw satisfies never;
  }
}

function choiceWords(issue: Issue, value: unknown, found: string): Words {
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (typeof value === 'boolean') {
    const near = value ? 'on' : 'off';
    return {
      key: values.includes(near) ? 'MAN-003/choice-boolean' : 'MAN-003/choice',
      args: { values, near },
    };
  }
  const near = typeof value === 'string' ? (nearest(found, values) ?? beginningOf(found, values)) : undefined;
  return near === undefined
    ? { key: 'MAN-003/choice', args: { values } }
    : { key: 'MAN-003/choice-near', args: { values, near } };
}

/** `sunday` for `sun`. */
function beginningOf(found: string, values: readonly string[]): string | undefined {
  return values.find((value) => value.length > 2 && found.toLowerCase().startsWith(value));
}

function unknownKey(document: ParsedDocument, path: Path, known: readonly string[]): Complaint {
  const key = String(path.at(-1));
  const at = pathText(path.slice(0, -1)) || 'the document';
  const range = locate(document, path, 'key');
  const near = otherWords(key, known) ?? nearest(key, known);
  if (near !== undefined) return { key: 'MAN-004/near', range, args: { key, path: at, near } };
  return { key: 'MAN-004', range, args: { key, path: at, known } };
}

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, part) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return Object.entries(at).find(([key]) => key === String(part))?.[1];
  }, value);
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object';
}

function isSecret(path: Path): boolean {
  return path.some((part) => typeof part === 'string' && isSecretWord(part));
}

/** Short enough for a sentence. */
function shown(written: string | undefined, value: unknown): string {
  const text = written ?? (Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
