import { safe } from '../lib/safe.ts';
import { wrap } from '../lib/wrap.ts';
import { code } from './markdown.ts';
import type { Say } from './words.ts';

/** That nothing is so, and what is assumed: lines for a terminal, none where nothing is assumed. */
export function whatIfLines(assumptions: readonly string[] | undefined, width: number, say: Say): string[] {
  if (assumptions === undefined) return [];
  return [
    ...wrap(say('what-if/title'), width),
    ...assumptions.flatMap((each) => wrap(safe(each), width - 2).map((line) => `  ${line}`)),
  ];
}

/** The same in one line of Markdown. */
export function whatIfMarkdown(assumptions: readonly string[] | undefined, say: Say): string[] {
  if (assumptions === undefined) return [];
  return ['', `> ${say('what-if/all', { list: assumptions.map(code).join(say('summary/separator')) })}`];
}
