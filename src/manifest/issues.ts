import type * as z from 'zod/mini';
import type { Complaint } from './complaint.ts';
import { flawsIn, type Flaw, type Missing, type Unknown, type Wrong } from './flaws.ts';
import { locate, writtenAs } from './locate.ts';
import type { ParsedDocument } from './parsed.ts';
import { type Path, pathText } from './path.ts';
import { apiVersion } from './schema/common.ts';
import type { Guide } from './schema/guide.ts';
import { hasCredentials, isReferenceWord, isSecretWord, mask } from './secrets.ts';
import { wordsFor } from './values.ts';

/** Zod's issues about a document → complaints with places and texts of our own: one for each mistake. */
export function complaintsOf(error: z.core.$ZodError, document: ParsedDocument, guide: Guide): Complaint[] {
  return flawsIn(error, document, guide).map((flaw) => complaintOf(flaw, document, guide));
}

function complaintOf(flaw: Flaw, document: ParsedDocument, guide: Guide): Complaint {
  switch (flaw.type) {
    case 'unknown':
      return unknownKey(flaw, document, guide);
    case 'missing':
      return missingKey(flaw, document, guide);
    case 'nothing':
      return nothing(flaw.path, document, guide);
    case 'wrong':
      return wrongValue(flaw, document, guide);
    default:
      return flaw satisfies never;
  }
}

function unknownKey({ map, key, meaning }: Unknown, document: ParsedDocument, guide: Guide): Complaint {
  const range = locate(document, [...map, key], 'key');
  const args = {
    path: nameOf(map, guide),
    key: isSecret(map) && !isReferenceWord(key) ? mask : key === '' ? '""' : key,
  };
  switch (meaning.as) {
    case 'near':
      return { key: 'MAN-004/near', range, args: { ...args, near: meaning.near } };
    case 'inside':
      return { key: 'MAN-004/inside', range, args: { ...args, inside: meaning.inside } };
    case 'default':
      return { key: 'MAN-004/default', range, args };
    case 'code':
      return { key: 'MAN-004/code', range, args };
    case 'joined': {
      const colon = range.from + meaning.near.length;
      return { key: 'MAN-002/space', range: { from: colon, to: colon + 1 }, args: { character: ':' } };
    }
    case 'another':
      return { key: 'MAN-012/several', range, args: { path: args.path } };
    case 'none':
      return { key: 'MAN-004', range, args: { ...args, known: meaning.known } };
    default:
      return meaning satisfies never;
  }
}

function missingKey({ map, key }: Missing, document: ParsedDocument, guide: Guide): Complaint {
  const range = locate(document, map, 'key');
  if (map.length === 0 && key === 'apiVersion') {
    return { key: 'MAN-007/no-version', range, args: { known: apiVersion } };
  }
  const explain = guide.explained([...map, key]);
  return { key: 'MAN-005', range, args: { key, path: nameOf(map, guide), explain } };
}

function nothing(path: Path, document: ParsedDocument, guide: Guide): Complaint {
  const range = locate(document, path, 'key');
  const args = { path: pathText(path) };
  if (/^\s*:[ \t]*#\S/.test(document.source.text.slice(range.to, range.to + 100))) {
    return { key: 'MAN-006/comment', range, args };
  }
  if (!guide.isNeeded(path)) return { key: 'MAN-006', range, args };
  return { key: 'MAN-006/required', range, args: { ...args, explain: guide.explained(path) } };
}

function wrongValue({ path, value, issue }: Wrong, document: ParsedDocument, guide: Guide): Complaint {
  const isHidden = isSecret(path) || path.at(-1) === 'fromEnv' || hasCredentials(value);
  const found = isHidden ? mask : shown(writtenAs(document, path), value);
  const { key, args } = wordsFor(issue, { path, value, found, guide });
  return { key, range: locate(document, path), args: { path: pathText(path), found, ...args } };
}

/** A path, or the kind of the whole document. */
function nameOf(map: Path, guide: Guide): string {
  return map.length === 0 ? guide.explained([]) : pathText(map);
}

function isSecret(path: Path): boolean {
  return path.some((part) => typeof part === 'string' && isSecretWord(part));
}

/** Short enough for a sentence. */
export function shown(written: string | undefined, value: unknown): string {
  const text = written ?? (Array.isArray(value) ? '[…]' : typeof value === 'object' ? '{…}' : String(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
