import { nearest } from '../lib/nearest.ts';
import { formatMib, nearestMib, parseSize, sizeUnits } from '../lib/size.ts';
import type { TextKey } from '../messages/index.ts';
import type { Path } from './path.ts';
import { cidrNear, dayNear, ipNear, macNear, narrowed, pathNear, timeNear, urlNear } from './near.ts';
import type { Guide } from './schema/guide.ts';
import { mask } from './secrets.ts';
import { otherValue, truthOf } from './synonyms.ts';
import type * as z from 'zod/mini';

/** A value that its key does not take. */
export interface WrongValue {
  readonly path: Path;
  readonly value: unknown;
  /** As it is shown: as it is written, or masked. */
  readonly found: string;
  readonly guide: Guide;
}

export interface Words {
  readonly key: TextKey;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Zod's issue about a value → the text of ours that says most about it. */
export function wordsFor(issue: z.core.$ZodIssue, wrong: WrongValue): Words {
  const { path, value, found, guide } = wrong;
  const [word = '', ...facts] = issue.message.split(' ');
  const near = nearOf(word, wrong);
  if (near !== undefined) return near;
  switch (word) {
    case 'MAN-003/size':
      return sizeWords(wrong);
    case 'MAN-003/choice':
      return choiceWords(issue, wrong);
    case 'MAN-003/range':
      return { key: word, args: { minimum: facts[0], maximum: facts[1] } };
    case 'MAN-003/text':
      return { key: isPlain(value) ? word : 'MAN-003/text-only', args: {} };
    case 'MAN-003/number':
      return numberWords(wrong);
    case 'MAN-003/boolean':
      return booleanWords(wrong);
    case 'MAN-003/list': {
      const isOne = isPlain(value) && found !== mask && guide.keysAt([...path, 0]).length === 0;
      return { key: isOne ? 'MAN-003/list-of-one' : word, args: {} };
    }
    case 'MAN-008':
      return { key: path[0] === 'metadata' ? word : 'MAN-008/part', args: {} };
    case 'MAN-012':
      return { key: isPlain(value) ? word : 'MAN-012/form', args: {} };
    case 'MAN-003/map':
      return { key: word, args: { explain: guide.explained(path) } };
    default:
      return isOwnKey(word)
        ? { key: word, args: {} }
        : { key: 'MAN-003', args: { explain: guide.explained(path) } };
  }
}

/** Keys that the schema names and that need no more than the value; the compiler knows each. */
const ownKeys = [
  'MAN-003/empty',
  'MAN-003/empty-list',
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

/** What was meant, where the value alone tells; a value that is not shown tells nothing. */
function nearOf(word: string, { path, value, found, guide }: WrongValue): Words | undefined {
  const isShown = found === value || typeof value === 'number';
  const narrow = isShown && typeof value === 'string' ? narrowed(value) : undefined;
  if (narrow !== undefined && [narrow, Number(narrow)].some((each) => guide.takes(path, each))) {
    return { key: 'MAN-003/wide', args: { near: narrow } };
  }
  const meant = meantBy.find(({ of }) => of === word);
  const near = isShown ? meant?.near(String(value)) : undefined;
  if (meant === undefined || near === undefined || !guide.takes(path, near)) return undefined;
  return { key: meant.key, args: { near } };
}

const meantBy = [
  { of: 'MAN-003/date', key: 'MAN-003/date-near', near: dayNear },
  { of: 'MAN-003/time', key: 'MAN-003/time-near', near: timeNear },
  { of: 'MAN-003/ip', key: 'MAN-003/ip-near', near: ipNear },
  { of: 'MAN-003/cidr', key: 'MAN-003/cidr-near', near: cidrNear },
  { of: 'MAN-003/mac', key: 'MAN-003/mac-near', near: macNear },
  { of: 'MAN-003/path', key: 'MAN-003/path-near', near: pathNear },
  { of: 'MAN-003/url', key: 'MAN-003/url-near', near: urlNear },
] as const satisfies readonly {
  readonly of: string;
  readonly key: TextKey;
  readonly near: (written: string) => string | undefined;
}[];

function sizeWords({ path, value }: WrongValue): Words {
  const form = path.at(-1) === 'reservation' ? 'MAN-003/reservation' : 'MAN-003/size';
  if (typeof value === 'number') return { key: 'MAN-003/size-number', args: {} };
  const parsed = typeof value === 'string' ? parseSize(value) : { flaw: 'form' as const };
  if (!('flaw' in parsed)) {
    return { key: 'MAN-003/size-whole', args: { near: formatMib(Math.max(1, nearestMib(parsed.bytes))) } };
  }
  switch (parsed.flaw) {
    case 'no-unit':
      return { key: 'MAN-003/size-number', args: {} };
    case 'unit': {
      const unit = parsed.unit ?? '';
      const near = unitNear(unit);
      return near === undefined
        ? { key: form, args: {} }
        : { key: 'MAN-003/size-unit', args: { unit, near } };
    }
    case 'form':
    case 'large':
      return { key: form, args: {} };
    default:
      return parsed.flaw satisfies never;
  }
}

/** `G` is `GiB` to most people who write it. */
function unitNear(unit: string): string | undefined {
  return unit.length === 1
    ? sizeUnits.find((each) => each.startsWith(unit.toUpperCase()))
    : nearest(unit, sizeUnits);
}

function choiceWords(issue: z.core.$ZodIssue, { value, found }: WrongValue): Words {
  const values = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (typeof value === 'boolean') {
    const near = value ? 'on' : 'off';
    if (values.includes(near)) return { key: 'MAN-003/choice-boolean', args: { values, near } };
  }
  const near =
    typeof value === 'string'
      ? (otherValue(found, values) ?? nearest(found, values) ?? beginningOf(found, values))
      : undefined;
  return near === undefined
    ? { key: 'MAN-003/choice', args: { values } }
    : { key: 'MAN-003/choice-near', args: { values, near } };
}

/** `sunday` for `sun`. */
function beginningOf(found: string, values: readonly string[]): string | undefined {
  return values.find((value) => value.length > 2 && found.toLowerCase().startsWith(value));
}

function numberWords({ path, value }: WrongValue): Words {
  if (typeof value === 'string' && /^\d+$/.test(value)) return { key: 'MAN-003/number-quoted', args: {} };
  return { key: path.at(-1) === 'timeZone' ? 'MAN-003/windows-zone' : 'MAN-003/number', args: {} };
}

function booleanWords({ value }: WrongValue): Words {
  const near = isPlain(value) ? truthOf(String(value)) : undefined;
  if (near === undefined) return { key: 'MAN-003/boolean', args: {} };
  const isQuoted = String(value).toLowerCase() === near;
  return { key: isQuoted ? 'MAN-003/boolean-quoted' : 'MAN-003/boolean-near', args: { near } };
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object';
}
