import { HvmError, type Place } from '../errors.ts';
import { type Lang, text } from '../messages/index.ts';
import { paint as painter } from '../lib/colour.ts';
import { safe, safeFacts, safeLines } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import { type Look, readableWidth } from './look.ts';
import { saying } from './words.ts';

/** The document that ends a run with `-o json`. */
export interface ErrorDocument {
  readonly error: {
    readonly code: string;
    readonly fault?: string;
    readonly message: string;
    readonly hint: string;
    readonly place?: Place;
  };
}

export function errorJson(error: unknown, lang: Lang): ErrorDocument {
  if (!(error instanceof HvmError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { error: { code: 'INT-001', ...text(lang, 'INT-001', { reason }) } };
  }
  const { code, fault, place } = error;
  return {
    error: {
      code,
      ...(fault === undefined ? {} : { fault }),
      ...text(lang, error.key, error.args),
      ...(place === undefined ? {} : { place }),
    },
  };
}

/** `error REC-002: …` with what to do below it; for stderr. */
export function errorText(error: unknown, look: Look): string {
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const { code, fault, message, hint, place } = errorJson(inLines(error), look.lang).error;
  const where = place === undefined ? '' : `${safe(place.file)}:${place.line}:${place.column}: `;
  const label = `${saying(look.lang)('error/label')} ${code}`;
  const why = fault === undefined ? '' : ` (${safe(fault)})`;
  const [first = '', ...rest] = safeLines(`${where}${label}${why}: ${message}`)
    .split('\n')
    .flatMap((line) => hanging(line, width));
  return [
    first.replace(label, paint.bold(paint.red(label))),
    ...rest,
    ...(hint === '' ? [] : wrap(safeLines(hint), width - 4)).map((line, index) =>
      paint.dim(`  ${index === 0 ? '→' : ' '} ${line}`),
    ),
    '',
  ].join('\n');
}

/** The same error; its facts begin no line of their own, but for those that are lists of ours. */
function inLines(error: unknown): unknown {
  if (!(error instanceof HvmError)) return error;
  const { key, exit, fault, place, args } = error;
  const lists = Object.fromEntries(Object.entries(args).filter(([name]) => ownLists.has(name)));
  const details = { exit, args: { ...safeFacts(args), ...lists } };
  return new HvmError(key, {
    ...details,
    ...(fault === undefined ? {} : { fault }),
    ...(place === undefined ? {} : { place }),
  });
}

/** Whoever makes one makes each of its lines harmless. */
const ownLists: ReadonlySet<string> = new Set(['list', 'refusals', 'excesses']);

/** A line wrapped, what follows two columns further in than where it begins. */
function hanging(line: string, width: number): string[] {
  const indent = line.length - line.trimStart().length;
  const [first = '', ...rest] = wrap(line.trimStart(), width - indent - 2);
  return [`${' '.repeat(indent)}${first}`, ...rest.map((each) => `${' '.repeat(indent + 2)}${each}`)];
}
