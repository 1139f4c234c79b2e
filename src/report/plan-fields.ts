import type { Paint } from '../lib/colour.ts';
import { safe } from '../lib/safe.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { Lang } from '../messages/index.ts';
import { reasons } from '../messages/ja/reasons.ts';
import type { Impact } from '../model/impact.ts';
import type { Field, FieldValue } from '../model/plan.ts';
import type { Because, Reason } from '../model/reason.ts';
import { type Look, readableWidth } from './look.ts';
import { type Say, saying } from './words.ts';

/** A VM's changed fields: path, before → after, impact, and why it has that impact. Long values stand below, as - and +. */
export function fieldLines(fields: readonly Field[], look: Look, paint: Paint): string[] {
  const say = saying(look.lang);
  const width = readableWidth(look) - indent;
  const short = fields.filter((field) => !isLong(field));
  const pathWidth = Math.max(...fields.map((field) => displayWidth(safe(field.path))));
  const valueWidth = Math.max(0, ...short.map((field) => displayWidth(changeText(field, say))));
  const impactWidth = Math.max(...fields.map(({ impact }) => displayWidth(say(`impact/${impact}`))));
  const reasonWidth = Math.max(...fields.map(({ reason }) => displayWidth(reasonText(reason, look.lang))));
  const oneLine = pathWidth + valueWidth + impactWidth + reasonWidth + 6 <= width;
  const fits = pathWidth + valueWidth + impactWidth + 4 <= width;
  return fields.flatMap((field) => {
    const path = paint.bold(safe(field.path));
    const impact = paintImpact(field.impact, paint)(say(`impact/${field.impact}`));
    const reason = paint.dim(reasonText(field.reason, look.lang));
    if (isLong(field))
      return [`${blanks}${path}  ${impact}  ${reason}`, ...longLines(field, width, say, paint)];
    const value = changeText(field, say);
    if (oneLine)
      return [
        `${blanks}${padEnd(path, pathWidth)}  ${padEnd(value, valueWidth)}  ${padEnd(impact, impactWidth)}  ${reason}`,
      ];
    const head = fits
      ? [`${blanks}${padEnd(path, pathWidth)}  ${padEnd(value, valueWidth)}  ${impact}`]
      : [`${blanks}${path}  ${impact}`, ...below(value, width)];
    return [...head, ...below(reasonText(field.reason, look.lang), width).map(paint.dim)];
  });
}

const indent = 4;
const blanks = ' '.repeat(indent);
const longest = 48;
const mostLines = 12;

export function reasonText(reason: Reason | Because, lang: Lang): string {
  return lang === 'ja' ? reasons[reason] : reason;
}

/** `8 GiB → 16 GiB` */
function changeText({ path, before, after }: Field, say: Say): string {
  return `${valueText(path, before, say)} → ${valueText(path, after, say)}`;
}

/** As one would write it in the manifest, made harmless; nothing and the empty text are said in words. */
export function valueText(path: string, value: FieldValue, say: Say): string {
  if (value === null) return say('vm/absent');
  if (value === '') return path === 'folder' ? say('vm/root-folder') : '""';
  return path === 'cores.reservation' ? `${value} MHz` : safe(String(value));
}

export function paintImpact(impact: Impact, paint: Paint): (text: string) => string {
  switch (impact) {
    case 'none':
      return paint.dim;
    case 'online':
    case 'create':
      return paint.green;
    case 'network':
    case 'restart':
    case 'power-cycle':
      return (text) => paint.bold(paint.red(text));
    default:
      return impact satisfies never;
  }
}

function isLong({ before, after }: Field): boolean {
  const texts = [before, after].map((value) => String(value ?? ''));
  return texts.some((text) => text.includes('\n')) || displayWidth(texts.join('')) > longest;
}

function below(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line) => `${blanks}  ${line}`);
}

/** The lines that differ; those before and after them that do not are counted. */
function longLines({ path, before, after }: Field, width: number, say: Say, paint: Paint): string[] {
  const { gone, come, same } = changedLines(String(before ?? ''), String(after ?? ''));
  const show = (sign: string, lines: readonly string[]) => {
    const wrapped = lines.flatMap((line) => wrap(valueText(path, line, say), width - 4));
    const more = wrapped.length - mostLines;
    const shown =
      more > 1 ? [...wrapped.slice(0, mostLines), `… ${say('note/lines-more', { count: more })}`] : wrapped;
    return shown.map((line) => `${blanks}  ${sign} ${line}`);
  };
  return [
    ...show('-', gone).map(paint.red),
    ...show('+', come).map(paint.green),
    ...(same === 0 ? [] : [paint.dim(`${blanks}    ${say('note/lines-unchanged', { count: same })}`)]),
  ];
}

/** What is left of two texts when the lines that both begin and end with are taken off. */
export function changedLines(before: string, after: string) {
  const a = linesOf(before);
  const b = linesOf(after);
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { gone: a.slice(head, a.length - tail), come: b.slice(head, b.length - tail), same: head + tail };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}
