import { type Paint, paint as painter } from '../lib/colour.ts';
import { safe } from '../lib/safe.ts';
import { table } from '../lib/table.ts';
import { wrap } from '../lib/wrap.ts';
import type { OperationStatus, RunReport, RunStatus, StatusReport } from '../model/run-status.ts';
import { type Look, readableWidth } from './look.ts';
import {
  answeredForOf,
  damageLines,
  factRows,
  operationText,
  resultText,
  timeText,
  troubleLines,
  whereText,
  whoText,
} from './status-facts.ts';
import { type Say, saying } from './words.ts';

/** The last runs, what they left open, and what the next apply does about it. */
export function statusText(report: StatusReport, look: Look): string {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const place = { place: safe(report.journal) };
  const blocks = [
    wrap(say(report.runs.length === 0 ? 'run/none' : 'run/title', place), width),
    ...report.runs.map((run) => runLines(run, width, say, paint)),
    damageLines(report.damaged, report.unread, say).flatMap((line) => wrap(line, width)),
    report.runs.length === 0
      ? []
      : [
          paint.bold(say('next/title')),
          ...report.next.flatMap((line) => wrap(line, width - 2).map((each) => `  ${each}`)),
        ],
  ];
  return join(blocks);
}

/** One run in full. */
export function runText(run: RunReport, look: Look): string {
  const say = saying(look.lang);
  const paint = painter(look.colour);
  const width = readableWidth(look);
  const rows = factRows(run, say).map(([label, value]) => [{ text: label, paint: paint.dim }, value]);
  return join([
    table(rows, { width, columns: [{}, { min: 20 }] }),
    run.operations.flatMap((operation) => operationLines(operation, run, width, say, paint)),
    answeredForOf(run, say).flatMap((line) => wrap(line, width)),
    damageLines(run.damaged, 0, say).flatMap((line) => wrap(line, width)),
  ]);
}

function join(blocks: readonly (readonly string[])[]): string {
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

/** Lines about one run's operations; all of them are in `status --run ID`. */
const mostLines = 10;

function runLines(run: RunStatus, width: number, say: Say, paint: Paint): string[] {
  const title = [timeText(run.started_at, run, say), safe(run.site ?? '')].filter((part) => part !== '');
  const trouble = troubleLines(run, say);
  const more = trouble.length - mostLines;
  const below = [
    [whoText(run, say), whereText(run, say)].filter((part) => part !== '').join(say('summary/separator')),
    resultText(run, say),
    ...trouble.slice(0, mostLines),
    ...(more > 0 ? [say('order/more', { count: more })] : []),
  ];
  return [
    `${signOf(run, paint)} ${paint.bold(safe(run.run))}  ${title.join('  ')}`,
    ...below.flatMap((line) => hanging(line, width)),
  ];
}

/** A line below a title; what does not fit follows further in. */
function hanging(line: string, width: number): string[] {
  return wrap(line, width - 6).map((each, index) => `${' '.repeat(index === 0 ? 4 : 6)}${each}`);
}

function signOf({ state, open, exit_code: code }: RunStatus, paint: Paint): string {
  if (state === 'running') return paint.yellow('…');
  if (open) return paint.red('✗');
  return state === 'ended' && code === 0 ? paint.green('✓') : paint.yellow('!');
}

const signs: Readonly<Record<OperationStatus['status'], string>> = {
  done: '✓',
  already: '=',
  failed: '✗',
  skipped: '-',
  unfinished: '?',
};

function operationLines(
  operation: OperationStatus,
  run: RunStatus,
  width: number,
  say: Say,
  paint: Paint,
): string[] {
  const { status } = operation;
  const colour =
    status === 'failed' ? paint.red : status === 'done' || status === 'already' ? paint.green : paint.yellow;
  const [first = '', ...rest] = wrap(operationText(operation, run, say), width - 4);
  return [`${colour(signs[status])} ${first}`, ...rest.map((line) => `    ${line}`)];
}
