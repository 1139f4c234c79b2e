import { type Paint, paint as painter } from '../lib/colour.ts';
import { formatDuration } from '../lib/duration.ts';
import { groupBy } from '../lib/group.ts';
import { safe } from '../lib/safe.ts';
import { displayWidth, padEnd } from '../lib/width.ts';
import { wrap } from '../lib/wrap.ts';
import type { ApplyReport, Outcome, OutcomeStatus } from '../model/outcome.ts';
import {
  answeredFor,
  applySummary,
  leftoverText,
  operationName,
  operationsText,
  type Work,
  worksOf,
} from './apply-facts.ts';
import { type Look, readableWidth } from './look.ts';
import { type Say, saying } from './words.ts';

/** What an apply did, VM by VM, what failed and why, what is not as planned, and one line at the end. */
export function applyText(report: ApplyReport, look: Look): string {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const works = worksOf(report);
  const column = Math.min(24, Math.max(0, ...works.map((work) => displayWidth(work.name))));
  const blocks = [
    works.flatMap((work) => workLines(work, column, look, say, paint)),
    leftoverLines(report, look, say, paint),
    answeredFor(report, say).flatMap((line) => wrap(line, readableWidth(look))),
    [paint.bold(applySummary(report, say))],
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

const signs: Readonly<Record<OutcomeStatus, string>> = { done: '✓', already: '=', failed: '✗', skipped: '-' };

function statusPaint(status: OutcomeStatus, paint: Paint): (text: string) => string {
  return status === 'failed' ? paint.red : status === 'skipped' ? paint.yellow : paint.green;
}

function workLines(work: Work, column: number, look: Look, say: Say, paint: Paint): string[] {
  const width = readableWidth(look);
  const sign = statusPaint(work.status, paint)(signs[work.status]);
  const seconds = work.seconds > 0 ? ` (${formatDuration(work.seconds)})` : '';
  const [first = '', ...rest] = wrap(`${operationsText(work, say)}${seconds}`, width - column - 4);
  return [
    `${sign} ${paint.bold(padEnd(work.name, column))}  ${first}`,
    ...rest.map((line) => `${' '.repeat(column + 4)}${line}`),
    ...work.outcomes.flatMap((outcome) => errorLines(outcome, width, say, paint)),
    ...(work.isLeftOff ? wrap(say('apply/off'), width - 4).map((line) => paint.yellow(`    ${line}`)) : []),
  ];
}

function errorLines({ action, error }: Outcome, width: number, say: Say, paint: Paint): string[] {
  if (error === undefined) return [];
  const fault = error.fault === undefined ? '' : ` (${say('apply/fault', { fault: safe(error.fault) })})`;
  const head = `${operationName(action, say)}: ${safe(error.code)}${fault}`;
  return [
    ...wrap(head, width - 4).map((line) => paint.red(`    ${line}`)),
    ...linesOf(error, width - 4).map((line) => `    ${line}`),
    ...(error.hint === '' ? [] : wrap(safe(error.hint), width - 6)).map((line, index) =>
      paint.dim(`    ${index === 0 ? '→' : ' '} ${line}`),
    ),
  ];
}

function leftoverLines({ leftovers }: ApplyReport, look: Look, say: Say, paint: Paint): string[] {
  if (leftovers.length === 0) return [];
  const width = readableWidth(look);
  const byName = groupBy(leftovers, (leftover) => leftover.name);
  return [
    ...wrap(say('apply/leftovers'), width).map((line) => paint.bold(paint.red(line))),
    ...[...byName].flatMap(([name, group]) => [
      `  ${paint.bold(safe(name))}`,
      ...group.flatMap((leftover) =>
        wrap(leftoverText(leftover, say), width - 4).map((line) => `    ${line}`),
      ),
    ]),
  ];
}

/** Wrapped to a width. What was changed meanwhile is a list; in what a server says, ends of lines are shown, not obeyed. */
function linesOf({ code, message }: NonNullable<Outcome['error']>, width: number): string[] {
  const lines = code === 'PLN-005' ? message.split('\n') : [message];
  return lines.flatMap((line) => wrap(safe(line), width));
}
